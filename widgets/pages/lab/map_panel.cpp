#include "pages/lab/map_panel.h"

#include "forms/flow_layout.h"
#include "pages/lab/layers.h"
#include "plots/exportable.h"
#include "plots/plot_legend.h"
#include "support/icons.h"
#include "support/text.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

namespace holdout {
namespace {

QComboBox* combo(const QString& name, const QString& accessibleName, QWidget* parent)
{
    auto* box = new QComboBox(parent);
    box->setObjectName(name);
    box->setAccessibleName(accessibleName);
    box->setToolTip(accessibleName);
    box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    return box;
}

} // namespace

MapPanel::MapPanel(SceneEditor& editor, Bench& bench, Lens& lens, Focus& focus, QWidget* parent)
    : Card(tr("Decision boundary"), parent), m_editor(editor), m_bench(bench), m_lens(lens),
      m_focus(focus), m_plot(new DecisionPlot(this)),
      m_editing(new CanvasEditing(*m_plot, editor, lens, this)), m_legend(new PlotLegend(this)),
      m_tools(new QButtonGroup(this))
{
    addToTitleRow(m_legend);
    makeToolRow();
    body()->addWidget(m_plot, 1);
    connectPlot();
    connectViews();
    setTool(CanvasTool::Probe);
}

QToolButton* MapPanel::toolButton(CanvasTool tool, const QString& iconName, const QString& tip)
{
    auto* button = new QToolButton(this);
    button->setIcon(icon(iconName));
    button->setCheckable(true);
    button->setToolTip(tip);
    button->setAccessibleName(tip.section(QLatin1Char('.'), 0, 0));
    button->setObjectName(QStringLiteral("tool_%1").arg(iconName));
    m_tools->addButton(button, static_cast<int>(tool));
    return button;
}

void MapPanel::makeToolRow()
{
    auto* row = new QHBoxLayout;
    row->setSpacing(4);
    const std::tuple<CanvasTool, QString, QString> tools[] = {
        {CanvasTool::Probe, QStringLiteral("probe"), tr("Probe (V). Click to ask why")},
        {CanvasTool::Add, QStringLiteral("add"), tr("Add points (A)")},
        {CanvasTool::Brush, QStringLiteral("brush"), tr("Spray points (B). Alt+wheel: radius")},
        {CanvasTool::Erase, QStringLiteral("eraser"), tr("Erase points (E)")},
        {CanvasTool::Move, QStringLiteral("move"), tr("Move points (M). Shift: a soft region")},
        {CanvasTool::Lasso, QStringLiteral("lasso"), tr("Select points (L)")}};
    for (const auto& [tool, iconName, tip] : tools)
        row->addWidget(toolButton(tool, iconName, tip));
    m_class = combo(QStringLiteral("active_class"), tr("Class of new points (1 … 6)"), this);
    row->addWidget(m_class);
    row->addStretch();
    makeViewControls(row);
    body()->addLayout(row);
    connect(m_tools, &QButtonGroup::idClicked, this,
            [this](int tool) { setTool(static_cast<CanvasTool>(tool)); });
    connect(m_class, &QComboBox::activated, m_plot, &DecisionPlot::setActiveClass);
}

void MapPanel::makeViewControls(QHBoxLayout* row)
{
    m_xFeature = combo(QStringLiteral("x_feature"), tr("Feature across"), this);
    m_yFeature = combo(QStringLiteral("y_feature"), tr("Feature upwards"), this);
    m_map = combo(QStringLiteral("map_mode"), tr("What the colours of the map mean (H)"), this);
    m_map->addItem(tr("Probability"), QStringLiteral("probability"));
    m_map->addItem(tr("Class"), QStringLiteral("class"));
    m_map->addItem(tr("Uncertainty"), QStringLiteral("uncertainty"));
    m_map->addItem(tr("Best possible"), QStringLiteral("bayes"));
    m_layers = new QToolButton(this);
    m_layers->setIcon(icon(QStringLiteral("eye")));
    m_layers->setToolTip(tr("What the map shows"));
    m_layers->setAccessibleName(tr("Layers of the map"));
    m_layers->setPopupMode(QToolButton::InstantPopup);
    m_layers->setObjectName(QStringLiteral("layers"));
    auto* menu = new QMenu(m_layers);
    for (const LayerEntry& entry : layerEntries) {
        QAction* action = menu->addAction(QCoreApplication::translate("Layers", entry.title));
        action->setCheckable(true);
        connect(action, &QAction::triggered, this, [this, &entry] { toggleLayer(entry.layer); });
        connect(menu, &QMenu::aboutToShow, action,
                [this, action, &entry] { action->setChecked(layerShown(entry.layer)); });
    }
    m_layers->setMenu(menu);
    row->addWidget(m_xFeature);
    row->addWidget(m_yFeature);
    row->addWidget(m_map);
    row->addWidget(m_layers);
    connect(m_map, &QComboBox::activated, this,
            [this] { setMap(m_map->currentData().toString()); });
    connect(m_xFeature, &QComboBox::activated, this,
            [this] { chooseFeature(true, m_xFeature->currentText()); });
    connect(m_yFeature, &QComboBox::activated, this,
            [this] { chooseFeature(false, m_yFeature->currentText()); });
}

void MapPanel::connectPlot()
{
    connect(m_plot, &DecisionPlot::hovered, &m_focus, &Focus::setHovered);
    connect(m_plot, &DecisionPlot::pinned, this,
            [this](const QPointF& position) { m_focus.setPinned(position); });
    connect(m_plot, &DecisionPlot::secondPinned, this,
            [this](const QPointF& position) { m_focus.setSecondPin(position); });
    connect(m_plot, &DecisionPlot::unpinned, this, [this] { m_focus.setPinned({}); });
    connect(m_plot, &DecisionPlot::selectionChanged, this, [this](const std::vector<int>& drawn) {
        std::vector<Index> rows;
        for (const int i : drawn)
            if (const auto& layout = m_lens.picture().layout;
                layout && i < std::ssize(layout->rows))
                rows.push_back(layout->rows[static_cast<std::size_t>(i)]);
        m_focus.select(std::move(rows));
    });
    connect(m_plot, &DecisionPlot::extentChanged, this, [this](const Extent& extent) {
        m_lens.setExtent(extent);
        m_lens.setAspect(m_plot->frame().area.width() /
                         std::max(1.0, m_plot->frame().area.height()));
    });
    connect(m_plot, &DecisionPlot::handleDragged, this,
            [this](HandleId handle, const QPointF& position) {
                if (m_lens.ready())
                    m_bench.edit(handle, m_lens.toModel(position));
            });
    connect(m_plot, &DecisionPlot::spaceTapped, this,
            [this] { m_bench.playing() ? m_bench.pause() : m_bench.play(); });
    connect(m_editing, &CanvasEditing::pointsChanged, this, &MapPanel::showPoints);
}

void MapPanel::connectViews()
{
    connect(&m_lens, &Lens::pictureChanged, this, &MapPanel::showPicture);
    connect(&m_lens, &Lens::verdictChanged, this, &MapPanel::showPoints);
    connect(&m_lens, &Lens::bayesChanged, this, &MapPanel::showSurfaces);
    connect(&m_lens, &Lens::ghostChanged, this, &MapPanel::showSurfaces);
    connect(&m_focus, &Focus::probeChanged, this, &MapPanel::showOverlay);
    connect(&m_focus, &Focus::selectionChanged, this, &MapPanel::showPoints);
    connect(&m_bench, &Bench::sceneChanged, this, &MapPanel::showView);
    connect(&m_bench, &Bench::problemChanged, this, [this] {
        const auto& problem = m_bench.problem();
        m_plot->setProblem(problem ? text(problem->message) : QString());
    });
}

void MapPanel::setTool(CanvasTool tool)
{
    m_tools->button(static_cast<int>(tool))->setChecked(true);
    m_plot->setTool(tool);
}

void MapPanel::setActiveClass(int output)
{
    if (output >= m_class->count())
        return;
    m_class->setCurrentIndex(output);
    m_plot->setActiveClass(output);
}

void MapPanel::setMap(const QString& mode)
{
    Scene scene = m_editor.scene();
    scene.view.map = text(mode);
    m_editor.change(tr("change of map"), scene);
}

bool MapPanel::layerShown(PlotLayer layer) const
{
    return layersOf(m_editor.scene().view).testFlag(layer);
}

void MapPanel::toggleLayer(PlotLayer layer)
{
    Scene scene = m_editor.scene();
    PlotLayers layers = layersOf(scene.view);
    layers.setFlag(layer, !layers.testFlag(layer));
    scene.view.layers = layerNames(layers);
    m_editor.change(tr("change of layers"), scene);
}

void MapPanel::chooseFeature(bool horizontal, const QString& name)
{
    Scene scene = m_editor.scene();
    scene.view.principal = name.isEmpty() || name == tr("Principal components");
    if (!scene.view.principal && m_lens.picture().layout) {
        const Plane& plane = m_lens.picture().layout->plane;
        std::string& chosen = horizontal ? scene.view.xFeature : scene.view.yFeature;
        std::string& other = horizontal ? scene.view.yFeature : scene.view.xFeature;
        if (plane.x >= 0 && other.empty())
            other = horizontal ? plane.yName : plane.xName;
        if (other == text(name))
            other = chosen.empty() ? (horizontal ? plane.xName : plane.yName) : chosen;
        chosen = text(name);
    }
    m_editor.change(tr("change of features shown"), scene);
}

Exportable MapPanel::exportable() const
{
    return m_plot->exportable();
}

} // namespace holdout
