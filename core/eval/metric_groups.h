#pragma once

#include "eval/metric.h"

namespace holdout {

/// The metrics of each task, in the order they are shown; metrics() joins them.
std::vector<Metric> classificationMetrics();
std::vector<Metric> regressionMetrics();
std::vector<Metric> clusteringMetrics();

/// Errors: InvalidInput if there is nothing to score, a target is missing, the scores do not belong
///         to these samples, or a score is not finite.
Result<> checkScored(const Scored& scored, bool needsTargets);

/// Area under the receiver operating characteristic: the chance that a positive sample scores
/// higher than a negative one, ties counting half.
///
/// Requires: both kinds of sample are there.
/// Cost:     O(n log n).
/// Source:   T. Fawcett, An introduction to ROC analysis, Pattern Recognition Letters 27 (2006).
double areaUnderRoc(const std::vector<bool>& positive, const Vector& scores);

/// Mean silhouette of the samples: how much nearer each is to its own cluster than to the next.
///
/// Requires: at least two clusters, and fewer than samples.
/// Cost:     O(n²d) time, O(nd) memory.
/// Source:   P. J. Rousseeuw, J. Comput. Appl. Math. 20 (1987).
double silhouette(const Matrix& X, const std::vector<Index>& clusters);

/// Sum of squared distances of the samples to the mean of their cluster.
double inertia(const Matrix& X, const std::vector<Index>& clusters);

} // namespace holdout
