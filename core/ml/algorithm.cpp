#include "ml/algorithm.h"

#include <algorithm>
#include <cmath>

namespace holdout {
namespace {

/// Beyond this, squares and sums of squares no longer fit a double.
constexpr double largestMagnitude = 1e100;

std::string place(Index row, const Dataset& data, Index column)
{
    return "row " + std::to_string(row + 1) + ", column " +
           data.features[static_cast<std::size_t>(column)].name;
}

Result<> checkFeatures(const Dataset& data)
{
    if (data.samples() == 0 || data.dimensions() == 0)
        return invalid("The data set has no rows or no features to learn from; add some points or "
                       "choose at least one feature");
    for (Index j = 0; j < data.dimensions(); ++j) {
        if (data.features[static_cast<std::size_t>(j)].categorical())
            return invalid("Column " + data.features[static_cast<std::size_t>(j)].name +
                           " holds categories; add a one_hot or ordinal step to the pipeline");
        for (Index i = 0; i < data.samples(); ++i) {
            if (std::isnan(data.X(i, j)))
                return invalid("The cell at " + place(i, data, j) +
                               " is missing; add an imputation step to the pipeline");
            if (!(std::abs(data.X(i, j)) <= largestMagnitude))
                return invalid("The value at " + place(i, data, j) +
                               " is infinite or too large to square; correct or rescale it");
        }
    }
    return {};
}

Result<> checkTargets(const Dataset& data, Task task)
{
    if (!data.labelled())
        return invalid("The data set has no target to learn from; choose a target column");
    if (data.y.size() != data.samples())
        return invalid("The data set has " + std::to_string(data.samples()) + " rows but " +
                       std::to_string(data.y.size()) + " targets; there must be one for each row");
    if (task == Task::Regression && data.classes() > 0)
        return invalid("The target " + data.targetName +
                       " holds classes; choose a number as target or set the task to "
                       "classification");
    if (task == Task::Classification && data.classes() == 0)
        return invalid("The target " + data.targetName +
                       " holds numbers; choose a category as target or set the task to "
                       "regression");
    for (Index i = 0; i < data.samples(); ++i) {
        const double y = data.y(i);
        const bool isClass =
            y >= 0.0 && y < static_cast<double>(data.classes()) && std::floor(y) == y; // NaN is not
        if (task == Task::Classification ? !isClass : !(std::abs(y) <= largestMagnitude))
            return invalid("The target in row " + std::to_string(i + 1) +
                           (task == Task::Classification
                                ? " is not one of the classes; correct it or remove the row"
                                : " is missing, infinite or too large; correct it or remove the "
                                  "row"));
    }
    return {};
}

std::string name(Task task)
{
    switch (task) {
    case Task::Classification:
        return "classification";
    case Task::Regression:
        return "regression";
    case Task::Clustering:
        return "clustering";
    }
    return {};
}

} // namespace

bool Algorithm::can(Task task) const
{
    return std::ranges::find(tasks, task) != tasks.end();
}

Result<const Algorithm*> findAlgorithm(std::string_view id)
{
    std::string known;
    for (const Algorithm& algorithm : algorithms()) {
        if (algorithm.id == id)
            return &algorithm;
        known += (known.empty() ? "" : ", ") + algorithm.id;
    }
    return failure(ErrorCode::NotFound,
                   "There is no algorithm " + std::string(id) + "; choose one of " + known);
}

Result<std::unique_ptr<Trainer>> start(const Algorithm& algorithm, const Dataset& data, Task task,
                                       const Settings& settings, std::uint64_t seed)
{
    if (!algorithm.can(task))
        return invalid(algorithm.title + " does no " + name(task) +
                       "; choose another model or task");
    if (const auto ok = checkFeatures(data); !ok)
        return std::unexpected(ok.error());
    if (const auto ok = task == Task::Clustering ? Result<>{} : checkTargets(data, task); !ok)
        return std::unexpected(ok.error());
    if (const auto ok = check(algorithm.parameters, settings); !ok)
        return std::unexpected(ok.error());
    return algorithm.begin(data, task, settings, Random(seed));
}

Result<Snapshot> runToEnd(Trainer& trainer, int stepLimit)
{
    for (int step = 0; step < stepLimit && trainer.step(Stride::Whole); ++step)
        if (!std::isfinite(trainer.loss()))
            return failure(ErrorCode::Numerical,
                           "The loss ran away at step " + std::to_string(step + 1) +
                               "; try a smaller learning rate or standardise the features");
    return trainer.snapshot();
}

} // namespace holdout
