#pragma once

#include "support/remembered.h"
#include "support/theme.h"

#include <QObject>
#include <QString>

#include <optional>

namespace holdout {

/// What all pages share; handed to each by reference. There is one, made in main().
class Workspace : public QObject {
    Q_OBJECT

public:
    /// Everything the program writes of its own accord is below this folder, which is made if need
    /// be.
    explicit Workspace(const QString& dataFolder, QObject* parent = nullptr);

    const QString& dataFolder() const { return m_dataFolder; }
    Remembered& remembered() { return m_remembered; }

private:
    QString m_dataFolder;
    Remembered m_remembered;
};

/// By the name it is remembered and typed by: "light", "dark", "system"; nothing for another name.
std::optional<ThemeChoice> themeNamed(const QString& name);

/// The theme and motion that a person has chosen.
ThemeChoice themeChoice(const Remembered& remembered);
void rememberThemeChoice(Remembered& remembered, ThemeChoice choice);
inline const QString reduceMotionKey = QStringLiteral("reduce-motion");

} // namespace holdout
