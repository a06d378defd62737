#include "pages/lab/canvas_editing.h"

#include <algorithm>
#include <set>

namespace holdout {

CanvasEditing::CanvasEditing(DecisionPlot& plot, SceneEditor& editor, Lens& lens, QObject* parent)
    : QObject(parent), m_plot(plot), m_editor(editor), m_lens(lens)
{
    connect(&plot, &DecisionPlot::pointsAdded, this, &CanvasEditing::add);
    connect(&plot, &DecisionPlot::pointsErased, this, &CanvasEditing::remove);
    connect(&plot, &DecisionPlot::pointsMoved, this, &CanvasEditing::move);
    connect(&plot, &DecisionPlot::gestureFinished, &editor, &SceneEditor::commit);
    connect(&plot, &DecisionPlot::gestureCancelled, &editor, &SceneEditor::abandon);
    connect(&plot, &DecisionPlot::gestureStarted, this, [this] { m_lens.setHasty(true); });
    connect(&plot, &DecisionPlot::gestureFinished, this, [this] { m_lens.setHasty(false); });
    connect(&plot, &DecisionPlot::gestureCancelled, this, [this] { m_lens.setHasty(false); });
}

std::optional<PaintedSource> CanvasEditing::current() const
{
    const Scene& scene = m_editor.scene();
    if (const auto* painted = std::get_if<PaintedSource>(&scene.source))
        return *painted;
    const auto& prepared = m_lens.picture().prepared;
    if (!prepared || std::holds_alternative<TableSource>(scene.source))
        return {};
    return paintable(prepared->raw, prepared->parts);
}

void CanvasEditing::show(PaintedSource source)
{
    Scene scene = m_editor.scene();
    if (!source.parts.empty()) {
        while (source.parts.size() < source.x.size())
            source.parts.push_back(partOfNewPoint(source.parts.size()));
        source.parts.resize(source.x.size());
    }
    scene.source = std::move(source);
    m_editor.preview(scene);
    emit pointsChanged();
}

/// Chance decides, but always the same for the same point, so that undo and redo agree.
Part CanvasEditing::partOfNewPoint(std::size_t index) const
{
    const Split& split = m_editor.scene().split;
    const double drawn = Random(m_editor.scene().dataSeed + 31 * index).uniform();
    if (drawn < split.train)
        return Part::Train;
    return drawn < split.train + split.validation ? Part::Validation : Part::Test;
}

void CanvasEditing::add(const std::vector<QPointF>& positions, int output)
{
    auto source = current();
    if (!source)
        return;
    const bool classes = !source->classNames.empty();
    for (const QPointF& position : positions) {
        if (source->x.size() >= mostPainted)
            break;
        source->x.push_back(position.x());
        source->y.push_back(position.y());
        source->target.push_back(classes ? output : position.y());
    }
    show(std::move(*source));
}

void CanvasEditing::remove(const std::vector<int>& rows)
{
    auto source = current();
    if (!source)
        return;
    const std::set<int> gone(rows.begin(), rows.end());
    const auto drop = [&](auto& values) {
        std::size_t kept = 0;
        for (std::size_t i = 0; i < values.size(); ++i)
            if (!gone.contains(static_cast<int>(i)))
                values[kept++] = values[i];
        values.resize(kept);
    };
    drop(source->x);
    drop(source->y);
    drop(source->target);
    drop(source->parts);
    show(std::move(*source));
}

void CanvasEditing::move(const std::vector<int>& rows, const std::vector<QPointF>& positions)
{
    auto source = current();
    if (!source)
        return;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto row = static_cast<std::size_t>(rows[i]);
        if (row >= source->x.size())
            continue;
        source->x[row] = positions[i].x();
        source->y[row] = positions[i].y();
        if (source->classNames.empty())
            source->target[row] = positions[i].y();
    }
    show(std::move(*source));
}

void CanvasEditing::erase(std::vector<int> rows, const QString& name)
{
    remove(rows);
    m_editor.commit(name);
}

void CanvasEditing::relabel(const std::vector<int>& rows, int output)
{
    auto source = current();
    if (!source || source->classNames.empty())
        return;
    for (const int row : rows)
        source->target[static_cast<std::size_t>(row)] = output;
    show(std::move(*source));
    m_editor.commit(tr("relabelling"));
}

void CanvasEditing::jitter(const std::vector<int>& rows)
{
    auto source = current();
    if (!source)
        return;
    const Extent extent = m_lens.extent();
    std::vector<QPointF> positions;
    for (const int row : rows) {
        const auto i = static_cast<std::size_t>(row);
        Random& random = m_plot.random();
        positions.emplace_back(source->x[i] + 0.02 * extent.width() * random.normal(),
                               source->y[i] + 0.02 * extent.height() * random.normal());
    }
    move(rows, positions);
    m_editor.commit(tr("jitter"));
}

void CanvasEditing::clear()
{
    Scene scene = m_editor.scene();
    PaintedSource empty{
        .features = {"x1", "x2"}, .classNames = {"blue", "orange"}, .x = {}, .y = {}, .target = {}};
    scene.source = std::move(empty);
    scene.transforms.clear();
    scene.task = Task::Classification;
    scene.title = "Painted";
    m_editor.change(tr("empty canvas"), scene);
}

} // namespace holdout
