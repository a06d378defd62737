#include "base/numbers.h"
#include "cli/fit.h"
#include "cli/metrics_json.h"
#include "cli/output.h"
#include "eval/metric.h"
#include "run/task_name.h"

namespace holdout::cli {
namespace {

const PartReport& reportOf(const FitRun& run, Part part)
{
    return run.reports[static_cast<std::size_t>(part)];
}

Json pipelineJson(const std::vector<TransformStep>& steps)
{
    Json list = Json::array();
    for (const TransformStep& step : steps)
        list.push_back(step.id);
    return list;
}

Json namesJson(const std::vector<Feature>& features)
{
    Json list = Json::array();
    for (const Feature& feature : features)
        list.push_back(feature.name);
    return list;
}

Json dataJson(const FitData& data, const FitRun& run)
{
    Json rows = Json::object();
    for (const auto& [part, name] : partNames)
        rows[name] = rowsOf(data.parts, part).size();
    return Json::object(
        {{"name", data.name},
         {"rows", data.raw.samples()},
         {"features", namesJson(data.raw.features)},
         {"target", data.raw.targetName.empty() ? Json() : Json(data.raw.targetName)},
         {"classes", data.raw.classNames},
         {"dropped_rows", data.droppedRows},
         {"left_out", data.leftOut},
         {"notes", data.notes},
         {"parts", std::move(rows)},
         {"model_features", namesJson(run.prepared.pipeline.features())}});
}

Json resultJson(const FitRequest& request, const FitData& data, const FitRun& run)
{
    Json metrics = Json::object();
    for (const auto& [part, name] : partNames)
        metrics[name] = toJson(reportOf(run, part));
    return Json::object(
        {{"algorithm", request.algorithm->id},
         {"task", taskName(data.task)},
         {"settings", toJson(request.settings)},
         {"seed", request.seed},
         {"pipeline", pipelineJson(run.pipeline)},
         {"data", dataJson(data, run)},
         {"steps", run.last.step},
         {"converged", run.converged},
         {"loss", toJson(run.last.loss)},
         {"metrics", std::move(metrics)},
         {"seconds", Json::object({{"fit", run.fitSeconds}, {"predict", run.predictSeconds}})}});
}

std::string joined(const Json& names, const std::string& ifNone)
{
    std::string text;
    for (const Json& name : names)
        text += (text.empty() ? "" : ", ") + name.get<std::string>();
    return text.empty() ? ifNone : text;
}

/// One line per metric that has a value somewhere, one column per part that has rows.
std::string metricTable(const FitData& data, const FitRun& run)
{
    std::vector<std::vector<std::string>> rows(1, {""});
    for (const auto& [part, name] : partNames)
        if (!reportOf(run, part).rows.empty())
            rows[0].emplace_back(name);
    for (const Metric& metric : metrics()) {
        if (metric.task != data.task)
            continue;
        std::vector<std::string> row = {metric.id};
        for (const auto& [part, name] : partNames)
            if (const PartReport& report = reportOf(run, part); !report.rows.empty()) {
                const auto& value = report.metrics.at(metric.id);
                row.push_back(value ? rounded(*value, 4) : "-");
            }
        rows.push_back(std::move(row));
    }
    return aligned(rows);
}

std::string resultText(const FitRequest& request, const FitData& data, const FitRun& run)
{
    const std::string target = data.raw.targetName.empty() ? "" : ", target " + data.raw.targetName;
    std::vector<std::vector<std::string>> rows = {
        {"algorithm", request.algorithm->id + ", " + std::string(taskName(data.task))},
        {"data", data.name + ": " + std::to_string(data.raw.samples()) + " rows, " +
                     std::to_string(data.raw.dimensions()) + " features" + target},
        {"pipeline", joined(pipelineJson(run.pipeline), "none")},
        {"steps", std::to_string(run.last.step) + (run.converged ? ", converged" : "")},
        {request.algorithm->lossName, rounded(run.last.loss, 6)}};
    if (!data.leftOut.empty())
        rows.push_back({"left out", joined(Json(data.leftOut), "")});
    if (data.droppedRows > 0)
        rows.push_back({"dropped", std::to_string(data.droppedRows) + " rows without a target"});
    return aligned(rows) + "\n" + metricTable(data, run);
}

} // namespace

Outcome report(const FitRequest& request, const FitData& data, const FitRun& run)
{
    if (!request.trace.empty())
        if (const auto saved = save(request.trace, traceFile(run)); !saved)
            return saved;
    if (!request.predictions.empty())
        if (const auto saved = save(request.predictions, predictionsFile(request, data, run));
            !saved)
            return saved;
    return request.json ? printJson(resultJson(request, data, run))
                        : printText(resultText(request, data, run));
}

} // namespace holdout::cli
