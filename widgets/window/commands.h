#pragma once

#include "pages/page.h"
#include "support/actions.h"

#include <functional>

class QMenu;

namespace holdout {

/// Something the palette can run.
struct Command {
    QString title;
    QString detail;   ///< Which menu, or what kind of thing it is.
    QString shortcut; ///< As shown; empty if there is none.
    std::function<void()> run;
};

/// The actions that belong to a menu, the page's before the window's; submenus stay closed.
QList<QAction*> actionsOf(Menu menu, const QList<QWidget*>& owners);

/// Makes the menu's submenus File, Edit, … anew from the owners' actions; leaves empty ones out.
void fillMenu(QMenu& menu, const QList<QWidget*>& owners);

/// All actions that can be run now, submenus opened: "Theme: Dark".
std::vector<Command> commandsOf(const QList<QWidget*>& owners);

/// "Ctrl+S, Shift+→"; empty if there is no shortcut.
QString shortcutText(const QAction& action);

} // namespace holdout
