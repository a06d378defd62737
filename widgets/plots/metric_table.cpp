#include "plots/exportable.h"
#include "plots/metric_strip.h"
#include "plots/plot_style.h"
#include "support/figures.h"
#include "support/text.h"
#include "support/text_button.h"
#include "support/theme.h"

#include <QHeaderView>
#include <QPainter>
#include <QPainterPath>
#include <QStyledItemDelegate>
#include <QTableWidget>
#include <QVBoxLayout>

namespace holdout {
namespace {

constexpr int parts = 3, test = 2;
constexpr int rowHeight = 24;

/// Numbers of a column stand under each other, digit by digit.
class FigureDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override
    {
        if (index.column() == 0)
            return QStyledItemDelegate::paint(painter, option, index);
        painter->save();
        if (option.state & QStyle::State_Selected)
            painter->fillRect(option.rect, theme().accentSoft);
        painter->setFont(option.font);
        const bool known = index.data(Qt::UserRole).toBool();
        painter->setPen(known ? theme().text : theme().muted);
        drawFigures(*painter, option.rect.adjusted(4, 0, -8, 0), Qt::AlignRight | Qt::AlignVCenter,
                    index.data().toString());
        painter->restore();
    }
};

/// Column names as quiet as the captions of the strip.
class PlainHeader : public QHeaderView {
public:
    using QHeaderView::QHeaderView;

protected:
    void paintSection(QPainter* painter, const QRect& box, int column) const override
    {
        painter->fillRect(box, theme().card);
        painter->setFont(smallFont());
        painter->setPen(theme().muted);
        painter->drawText(box.adjusted(4, 0, column == 0 ? 0 : -8, 0),
                          (column == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter,
                          model()->headerData(column, Qt::Horizontal).toString());
    }
};

/// Open or closed, 9 by 11.
QPainterPath padlock(bool open)
{
    QPainterPath path;
    path.addRoundedRect(0, 5, 9, 6.5, 1.2, 1.2);
    QPainterPath shackle;
    shackle.moveTo(2, 5);
    shackle.lineTo(2, 3);
    shackle.arcTo(2, 0.5, 5, 5, 180, -180);
    shackle.lineTo(7, open ? 3 : 5);
    QPainterPathStroker stroker;
    stroker.setWidth(1.3);
    path.addPath(stroker.createStroke(shackle));
    path.setFillRule(Qt::WindingFill);
    return path;
}

} // namespace

MetricTable::MetricTable(QWidget* parent)
    : QWidget(parent), m_table(new QTableWidget(0, 1 + parts, this)),
      m_lock(new TextButton({}, this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(4);
    column->addWidget(m_table);
    column->addWidget(m_lock, 0, Qt::AlignRight);
    m_table->setAccessibleName(tr("All metrics by part of the data"));
    m_table->setObjectName(QStringLiteral("table"));
    m_table->setItemDelegate(new FigureDelegate(m_table));
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->setHorizontalHeader(new PlainHeader(Qt::Horizontal, m_table));
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(rowHeight);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->setHorizontalHeaderLabels({tr("Metric"), partName(0), partName(1), partName(2)});
    m_table->horizontalHeaderItem(0)->setTextAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    for (int part = 0; part < parts; ++part)
        m_table->horizontalHeaderItem(1 + part)->setTextAlignment(Qt::AlignRight |
                                                                  Qt::AlignVCenter);
    m_lock->setObjectName(QStringLiteral("lock"));
    connect(m_lock, &TextButton::clicked, this, &MetricTable::unlockTest);
    showLock();
}

void MetricTable::setReadings(std::vector<MetricReading> readings)
{
    m_readings = std::move(readings);
    fill();
}

void MetricTable::setTestUnlocked(bool unlocked)
{
    m_unlocked = unlocked;
    fill();
    showLock();
}

void MetricTable::setLooks(int looks)
{
    m_looks = looks;
    showLock();
}

void MetricTable::fill()
{
    m_table->setRowCount(static_cast<int>(m_readings.size()));
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const MetricReading& reading = m_readings[static_cast<std::size_t>(row)];
        const auto put = [&](int column, const QString& words, const QString& tip, bool known) {
            QTableWidgetItem* item = m_table->item(row, column);
            if (!item)
                m_table->setItem(row, column, item = new QTableWidgetItem);
            item->setText(words);
            item->setToolTip(tip);
            item->setData(Qt::UserRole, known);
        };
        put(0, text(reading.metric->title), metricTip(*reading.metric, {0.0, {}}), true);
        for (int part = 0; part < parts; ++part) {
            const MetricValue& value = reading.values.at(static_cast<std::size_t>(part));
            if (part == test && !m_unlocked)
                put(1 + part, QStringLiteral("···"), tr("Locked: look once, at the very end."),
                    false);
            else
                put(1 + part, metricFigure(value), metricTip(*reading.metric, value),
                    value.value.has_value());
        }
    }
}

void MetricTable::showLock()
{
    m_lock->setEnabled(!m_unlocked);
    const QString seen = m_looks > 0 ? tr(" · seen %1×").arg(m_looks) : tr(" · never seen");
    m_lock->setText((m_unlocked ? tr("Test scores shown") : tr("Show test scores")) + seen);
    m_lock->setGlyph(padlock(m_unlocked));
    m_lock->setToolTip(tr("Each look at the test scores while you still change things makes them "
                          "a little too good to be true."));
    m_lock->updateGeometry();
}

QString MetricTable::csv() const
{
    std::vector<QStringList> rows{{QStringLiteral("metric"), QStringLiteral("train"),
                                   QStringLiteral("validation"), QStringLiteral("test")}};
    for (const MetricReading& reading : m_readings) {
        QStringList row{text(reading.metric->id)};
        for (int part = 0; part < parts; ++part) {
            const auto& value = reading.values.at(static_cast<std::size_t>(part)).value;
            row << (value && (part != test || m_unlocked) ? csvNumber(*value) : QString());
        }
        rows.push_back(row);
    }
    return toCsv(rows);
}

} // namespace holdout
