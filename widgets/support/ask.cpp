#include "support/ask.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>

namespace holdout {
namespace {

QString filters(const QList<FileKind>& kinds)
{
    QStringList all;
    for (const FileKind& kind : kinds)
        all << QStringLiteral("%1 (*.%2)")
                   .arg(kind.name, kind.suffixes.join(QStringLiteral(" *.")));
    return all.join(QStringLiteral(";;"));
}

QString fileToOpen(QWidget* parent, const QString& title, const QList<FileKind>& kinds)
{
    return QFileDialog::getOpenFileName(parent, title, QString(), filters(kinds));
}

QString fileToSave(QWidget* parent, const QString& title, const QString& suggestion,
                   const QList<FileKind>& kinds)
{
    QString filter;
    QString path = QFileDialog::getSaveFileName(parent, title, suggestion, filters(kinds), &filter);
    if (path.isEmpty() || !QFileInfo(path).suffix().isEmpty())
        return path;
    for (const FileKind& kind : kinds)
        if (filter.startsWith(kind.name) && !kind.suffixes.isEmpty())
            return path + QChar(u'.') + kind.suffixes.front();
    return path;
}

int question(QWidget* parent, const QString& title, const QString& text, const QStringList& buttons)
{
    QMessageBox box(QMessageBox::NoIcon, title, text, QMessageBox::NoButton, parent);
    QList<QAbstractButton*> made;
    for (const QString& label : buttons)
        made << box.addButton(label, QMessageBox::ActionRole);
    box.setDefaultButton(qobject_cast<QPushButton*>(made.front()));
    box.setEscapeButton(made.back());
    box.exec();
    const auto pressed = made.indexOf(box.clickedButton());
    return static_cast<int>(pressed < 0 ? made.size() - 1 : pressed);
}

} // namespace

Ask dialogs()
{
    return {.fileToOpen = fileToOpen, .fileToSave = fileToSave, .question = question};
}

Ask& ask()
{
    static Ask inForce = dialogs();
    return inForce;
}

} // namespace holdout
