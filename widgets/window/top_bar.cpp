#include "window/top_bar.h"

#include "forms/card.h"
#include "support/icons.h"
#include "support/style.h"
#include "support/style_paint.h"
#include "support/theme.h"

#include <QAbstractButton>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QToolButton>

namespace holdout {
namespace {

/// Looks like a field, and opens the command palette, which is where the typing happens.
class SearchField : public QAbstractButton {
public:
    explicit SearchField(QWidget* parent) : QAbstractButton(parent)
    {
        setText(QObject::tr("Search or jump to…"));
        setAccessibleName(QObject::tr("Search or jump to"));
        setObjectName(QStringLiteral("search"));
        setFocusPolicy(Qt::StrongFocus);
        setAttribute(Qt::WA_Hover);
        setMinimumWidth(120);
        setMaximumWidth(280);
        setFixedHeight(32);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }

    QSize sizeHint() const override { return {280, 32}; }

protected:
    void paintEvent(QPaintEvent* /*event*/) override
    {
        const Theme& colours = theme();
        QPainter painter(this);
        roundedFrame(painter, rect(), colours.card,
                     underMouse() ? mix(colours.muted, colours.line, 0.4) : colours.line);
        if (hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange))
            drawFocusRing(painter, rect());
        painter.setPen(colours.muted);
        const QString keys = QObject::tr("Ctrl K");
        const QRect room = rect().adjusted(11, 0, -11, 0);
        painter.drawText(room, Qt::AlignRight | Qt::AlignVCenter, keys);
        const int left = room.width() - fontMetrics().horizontalAdvance(keys) - 10;
        painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter,
                         fontMetrics().elidedText(text(), Qt::ElideRight, left));
    }
};

} // namespace

TopBar::TopBar(QWidget* parent)
    : QWidget(parent), m_title(new QLabel), m_subtitle(mutedLabel(QString())),
      m_leftTools(new QHBoxLayout), m_rightTools(new QHBoxLayout), m_menuButton(new QToolButton)
{
    setFixedHeight(50);
    m_title->setFont(pageTitleFont());
    m_title->setObjectName(QStringLiteral("title"));
    m_subtitle->setObjectName(QStringLiteral("subtitle"));
    m_subtitle->setFont(font());
    m_leftTools->setSpacing(12);
    m_rightTools->setSpacing(12);
    m_menuButton->setIcon(icon(QStringLiteral("menu")));
    m_menuButton->setIconSize(QSize(18, 18));
    connect(m_menuButton, &QToolButton::clicked, this, &TopBar::openMenu);
    m_menuButton->setFocusPolicy(Qt::StrongFocus);
    m_menuButton->setAccessibleName(tr("Menu"));
    m_menuButton->setToolTip(tr("Menu (Alt)"));
    m_menuButton->setObjectName(QStringLiteral("menu"));
    auto* search = new SearchField(this);
    search->setToolTip(tr("Find a command, a page or a scene (Ctrl+K)"));
    connect(search, &QAbstractButton::clicked, this, &TopBar::searchRequested);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(18, 0, 12, 1);
    row->setSpacing(12);
    row->addWidget(m_title);
    row->addWidget(m_subtitle);
    row->addLayout(m_leftTools);
    row->addStretch(1);
    row->addWidget(search, 1000);
    row->addLayout(m_rightTools);
    row->addWidget(m_menuButton);
}

void TopBar::setTitle(const QString& title)
{
    m_title->setText(title);
}

void TopBar::setSubtitle(const QString& subtitle)
{
    m_subtitle->setText(subtitle);
    m_subtitle->setToolTip(subtitle);
}

void TopBar::addTools(const QList<QWidget*>& left, const QList<QWidget*>& right)
{
    for (QWidget* tool : left)
        m_leftTools->addWidget(tool);
    for (QWidget* tool : right)
        m_rightTools->addWidget(tool);
    m_tools << left + right;
    for (QWidget* tool : m_tools.back())
        tool->hide();
}

void TopBar::showTools(int page)
{
    for (qsizetype i = 0; i < m_tools.size(); ++i)
        for (QWidget* tool : m_tools[i])
            tool->setVisible(i == page);
}

void TopBar::setMenu(QMenu* menu)
{
    m_menu = menu;
}

void TopBar::openMenu()
{
    const QPoint corner = m_menuButton->mapToGlobal(m_menuButton->rect().bottomRight());
    m_menu->popup(corner - QPoint(m_menu->sizeHint().width() - 1, -5));
}

void TopBar::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme().window);
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme().line);
}

StatusBar::StatusBar(QWidget* parent)
    : QWidget(parent), m_left(mutedLabel(QString())), m_right(mutedLabel(QString()))
{
    setFixedHeight(28);
    m_left->setObjectName(QStringLiteral("status_left"));
    m_right->setObjectName(QStringLiteral("status_right"));
    m_right->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(17, 1, 15, 0);
    row->setSpacing(18);
    row->addWidget(m_left, 1);
    row->addWidget(m_right, 1);
}

void StatusBar::setTexts(const QString& left, const QString& right)
{
    m_left->setText(left);
    m_right->setText(right);
}

void StatusBar::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme().window);
    painter.fillRect(QRect(0, 0, width(), 1), theme().line);
}

} // namespace holdout
