#pragma once

#include "data/table_summary.h"

#include <QAbstractTableModel>

#include <memory>

namespace holdout {

/// The first rows of a file as they stand in it, coloured by what each column is used for.
class ImportPreview : public QAbstractTableModel {
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    void setTable(std::shared_ptr<const TableSummary> table);
    void setPlan(const ColumnPlan& plan);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    bool isMissing(const std::string& cell) const;
    bool unused(std::size_t column) const;

    std::shared_ptr<const TableSummary> m_table;
    ColumnPlan m_plan;
};

} // namespace holdout
