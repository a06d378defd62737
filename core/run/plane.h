#pragma once

#include "data/pipeline.h"
#include "ml/overlay.h"
#include "run/scene.h"

namespace holdout {

/// A rectangle of the plane, in raw units of the features shown.
struct Extent {
    double left = 0.0, right = 1.0, bottom = 0.0, top = 1.0;

    double width() const { return right - left; }
    double height() const { return top - bottom; }
    bool operator==(const Extent&) const = default;
};

/// How the plane of a plot lies in the space of the raw features.
///
/// Two features at held values of the others give unit vectors for axes; principal components (of
/// the standardised features) give oblique ones. With one feature and a number to predict, the
/// vertical axis shows the target instead.
struct Plane {
    Vector origin;     ///< d, raw units; the held values.
    Matrix axes;       ///< 2×d: where one unit to the right and one upwards lead.
    Matrix projection; ///< d×2: positions are (X − origin) · projection, plus `shift`.
    Eigen::RowVector2d shift = Eigen::RowVector2d::Zero();
    Index x = 0; ///< The feature across, −1 if oblique.
    Index y = 1; ///< The feature up, −1 if oblique or absent.
    std::string xName = {}, yName = {};
    bool showsTarget = false; ///< The vertical axis is the target.

    /// Shapes: n plane positions (n×2) to n raw rows (n×d).
    Matrix lift(const Matrix& positions) const;

    /// Shapes: n raw rows (n×d) to n plane positions (n×2); the second column is 0 where there is
    /// no
    ///         second feature.
    Matrix project(const Matrix& X) const;
};

/// The plane this view asks for; features it does not name are taken in order.
///
/// Held values are those of the view, else the median of a number and the most frequent level of a
/// category. Errors: InvalidInput naming a feature that does not exist or is no number.
Result<Plane> makePlane(const Dataset& raw, Task task, const SceneView& view);

/// The smallest rectangle around all samples with a margin of 8 %, never empty.
Extent extentOf(const Dataset& raw, const Plane& plane);

/// Where the samples lie in the plane: n×2; NaN where a shown cell is missing.
Matrix positions(const Dataset& raw, const Plane& plane);

/// The same view as the model sees it, behind the pipeline. Requires: the pipeline was fitted on
/// data with these raw features.
View modelView(const Plane& plane, const Extent& extent, const Pipeline& pipeline,
               const std::vector<Feature>& rawFeatures);

} // namespace holdout
