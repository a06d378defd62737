#include "cli/fit.h"
#include "cli/sources.h"
#include "data/toy_data.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace holdout::cli {
namespace {

/// Whether the algorithm leaves no choice but to look for clusters.
bool onlyClusters(const Algorithm& algorithm)
{
    return std::ranges::all_of(algorithm.tasks, [](Task task) { return task == Task::Clustering; });
}

std::optional<Task> wantedTask(const FitRequest& request)
{
    if (!request.task && onlyClusters(*request.algorithm))
        return Task::Clustering;
    return request.task;
}

Result<FitData> generated(const FitRequest& request, const ToyData& toy)
{
    Settings settings = request.with;
    settings.merge(defaults(toy.parameters));
    auto raw = generate(toy, settings, request.seed);
    if (!raw)
        return std::unexpected(raw.error());
    FitData data = {
        .raw = std::move(*raw), .task = wantedTask(request).value_or(toy.task), .name = toy.id};
    data.rowNumbers.resize(static_cast<std::size_t>(data.raw.samples()));
    std::iota(data.rowNumbers.begin(), data.rowNumbers.end(), 1);
    return data;
}

void addRowNumbers(FitData& data, const std::vector<Index>& rows)
{
    for (const Index row : rows)
        data.rowNumbers.push_back(row + 1);
}

/// What was typed; for the rest, what the card of a shipped data set says goes with its target.
ColumnChoice choose(const FitRequest& request, const DataCard* card)
{
    ColumnChoice choice = {
        .target = request.target, .features = request.features, .task = wantedTask(request)};
    if (card && request.target.empty()) {
        choice.target = card->target;
        if (request.features.empty())
            choice.features = card->defaultFeatures;
        if (!choice.task)
            choice.task = card->task;
    }
    return choice;
}

Result<FitData> fromTable(const FitRequest& request)
{
    const auto source = openTable(request.data);
    if (!source)
        return std::unexpected(source.error());
    const Table& table = source->table;
    auto chosen = toDataset(table, choose(request, source->card));
    if (!chosen)
        return failure(chosen.error().code, request.data + ": " + chosen.error().message);
    FitData data = {.raw = std::move(chosen->data),
                    .task = chosen->task,
                    .name = request.data,
                    .droppedRows = table.rows - std::ssize(chosen->rows)};
    addRowNumbers(data, chosen->rows);
    data.notes = table.notes;
    data.notes.insert(data.notes.end(), chosen->notes.begin(), chosen->notes.end());
    for (const Column& column : table.columns)
        if (column.name != data.raw.targetName &&
            std::ranges::find(data.raw.features, column.name, &Feature::name) ==
                data.raw.features.end())
            data.leftOut.push_back(column.name);
    return data;
}

/// Puts the test rows behind the others. Rows without a target have none to be judged by.
Result<> append(const FitRequest& request, FitData& data)
{
    const auto source = openTable(request.test);
    if (!source)
        return std::unexpected(source.error());
    const auto test = toDataset(source->table, data.raw);
    if (!test)
        return failure(test.error().code, request.test + ": " + test.error().message);
    if (test->rows.empty())
        return invalid(request.test + " has no rows to test on; give a file with some");
    const Index trainRows = data.raw.samples();
    const Index testRows = test->data.samples();
    data.testIsLabelled = test->data.labelled();
    data.raw.X.conservativeResize(trainRows + testRows, Eigen::NoChange);
    data.raw.X.bottomRows(testRows) = test->data.X;
    if (data.raw.labelled()) {
        data.raw.y.conservativeResize(trainRows + testRows);
        if (data.testIsLabelled)
            data.raw.y.tail(testRows) = test->data.y;
        else
            data.raw.y.tail(testRows).setConstant(std::numeric_limits<double>::quiet_NaN());
    }
    data.parts.resize(static_cast<std::size_t>(trainRows + testRows), Part::Test);
    addRowNumbers(data, test->rows);
    return {};
}

} // namespace

Result<FitData> loadData(const FitRequest& request)
{
    const auto toy = std::ranges::find(toyData(), request.data, &ToyData::id);
    auto data = toy == toyData().end() ? fromTable(request) : generated(request, *toy);
    if (!data)
        return data;
    data->parts.assign(static_cast<std::size_t>(data->raw.samples()), Part::Train);
    if (request.split) {
        auto parts = split(data->raw, *request.split, Random(request.seed));
        if (!parts)
            return std::unexpected(parts.error());
        data->parts = std::move(*parts);
    }
    if (!request.test.empty())
        if (const auto ok = append(request, *data); !ok)
            return std::unexpected(ok.error());
    return data;
}

} // namespace holdout::cli
