#pragma once

#include "pages/lab/import_columns.h"

#include <QSortFilterProxyModel>
#include <QWidget>

class QLineEdit;
class QTableView;

namespace holdout {

/// The list in which a person chooses target, features and types, with a search for wide tables.
class ImportColumnList : public QWidget {
    Q_OBJECT

public:
    explicit ImportColumnList(ImportColumns& columns, QWidget* parent = nullptr);

    /// Makes that column the current one and scrolls to it; −1 for the row of no target.
    void showColumn(int column);

signals:
    /// The column of that index is to be read as another kind.
    void kindWanted(int column, ColumnKind kind);

    void currentChanged(int column); ///< −1 for none.

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* makeSearchRow();
    void makeView();
    void act(const QModelIndex& index);
    void offerKinds(const QModelIndex& index);
    void wantShown(bool wanted);

    ImportColumns& m_columns;
    QSortFilterProxyModel* m_shown;
    QLineEdit* m_search;
    QTableView* m_view;
};

} // namespace holdout
