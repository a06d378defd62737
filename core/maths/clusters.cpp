#include "maths/clusters.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace holdout {
namespace {

double silhouetteOf(const Grouped& grouped, Index own, const Vector& distances)
{
    if (grouped.size(own) == 1 || grouped.clusters() == 1)
        return 0.0;
    double a = 0.0;
    double b = std::numeric_limits<double>::infinity();
    for (Index k = 0; k < grouped.clusters(); ++k) {
        const double sum = distances.segment(grouped.start(k), grouped.size(k)).sum();
        const auto size = static_cast<double>(grouped.size(k));
        if (k == own)
            a = sum / (size - 1.0);
        else
            b = std::min(b, sum / size);
    }
    return std::max(a, b) > 0.0 ? (b - a) / std::max(a, b) : 0.0;
}

} // namespace

Nearest nearestCentres(const Matrix& X, const Matrix& centres)
{
    constexpr Index chunk = 512; // samples measured at a time, to stay in the processor's cache
    Nearest result{.centre = std::vector<Index>(static_cast<std::size_t>(X.rows()), 0),
                   .squared = Vector(X.rows())};
    Eigen::Array<double, Eigen::Dynamic, 1, 0, chunk, 1> distances;
    for (Index begin = 0; begin < X.rows(); begin += chunk) {
        const Index size = std::min(chunk, X.rows() - begin);
        for (Index c = 0; c < centres.rows(); ++c) {
            distances.setZero(size);
            for (Index j = 0; j < X.cols(); ++j)
                distances.array() +=
                    (X.col(j).segment(begin, size).array() - centres(c, j)).square();
            if (c == 0) {
                result.squared.segment(begin, size) = distances;
                continue;
            }
            for (Index i = 0; i < size; ++i)
                if (distances(i) < result.squared(begin + i)) {
                    result.squared(begin + i) = distances(i);
                    result.centre[static_cast<std::size_t>(begin + i)] = c;
                }
        }
    }
    return result;
}

Grouped group(const Matrix& X, const std::vector<Index>& clusters)
{
    std::vector<Index> order(clusters.size());
    std::iota(order.begin(), order.end(), Index{0});
    const auto cluster = [&](Index i) { return clusters[static_cast<std::size_t>(i)]; };
    std::ranges::stable_sort(order, {}, cluster);

    Grouped grouped{.X = X(order, Eigen::all), .order = order, .starts = {}};
    for (std::size_t i = 0; i < order.size(); ++i)
        if (i == 0 || cluster(order[i]) != cluster(order[i - 1]))
            grouped.starts.push_back(static_cast<Index>(i));
    grouped.starts.push_back(X.rows());
    return grouped;
}

Vector silhouettes(const Matrix& X, const std::vector<Index>& clusters)
{
    const Grouped grouped = group(X, clusters);
    Vector distances(X.rows());
    Vector result(X.rows());
    for (Index own = 0; own < grouped.clusters(); ++own)
        for (Index i = grouped.start(own); i < grouped.start(own + 1); ++i) {
            distances.setZero();
            for (Index j = 0; j < X.cols(); ++j)
                distances.array() += (grouped.X.col(j).array() - grouped.X(i, j)).square();
            distances = distances.cwiseSqrt();
            result(grouped.order[static_cast<std::size_t>(i)]) =
                silhouetteOf(grouped, own, distances);
        }
    return result;
}

} // namespace holdout
