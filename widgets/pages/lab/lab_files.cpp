/// What the lab reads and writes: scenes, tables, pictures.

#include "forms/banner.h"
#include "pages/lab/data_panel.h"
#include "pages/lab/health_zone.h"
#include "pages/lab/inside_panel.h"
#include "pages/lab/lab_page.h"
#include "pages/lab/loss_card.h"
#include "pages/lab/map_panel.h"
#include "pages/lab/score_card.h"
#include "pages/lab/tour.h"
#include "support/ask.h"
#include "support/export.h"
#include "support/resources.h"
#include "support/text.h"
#include "support/workspace.h"

#include <QClipboard>
#include <QDragEnterEvent>
#include <QFile>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMenu>
#include <QMimeData>

namespace holdout {
namespace {

const QString sceneKey = QStringLiteral("lab/scene");
constexpr QSize exportSize{960, 720};

QList<FileKind> sceneKind()
{
    return {{LabPage::tr("Scenes"), {QStringLiteral("mlscene")}}};
}

Result<QByteArray> readWhole(const QString& path, qint64 limit)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorCode::Storage, "The file " + text(path) +
                                               " could not be opened: " + text(file.errorString()));
    if (file.size() > limit)
        return invalid("The file " + text(path) + " is larger than " +
                       std::to_string(limit / 1000) +
                       " kB, which no scene is; choose an .mlscene file");
    return file.readAll();
}

} // namespace

void LabPage::fail(const Error& error)
{
    m_health->say(text(error.message));
}

void LabPage::saveScene()
{
    const QString suggestion =
        m_file.isEmpty() ? text(m_editor.scene().title) + QStringLiteral(".mlscene") : m_file;
    const QString path = ask().fileToSave(this, tr("Save scene"), suggestion, sceneKind());
    if (path.isEmpty())
        return;
    Scene scene = m_editor.scene();
    scene.title = text(QFileInfo(path).completeBaseName());
    if (const auto ok = saveFileDurably(path, QByteArray::fromStdString(toJson(scene))); !ok) {
        fail(ok.error());
        return;
    }
    m_file = path;
    m_editor.undoStack().setClean();
    setStatus(tr("Saved %1").arg(QFileInfo(path).fileName()), statusRight());
}

void LabPage::openScene()
{
    const QString path = ask().fileToOpen(this, tr("Open scene"), sceneKind());
    if (!path.isEmpty())
        openSceneFile(path);
}

void LabPage::openSceneFile(const QString& path)
{
    const auto bytes = readWhole(path, largestSceneFile);
    if (!bytes) {
        fail(bytes.error());
        return;
    }
    const auto scene = parseScene(bytes->toStdString());
    if (!scene) {
        fail({scene.error().code, text(QFileInfo(path).fileName()) + ": " + scene.error().message});
        return;
    }
    m_file = path;
    openScene(*scene);
}

void LabPage::openScene(const Scene& scene)
{
    m_tour->stop(); // it is about another one
    m_focus.setPinned({});
    m_focus.select({});
    m_focus.lockTest();
    m_health->clear();
    m_lens.setExtent({});
    m_editor.open(scene);
}

void LabPage::openFile(const QString& path)
{
    if (path.endsWith(QStringLiteral(".mlscene"), Qt::CaseInsensitive))
        openSceneFile(path);
    else
        openCsv(path);
}

void LabPage::openCsv(const QString& path)
{
    m_data->openCsv(path);
}

void LabPage::dragEnterEvent(QDragEnterEvent* event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (urls.size() == 1 && urls.front().isLocalFile())
        event->acceptProposedAction();
}

void LabPage::dropEvent(QDropEvent* event)
{
    openFile(event->mimeData()->urls().front().toLocalFile());
    event->acceptProposedAction();
}

