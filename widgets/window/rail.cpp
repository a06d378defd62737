#include "window/rail.h"

#include "forms/card.h"
#include "support/icons.h"
#include "support/style_paint.h"
#include "support/theme.h"

#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace holdout {
namespace {

constexpr int wideRail = 196;
constexpr int narrowRail = 56;
constexpr int margin = 10;
constexpr int headingHeight = 36;

/// The program's name, or its first and last letters where there is no room.
class Wordmark : public QWidget {
public:
    explicit Wordmark(QWidget* parent) : QWidget(parent) { setFixedHeight(50); }

protected:
    void paintEvent(QPaintEvent* /*event*/) override
    {
        const bool narrow = width() < 100;
        const QString first = narrow ? QStringLiteral("h") : QStringLiteral("hold");
        const QString last = narrow ? QStringLiteral("o") : QStringLiteral("out");
        QFont font = pageTitleFont();
        font.setPixelSize(17);
        font.setWeight(QFont::Bold);
        QPainter painter(this);
        painter.setFont(font);
        const QFontMetrics metrics(font);
        const int all = metrics.horizontalAdvance(first + last);
        const int left = narrow ? (width() - all) / 2 : margin;
        painter.setPen(theme().text);
        painter.drawText(QRect(left, 4, all, height()), Qt::AlignVCenter, first);
        painter.setPen(theme().accent);
        painter.drawText(QRect(left + metrics.horizontalAdvance(first), 4, all, height()),
                         Qt::AlignVCenter, last);
    }
};

QLabel* heading(const QString& group)
{
    QLabel* label = mutedLabel(group.toUpper());
    QFont font = label->font();
    font.setPixelSize(11);
    font.setLetterSpacing(QFont::AbsoluteSpacing, 0.6);
    label->setFont(font);
    label->setContentsMargins(margin, 8, 0, 0);
    label->setFixedHeight(headingHeight);
    label->setAccessibleName(group);
    return label;
}

} // namespace

RailEntry::RailEntry(const QString& title, const QString& iconName, QWidget* parent)
    : QAbstractButton(parent), m_icon(iconName)
{
    setText(title);
    setAccessibleName(title);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void RailEntry::setCount(const QString& count)
{
    m_count = count;
    update();
}

void RailEntry::setCollapsed(bool collapsed)
{
    m_collapsed = collapsed;
    setToolTip(collapsed ? text() : QString());
    update();
}

void RailEntry::paintEvent(QPaintEvent* /*event*/)
{
    const Theme& colours = theme();
    QPainter painter(this);
    if (isChecked())
        roundedFrame(painter, rect(), colours.accentSoft, Qt::transparent, 7.0);
    else if (underMouse())
        roundedFrame(painter, rect(), mix(colours.line, colours.rail, 0.6), Qt::transparent, 7.0);
    if (hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange))
        drawFocusRing(painter, rect());
    const QColor ink = isChecked() ? colours.accent : colours.text;
    if (m_collapsed) {
        paintIcon(painter, m_icon, QRect((width() - 20) / 2, (height() - 20) / 2, 20, 20), ink);
        return;
    }
    QFont font = painter.font();
    font.setWeight(isChecked() ? QFont::DemiBold : QFont::Normal);
    painter.setFont(font);
    painter.setPen(ink);
    painter.drawText(rect().adjusted(margin, 0, -margin, 0), Qt::AlignLeft | Qt::AlignVCenter,
                     text());
    painter.setFont(smallFont());
    painter.setPen(colours.muted);
    painter.drawText(rect().adjusted(margin, 0, -margin, 0), Qt::AlignRight | Qt::AlignVCenter,
                     m_count);
}

Rail::Rail(const std::vector<Page>& pages, QWidget* parent)
    : QWidget(parent), m_wordmark(new Wordmark(this)),
      m_collapse(new RailEntry(tr("Collapse"), QStringLiteral("sidebar")))
{
    setObjectName(QStringLiteral("rail"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(margin, 0, margin + 1, margin);
    column->setSpacing(1);
    column->addWidget(m_wordmark);
    QString group;
    for (const Page& page : pages) {
        if (page.group != group)
            addGroup(*column, page.group);
        group = page.group;
        auto* entry = new RailEntry(page.title, page.icon);
        entry->setObjectName(QStringLiteral("rail_") + page.id);
        entry->setCheckable(true);
        const std::size_t index = m_entries.size();
        connect(entry, &RailEntry::clicked, this, [this, index] { emit pageChosen(index); });
        column->addWidget(entry);
        m_entries.push_back(entry);
    }
    column->addStretch(1);
    m_collapse->setObjectName(QStringLiteral("rail_collapse"));
    connect(m_collapse, &RailEntry::clicked, this, &Rail::collapseToggled);
    column->addWidget(m_collapse);
    setFixedWidth(wideRail);
}

void Rail::addGroup(QVBoxLayout& column, const QString& group)
{
    QLabel* label = heading(group);
    column.addWidget(label);
    m_headings.push_back(label);
}

void Rail::setCurrent(std::size_t page)
{
    for (std::size_t i = 0; i < m_entries.size(); ++i)
        m_entries[i]->setChecked(i == page);
}

void Rail::setCount(std::size_t page, const QString& count)
{
    m_entries.at(page)->setCount(count);
}

void Rail::setCollapsed(bool collapsed)
{
    m_collapsed = collapsed;
    setFixedWidth(collapsed ? narrowRail : wideRail);
    for (QWidget* label : m_headings)
        label->setFixedHeight(collapsed ? 0 : headingHeight);
    for (RailEntry* entry : m_entries)
        entry->setCollapsed(collapsed);
    m_collapse->setCollapsed(collapsed);
    m_collapse->setText(collapsed ? tr("Expand") : tr("Collapse"));
    m_collapse->setAccessibleName(collapsed ? tr("Expand the rail") : tr("Collapse the rail"));
    m_collapse->setToolTip(m_collapse->accessibleName());
}

void Rail::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme().rail);
    painter.fillRect(QRect(width() - 1, 0, 1, height()), theme().line);
}

} // namespace holdout
