#include "run/experiment.h"

#include "eval/metric.h"

#include <algorithm>
#include <cassert>

namespace holdout {
namespace {

/// At most `limit` of the rows, evenly spaced.
std::vector<Index> thinned(const std::vector<Index>& rows, Index limit)
{
    if (std::ssize(rows) <= limit)
        return rows;
    std::vector<Index> kept;
    for (Index i = 0; i < limit; ++i)
        kept.push_back(rows[static_cast<std::size_t>(i * std::ssize(rows) / limit)]);
    return kept;
}

const char* mainMetric(Task task)
{
    switch (task) {
    case Task::Classification:
        return "accuracy";
    case Task::Regression:
        return "r2";
    case Task::Clustering:
        return "inertia";
    }
    return "";
}

} // namespace

Result<Prepared> prepare(Dataset raw, Task task, const std::vector<TransformStep>& steps,
                         const Split& shares, std::uint64_t seed)
{
    auto parts = split(raw, shares, Random(seed));
    if (!parts)
        return std::unexpected(parts.error());
    return prepare(std::move(raw), task, steps, std::move(*parts));
}

Result<Prepared> prepare(Dataset raw, Task task, const std::vector<TransformStep>& steps,
                         std::vector<Part> parts)
{
    assert(std::ssize(parts) == raw.samples());
    const std::vector<Index> trainRows = rowsOf(parts, Part::Train);
    if (trainRows.empty())
        return invalid("No row is left to train on; add rows or give the training part a larger "
                       "share");
    auto pipeline = Pipeline::fit(steps, select(raw, trainRows));
    if (!pipeline)
        return std::unexpected(pipeline.error());
    Dataset data = pipeline->apply(raw);
    Dataset train = select(data, trainRows);
    return Prepared{.raw = std::move(raw),
                    .task = task,
                    .parts = std::move(parts),
                    .pipeline = std::move(*pipeline),
                    .data = std::move(data),
                    .train = std::move(train)};
}

PartReport report(const Prepared& prepared, const Model& model, Part part,
                  std::optional<double> threshold)
{
    PartReport result{.rows = rowsOf(prepared.parts, part)};
    if (result.rows.empty())
        return result;
    const Dataset data = select(prepared.data, result.rows);
    result.scores = model.predict(data.X);
    const Scored scored{.data = data, .scores = result.scores, .threshold = threshold};
    result.loss = meanLoss(prepared.task, scored);
    for (const Metric& metric : metrics())
        if (metric.task == prepared.task)
            result.metrics.emplace(metric.id, metric.value(scored));
    return result;
}

std::optional<QuickScore> quickScore(const Prepared& prepared, const Model& model, Part part,
                                     Index rowLimit)
{
    const std::vector<Index> rows = thinned(rowsOf(prepared.parts, part), rowLimit);
    if (rows.empty())
        return {};
    const Dataset data = select(prepared.data, rows);
    const Matrix scores = model.predict(data.X);
    const Scored scored{.data = data, .scores = scores};
    const auto metric = std::ranges::find(metrics(), mainMetric(prepared.task), &Metric::id);
    assert(metric != metrics().end());
    return QuickScore{.loss = meanLoss(prepared.task, scored),
                      .score = metric->value(scored).value_or(0.0)};
}

} // namespace holdout
