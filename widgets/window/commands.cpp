#include "window/commands.h"

#include <QMenu>
#include <QPointer>
#include <QRegularExpression>

#include <array>
#include <utility>

namespace holdout {
namespace {

const std::array arrows{std::pair(QStringLiteral("Left"), QStringLiteral("←")),
                        std::pair(QStringLiteral("Right"), QStringLiteral("→")),
                        std::pair(QStringLiteral("Up"), QStringLiteral("↑")),
                        std::pair(QStringLiteral("Down"), QStringLiteral("↓"))};

QString plain(const QAction& action)
{
    return action.text().remove(QChar(u'&'));
}

void collect(QAction* action, const QString& menu, const QString& prefix, std::vector<Command>& all)
{
    if (!action->isVisible() || !action->isEnabled() || action->isSeparator())
        return;
    const QString title = prefix + plain(*action);
    if (const QMenu* submenu = action->menu()) {
        for (QAction* entry : submenu->actions())
            collect(entry, menu, title + QStringLiteral(": "), all);
        return;
    }
    all.push_back({.title = title,
                   .detail = menu,
                   .shortcut = shortcutText(*action),
                   .run = [action = QPointer(action)] {
                       if (action)
                           action->trigger();
                   }});
}

} // namespace

QList<QAction*> actionsOf(Menu menu, const QList<QWidget*>& owners)
{
    QList<QAction*> found;
    for (const QWidget* owner : owners)
        for (QAction* action : owner->actions())
            if (menuOf(*action) == menu)
                found << action;
    return found;
}

void fillMenu(QMenu& menu, const QList<QWidget*>& owners)
{
    menu.clear();
    qDeleteAll(menu.findChildren<QMenu*>(QStringLiteral("submenu"), Qt::FindDirectChildrenOnly));
    for (const Menu which : allMenus) {
        auto* submenu = new QMenu(menuTitle(which), &menu);
        submenu->setObjectName(QStringLiteral("submenu"));
        for (const QWidget* owner : owners) {
            submenu->addSeparator();
            for (QAction* action : owner->actions())
                if (menuOf(*action) == which)
                    submenu->addAction(action);
        }
        submenu->setSeparatorsCollapsible(true);
        if (!actionsOf(which, owners).isEmpty())
            menu.addMenu(submenu);
    }
}

std::vector<Command> commandsOf(const QList<QWidget*>& owners)
{
    std::vector<Command> all;
    for (const Menu menu : allMenus)
        for (QAction* action : actionsOf(menu, owners))
            collect(action, menuTitle(menu), QString(), all);
    return all;
}

QString shortcutText(const QAction& action)
{
    QStringList texts;
    for (const QKeySequence& keys : action.shortcuts())
        texts << keys.toString(QKeySequence::NativeText);
    QString all = texts.join(QStringLiteral(", "));
    for (const auto& [name, sign] : arrows)
        all.replace(QRegularExpression(QStringLiteral("\\b%1\\b").arg(name)), sign);
    return all;
}

} // namespace holdout
