#pragma once

#include "data/pipeline.h"
#include "data/split.h"
#include "ml/algorithm.h"

#include <map>
#include <optional>

namespace holdout {

/// A data set cut into parts and put through its pipeline: what models are trained and judged on.
struct Prepared {
    Dataset raw; ///< As it was read or generated.
    Task task = Task::Classification;
    std::vector<Part> parts; ///< n: what each row is used for.
    Pipeline pipeline;       ///< Fitted on the training rows only.
    Dataset data;            ///< All rows as the model sees them.
    Dataset train;           ///< The training rows of `data`.
};

/// Cuts, fits the pipeline and transforms.
///
/// Errors: what split() and Pipeline::fit() refuse.
Result<Prepared> prepare(Dataset raw, Task task, const std::vector<TransformStep>& steps,
                         const Split& shares, std::uint64_t seed);

/// The same with the parts already decided. Requires: one part per row.
/// Errors: also InvalidInput if no row is left to train on.
Result<Prepared> prepare(Dataset raw, Task task, const std::vector<TransformStep>& steps,
                         std::vector<Part> parts);

/// One metric's value on one part, or why it has none.
using MetricValues = std::map<std::string, Result<double>>;

/// How good a model is on one part of the data.
struct PartReport {
    std::vector<Index> rows;   ///< Of the whole data set, rising.
    Matrix scores = {};        ///< One row of the model's scores per row above.
    double loss = 0.0;         ///< meanLoss(), 0 without rows.
    MetricValues metrics = {}; ///< By metric id; empty without rows.
};

/// Scores the rows of a part and computes every metric of the task.
PartReport report(const Prepared& prepared, const Model& model, Part part,
                  std::optional<double> threshold = 0.5);

/// The loss and the main score (accuracy, R² or inertia) of a model on a part, over at most
/// `rowLimit` evenly spaced rows: cheap enough for every step of a run. Nothing without rows.
struct QuickScore {
    double loss = 0.0;
    double score = 0.0;
};
std::optional<QuickScore> quickScore(const Prepared& prepared, const Model& model, Part part,
                                     Index rowLimit = 1000);

} // namespace holdout
