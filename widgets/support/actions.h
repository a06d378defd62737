#pragma once

#include <QAction>
#include <QIcon>
#include <QKeySequence>
#include <QString>
#include <QWidget>

#include <array>
#include <optional>
#include <utility>

namespace holdout {

/// The menus of the window; every action belongs to one of them.
enum class Menu { File, Edit, View, Run, Help };

/// Their titles, in the order of a menu bar.
QString menuTitle(Menu menu);
inline constexpr std::array allMenus{Menu::File, Menu::Edit, Menu::View, Menu::Run, Menu::Help};

/// What an action is, apart from what it does.
struct ActionText {
    Menu menu = Menu::File;
    QString text; ///< As in a menu: sentence case, with "…" if it asks something first.
    QList<QKeySequence> shortcuts = {}; ///< The first is the one shown.
    QString icon = {};                  ///< Name of an icon of support/icons.h; usually empty.
    QString name = {};                  ///< Object name, for tests.
};

/// Makes an action of the owner: it is in the menu, the palette and the overlay of shortcuts, and
/// its shortcuts act while the owner is visible and no text field has focus that would take the
/// key.
QAction* makeAction(QWidget* owner, const ActionText& what);

template <class Context, class Slot>
QAction* makeAction(QWidget* owner, const ActionText& what, Context* context, Slot slot)
{
    QAction* action = makeAction(owner, what);
    QObject::connect(action, &QAction::triggered, context, std::move(slot));
    return action;
}

/// The menu an action of makeAction() belongs to; nothing for other actions.
std::optional<Menu> menuOf(const QAction& action);

/// Tool tip with the shortcut: "Save scene (Ctrl+S)"; for buttons that show only an icon.
QString tipWithShortcut(const QAction& action);

} // namespace holdout
