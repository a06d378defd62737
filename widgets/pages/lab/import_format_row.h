#pragma once

#include "data/csv.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QHBoxLayout;

namespace holdout {

/// How the text of a file was understood, each part with a choice to have it read otherwise.
class ImportFormatRow : public QWidget {
    Q_OBJECT

public:
    explicit ImportFormatRow(QWidget* parent = nullptr);

    /// Shows what was found out, if anything, and which parts of it were asked for.
    void showFormat(const TextFormat* format, const CsvOptions& options);

    /// Offers to leave out rows of another length, and says whether that is done.
    void showSkipping(bool offered, bool skips);

signals:
    /// These options are wanted; kinds of columns are those last shown.
    void changed(const CsvOptions& options);

private:
    QComboBox* addCombo(QHBoxLayout& row, const QString& title, const QString& name,
                        const QStringList& choices);
    void choose();

    QComboBox *m_encoding, *m_separator, *m_decimal, *m_header;
    QCheckBox* m_skip;
    CsvOptions m_options;
};

} // namespace holdout
