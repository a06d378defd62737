#include "run/picture.h"

#include <algorithm>
#include <cmath>

namespace holdout {
namespace {

constexpr int curveCells = 480; ///< Of a curve over one feature.

std::vector<Index> rowsToDraw(Index samples)
{
    const Index count = std::min(samples, mostDrawn);
    std::vector<Index> rows;
    rows.reserve(static_cast<std::size_t>(count));
    for (Index i = 0; i < count; ++i)
        rows.push_back(i * samples / count);
    return rows;
}

bool sameLayout(const SceneView& one, const SceneView& other)
{
    return one.xFeature == other.xFeature && one.yFeature == other.yFeature &&
           one.principal == other.principal && one.held == other.held;
}

} // namespace

Result<std::shared_ptr<const Layout>> PictureMaker::layout(const PictureQuestion& question)
{
    if (m_layout && m_prepared == question.prepared && sameLayout(m_view, question.view))
        return m_layout;
    const Dataset& raw = question.prepared->raw;
    auto plane = makePlane(raw, question.prepared->task, question.view);
    if (!plane)
        return std::unexpected(plane.error());
    Layout layout{.plane = std::move(*plane), .samples = raw.samples()};
    layout.home = extentOf(raw, layout.plane);
    layout.rows = rowsToDraw(raw.samples());
    layout.positions = positions(select(raw, layout.rows), layout.plane);
    m_prepared = question.prepared;
    m_view = question.view;
    m_layout = std::make_shared<const Layout>(std::move(layout));
    return m_layout;
}

void PictureMaker::operator()(const PictureQuestion& question,
                              const std::function<void(Picture)>& deliver,
                              const std::stop_token& stop)
{
    Picture picture{.prepared = question.prepared, .model = question.model};
    const auto layout = this->layout(question);
    if (!layout) {
        picture.problem = layout.error();
        deliver(picture);
        return;
    }
    picture.layout = *layout;
    if (!question.model) {
        deliver(picture);
        return;
    }
    const Extent extent = question.extent.value_or(picture.layout->home);
    const bool curve = picture.layout->plane.y < 0 && picture.layout->plane.x >= 0;
    for (int cells = question.coarsest; cells <= question.finest; cells *= 2) {
        const int width =
            curve ? curveCells
                  : static_cast<int>(std::lround(cells * std::min(1.0, question.aspect)));
        const int height =
            curve ? 1 : static_cast<int>(std::lround(cells / std::max(1.0, question.aspect)));
        auto surface = std::make_shared<Surface>(evaluate(
            *question.model, question.prepared->pipeline, picture.layout->plane,
            question.prepared->task, extent, std::max(width, 1), std::max(height, 1), stop));
        if (surface->empty())
            return;
        picture.surface = std::move(surface);
        deliver(picture);
        if (curve)
            return;
    }
}

} // namespace holdout
