#pragma once

#include "data/table_summary.h"

#include <QAbstractTableModel>

#include <memory>

namespace holdout {

/// The columns of a table and what each is used for, one per row; above them a row that stands for
/// having no target.
class ImportColumns : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Part { Target, Feature, Name, Kind, Missing, Holds, PartCount };

    using QAbstractTableModel::QAbstractTableModel;

    /// Shows another reading of the file. The plan is kept if the columns have the same names.
    void setTable(std::shared_ptr<const TableSummary> table);

    const TableSummary* table() const { return m_table.get(); }
    const ColumnPlan& plan() const { return m_plan; }

    /// The index of the table's column in that row; −1 for the row of no target.
    static int columnAt(int row) { return row - 1; }
    static int rowOf(int column) { return column + 1; }

    /// Uses all of these rows as features, or none.
    void wantFeatures(const QList<int>& rows, bool wanted);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

signals:
    void planChanged();

private:
    const ColumnSummary& summaryAt(int row) const;
    QVariant noTarget(int part, int role) const;
    QString said(const ColumnSummary& column, int part) const;
    QString spoken(const QModelIndex& index) const;
    Qt::CheckState checked(const QModelIndex& index) const;
    void tellPlanChanged();

    std::shared_ptr<const TableSummary> m_table;
    ColumnPlan m_plan;
};

/// "number", "category", "text", "date" in the person's language.
QString kindName(ColumnKind kind);

/// A whole number with a thin space between thousands.
QString countText(Index number);

/// What the cells of a column hold, in a few words: a range, the levels, or some of the words.
QString contentOf(const ColumnSummary& column, Index rows);

} // namespace holdout
