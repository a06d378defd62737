/// The half of MapPanel that brings what the lens sees onto the plot.

#include "pages/lab/layers.h"
#include "pages/lab/map_panel.h"
#include "plots/plot_legend.h"
#include "support/text.h"

#include <QComboBox>
#include <QToolButton>

#include <algorithm>

namespace holdout {
namespace {

void fill(QComboBox* box, const QStringList& entries, const QString& current)
{
    if (entries != [&] {
            QStringList had;
            for (int i = 0; i < box->count(); ++i)
                had << box->itemText(i);
            return had;
        }()) {
        box->clear();
        box->addItems(entries);
    }
    box->setCurrentText(current);
}

} // namespace

void MapPanel::showPicture()
{
    const Picture& picture = m_lens.picture();
    if (!picture.layout)
        return;
    const Plane& plane = picture.layout->plane;
    m_plot->setTask(picture.prepared->task);
    m_plot->setAxes(
        {.xName = text(plane.xName), .yName = text(plane.yName), .showsTarget = plane.showsTarget});
    QStringList names;
    for (const std::string& name : picture.prepared->raw.classNames)
        names << text(name);
    m_plot->setClassNames(names);
    m_plot->setExtent(m_lens.home());
    m_plot->setReadOnly(!m_editing->possible());
    fill(m_class, names, names.value(m_plot->activeClass()));
    m_class->setVisible(names.size() > 1);
    m_lens.setAspect(m_plot->frame().area.width() / std::max(1.0, m_plot->frame().area.height()));
    showFeatures();
    showSurfaces();
    showPoints();
    showOverlay();
}

void MapPanel::showFeatures()
{
    const Picture& picture = m_lens.picture();
    QStringList names;
    for (const Feature& feature : picture.prepared->raw.features)
        if (!feature.categorical())
            names << text(feature.name);
    const bool choice = names.size() > 2;
    const Plane& plane = picture.layout->plane;
    const bool principal = plane.x < 0;
    const QString together = tr("Principal components");
    fill(m_xFeature, names + QStringList{together}, principal ? together : text(plane.xName));
    fill(m_yFeature, names, text(plane.yName));
    m_xFeature->setVisible(choice);
    m_yFeature->setVisible(choice && !principal);
}

void MapPanel::showSurfaces()
{
    const Picture& picture = m_lens.picture();
    if (!picture.layout)
        return;
    const auto curve = [](const std::shared_ptr<const Surface>& surface) {
        return surface ? curveOf(*surface) : PlotCurve{};
    };
    const bool line = picture.layout->plane.showsTarget;
    const auto map = [&](const auto& surface) { return line ? nullptr : surface; };
    m_plot->setSurface(map(picture.surface));
    m_plot->setBayes(map(m_lens.bayes()));
    m_plot->setGhost(map(m_lens.ghost()));
    const PlotLayers layers = layersOf(m_editor.scene().view);
    m_plot->setLayers(m_lens.ghost() ? layers | PlotLayer::Ghost : layers);
    m_plot->setCurve(line ? curve(picture.surface) : PlotCurve{});
    m_plot->setBayesCurve(line ? curve(m_lens.bayes()) : PlotCurve{});
    m_plot->setGhostCurve(line ? curve(m_lens.ghost()) : PlotCurve{});
}

/// Whether the model errs on a sample, once that is known of this very data set.
void MapPanel::judge(PlotPoint& point, std::size_t row, const Dataset& raw) const
{
    const Verdict* verdict = m_lens.verdict();
    if (!verdict || verdict->prepared->raw.samples() != raw.samples())
        return;
    const bool clusters = verdict->prepared->task == Task::Clustering;
    if (row >= verdict->decided.size())
        return;
    const auto decided = static_cast<int>(verdict->decided[row]);
    if (clusters)
        point.output = decided;
    else
        point.wrong = decided != point.output;
}

PlotPoint MapPanel::point(std::size_t i, const Dataset& raw, const std::vector<Part>& parts) const
{
    const Layout& layout = *m_lens.picture().layout;
    const auto row = static_cast<std::size_t>(layout.rows[i]);
    const auto drawn = static_cast<Index>(i);
    PlotPoint point{.position = {layout.positions(drawn, 0), layout.positions(drawn, 1)}};
    if (raw.labelled())
        point.value = raw.y(static_cast<Index>(row));
    if (raw.classes() > 0)
        point.output = static_cast<int>(point.value);
    point.part = parts[row];
    point.selected = std::ranges::binary_search(m_focus.selection(), layout.rows[i]);
    judge(point, row, raw);
    return point;
}

std::vector<PlotPoint> MapPanel::points() const
{
    std::vector<PlotPoint> points;
    const Picture& picture = m_lens.picture();
    const auto& layout = *picture.layout;
    const Prepared& prepared = *picture.prepared;
    const auto* painted = std::get_if<PaintedSource>(&m_editor.scene().source);
    if (!painted) {
        for (std::size_t i = 0; i < layout.rows.size(); ++i)
            points.push_back(point(i, prepared.raw, prepared.parts));
        return points;
    }
    // What is painted is shown at once, ahead of the worker.
    for (std::size_t i = 0; i < painted->x.size(); ++i) {
        PlotPoint point{.position = {painted->x[i], painted->y[i]}, .value = painted->target[i]};
        if (!painted->classNames.empty())
            point.output = static_cast<int>(painted->target[i]);
        if (i < painted->parts.size())
            point.part = painted->parts[i];
        else if (painted->x.size() == prepared.parts.size())
            point.part = prepared.parts[i];
        point.selected = std::ranges::binary_search(m_focus.selection(), static_cast<Index>(i));
        if (painted->x.size() == prepared.parts.size())
            judge(point, i, prepared.raw);
        points.push_back(point);
    }
    return points;
}

void MapPanel::showPoints()
{
    if (!m_lens.picture().layout)
        return;
    m_plot->setPoints(points());
    m_legend->setContents(m_plot->contents());
}

void MapPanel::showOverlay()
{
    if (!m_lens.ready())
        return;
    std::vector<QPointF> pins;
    for (const auto& pin : {m_focus.pinned(), m_focus.secondPin()})
        if (pin)
            pins.push_back(*pin);
    m_plot->setPinned(std::move(pins));
    const Overlay overlay = m_lens.picture().model->overlay(m_lens.view(m_focus.probe()));
    m_plot->setOverlay(
        placed(overlay, [this](const Vector& point) { return m_lens.toPlane(point); }));
}

void MapPanel::showView()
{
    const SceneView& view = m_editor.scene().view;
    const PlotLayers layers = layersOf(view);
    m_plot->setLayers(layers);
    m_plot->setMapMode(mapModeOf(view));
    m_plot->setThreshold(view.threshold);
    m_map->setCurrentIndex(m_map->findData(text(view.map)));
    m_lens.setBayesWanted(layers.testFlag(PlotLayer::Bayes) || view.map == "bayes");
    m_lens.setGhostWanted(layers.testFlag(PlotLayer::Ghost));
    m_plot->setReadOnly(!m_editing->possible());
    m_legend->setContents(m_plot->contents());
    setTitle(m_editor.scene().task == Task::Classification ? tr("Decision boundary")
             : m_editor.scene().task == Task::Regression   ? tr("Fit")
                                                           : tr("Clusters"));
}

} // namespace holdout
