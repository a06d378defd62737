#include "support/workspace.h"

#include <QDir>

namespace holdout {
namespace {

const QString themeKey = QStringLiteral("theme");
const QStringList themeNames{QStringLiteral("light"), QStringLiteral("dark"),
                             QStringLiteral("system")}; // in the order of ThemeChoice

} // namespace

Workspace::Workspace(const QString& dataFolder, QObject* parent)
    : QObject(parent), m_dataFolder(QDir(dataFolder).absolutePath()), m_remembered(m_dataFolder)
{
    QDir().mkpath(m_dataFolder);
}

std::optional<ThemeChoice> themeNamed(const QString& name)
{
    const auto index = themeNames.indexOf(name);
    return index < 0 ? std::nullopt : std::optional(static_cast<ThemeChoice>(index));
}

ThemeChoice themeChoice(const Remembered& remembered)
{
    return themeNamed(remembered.text(themeKey)).value_or(ThemeChoice::System);
}

void rememberThemeChoice(Remembered& remembered, ThemeChoice choice)
{
    remembered.setText(themeKey, themeNames[static_cast<int>(choice)]);
}

} // namespace holdout
