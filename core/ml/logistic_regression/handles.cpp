#include "ml/logistic_regression/handles.h"

#include <algorithm>
#include <cmath>

namespace holdout::logistic_regression {
namespace {

using Pair = Eigen::Vector2d;

/// An arrow this long, in deviations, would be infinitely steep.
constexpr double reach = 2.5;
/// The steepness, in log-odds per deviation, whose arrow is half of that.
constexpr double middling = 6.0;
constexpr double steepest = 1000.0;

double lengthOf(double steepness)
{
    return reach * steepness / (steepness + middling);
}

double steepnessOf(double length)
{
    const double within = std::clamp(length, 0.0, lengthOf(steepest));
    return middling * within / (reach - within);
}

/// The score along two features, in units of their deviations, measured from their means.
struct Slice {
    Pair slope;
    double level = 0.0; ///< The score at the means of the two.

    double steepness() const { return slope.norm(); }
    Pair normal() const { return steepness() > 0.0 ? Pair(slope / steepness()) : Pair(1.0, 0.0); }
    /// Where the boundary lies along the normal.
    double offset() const { return steepness() > 0.0 ? -level / steepness() : 0.0; }
};

Slice slice(const Score& score, const Spread& spread, Index x, Index y, Vector at)
{
    at(x) = spread.mean(x);
    at(y) = spread.mean(y);
    return {.slope = {score.w(x) * spread.deviation(x), score.w(y) * spread.deviation(y)},
            .level = score.at(at)};
}

} // namespace

HandleId handleId(const Handle& handle, Index dimensions)
{
    return static_cast<HandleId>(2 * (handle.x * dimensions + handle.y) +
                                 (handle.kind == Handle::Kind::Intercept ? 1 : 0));
}

Handle handleOf(HandleId id, Index dimensions)
{
    return {.kind = id % 2 == 1 ? Handle::Kind::Intercept : Handle::Kind::Weights,
            .x = id / 2 / dimensions,
            .y = id / 2 % dimensions};
}

Arrow weightArrow(const Score& score, const Spread& spread, const View& view, HandleId id)
{
    const Slice here = slice(score, spread, view.x, view.y, view.at);
    const auto point = [&](double along) {
        const Pair v = along * here.normal();
        return view.point(spread.mean(view.x) + spread.deviation(view.x) * v.x(),
                          spread.mean(view.y) + spread.deviation(view.y) * v.y());
    };
    return {.from = point(here.offset()),
            .to = point(here.offset() + lengthOf(here.steepness())),
            .role = Role::Direction,
            .output = 1,
            .label = "w",
            .handle = id};
}

Score withArrowTip(const Score& score, const Spread& spread, const Handle& handle, const Vector& to)
{
    const auto [kind, x, y] = handle;
    const Slice before = slice(score, spread, x, y, to);
    const Pair tip((to(x) - spread.mean(x)) / spread.deviation(x),
                   (to(y) - spread.mean(y)) / spread.deviation(y));

    // Along the axis from the mean to the boundary's nearest point, which is `distance` away, the
    // tip is at `reached`. Turning the axis keeps that point on the side of the mean where it is.
    const double distance = std::abs(before.offset());
    const double ahead = before.offset() < 0.0 ? -1.0 : 1.0;
    const double reachedBefore = distance + ahead * lengthOf(before.steepness());
    const double side = reachedBefore < 0.0 ? -1.0 : 1.0;
    const Pair axis =
        tip.norm() > 0.0 ? Pair(side * tip / tip.norm()) : Pair(ahead * before.normal());
    const double length = side * tip.norm() - distance; // negative: class 1 is towards the mean
    const double steepness = steepnessOf(std::abs(length));
    const double sign = length < 0.0 ? -1.0 : 1.0;
    const Pair normal = sign * axis;

    Score after = score;
    after.w(x) = steepness * normal.x() / spread.deviation(x);
    after.w(y) = steepness * normal.y() / spread.deviation(y);
    Vector middle = to;
    middle(x) = spread.mean(x);
    middle(y) = spread.mean(y);
    after.b -= after.at(middle) + sign * distance * steepness;
    return after;
}

std::optional<Line> levelLine(const Score& score, const View& view, double level)
{
    // A point of the line and its direction, in units of the view so that both axes count alike.
    const Pair size(view.right - view.left, view.top - view.bottom);
    const Pair slope(score.w(view.x) * size.x(), score.w(view.y) * size.y());
    if (!(slope.norm() > 0.0))
        return {};
    const double corner = score.at(view.point(view.left, view.bottom)) - level;
    const Pair foot = -corner * slope / slope.squaredNorm();
    const Pair along = Pair(-slope.y(), slope.x()) / slope.norm();

    double first = -1e9; // Liang and Barsky's clipping to the unit square
    double last = 1e9;
    for (int axis = 0; axis < 2; ++axis) {
        if (along(axis) == 0.0) {
            if (foot(axis) < 0.0 || foot(axis) > 1.0)
                return {};
            continue;
        }
        const double a = -foot(axis) / along(axis);
        const double b = (1.0 - foot(axis)) / along(axis);
        first = std::max(first, std::min(a, b));
        last = std::min(last, std::max(a, b));
    }
    if (!(first < last))
        return {};
    const auto point = [&](double t) {
        const Pair p = foot + t * along;
        return view.point(view.left + p.x() * size.x(), view.bottom + p.y() * size.y());
    };
    return Line{.from = point(first), .to = point(last)};
}

} // namespace holdout::logistic_regression
