#pragma once

#include "pages/lab/import_columns.h"
#include "pages/lab/import_dialog.h"
#include "support/text.h"

#include <QAbstractItemModel>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

/// The dialog that opens a file of the person's own, as a test sees it.

namespace holdout::test {

using Place = ImportColumns::Part;

inline const QByteArray birds = "species,bill,mass,ring,note\n"
                                "Adelie,39.1,3750,1,\n"
                                "Gentoo,47.3,,2,\n"
                                "Adelie,38.2,3600,3,\n"
                                "Chinstrap,49.0,3800,4,\n"
                                "Gentoo,46.1,5000,5,\n";

/// A dialog over a file with these bytes, and what a person sees of it.
struct Opened {
    QTemporaryDir folder;
    QString path;
    std::unique_ptr<ImportDialog> dialog;
    std::vector<TableSource> sources;

    explicit Opened(const QByteArray& bytes, const QString& name = QStringLiteral("birds.csv"))
    {
        path = folder.filePath(name);
        QFile file(path);
        if (!bytes.isNull() && (!file.open(QIODevice::WriteOnly) || file.write(bytes) < 0))
            qFatal("The file cannot be written");
        file.close();
        dialog = std::make_unique<ImportDialog>(path, nullptr);
        QObject::connect(dialog.get(), &ImportDialog::chosen, dialog.get(),
                         [this](const TableSource& source) { sources.push_back(source); });
        dialog->show();
        if (!QTest::qWaitForWindowExposed(dialog.get()))
            qFatal("The window never appeared");
    }

    template <class Child> Child* child(const char* name) const
    {
        auto* found = dialog->findChild<Child*>(QLatin1String(name));
        if (!found)
            qFatal("There is no %s", name);
        return found;
    }

    QTableView* list() const { return child<QTableView>("columnList"); }
    QTableView* preview() const { return child<QTableView>("preview"); }
    QPushButton* open() const { return child<QPushButton>("open"); }
    QString says(const char* name) const { return child<QLabel>(name)->text(); }
    bool ready() const { return open()->isEnabled(); }

    QModelIndex cell(const QString& column, int part) const
    {
        const QAbstractItemModel* model = list()->model();
        for (int row = 0; row < model->rowCount(); ++row)
            if (model->index(row, Place::Name).data().toString() == column)
                return model->index(row, part);
        qFatal("There is no column %s", qPrintable(column));
    }
    bool on(const QString& column, int part) const
    {
        return cell(column, part).data(Qt::CheckStateRole).toInt() == Qt::Checked;
    }
    void click(const QString& column, int part) const
    {
        const QModelIndex index = cell(column, part);
        list()->scrollTo(index);
        QTest::mouseClick(list()->viewport(), Qt::LeftButton, {},
                          list()->visualRect(index).center());
    }
    void choose(const char* combo, int index) const
    {
        auto* box = child<QComboBox>(combo);
        box->setFocus();
        box->setCurrentIndex(index);
        emit box->activated(index); // as after a choice in its list
    }
    void retype(const QString& column, const QString& kind) const
    {
        click(column, Place::Kind);
        auto* menu = child<QMenu>("kindMenu");
        for (QAction* action : menu->actions())
            if (action->text() == kind)
                QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(action).center());
    }
    QString banner() const
    {
        auto* frame = child<QWidget>("banner");
        return frame->isVisible() ? frame->accessibleName() : QString();
    }
    QPushButton* bannerButton() const
    {
        return child<QWidget>("banner")->findChild<QPushButton*>();
    }
    QStringList remarks() const
    {
        const QAbstractItemModel* model = child<QAbstractItemView>("remarks")->model();
        QStringList lines;
        for (int row = 0; row < model->rowCount(); ++row)
            lines << model->index(row, 0).data().toString();
        return lines;
    }
};

} // namespace holdout::test
