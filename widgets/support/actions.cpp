#include "support/actions.h"

#include "support/icons.h"

namespace holdout {
namespace {

constexpr auto menuProperty = "holdoutMenu";

} // namespace

QString menuTitle(Menu menu)
{
    switch (menu) {
    case Menu::File:
        return QObject::tr("File");
    case Menu::Edit:
        return QObject::tr("Edit");
    case Menu::View:
        return QObject::tr("View");
    case Menu::Run:
        return QObject::tr("Run");
    case Menu::Help:
        break;
    }
    return QObject::tr("Help");
}

QAction* makeAction(QWidget* owner, const ActionText& what)
{
    auto* action = new QAction(what.text, owner);
    action->setProperty(menuProperty, static_cast<int>(what.menu));
    action->setShortcuts(what.shortcuts);
    action->setObjectName(what.name);
    if (!what.icon.isEmpty())
        action->setIcon(icon(what.icon));
    owner->addAction(action);
    return action;
}

std::optional<Menu> menuOf(const QAction& action)
{
    const QVariant menu = action.property(menuProperty);
    if (!menu.isValid())
        return {};
    return static_cast<Menu>(menu.toInt());
}

QString tipWithShortcut(const QAction& action)
{
    const QString text = action.text().remove(QChar(u'…'));
    if (action.shortcut().isEmpty())
        return text;
    return QStringLiteral("%1 (%2)").arg(text,
                                         action.shortcut().toString(QKeySequence::NativeText));
}

} // namespace holdout
