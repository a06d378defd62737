#include "run/surface.h"

namespace holdout {
namespace {

constexpr Index cellsBetweenLooks = 2048; ///< How many cells are scored between looks at the stop.

Matrix cellCentres(const Extent& extent, int width, int height, Index first, Index count)
{
    Matrix centres(count, 2);
    for (Index i = 0; i < count; ++i) {
        const Index column = (first + i) % width;
        const Index row = (first + i) / width;
        centres(i, 0) = extent.left + extent.width() * (static_cast<double>(column) + 0.5) / width;
        centres(i, 1) = extent.top - extent.height() * (static_cast<double>(row) + 0.5) / height;
    }
    return centres;
}

} // namespace

Surface evaluate(const Model& model, const Pipeline& pipeline, const Plane& plane, Task task,
                 const Extent& extent, int width, int height, const std::stop_token& stop)
{
    Surface surface{.width = width, .height = height, .extent = extent, .scores = {}, .task = task};
    const Index cells = Index{width} * height;
    Matrix scores;
    for (Index first = 0; first < cells; first += cellsBetweenLooks) {
        if (stop.stop_requested())
            return {};
        const Index count = std::min(cellsBetweenLooks, cells - first);
        const Matrix X = plane.lift(cellCentres(extent, width, height, first, count));
        const Matrix block = model.predict(pipeline.apply(X));
        if (scores.size() == 0)
            scores.resize(cells, block.cols());
        scores.middleRows(first, count) = block;
    }
    surface.scores = std::move(scores);
    return surface;
}

} // namespace holdout
