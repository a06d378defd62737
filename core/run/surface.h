#pragma once

#include "data/pipeline.h"
#include "ml/algorithm.h"

#include <stop_token>

namespace holdout {

/// A rectangle of the plane, in raw units of the features shown.
struct Extent {
    double left = 0.0, right = 1.0, bottom = 0.0, top = 1.0;

    double width() const { return right - left; }
    double height() const { return top - bottom; }
    bool operator==(const Extent&) const = default;
};

/// How the plane of a plot lies in the space of the raw features: origin + u·across + v·up.
///
/// Two features at held values of the others have unit vectors for axes; principal components have
/// oblique ones.
struct Plane {
    Vector origin;    ///< d, raw units; the held values.
    Vector across;    ///< d: where one unit to the right leads.
    Vector up;        ///< d: where one unit upwards leads; zero if there is only one feature.
    Index x = 0;      ///< The feature across, −1 if oblique.
    Index y = 1;      ///< The feature up, −1 if oblique or if the vertical axis shows the target.
    std::string xName, yName;
    bool showsTarget = false; ///< One feature, regression: the vertical axis is y itself.

    /// Shapes: n plane positions (n×2) to n raw rows (n×d).
    Matrix lift(const Matrix& positions) const;

    /// Shapes: n raw rows (n×d) to n plane positions (n×2).
    Matrix project(const Matrix& X) const;
};

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
