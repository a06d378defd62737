#include "pages/lab/import_column_list.h"

#include "support/icons.h"
#include "support/style.h"
#include "support/style_paint.h"
#include "support/text.h"
#include "support/theme.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>

#include <array>

namespace holdout {
namespace {

constexpr int rowHeight = 28;
constexpr int markSize = 16;

/// Hides rows without the words searched for, but never the row of no target.
class ColumnFilter : public QSortFilterProxyModel {
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override
    {
        return row == 0 || QSortFilterProxyModel::filterAcceptsRow(row, parent);
    }
};

/// Draws radio buttons, check boxes and the arrow of a choice without a widget per row.
class ColumnDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override
    {
        QStyleOptionViewItem item = option;
        initStyleOption(&item, index);
        item.state &= ~QStyle::State_HasFocus;
        const bool focused = option.state & QStyle::State_HasFocus;
        if (index.column() == ImportColumns::Target || index.column() == ImportColumns::Feature)
            paintMark(*painter, item, index);
        else
            item.widget->style()->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);
        if (index.column() == ImportColumns::Kind && !item.text.isEmpty())
            drawChevron(
                *painter,
                QRect(option.rect.right() - 20, option.rect.top(), 16, option.rect.height()),
                theme().muted);
        if (focused) {
            painter->setPen(QPen(theme().accent, 1.5));
            painter->setBrush(Qt::NoBrush);
            painter->drawRect(QRectF(option.rect).adjusted(1, 1, -1.5, -1.5));
        }
    }

private:
    static void paintMark(QPainter& painter, QStyleOptionViewItem& item, const QModelIndex& index)
    {
        const QStyle& style = *item.widget->style();
        style.drawPrimitive(QStyle::PE_PanelItemViewItem, &item, &painter, item.widget);
        const QVariant state = index.data(Qt::CheckStateRole);
        if (state.isNull())
            return;
        QStyleOptionButton mark;
        mark.rect = QStyle::alignedRect(item.direction, Qt::AlignCenter, QSize(markSize, markSize),
                                        item.rect);
        mark.palette = item.palette;
        mark.state = state.toInt() == Qt::Checked ? QStyle::State_On : QStyle::State_Off;
        if (index.flags() & Qt::ItemIsUserCheckable)
            mark.state |= QStyle::State_Enabled;
        const bool radio = index.column() == ImportColumns::Target;
        painter.save();
        if (!(mark.state & QStyle::State_Enabled))
            painter.setOpacity(0.35);
        style.drawPrimitive(radio ? QStyle::PE_IndicatorRadioButton : QStyle::PE_IndicatorCheckBox,
                            &mark, &painter, item.widget);
        painter.restore();
    }
};

} // namespace

ImportColumnList::ImportColumnList(ImportColumns& columns, QWidget* parent)
    : QWidget(parent), m_columns(columns), m_shown(new ColumnFilter(this)), m_search(new QLineEdit),
      m_view(new QTableView)
{
    m_shown->setSourceModel(&columns);
    m_shown->setFilterKeyColumn(ImportColumns::Name);
    m_shown->setFilterCaseSensitivity(Qt::CaseInsensitive);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(8);
    all->addWidget(makeSearchRow());
    makeView();
    all->addWidget(m_view, 1);
    setFocusProxy(m_view);
}

QWidget* ImportColumnList::makeSearchRow()
{
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    withLook(m_search, Look::Small)->setPlaceholderText(tr("Search columns"));
    m_search->setAccessibleName(m_search->placeholderText());
    m_search->setObjectName(QStringLiteral("columnSearch"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(icon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    connect(m_search, &QLineEdit::textChanged, m_shown,
            &QSortFilterProxyModel::setFilterFixedString);
    layout->addWidget(m_search, 1);
    const auto add = [&](const QString& title, const QString& name, const QString& tip,
                         bool wanted) {
        auto* button = withLook(new QPushButton(title), Look::Small);
        button->setObjectName(name);
        button->setToolTip(tip);
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, [this, wanted] { wantShown(wanted); });
        layout->addWidget(button);
    };
    add(tr("All"), QStringLiteral("allFeatures"), tr("Use all columns shown as features"), true);
    add(tr("None"), QStringLiteral("noFeatures"), tr("Use none of the columns shown as features"),
        false);
    return row;
}

void ImportColumnList::makeView()
{
    m_view->setObjectName(QStringLiteral("columnList"));
    m_view->setAccessibleName(tr("Columns of the file"));
    m_view->setModel(m_shown);
    m_view->setItemDelegate(new ColumnDelegate(m_view));
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setTabKeyNavigation(false);
    m_view->setShowGrid(false);
    m_view->setWordWrap(false);
    m_view->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setDefaultSectionSize(rowHeight);
    m_view->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    QHeaderView* header = m_view->horizontalHeader();
    header->setHighlightSections(false);
    header->setStretchLastSection(true);
    header->setMinimumSectionSize(30);
    constexpr std::array widths{54, 60, 142, 92, 62};
    for (int part = 0; part < std::ssize(widths); ++part)
        m_view->setColumnWidth(part, widths[static_cast<std::size_t>(part)]);
    m_view->installEventFilter(this);
    connect(m_view, &QTableView::clicked, this, &ImportColumnList::act);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& current) {
                const int row = m_shown->mapToSource(current).row();
                emit currentChanged(row < 0 ? -1 : ImportColumns::columnAt(row));
            });
}

void ImportColumnList::showColumn(int column)
{
    const QModelIndex index = m_columns.index(ImportColumns::rowOf(column), ImportColumns::Target);
    m_view->setCurrentIndex(m_shown->mapFromSource(index));
    m_view->scrollTo(m_view->currentIndex());
}

bool ImportColumnList::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_view && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Space || key == Qt::Key_F2) {
            act(m_view->currentIndex());
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void ImportColumnList::act(const QModelIndex& index)
{
    if (!index.isValid())
        return;
    if (index.column() == ImportColumns::Kind) {
        offerKinds(index);
        return;
    }
    const bool on = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    m_shown->setData(index, on ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
}

void ImportColumnList::offerKinds(const QModelIndex& index)
{
    const int column = ImportColumns::columnAt(m_shown->mapToSource(index).row());
    if (column < 0 || !m_columns.table())
        return;
    const ColumnSummary& summary = m_columns.table()->columns[static_cast<std::size_t>(column)];
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("kindMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const ColumnKind kind :
         {ColumnKind::Number, ColumnKind::Category, ColumnKind::Text, ColumnKind::Date}) {
        QAction* action = menu->addAction(kindName(kind));
        action->setCheckable(true);
        action->setChecked(kind == summary.kind);
        connect(action, &QAction::triggered, this, [this, column, kind, was = summary.kind] {
            if (kind != was)
                emit kindWanted(column, kind);
        });
    }
    menu->popup(m_view->viewport()->mapToGlobal(m_view->visualRect(index).bottomLeft()));
}

void ImportColumnList::wantShown(bool wanted)
{
    QList<int> rows;
    for (int row = 0; row < m_shown->rowCount(); ++row)
        rows << m_shown->mapToSource(m_shown->index(row, 0)).row();
    m_columns.wantFeatures(rows, wanted);
}

} // namespace holdout
