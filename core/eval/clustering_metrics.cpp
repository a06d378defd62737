#include "eval/metric_groups.h"

#include <algorithm>
#include <limits>

namespace holdout {
namespace {

/// Beyond this, comparing every pair keeps a person waiting.
constexpr Index mostSilhouettes = 5000;

/// The samples with the members of each cluster next to each other.
struct Grouped {
    Matrix X;                  ///< n×d, by rising cluster.
    std::vector<Index> starts; ///< Of each cluster that has members, and n at the end.

    Index clusters() const { return std::ssize(starts) - 1; }
    Index start(Index cluster) const { return starts[static_cast<std::size_t>(cluster)]; }
    Index size(Index cluster) const { return start(cluster + 1) - start(cluster); }
};

Grouped group(const Matrix& X, const std::vector<Index>& clusters)
{
    std::vector<Index> order(clusters.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = static_cast<Index>(i);
    const auto cluster = [&](Index i) { return clusters[static_cast<std::size_t>(i)]; };
    std::ranges::stable_sort(order, {}, cluster);

    Grouped grouped{.X = X(order, Eigen::all), .starts = {}};
    for (std::size_t i = 0; i < order.size(); ++i)
        if (i == 0 || cluster(order[i]) != cluster(order[i - 1]))
            grouped.starts.push_back(static_cast<Index>(i));
    grouped.starts.push_back(X.rows());
    return grouped;
}

/// s = (b − a) / max(a, b): a is the mean distance to the rest of one's own cluster, b to the
/// nearest other; 0 for a cluster of one.
double silhouetteOf(const Grouped& grouped, Index own, const Vector& distances)
{
    if (grouped.size(own) == 1)
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

Result<double> inertiaMetric(const Scored& scored)
{
    if (const auto ok = checkScored(scored, false); !ok)
        return std::unexpected(ok.error());
    return inertia(scored.data.X, decide(scored.scores));
}

Result<double> silhouetteMetric(const Scored& scored)
{
    if (const auto ok = checkScored(scored, false); !ok)
        return std::unexpected(ok.error());
    const Index n = scored.data.samples();
    if (n > mostSilhouettes)
        return invalid("The silhouette compares every pair of samples and is limited to " +
                       std::to_string(mostSilhouettes) + " of them; take a sample of the data");
    std::vector<Index> clusters = decide(scored.scores);
    std::vector<Index> distinct = clusters;
    std::ranges::sort(distinct);
    distinct.erase(std::ranges::unique(distinct).begin(), distinct.end());
    if (distinct.size() < 2 || std::ssize(distinct) >= n)
        return invalid("The silhouette is not defined for " + std::to_string(distinct.size()) +
                       (distinct.size() == 1 ? " cluster of " : " clusters of ") +
                       std::to_string(n) +
                       " samples; there must be two clusters at least, and fewer than samples");
    return silhouette(scored.data.X, clusters);
}

} // namespace

double inertia(const Matrix& X, const std::vector<Index>& clusters)
{
    const Grouped grouped = group(X, clusters);
    double sum = 0.0;
    for (Index k = 0; k < grouped.clusters(); ++k) {
        const Matrix members = grouped.X.middleRows(grouped.start(k), grouped.size(k));
        sum += (members.rowwise() - members.colwise().mean()).squaredNorm();
    }
    return sum;
}

double silhouette(const Matrix& X, const std::vector<Index>& clusters)
{
    const Grouped grouped = group(X, clusters);
    Vector distances(X.rows());
    double sum = 0.0;
    for (Index own = 0; own < grouped.clusters(); ++own)
        for (Index i = grouped.start(own); i < grouped.start(own + 1); ++i) {
            distances.setZero();
            for (Index j = 0; j < X.cols(); ++j)
                distances.array() += (grouped.X.col(j).array() - grouped.X(i, j)).square();
            distances = distances.cwiseSqrt();
            sum += silhouetteOf(grouped, own, distances);
        }
    return sum / static_cast<double>(X.rows());
}

std::vector<Metric> clusteringMetrics()
{
    return {
        {.id = "inertia",
         .title = "Inertia",
         .formula = R"(\sum_i \lVert x_i - \bar x_{c(i)}\rVert^2)",
         .help = "Sum of squared distances to the mean of the own cluster; it always falls with "
                 "more clusters, so look for the elbow",
         .task = Task::Clustering,
         .higherIsBetter = false,
         .value = inertiaMetric},
        {.id = "silhouette",
         .title = "Silhouette",
         .formula = R"(\frac{1}{n}\sum_i \frac{b_i-a_i}{\max(a_i,b_i)})",
         .help = "How much nearer samples are to their own cluster than to the next, from -1 to 1; "
                 "it favours round clusters",
         .task = Task::Clustering,
         .value = silhouetteMetric},
    };
}

} // namespace holdout
