#pragma once

#include <QSize>
#include <QStandardItemModel>

namespace holdout {

/// Every generator and every shipped data set, in groups by what one does with them.
class DataEntries : public QStandardItemModel {
    Q_OBJECT

public:
    enum Role { IdRole = Qt::UserRole, WordsRole, SourceRole };
    enum Source { Heading, Generator, RealData };

    static constexpr QSize iconSize{56, 40};

    DataEntries(double pixelRatio, QObject* parent);

    static Source sourceOf(const QModelIndex& index);

    /// Paints the pictures anew, in the colours of the theme in force.
    void paintIcons(double pixelRatio);

private:
    void addGenerators();
    void addTables();
    void addHeading(const QString& title);
    void addEntry(Source source, const QString& title, const QString& id, const QString& words);
};

} // namespace holdout
