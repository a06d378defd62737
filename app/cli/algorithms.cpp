#include "base/numbers.h"
#include "cli/output.h"
#include "ml/algorithm.h"
#include "run/task_name.h"

#include <memory>

namespace holdout::cli {
namespace {

std::string taskNames(const Algorithm& algorithm)
{
    std::string names;
    for (const Task task : algorithm.tasks)
        names += (names.empty() ? "" : ", ") + std::string(taskName(task));
    return names;
}

Json describe(const Algorithm& algorithm)
{
    Json tasks = Json::array();
    for (const Task task : algorithm.tasks)
        tasks.push_back(taskName(task));
    Json presets = Json::array();
    for (const Preset& preset : algorithm.presets)
        presets.push_back(Json::object(
            {{"title", preset.title},
             {"lesson", preset.lesson},
             {"good", preset.good},
             {"settings", toJson(Settings(preset.settings.begin(), preset.settings.end()))}}));
    return Json::object({{"id", algorithm.id},
                         {"title", algorithm.title},
                         {"summary", algorithm.summary},
                         {"tasks", std::move(tasks)},
                         {"step", algorithm.stepName},
                         {"loss", algorithm.lossName},
                         {"scale_sensitive", algorithm.scaleSensitive},
                         {"parameters", toJson(algorithm.parameters)},
                         {"presets", std::move(presets)}});
}

/// What may be given, in as few words as a table has room for.
std::string accepted(const Parameter& parameter)
{
    std::string names;
    switch (parameter.kind) {
    case Parameter::Kind::Flag:
        return "yes, no";
    case Parameter::Kind::Choice:
        for (const Parameter::Choice& choice : parameter.choices)
            names += (names.empty() ? "" : ", ") + choice.id;
        return names;
    case Parameter::Kind::List:
        names = "up to " + std::to_string(parameter.maximumLength) + " of ";
        break;
    case Parameter::Kind::Integer:
    case Parameter::Kind::Real:
        break;
    }
    return names + shortest(parameter.minimum) + " to " + shortest(parameter.maximum) +
           (parameter.minimumLabel.empty() ? "" : ", " + parameter.minimumLabel);
}

std::string pages()
{
    std::string text;
    for (const Algorithm& algorithm : algorithms()) {
        text += algorithm.id + " - " + algorithm.title + " (" + taskNames(algorithm) + ")\n  " +
                algorithm.summary + "\n";
        std::vector<std::vector<std::string>> rows;
        for (const Parameter& parameter : algorithm.parameters)
            rows.push_back(
                {"    " + parameter.id, toText(parameter, parameter.initial), accepted(parameter)});
        text += aligned(rows) + "\n";
    }
    return text;
}

Outcome list(bool json)
{
    if (!json)
        return printText(pages());
    Json all = Json::array();
    for (const Algorithm& algorithm : algorithms())
        all.push_back(describe(algorithm));
    return printJson(all);
}

} // namespace

void addAlgorithms(CLI::App& program, Action& action)
{
    CLI::App* verb = program.add_subcommand(
        "algorithms", "List the algorithms with their parameters, defaults and ranges");
    const auto json = std::make_shared<bool>(false);
    verb->add_flag("--json", *json, "Print JSON instead of a table");
    verb->callback([&action, json] { action = [json] { return list(*json); }; });
}

} // namespace holdout::cli
