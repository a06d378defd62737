/// Everything the lab can do, as actions: the menus, the palette and the keys are made from them.

#include "forms/transport.h"
#include "pages/lab/inside_panel.h"
#include "pages/lab/lab_page.h"
#include "pages/lab/layers.h"
#include "pages/lab/map_panel.h"
#include "pages/lab/model_panel.h"
#include "pages/lab/tour.h"
#include "pages/lab/why_panel.h"
#include "support/actions.h"

#include <QCoreApplication>
#include <QMenu>
#include <QRandomGenerator>

namespace holdout {
namespace {

using Key = QKeySequence;

} // namespace

void LabPage::makeFileActions()
{
    makeAction(this,
               {.menu = Menu::File,
                .text = tr("Open scene…"),
                .shortcuts = {Key::Open},
                .icon = QStringLiteral("open"),
                .name = QStringLiteral("open_scene")},
               this, [this] { openScene(); });
    makeAction(this,
               {.menu = Menu::File,
                .text = tr("Save scene…"),
                .shortcuts = {Key::Save},
                .icon = QStringLiteral("save"),
                .name = QStringLiteral("save_scene")},
               this, [this] { saveScene(); });
    makeAction(this,
               {.menu = Menu::File,
                .text = tr("Open CSV…"),
                .shortcuts = {Key(tr("Ctrl+Shift+O"))},
                .icon = QStringLiteral("data"),
                .name = QStringLiteral("open_csv")},
               this, [this] { openCsv({}); });
    makeAction(this,
               {.menu = Menu::File,
                .text = tr("Export the map…"),
                .shortcuts = {Key(tr("Ctrl+Shift+E"))},
                .icon = QStringLiteral("export")},
               this, [this] { exportPlot(decorated(m_map->exportable())); });
}

void LabPage::makeEditActions()
{
    QUndoStack& stack = m_editor.undoStack();
    const auto history = [&](const QString& text, Key::StandardKey key, const QString& iconName,
                             auto slot, auto enabled, bool possible) {
        QAction* action = makeAction(
            this, {.menu = Menu::Edit, .text = text, .shortcuts = {Key(key)}, .icon = iconName},
            this, slot);
        action->setEnabled(possible);
        connect(&stack, enabled, action, &QAction::setEnabled);
    };
    history(
        tr("Undo"), Key::Undo, QStringLiteral("undo"), [&stack] { stack.undo(); },
        &QUndoStack::canUndoChanged, stack.canUndo());
    history(
        tr("Redo"), Key::Redo, QStringLiteral("redo"), [&stack] { stack.redo(); },
        &QUndoStack::canRedoChanged, stack.canRedo());
    makeAction(this,
               {.menu = Menu::Edit,
                .text = tr("Delete selected points"),
                .shortcuts = {Key::Delete},
                .icon = QStringLiteral("delete")},
               this, [this] {
                   std::vector<int> rows(m_focus.selection().begin(), m_focus.selection().end());
                   m_focus.select({});
                   m_map->editing().erase(std::move(rows), tr("deletion"));
               });
    makeAction(this,
               {.menu = Menu::Edit,
                .text = tr("Copy the map"),
                .shortcuts = {Key(tr("Ctrl+Shift+C"))},
                .icon = QStringLiteral("copy")},
               this, [this] { copyFigure(); });
    makeAction(this,
               {.menu = Menu::Edit,
                .text = tr("New data from the generator"),
                .shortcuts = {Key(tr("N"))},
                .icon = QStringLiteral("dice")},
               this, [this] { newData(); });
    makeAction(this, {.menu = Menu::Edit, .text = tr("Paint on an empty canvas")}, this, [this] {
        m_map->editing().clear();
        m_map->setTool(CanvasTool::Brush);
    });
}

void LabPage::makeToolActions()
{
    const std::tuple<CanvasTool, QString, QString, QString> tools[] = {
        {CanvasTool::Probe, tr("Probe"), tr("V"), QStringLiteral("probe")},
        {CanvasTool::Add, tr("Add points"), tr("A"), QStringLiteral("add")},
        {CanvasTool::Brush, tr("Spray points"), tr("B"), QStringLiteral("brush")},
        {CanvasTool::Erase, tr("Erase points"), tr("E"), QStringLiteral("eraser")},
        {CanvasTool::Move, tr("Move points"), tr("M"), QStringLiteral("move")},
        {CanvasTool::Lasso, tr("Select points"), tr("L"), QStringLiteral("lasso")}};
    for (const auto& [tool, title, key, iconName] : tools)
        makeAction(this,
                   {.menu = Menu::Edit, .text = title, .shortcuts = {Key(key)}, .icon = iconName},
                   this, [this, tool = tool] { m_map->setTool(tool); });
    for (int output = 0; output < 6; ++output)
        makeAction(this,
                   {.menu = Menu::Edit,
                    .text = tr("Class %1 for new points").arg(output + 1),
                    .shortcuts = {Key(QString::number(output + 1))}},
                   this, [this, output] { m_map->setActiveClass(output); });
}

void LabPage::makeViewActions()
{
    makeAction(
        this,
        {.menu = Menu::View,
         .text = tr("Next meaning of the map's colours"),
         .shortcuts = {Key(tr("H"))}},
        this, [this] {
            static const QStringList modes{QStringLiteral("probability"), QStringLiteral("class"),
                                           QStringLiteral("uncertainty"), QStringLiteral("bayes")};
            const qsizetype at = modes.indexOf(QString::fromStdString(m_editor.scene().view.map));
            m_map->setMap(modes[(at + 1) % modes.size()]);
        });
    for (const LayerEntry& entry : layerEntries)
        makeAction(
            this,
            {.menu = Menu::View,
             .text = tr("Show or hide: %1").arg(QCoreApplication::translate("Layers", entry.title)),
             .shortcuts = *entry.key ? QList<Key>{Key(QLatin1String(entry.key))} : QList<Key>{}},
            this, [this, &entry] { m_map->toggleLayer(entry.layer); });
    makeAction(
        this,
        {.menu = Menu::View, .text = tr("Show all of the map"), .icon = QStringLiteral("fit")},
        this, [this] { m_map->plot().fit(); });
    makeAction(this, {.menu = Menu::View, .text = tr("Map alone"), .shortcuts = {Key(tr("F"))}},
               this, [this] {
                   const bool alone = !m_inside->isVisible();
                   for (QWidget* side : {m_columns->widget(0), m_columns->widget(2),
                                         static_cast<QWidget*>(m_inside)})
                       side->setVisible(alone);
               });
}

void LabPage::makeRunActions()
{
    const auto add = [this](const QString& text, const QString& key, const QString& iconName,
                            auto slot) {
        makeAction(this,
                   {.menu = Menu::Run, .text = text, .shortcuts = {Key(key)}, .icon = iconName},
                   this, slot);
    };
    add(tr("Play or pause"), tr("Space"), QStringLiteral("play"),
        [this] { m_bench.playing() ? m_bench.pause() : m_bench.play(); });
    add(tr("Step forward"), tr("Right"), QStringLiteral("step-forward"),
        [this] { m_bench.stepForward(Stride::Whole); });
    add(tr("Step back"), tr("Left"), QStringLiteral("step-back"),
        [this] { m_bench.stepBack(Stride::Whole); });
    add(tr("Part of a step forward"), tr("Shift+Right"), QStringLiteral("part-forward"),
        [this] { m_bench.stepForward(Stride::Part); });
    add(tr("Part of a step back"), tr("Shift+Left"), QStringLiteral("part-back"),
        [this] { m_bench.stepBack(Stride::Part); });
    add(tr("To the start"), tr("Home"), QStringLiteral("to-start"),
        [this] { m_bench.goToStart(); });
    add(tr("To the end"), tr("End"), QStringLiteral("to-end"), [this] { m_bench.goToEnd(); });
    add(tr("Slower"), tr(","), {}, [this] { m_transport->changeSpeed(-1); });
    add(tr("Faster"), tr("."), {}, [this] { m_transport->changeSpeed(1); });
    add(tr("Restart the run"), tr("R"), QStringLiteral("restart"), [this] { m_bench.restart(); });
    add(tr("New seed"), tr("Shift+R"), QStringLiteral("dice"), [this] { newSeed(); });
    add(tr("Main parameter down"), tr("["), {}, [this] { m_model->nudge(0, -1); });
    add(tr("Main parameter up"), tr("]"), {}, [this] { m_model->nudge(0, 1); });
    add(tr("Second parameter down"), tr("Alt+["), {}, [this] { m_model->nudge(1, -1); });
    add(tr("Second parameter up"), tr("Alt+]"), {}, [this] { m_model->nudge(1, 1); });
    add(tr("Flip the pinned point"), tr("W"), {}, [this] { m_why->flip(); });
    add(tr("What if the pinned sample were not there"), tr("I"), {}, [this] { m_why->remove(); });
}

void LabPage::makeHelpActions()
{
    makeAction(this,
               {.menu = Menu::Help,
                .text = tr("Show the tour of the lab"),
                .name = QStringLiteral("start_tour")},
               this, [this] { m_tour->start(); });
}

/// What concerns the sample or the selection, then everything else the page can do, by menu.
void LabPage::showContextMenu(const QPoint& place, const QPointF& position, int row)
{
    QMenu menu;
    std::vector<int> rows(m_focus.selection().begin(), m_focus.selection().end());
    if (rows.empty() && row >= 0)
        rows.push_back(row);
    menu.addAction(tr("Pin here"), this, [&] { m_focus.setPinned(position); });
    if (!rows.empty() && m_map->editing().possible()) {
        CanvasEditing& editing = m_map->editing();
        menu.addSection(tr("%n sample(s)", nullptr, static_cast<int>(rows.size())));
        menu.addAction(tr("Delete"), this, [&] { editing.erase(rows, tr("deletion")); });
        menu.addAction(tr("Jitter"), this, [&] { editing.jitter(rows); });
        QMenu* relabel = menu.addMenu(tr("Relabel"));
        const QStringList names = m_map->plot().contents().classNames;
        for (int output = 0; output < names.size(); ++output)
            relabel->addAction(names[output], this, [&, output] { editing.relabel(rows, output); });
        relabel->setEnabled(names.size() > 1);
    }
    menu.addSeparator();
    const std::pair<Menu, QString> groups[] = {{Menu::Edit, tr("Edit")},
                                               {Menu::View, tr("View")},
                                               {Menu::Run, tr("Run")},
                                               {Menu::File, tr("File")}};
    for (const auto& [group, title] : groups) {
        QMenu* submenu = menu.addMenu(title);
        for (QAction* action : actions())
            if (menuOf(*action) == group)
                submenu->addAction(action);
    }
    menu.exec(place);
}

void LabPage::newSeed()
{
    Scene scene = m_editor.scene();
    scene.seed = QRandomGenerator::global()->bounded(1'000'000);
    m_editor.change(tr("new seed"), scene);
}

void LabPage::newData()
{
    Scene scene = m_editor.scene();
    scene.dataSeed = QRandomGenerator::global()->bounded(1'000'000);
    m_editor.change(tr("new data"), scene);
}

} // namespace holdout
