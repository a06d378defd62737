#pragma once

#include "plots/plot_contents.h"

#include <functional>
#include <memory>

namespace holdout::test {

/// A surface of a function that gives a cell's scores at the place of its centre.
inline std::shared_ptr<const Surface>
surface(const Extent& extent, int cells, Index outputs, Task task,
        const std::function<Eigen::RowVectorXd(double x, double y)>& scores)
{
    auto made = std::make_shared<Surface>();
    made->width = made->height = cells;
    made->extent = extent;
    made->task = task;
    made->scores.resize(Index{cells} * cells, outputs);
    for (Index row = 0; row < cells; ++row)
        for (Index column = 0; column < cells; ++column)
            made->scores.row(row * cells + column) =
                scores(extent.left + extent.width() * (static_cast<double>(column) + 0.5) / cells,
                       extent.top - extent.height() * (static_cast<double>(row) + 0.5) / cells);
    return made;
}

/// Two classes whose second has the probability of the share of the way from left to right.
inline std::shared_ptr<const Surface> ramp(const Extent& extent, int cells = 128)
{
    return surface(extent, cells, 2, Task::Classification, [extent](double x, double) {
        const double p = (x - extent.left) / extent.width();
        return Eigen::RowVector2d(1.0 - p, p);
    });
}

/// A surface of one cell with these scores.
inline Surface cell(std::initializer_list<double> scores, Task task = Task::Classification)
{
    Surface made{.width = 1, .height = 1, .extent = {}, .scores = {}, .task = task};
    made.scores.resize(1, std::ssize(scores));
    Index output = 0;
    for (const double score : scores)
        made.scores(0, output++) = score;
    return made;
}

} // namespace holdout::test
