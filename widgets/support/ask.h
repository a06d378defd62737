#pragma once

#include <QString>
#include <QStringList>

#include <functional>

class QWidget;

namespace holdout {

/// Which files a dialog offers: "Scenes (*.mlscene)".
struct FileKind {
    QString name;
    QStringList suffixes; ///< Without the dot; the first is added to a name that has none.
};

/// Every question the program stops to ask. Tests put their own answers in place of the dialogs.
struct Ask {
    /// The chosen path, or nothing if the person thought better of it.
    std::function<QString(QWidget* parent, const QString& title, const QList<FileKind>& kinds)>
        fileToOpen;
    std::function<QString(QWidget* parent, const QString& title, const QString& suggestion,
                          const QList<FileKind>& kinds)>
        fileToSave;

    /// Index of the button pressed; the last one is the harmless answer, which Esc gives too.
    std::function<int(QWidget* parent, const QString& title, const QString& text,
                      const QStringList& buttons)>
        question;
};

/// The questions in force; a test assigns to the members it wants to answer.
Ask& ask();

/// The dialogs a person sees.
Ask dialogs();

} // namespace holdout
