#include "data/toy/population.h"

#include <algorithm>
#include <cmath>
#include <numbers>

/// Two classes that fill regions of a square evenly, then are scattered. The density of a scattered
/// rectangle is a product of differences of the normal distribution function.

namespace holdout::toy {
namespace {

constexpr double half = 3.0; ///< The square reaches from −3 to 3.

/// Density at x of a value drawn evenly between a and b and then scattered, times b − a.
double band(double x, double a, double b, double sigma)
{
    const double toA = (x - a) / (sigma * std::numbers::sqrt2);
    const double toB = (x - b) / (sigma * std::numbers::sqrt2);
    // Far outside the band the difference is taken between small numbers, never between near ones.
    return toB > 0.0 ? 0.5 * (std::erfc(toB) - std::erfc(toA))
                     : 0.5 * (std::erfc(-toA) - std::erfc(-toB));
}

/// Where no points ever are, the nearest place where they can be decides.
Point reachable(const Point& x, double reach, double sigma)
{
    const double limit = reach + 6.0 * sigma;
    return {std::clamp(x(0), -limit, limit), std::clamp(x(1), -limit, limit)};
}

Point evenly(Random& random)
{
    const double x = random.uniform(-half, half); // one after the other: order is part of the seed
    const double y = random.uniform(-half, half);
    return {x, y};
}

/// Even over the part of the square that a rule gives to the class, then scattered.
auto drawWhere(const std::function<Index(const Settings&, const Point&)>& label)
{
    return [label](const Settings& settings, Index wanted, Turn, Random& random) {
        Point x = evenly(random);
        while (label(settings, x) != wanted)
            x = evenly(random);
        return scattered(x, settings, random);
    };
}

Vector logs(double first, double second)
{
    return Vector{{std::log(first), std::log(second)}};
}

Index two(const Settings&)
{
    return 2;
}

/// Squares that alternate like a chess board's, so many to a side. Blue is at the lower left.
Population board(const std::function<Index(const Settings&)>& cells)
{
    const auto label = [cells](const Settings& settings, const Point& x) {
        const double side = 2.0 * half / static_cast<double>(cells(settings));
        const auto column = static_cast<Index>(std::floor((x(0) + half) / side));
        const auto row = static_cast<Index>(std::floor((x(1) + half) / side));
        return (column + row) % 2;
    };
    const auto logDensity = [](Index count, double sigma, const Point& far) {
        const Point x = reachable(far, half, sigma);
        const double side = 2.0 * half / static_cast<double>(count);
        // Even and odd columns and rows: a blue square is even in both or odd in both.
        Eigen::Matrix2d parity = Eigen::Matrix2d::Zero();
        Eigen::Vector2d squares = Eigen::Vector2d::Zero();
        for (Index cell = 0; cell < count; ++cell) {
            const double start = -half + static_cast<double>(cell) * side;
            parity(0, cell % 2) += band(x(0), start, start + side, sigma);
            parity(1, cell % 2) += band(x(1), start, start + side, sigma);
            squares(cell % 2) += 1.0;
        }
        const double blue = parity(0, 0) * parity(1, 0) + parity(0, 1) * parity(1, 1);
        const double orange = parity(0, 0) * parity(1, 1) + parity(0, 1) * parity(1, 0);
        return logs(blue / squares.squaredNorm(), orange / (2.0 * squares(0) * squares(1)));
    };
    return {.classes = two,
            .draw = drawWhere(label),
            .logDensities = [=](const Settings& settings) -> LogDensities {
                return [=, count = cells(settings), sigma = deviation(settings)](const Point& x) {
                    return logDensity(count, sigma, x);
                };
            }};
}

/// Directions along and across the boundary of the linear set, which is not along any axis.
const Point along = Point(0.8, -0.6), across = Point(0.6, 0.8);

Point drawLinear(const Settings& settings, Index label, Turn, Random& random)
{
    const double gap = number(settings, "gap") / 2.0;
    const double s = random.uniform(-half, half);
    const double t = random.uniform(gap, half);
    return scattered(s * along + (label == 0 ? -t : t) * across, settings, random);
}

LogDensities linearDensities(const Settings& settings)
{
    const double sigma = deviation(settings);
    const double gap = number(settings, "gap") / 2.0;
    return [=](const Point& x) {
        const double t = std::clamp(x.dot(across), -half - 6.0 * sigma, half + 6.0 * sigma);
        if (std::abs(t) < gap - 6.0 * sigma) // in the gap, where only the tails of both ever come
            return Vector(Vector{{-t, t}} * gap / (sigma * sigma));
        return logs(band(t, -half, -gap, sigma), band(t, gap, half, sigma));
    };
}

/// Density of the half of the square above its diagonal, by the two-point Gauss rule along x₁ in
/// panels of at most half a standard deviation; good to four digits or more.
double aboveDiagonal(const Point& x, double sigma)
{
    const double from = std::max(-half, x(0) - 8.0 * sigma);
    const double to = std::min(half, x(0) + 8.0 * sigma);
    constexpr int panels = 32;
    const double offset = 0.5 / std::numbers::sqrt3;
    double sum = 0.0;
    for (int panel = 0; panel < panels; ++panel)
        for (const double place : {0.5 - offset, 0.5 + offset}) {
            const double u = from + (to - from) * (panel + place) / panels;
            const double z = (x(0) - u) / sigma;
            sum += std::exp(-0.5 * z * z) * band(x(1), u, half, sigma);
        }
    return sum * (to - from);
}

} // namespace

ToyData xorSquares()
{
    return classification(
        {.id = "xor",
         .title = "XOR",
         .summary = "Opposite quarters belong together: neither feature helps alone, their product "
                    "decides."},
        {.initial = 0.10, .maximum = 2.0}, board([](const Settings&) { return Index{2}; }));
}

ToyData checkerboard()
{
    return classification(
        {.id = "checkerboard",
         .title = "Checkerboard",
         .summary = "Many small squares: local models manage with enough points, smooth ones fail.",
         .parameters = {{.id = "cells",
                         .label = "Squares a side",
                         .help = "More squares need more points and a more local model.",
                         .kind = Parameter::Kind::Integer,
                         .initial = 4.0,
                         .minimum = 2,
                         .maximum = 8}}},
        {.initial = 0.05, .maximum = 1.0},
        board([](const Settings& settings) { return Index{integer(settings, "cells")}; }));
}

ToyData linear()
{
    return classification(
        {.id = "linear",
         .title = "Linear boundary",
         .summary = "Two bands with a straight gap between them: what linear models are made for.",
         .parameters = {{.id = "gap",
                         .label = "Gap",
                         .help = "Width of the empty strip between the classes before noise.",
                         .initial = 0.5,
                         .minimum = 0.0,
                         .maximum = 3.0}}},
        {.initial = 0.30, .maximum = 2.0},
        {.classes = two, .draw = drawLinear, .logDensities = linearDensities});
}

ToyData diagonal()
{
    const auto label = [](const Settings&, const Point& x) { return Index{x(1) > x(0) ? 0 : 1}; };
    return classification(
        {.id = "diagonal",
         .title = "Diagonal boundary",
         .summary = "A boundary at 45 degrees: trees climb it in steps, a line gets it at once."},
        {.initial = 0.0, .maximum = 2.0},
        {.classes = two,
         .draw = drawWhere(label),
         .logDensities = [](const Settings& settings) -> LogDensities {
             return [sigma = deviation(settings)](const Point& far) {
                 const Point x = reachable(far, half, sigma);
                 return logs(aboveDiagonal(x, sigma), aboveDiagonal(Point(-x), sigma));
             };
         }});
}

} // namespace holdout::toy
