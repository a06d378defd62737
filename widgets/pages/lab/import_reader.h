#pragma once

#include "data/csv.h"
#include "data/table_summary.h"
#include "run/latest.h"

#include <QObject>
#include <QTimer>

#include <atomic>
#include <memory>

namespace holdout {

/// What came of reading a file: a table, or the reason why there is none. If only rows of another
/// length are in the way there are both: the reason, and the table without those rows.
struct TableReading {
    CsvOptions asked;
    std::shared_ptr<const TableSummary> table; ///< May be null.
    std::optional<Error> error;

    bool accepted() const { return table && !error; }
};

/// Reads a file of separated values away from the window's thread, again for every other wish.
class ImportReader : public QObject {
    Q_OBJECT

public:
    ImportReader(const QString& path, QObject* parent);

    /// Reads the file in this way; whatever was asked before is given up.
    void read(const CsvOptions& options);

    bool busy() const { return m_timer.isActive(); }

signals:
    void progressed(double share);
    void finished(const TableReading& reading);

private:
    void poll();

    std::shared_ptr<std::atomic<double>> m_progress;
    QTimer m_timer;
    Latest<CsvOptions, TableReading> m_worker;
};

} // namespace holdout
