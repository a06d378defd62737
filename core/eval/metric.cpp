#include "eval/metric.h"

#include "eval/metric_groups.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace holdout {
namespace {

/// How near to 0 a probability may come before its logarithm is taken.
constexpr double smallestProbability = 1e-15;

double crossEntropy(const Vector& y, const Matrix& scores)
{
    double sum = 0.0;
    for (Index i = 0; i < y.size(); ++i)
        sum -= std::log(std::clamp(scores(i, static_cast<Index>(y(i))), smallestProbability,
                                   1.0 - smallestProbability));
    return sum / static_cast<double>(y.size());
}

} // namespace

const std::vector<Metric>& metrics()
{
    static const std::vector<Metric> all = [] {
        std::vector<Metric> joined = classificationMetrics();
        for (const auto& group : {regressionMetrics(), clusteringMetrics()})
            joined.insert(joined.end(), group.begin(), group.end());
        return joined;
    }();
    return all;
}

Result<> checkScored(const Scored& scored, bool needsTargets)
{
    const Dataset& data = scored.data;
    if (data.samples() == 0)
        return invalid("There are no samples in this part; give it a larger share of the data");
    if (needsTargets && data.y.size() != data.samples())
        return invalid("The samples have no target to compare with; choose a target column");
    if (scored.scores.rows() != data.samples() || scored.scores.cols() == 0)
        return invalid("There are " + std::to_string(scored.scores.rows()) + " predictions for " +
                       std::to_string(data.samples()) + " samples; predict these samples first");
    if (!scored.scores.allFinite())
        return invalid("Some predictions are not finite numbers; train again with a smaller "
                       "learning rate");
    return {};
}

std::vector<Index> decide(const Matrix& scores, std::optional<double> threshold)
{
    std::vector<Index> decided(static_cast<std::size_t>(scores.rows()));
    for (Index i = 0; i < scores.rows(); ++i) {
        Index best = 0;
        if (threshold && scores.cols() == 2)
            best = scores(i, 1) >= *threshold ? 1 : 0;
        else if (scores.cols() > 1)
            scores.row(i).maxCoeff(&best);
        decided[static_cast<std::size_t>(i)] = best;
    }
    return decided;
}

Eigen::MatrixXi confusion(const Vector& y, const std::vector<Index>& decided, Index classes)
{
    assert(y.size() == std::ssize(decided));
    Eigen::MatrixXi counts = Eigen::MatrixXi::Zero(classes, classes);
    for (Index i = 0; i < y.size(); ++i)
        ++counts(static_cast<Index>(y(i)), decided[static_cast<std::size_t>(i)]);
    return counts;
}

double meanLoss(Task task, const Scored& scored)
{
    assert(scored.data.samples() > 0);
    const auto n = static_cast<double>(scored.data.samples());
    switch (task) {
    case Task::Classification:
        return crossEntropy(scored.data.y, scored.scores);
    case Task::Regression:
        return (scored.scores.col(0) - scored.data.y).squaredNorm() / n;
    case Task::Clustering:
        return inertia(scored.data.X, decide(scored.scores)) / n;
    }
    return 0.0;
}

} // namespace holdout
