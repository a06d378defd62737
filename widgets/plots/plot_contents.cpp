#include "plots/plot_contents.h"

#include "base/random.h"
#include "support/text.h"

#include <algorithm>
#include <cmath>

namespace holdout {
namespace {

constexpr std::uint64_t sampleSeed = 1; ///< Any will do, as long as it stays the same.

bool inside(const Extent& extent, const QPointF& p)
{
    return p.x() >= extent.left && p.x() <= extent.right && p.y() >= extent.bottom &&
           p.y() <= extent.top; // false for NaN
}

} // namespace

PlotLayer layerOf(Part part)
{
    switch (part) {
    case Part::Train:
        return PlotLayer::Train;
    case Part::Validation:
        return PlotLayer::Validation;
    case Part::Test:
        break;
    }
    return PlotLayer::Test;
}

PlotCurve curveOf(const Surface& surface)
{
    PlotCurve curve;
    if (surface.empty())
        return curve;
    for (int column = 0; column < surface.width; ++column) {
        curve.x.push_back(surface.extent.left +
                          surface.extent.width() * (column + 0.5) / surface.width);
        curve.y.push_back(surface.scores(column, 0));
    }
    return curve;
}

std::vector<PlaneMark> placed(const Overlay& overlay,
                              const std::function<QPointF(const Vector&)>& place)
{
    using Kind = PlaneMark::Kind;
    std::vector<PlaneMark> marks;
    marks.reserve(overlay.size());
    const auto add = [&](const auto& mark, Kind kind, std::vector<QPointF> places) -> PlaneMark& {
        marks.push_back({.kind = kind,
                         .places = std::move(places),
                         .role = mark.role,
                         .output = static_cast<int>(mark.output),
                         .label = text(mark.label)});
        return marks.back();
    };
    for (const auto& any : overlay) {
        if (const auto* dot = std::get_if<Dot>(&any)) {
            PlaneMark& mark = add(*dot, Kind::Dot, {place(dot->at)});
            mark.weight = dot->size;
            mark.handle = dot->handle;
        } else if (const auto* line = std::get_if<Line>(&any)) {
            PlaneMark& mark = add(*line, Kind::Line, {place(line->from), place(line->to)});
            mark.weight = line->weight;
            mark.handle = line->handle;
        } else if (const auto* arrow = std::get_if<Arrow>(&any)) {
            add(*arrow, Kind::Arrow, {place(arrow->from), place(arrow->to)}).handle = arrow->handle;
        } else if (const auto* outline = std::get_if<Outline>(&any)) {
            std::vector<QPointF> corners;
            std::ranges::transform(outline->corners, std::back_inserter(corners), place);
            add(*outline, Kind::Outline, std::move(corners));
        }
    }
    return marks;
}

const Surface* PlotContents::shown() const
{
    const Surface* const wanted = map == MapMode::Bayes ? bayes.get() : surface.get();
    return wanted != nullptr && !wanted->empty() && !axes.showsTarget ? wanted : nullptr;
}

std::vector<std::size_t> drawnRows(const PlotContents& contents)
{
    std::vector<std::size_t> rows;
    for (std::size_t i = 0; i < contents.points.size(); ++i) {
        const PlotPoint& point = contents.points[i];
        if (contents.layers.testFlag(layerOf(point.part)) &&
            inside(contents.extent, point.position))
            rows.push_back(i);
    }
    if (rows.size() <= mostPoints)
        return rows;
    Random random(sampleSeed);
    random.shuffle(rows);
    const auto cut = rows.begin() + mostPoints;
    rows.erase(std::remove_if(cut, rows.end(),
                              [&](std::size_t row) { return !contents.points[row].selected; }),
               rows.end());
    std::ranges::sort(rows);
    return rows;
}

ValueRange valueRange(const PlotContents& contents)
{
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    const auto take = [&](double value) {
        if (std::isfinite(value)) {
            low = std::min(low, value);
            high = std::max(high, value);
        }
    };
    for (const PlotPoint& point : contents.points)
        take(point.value);
    if (const Surface* surface = contents.shown(); surface != nullptr && !(low < high))
        for (Index i = 0; i < surface->scores.rows(); ++i)
            take(surface->scores(i, 0));
    if (low < high)
        return {low, high};
    return std::isfinite(low) ? ValueRange{low - 0.5, low + 0.5} : ValueRange{};
}

std::optional<double> valueAt(const Surface& surface, Index output, const QPointF& position)
{
    if (surface.empty() || !inside(surface.extent, position))
        return std::nullopt;
    const Extent& extent = surface.extent;
    const auto along = [](double share, int cells) {
        const double place = std::clamp(share * cells - 0.5, 0.0, static_cast<double>(cells - 1));
        const Index first = std::min(static_cast<Index>(place), std::max<Index>(cells - 2, 0));
        return std::tuple{first, std::min<Index>(first + 1, cells - 1),
                          place - static_cast<double>(first)};
    };
    const auto [left, right, u] =
        along((position.x() - extent.left) / extent.width(), surface.width);
    const auto [above, below, v] =
        along((extent.top - position.y()) / extent.height(), surface.height);
    const auto score = [&, wide = Index{surface.width}](Index row, Index column) {
        return surface.scores(row * wide + column, output);
    };
    return std::lerp(std::lerp(score(above, left), score(above, right), u),
                     std::lerp(score(below, left), score(below, right), u), v);
}

} // namespace holdout
