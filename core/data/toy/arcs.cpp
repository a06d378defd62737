#include "data/toy/population.h"

#include <algorithm>
#include <cmath>
#include <numbers>

/// Classes that lie along curves with round scatter about them. A class's density is the mean of
/// the scatter over its curve; the mean is taken by the two-point Gauss rule in panels of one
/// standard deviation, which is good to three digits.

namespace holdout::toy {
namespace {

constexpr double pi = std::numbers::pi;

/// Where on its curve a class is, at the share 0 … 1 of the way along.
using Arc = std::function<Point(const Settings&, Index label, double along)>;

/// The nodes of the rule on each class's curve, one per column.
std::vector<Eigen::Matrix2Xd> nodes(const Arc& arc, Index classes, double length,
                                    const Settings& settings)
{
    const double wanted = std::ceil(length / deviation(settings));
    const auto panels = static_cast<Index>(std::clamp(wanted, 16.0, 400.0));
    const double offset = 0.5 / std::numbers::sqrt3;
    std::vector<Eigen::Matrix2Xd> all;
    for (Index k = 0; k < classes; ++k) {
        Eigen::Matrix2Xd& points = all.emplace_back(2, 2 * panels);
        for (Index panel = 0; panel < panels; ++panel)
            for (const Index side : {0, 1}) {
                const double place =
                    static_cast<double>(panel) + 0.5 + (side == 0 ? -offset : offset);
                points.col(2 * panel + side) =
                    arc(settings, k, place / static_cast<double>(panels));
            }
    }
    return all;
}

double logDensity(const Eigen::Matrix2Xd& nodes, const Point& x, double sigma)
{
    const Eigen::ArrayXd exponents =
        (nodes.colwise() - x).colwise().squaredNorm().transpose().array() / (-2.0 * sigma * sigma);
    const double largest = exponents.maxCoeff();
    return largest + std::log((exponents - largest).exp().mean());
}

Point moon(const Settings&, Index label, double along)
{
    const double angle = pi * along;
    return label == 0 ? Point(std::cos(angle), std::sin(angle))
                      : Point(1.0 - std::cos(angle), 0.5 - std::sin(angle));
}

Point circle(const Settings& settings, Index label, double along)
{
    const double radius = label == 0 ? 1.0 : number(settings, "factor");
    return {radius * std::cos(2.0 * pi * along), radius * std::sin(2.0 * pi * along)};
}

constexpr double spiralStart = 0.4, spiralEnd = 3.0;

Point spiral(const Settings& settings, Index label, double along)
{
    const double radius = spiralStart + (spiralEnd - spiralStart) * along;
    const double share = static_cast<double>(label) / number(settings, "arms");
    const double angle = 2.0 * pi * (number(settings, "turns") * along + share);
    return {radius * std::cos(angle), radius * std::sin(angle)};
}

/// The population along such curves. A closed curve is not drawn twice where it meets itself.
/// The length decides the accuracy only: that of the longest stretch, as if all were like it.
Population alongArcs(const std::function<Index(const Settings&)>& classes, const Arc& arc,
                     bool closed, const std::function<double(const Settings&)>& length)
{
    return {.classes = classes,
            .draw =
                [=](const Settings& settings, Index label, Turn turn, Random& random) {
                    const Index steps = std::max<Index>(closed ? turn.count : turn.count - 1, 1);
                    const double along =
                        static_cast<double>(turn.number) / static_cast<double>(steps);
                    return scattered(arc(settings, label, along), settings, random);
                },
            .logDensities = [=](const Settings& settings) -> LogDensities {
                const auto curves = nodes(arc, classes(settings), length(settings), settings);
                const double sigma = deviation(settings);
                return [=](const Point& x) {
                    Vector logs(std::ssize(curves));
                    for (Index k = 0; k < logs.size(); ++k)
                        logs(k) = logDensity(curves[static_cast<std::size_t>(k)], x, sigma);
                    return logs;
                };
            }};
}

Index two(const Settings&)
{
    return 2;
}

} // namespace

ToyData twoMoons()
{
    return classification(
        {.id = "two_moons",
         .title = "Two moons",
         .summary = "Two interleaved half circles: a straight line cannot part them, a flexible "
                    "model can overfit them."},
        {.initial = 0.30, .maximum = 1.0},
        alongArcs(two, moon, false, [](const Settings&) { return pi; }));
}

ToyData circles()
{
    return classification(
        {.id = "circles",
         .title = "Circles",
         .summary = "A ring around a ring: hopeless for a line, easy once squares are added.",
         .parameters = {{.id = "factor",
                         .label = "Inner radius",
                         .help = "Radius of the inner ring; the outer one has 1.",
                         .initial = 0.45,
                         .minimum = 0.05,
                         .maximum = 0.95}}},
        {.initial = 0.10, .maximum = 0.6},
        alongArcs(two, circle, true, [](const Settings&) { return 2.0 * pi; }));
}

ToyData spirals()
{
    const auto steepest = [](const Settings& settings) {
        return std::hypot(spiralEnd - spiralStart,
                          2.0 * pi * number(settings, "turns") * spiralEnd);
    };
    return classification(
        {.id = "spirals",
         .title = "Spirals",
         .summary = "Arms wound around each other: only a model with many bends follows them.",
         .parameters = {{.id = "arms",
                         .label = "Arms",
                         .help = "One class per arm.",
                         .kind = Parameter::Kind::Integer,
                         .initial = 2.0,
                         .minimum = 2,
                         .maximum = 3},
                        {.id = "turns",
                         .label = "Turns",
                         .help = "How often each arm goes round; more turns need more bends.",
                         .initial = 1.25,
                         .minimum = 0.25,
                         .maximum = 3.0}}},
        {.initial = 0.12, .maximum = 1.0},
        alongArcs([](const Settings& settings) { return Index{integer(settings, "arms")}; }, spiral,
                  false, steepest));
}

} // namespace holdout::toy