QMenu* LabPage::scenesMenu()
{
    auto* menu = new QMenu(this);
    menu->setToolTipsVisible(true);
    menu->addAction(tr("Open scene…"), this, [this] { openScene(); });
    menu->addAction(tr("Save scene…"), this, &LabPage::saveScene);
    menu->addSeparator();
    for (const BuiltInScene& entry : builtInScenes()) {
        QAction* action = menu->addAction(text(entry.scene.title), this,
                                          [this, &entry] { openScene(entry.scene); });
        action->setToolTip(text(entry.scene.caption));
    }
    return menu;
}

Exportable LabPage::decorated(Exportable plot) const
{
    plot.summary +=
        tr(" Scene %1, %2.").arg(text(sceneHash(m_editor.scene())), text(m_editor.scene().title));
    return plot;
}

QMenu* LabPage::exportMenu()
{
    auto* menu = new QMenu(this);
    using Give = std::function<Exportable()>;
    const std::vector<std::pair<QString, Give>> plots{
        {tr("Decision map"), [this] { return m_map->exportable(); }},
        {tr("Loss curve"), [this] { return m_loss->curve().exportable(); }},
        {tr("Confusion matrix or residuals"), [this] { return m_scores->exportable(); }},
        {tr("Inside the model"), [this] { return m_inside->exportable(); }}};
    for (const auto& [title, give] : plots) {
        QMenu* kinds = menu->addMenu(title);
        kinds->addAction(tr("Copy picture"), this,
                         [give] { copyToClipboard(toImage(give(), exportSize)); });
        kinds->addAction(tr("Copy as table"), this,
                         [give] { QGuiApplication::clipboard()->setText(give().csv()); });
        kinds->addAction(tr("Export…"), this, [this, give] { exportPlot(decorated(give())); });
    }
    menu->addSeparator();
    menu->addAction(tr("Copy all metrics as table"), this,
                    [this] { QGuiApplication::clipboard()->setText(m_scores->metricsCsv()); });
    return menu;
}

void LabPage::exportPlot(const Exportable& plot)
{
    const QString path = ask().fileToSave(this, tr("Export"), plot.name + QStringLiteral(".png"),
                                          {{tr("Picture"), {QStringLiteral("png")}},
                                           {tr("Drawing"), {QStringLiteral("svg")}},
                                           {tr("Table"), {QStringLiteral("csv")}}});
    if (path.isEmpty())
        return;
    const QString suffix = QFileInfo(path).suffix().toLower();
    const QByteArray bytes = suffix == QStringLiteral("svg")   ? toSvg(plot, exportSize)
                             : suffix == QStringLiteral("csv") ? plot.csv().toUtf8()
                                                               : toPng(plot, exportSize);
    if (const auto ok = saveFileDurably(path, bytes); !ok)
        fail(ok.error());
    else
        setStatus(tr("Exported %1").arg(QFileInfo(path).fileName()), statusRight());
}

void LabPage::copyFigure()
{
    copyToClipboard(toImage(decorated(m_map->exportable()), exportSize));
    setStatus(tr("Copied the map"), statusRight());
}

void LabPage::restoreScene()
{
    const QByteArray remembered = m_workspace.remembered().text(sceneKey).toUtf8();
    if (!remembered.isEmpty())
        if (const auto scene = parseScene(remembered.toStdString())) {
            openScene(*scene);
            return;
        }
    if (const auto first = builtInScene("one_neighbour"))
        openScene(*first);
    if (!m_workspace.remembered().flag(QStringLiteral("lab/tour-seen"), false))
        m_tour->start();
}

void LabPage::rememberScene()
{
    m_workspace.remembered().setText(sceneKey, text(toJson(m_editor.scene())));
    m_hash = text(sceneHash(m_editor.scene()));
    showTexts();
}

bool LabPage::prepareToClose()
{
    rememberScene();
    Remembered& remembered = m_workspace.remembered();
    remembered.setBytes(QStringLiteral("lab/columns"), m_columns->saveState());
    remembered.setBytes(QStringLiteral("lab/middle"), m_middle->saveState());
    remembered.setBytes(QStringLiteral("lab/right"), m_right->saveState());
    return true;
}

} // namespace holdout
