#include "base/numbers.h"
#include "cli/fit.h"
#include "cli/output.h"
#include "eval/metric.h"

#include <set>

namespace holdout::cli {
namespace {

/// "12" for row 12 of the file, "Adelie" for a class, "3.5" for a number; empty for none.
std::string truth(const Dataset& data, Index row)
{
    if (!data.labelled() || std::isnan(data.y(row)))
        return {};
    if (data.classes() == 0)
        return shortest(data.y(row));
    return csvCell(data.classNames[static_cast<std::size_t>(data.y(row))]);
}

/// The rows whose predictions are wanted: the --test rows if given, else all.
std::vector<Index> wantedRows(const FitRequest& request, const FitData& data)
{
    if (!request.test.empty())
        return rowsOf(data.parts, Part::Test);
    std::vector<Index> all(data.parts.size());
    for (std::size_t i = 0; i < all.size(); ++i)
        all[i] = static_cast<Index>(i);
    return all;
}

std::string header(const FitData& data)
{
    if (data.task == Task::Clustering)
        return "row,truth,prediction,cluster\n";
    std::string line = "row,truth,prediction";
    if (data.task == Task::Classification)
        for (const std::string& name : data.raw.classNames)
            line += "," + csvCell("p_" + name);
    return line + "\n";
}

std::string line(const FitData& data, const FitRun& run, const std::vector<Index>& decided,
                 Index row)
{
    const auto i = static_cast<std::size_t>(row);
    std::string cells = std::to_string(data.rowNumbers[i]) + "," + truth(data.raw, row) + ",";
    if (data.task == Task::Regression)
        return cells + shortest(run.scores(row, 0)) + "\n";
    if (data.task == Task::Clustering)
        return cells + std::to_string(decided[i]) + "," + std::to_string(decided[i]) + "\n";
    cells += csvCell(data.raw.classNames[static_cast<std::size_t>(decided[i])]);
    for (Index k = 0; k < run.scores.cols(); ++k)
        cells += "," + shortest(run.scores(row, k));
    return cells + "\n";
}

} // namespace

std::string predictionsFile(const FitRequest& request, const FitData& data, const FitRun& run)
{
    std::string text = header(data);
    std::vector<Index> decided;
    if (data.task != Task::Regression)
        decided = decide(run.scores, std::nullopt);
    for (const Index row : wantedRows(request, data))
        text += line(data, run, decided, row);
    return text;
}

std::string traceFile(const FitRun& run)
{
    std::set<std::string> names;
    for (const Snapshot& snapshot : run.trace)
        for (const auto& [name, value] : snapshot.scalars)
            names.insert(name);
    std::string text = "step,loss";
    for (const std::string& name : names)
        text += "," + csvCell(name);
    text += "\n";
    for (const Snapshot& snapshot : run.trace) {
        text += std::to_string(snapshot.step) + "," + shortest(snapshot.loss);
        for (const std::string& name : names) {
            const auto scalar = snapshot.scalars.find(name);
            text += "," + (scalar == snapshot.scalars.end() ? "" : shortest(scalar->second));
        }
        text += "\n";
    }
    return text;
}

} // namespace holdout::cli
