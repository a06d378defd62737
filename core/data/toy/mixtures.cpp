#include "data/toy/population.h"

#include <cmath>
#include <numbers>

/// Classes that are Gaussian clouds, so that their densities are known exactly.

namespace holdout::toy {
namespace {

constexpr double neighbourDistance = 4.0;

Index blobCount(const Settings& settings)
{
    return integer(settings, "classes");
}

/// On a circle about the origin, neighbours four apart; two classes lie at −2 and 2.
Point blobCentre(Index label, Index classes)
{
    const double share = static_cast<double>(label) / static_cast<double>(classes);
    const double radius =
        neighbourDistance / 2.0 / std::sin(std::numbers::pi / static_cast<double>(classes));
    const double angle = std::numbers::pi * (1.0 + 2.0 * share);
    return {radius * std::cos(angle), radius * std::sin(angle)};
}

constexpr Index sticks = 3;

/// The shear under which k-means goes wrong and a Gaussian mixture does not.
Eigen::Matrix2d shear()
{
    return Eigen::Matrix2d{{0.6, -0.4}, {-0.64, 0.85}};
}

Point stickCentre(Index label)
{
    return {4.0 * (static_cast<double>(label) - 1.0), 0.0};
}

/// Round clouds of equal width about the centres.
LogDensities clouds(const std::vector<Point>& centres, double sigma)
{
    return [=](const Point& x) {
        Vector logs(std::ssize(centres));
        for (Index k = 0; k < logs.size(); ++k)
            logs(k) =
                -(x - centres[static_cast<std::size_t>(k)]).squaredNorm() / (2.0 * sigma * sigma);
        return logs;
    };
}

LogDensities blobDensities(const Settings& settings)
{
    std::vector<Point> centres(static_cast<std::size_t>(blobCount(settings)));
    for (Index k = 0; k < std::ssize(centres); ++k)
        centres[static_cast<std::size_t>(k)] = blobCentre(k, std::ssize(centres));
    return clouds(centres, deviation(settings));
}

/// Undoing the shear makes the clouds round again; it changes all densities by the same factor.
LogDensities stickDensities(const Settings& settings)
{
    std::vector<Point> centres(static_cast<std::size_t>(sticks));
    for (Index k = 0; k < sticks; ++k)
        centres[static_cast<std::size_t>(k)] = stickCentre(k);
    const Eigen::Matrix2d S = shear();
    const double area = S(0, 0) * S(1, 1) - S(0, 1) * S(1, 0);
    const Eigen::Matrix2d unshear =
        Eigen::Matrix2d{{S(1, 1), -S(0, 1)}, {-S(1, 0), S(0, 0)}} / area;
    const LogDensities round = clouds(centres, deviation(settings));
    return [=](const Point& x) { return round(unshear * x); };
}

} // namespace

ToyData blobs()
{
    return classification(
        {.id = "blobs",
         .title = "Gaussian blobs",
         .summary = "Round clouds whose overlap sets a known limit that no model can beat.",
         .parameters = {{.id = "classes",
                         .label = "Classes",
                         .help = "How many clouds there are.",
                         .kind = Parameter::Kind::Integer,
                         .initial = 3.0,
                         .minimum = 2,
                         .maximum = 6}}},
        {.initial = 1.0, .maximum = 3.0},
        {.classes = blobCount,
         .draw =
             [](const Settings& settings, Index label, Turn, Random& random) {
                 return scattered(blobCentre(label, blobCount(settings)), settings, random);
             },
         .logDensities = blobDensities});
}

ToyData anisotropicBlobs()
{
    return classification(
        {.id = "anisotropic_blobs",
         .title = "Sheared blobs",
         .summary = "Three long slanted clouds: k-means cuts across them, a full Gaussian mixture "
                    "follows them."},
        {.initial = 1.0, .maximum = 3.0},
        {.classes = [](const Settings&) { return sticks; },
         .draw =
             [](const Settings& settings, Index label, Turn, Random& random) {
                 return Point(shear() * scattered(stickCentre(label), settings, random));
             },
         .logDensities = stickDensities});
}

} // namespace holdout::toy
