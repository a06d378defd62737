#pragma once

#include "ml/algorithm.h"
#include "run/plane.h"

#include <stop_token>

namespace holdout {

/// What a model says over a grid of the plane, cell centres, top row first.
struct Surface {
    int width = 0, height = 0;
    Extent extent;
    Matrix scores; ///< (width·height)×k, row by row from the top left.
    Task task = Task::Classification;

    bool empty() const { return scores.size() == 0; }
};

/// Evaluates the model over the extent. Returns an empty surface as soon as stop is requested.
Surface evaluate(const Model& model, const Pipeline& pipeline, const Plane& plane, Task task,
                 const Extent& extent, int width, int height, const std::stop_token& stop = {});

} // namespace holdout
