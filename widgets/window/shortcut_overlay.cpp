#include "window/shortcut_overlay.h"

#include "forms/card.h"
#include "support/style_paint.h"
#include "support/theme.h"
#include "window/commands.h"

#include <QApplication>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QScrollArea>
#include <QVBoxLayout>

namespace holdout {
namespace {

/// A shortcut as a key cap.
class KeyCap : public QLabel {
public:
    explicit KeyCap(const QString& keys) : QLabel(keys)
    {
        setFont(smallFont());
        setAlignment(Qt::AlignCenter);
        setContentsMargins(6, 2, 6, 2);
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    }

protected:
    void paintEvent(QPaintEvent* event) override
    {
        QPainter painter(this);
        roundedFrame(painter, rect(), theme().window, theme().line, 5.0);
        painter.end();
        QLabel::paintEvent(event);
    }
};

QList<QAction*> withShortcut(Menu menu, const QList<QWidget*>& owners)
{
    QList<QAction*> found;
    for (QAction* action : actionsOf(menu, owners))
        if (!action->shortcut().isEmpty() && action->isVisible())
            found << action;
    return found;
}

QWidget* group(Menu menu, const QList<QAction*>& actions)
{
    auto* box = new QWidget;
    auto* grid = new QGridLayout(box);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(14);
    grid->setVerticalSpacing(4);
    auto* title = new QLabel(menuTitle(menu));
    title->setFont(titleFont());
    grid->addWidget(title, 0, 0, 1, 2);
    int row = 1;
    for (const QAction* action : actions) {
        grid->addWidget(new QLabel(action->text().remove(QChar(u'&')).remove(QChar(u'…'))), row, 0);
        grid->addWidget(new KeyCap(shortcutText(*action)), row, 1, Qt::AlignRight);
        ++row;
    }
    grid->setColumnStretch(0, 1);
    grid->setRowStretch(row, 1);
    return box;
}

/// The groups, each in the column that is shortest so far.
QWidget* columns(const QList<QWidget*>& owners, int count)
{
    auto* all = new QWidget;
    auto* row = new QHBoxLayout(all);
    row->setContentsMargins(0, 0, 6, 0);
    row->setSpacing(36);
    std::vector<QVBoxLayout*> column;
    std::vector<qsizetype> length(static_cast<std::size_t>(count), 0);
    for (int i = 0; i < count; ++i) {
        column.push_back(new QVBoxLayout);
        column.back()->setSpacing(18);
        row->addLayout(column.back(), 1);
    }
    for (const Menu menu : allMenus) {
        const QList<QAction*> actions = withShortcut(menu, owners);
        if (actions.isEmpty())
            continue;
        const auto shortest = std::ranges::min_element(length) - length.begin();
        column[static_cast<std::size_t>(shortest)]->addWidget(group(menu, actions));
        length[static_cast<std::size_t>(shortest)] += actions.size() + 2;
    }
    for (QVBoxLayout* each : column)
        each->addStretch(1);
    return all;
}

} // namespace

ShortcutOverlay::ShortcutOverlay(QWidget* window) : QWidget(window)
{
    setObjectName(QStringLiteral("shortcuts"));
    setAccessibleName(tr("Keyboard shortcuts"));
    setFocusPolicy(Qt::StrongFocus);
    hide();
}

void ShortcutOverlay::open(const QList<QWidget*>& owners)
{
    delete m_card;
    m_focusBefore = QApplication::focusWidget();
    setGeometry(parentWidget()->rect());
    auto* card = new Card(tr("Keyboard shortcuts"), this);
    card->setNote(tr("Esc closes"));
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->viewport()->setAutoFillBackground(false);
    QWidget* content = columns(owners, width() > 1000 ? 3 : width() > 700 ? 2 : 1);
    scroll->setWidget(content);
    content->setAutoFillBackground(false);
    card->body()->addWidget(scroll);
    const QSize wanted = content->sizeHint() + QSize(60, 80);
    QRect place(QPoint(), wanted.boundedTo(size() - QSize(40, 40)));
    place.moveCenter(rect().center());
    card->setGeometry(place);
    card->show();
    m_card = card;
    show();
    raise();
    setFocus(Qt::PopupFocusReason);
}

void ShortcutOverlay::close()
{
    hide();
    if (m_focusBefore)
        m_focusBefore->setFocus(Qt::PopupFocusReason);
}

void ShortcutOverlay::paintEvent(QPaintEvent* /*event*/)
{
    QColor veil = theme().rail;
    veil.setAlpha(215);
    QPainter(this).fillRect(rect(), veil);
}

void ShortcutOverlay::keyPressEvent(QKeyEvent* event)
{
    const int key = event->key();
    const bool modifier = key == Qt::Key_Shift || key == Qt::Key_Control || key == Qt::Key_Alt;
    if (!modifier)
        close();
}

void ShortcutOverlay::mousePressEvent(QMouseEvent* /*event*/)
{
    close();
}

} // namespace holdout
