#pragma once

#include "ml/overlay.h"

namespace holdout::logistic_regression {

/// A linear score w·x + b over the features themselves.
struct Score {
    Vector w; ///< d.
    double b = 0.0;

    double at(const Vector& x) const { return w.dot(x) + b; }
};

/// What the features look like, so that handles are placed the same whatever part is shown.
struct Spread {
    const Vector& mean;      ///< d.
    const Vector& deviation; ///< d, all positive.
};

/// Which handle of which two features.
struct Handle {
    enum class Kind { Weights, Intercept };
    Kind kind = Kind::Weights;
    Index x = 0, y = 1;
};
HandleId handleId(const Handle& handle, Index dimensions);
Handle handleOf(HandleId id, Index dimensions);

/// The weights as an arrow, in the plane of two features and in units of their deviations: it
/// starts at the point of the boundary nearest to the mean, points along the normal towards class
/// 1, and is the longer the steeper the score, though never longer than it can be drawn.
Arrow weightArrow(const Score& score, const Spread& spread, const View& view, HandleId id);

/// The score whose arrow has its tip there: its boundary is turned about the mean, as far from it
/// as before, and it is as steep as the arrow is long. The weights of features not shown stay.
Score withArrowTip(const Score& score, const Spread& spread, const Handle& handle,
                   const Vector& to);

/// The part of the line w·x + b = level that the view shows, if it shows any.
std::optional<Line> levelLine(const Score& score, const View& view, double level);

} // namespace holdout::logistic_regression
