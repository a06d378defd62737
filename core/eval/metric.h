#pragma once

#include "base/result.h"
#include "data/dataset.h"

#include <functional>
#include <optional>

namespace holdout {

/// What a metric looks at. References: valid only during the call.
struct Scored {
    const Dataset& data;  ///< As the model saw it: finite X, y empty if unlabelled.
    const Matrix& scores; ///< n×k, what the model's predict() said of data.X.
    /// Of two-class problems: class 1 if its score is at least this; without one, the likeliest
    /// class, as of more classes.
    std::optional<double> threshold = 0.5;
};

/// An entry of the catalogue of metrics.
struct Metric {
    std::string id; ///< Stable: "accuracy", "roc_auc"; scikit-learn's name where it has one.
    std::string title;
    std::string formula; ///< LaTeX.
    std::string help;    ///< One sentence: when to use it and what fools it.
    Task task = Task::Classification;
    bool higherIsBetter = true;

    /// Errors: InvalidInput with the reason where the metric is not defined for these samples.
    std::function<Result<double>(const Scored&)> value;
};

/// All metrics, in the order they are shown. Fixed for the life of the program.
const std::vector<Metric>& metrics();

/// The predicted class (or cluster) of each row of scores. Two classes go by the threshold if there
/// is one; else the largest score decides, the first on ties.
std::vector<Index> decide(const Matrix& scores, std::optional<double> threshold = 0.5);

/// Entry (i, j) counts the samples of class i that were decided to be class j.
Eigen::MatrixXi confusion(const Vector& y, const std::vector<Index>& decided, Index classes);

/// The loss that curves compare across parts, per sample: cross-entropy in nats for classes (with
/// probabilities kept 1e-15 away from 0), squared error for numbers, squared distance of a
/// cluster's samples to their mean for clusters. Requires: n > 0.
double meanLoss(Task task, const Scored& scored);

/// One point of a receiver operating characteristic or precision-recall curve.
struct CurvePoint {
    double threshold = 0.0;
    double x = 0.0, y = 0.0;
};

/// False positive rate against true positive rate as the threshold falls, from (0, 0) to (1, 1).
/// Requires: two classes, both present.
std::vector<CurvePoint> rocCurve(const Vector& y, const Vector& positiveScores);

} // namespace holdout
