#include "eval/metric_groups.h"
#include "maths/clusters.h"

#include <algorithm>

namespace holdout {
namespace {

/// Beyond this, comparing every pair keeps a person waiting.
constexpr Index mostSilhouettes = 5000;

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
    return silhouettes(X, clusters).mean();
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
