#include "cli/output.h"
#include "cli/sources.h"
#include "data/toy_data.h"
#include "run/task_name.h"

#include <memory>

namespace holdout::cli {
namespace {

Index missingCells(const Table& table)
{
    Index missing = 0;
    for (const Column& column : table.columns)
        missing += column.missing;
    return missing;
}

Json columnsJson(const Table& table)
{
    Json columns = Json::array();
    for (const Column& column : table.columns)
        columns.push_back(Json::object({{"name", column.name}, {"type", name(column.kind)}}));
    return columns;
}

Json describe(const DataCard& card, const Table& table)
{
    return Json::object({{"id", card.id},
                         {"title", card.title},
                         {"kind", "table"},
                         {"task", taskName(card.task)},
                         {"target", card.target.empty() ? Json() : Json(card.target)},
                         {"rows", table.rows},
                         {"columns", columnsJson(table)},
                         {"missing_cells", missingCells(table)},
                         {"story", card.story},
                         {"origin", card.origin},
                         {"licence", card.licence},
                         {"known_defects", card.knownDefects},
                         {"known_leaks", card.knownLeaks},
                         {"teaches", card.teaches},
                         {"do_not_use_for", card.doNotUseFor}});
}

Json describe(const ToyData& toy)
{
    return Json::object({{"id", toy.id},
                         {"title", toy.title},
                         {"kind", "generator"},
                         {"task", taskName(toy.task)},
                         {"summary", toy.summary},
                         {"parameters", toJson(toy.parameters)}});
}

Outcome listJson()
{
    Json all = Json::array();
    for (const DataCard& card : dataCards()) {
        const auto opened = openTable(card.id, {.keepCount = 0});
        if (!opened)
            return badRun(opened.error().message);
        all.push_back(describe(card, opened->table));
    }
    for (const ToyData& toy : toyData())
        all.push_back(describe(toy));
    return printJson(all);
}

Outcome listText()
{
    std::vector<std::vector<std::string>> tables = {{"DATA SET", "TASK", "TARGET", "TITLE"}};
    for (const DataCard& card : dataCards())
        tables.push_back({card.id, std::string(taskName(card.task)),
                          card.target.empty() ? "-" : card.target, card.title});
    std::vector<std::vector<std::string>> generators = {{"GENERATOR", "TASK", "SETTINGS"}};
    for (const ToyData& toy : toyData()) {
        std::string settings;
        for (const Parameter& parameter : toy.parameters)
            settings += (settings.empty() ? "" : " ") + parameter.id + "=" +
                        toText(parameter, parameter.initial);
        generators.push_back({toy.id, std::string(taskName(toy.task)), settings});
    }
    return printText(aligned(tables) + "\n" + aligned(generators));
}

} // namespace

void addDatasets(CLI::App& program, Action& action)
{
    CLI::App* verb =
        program.add_subcommand("datasets", "List the shipped data sets and the generators");
    const auto json = std::make_shared<bool>(false);
    verb->add_flag("--json", *json, "Print JSON with the data cards instead of a table");
    verb->callback(
        [&action, json] { action = [json] { return *json ? listJson() : listText(); }; });
}

} // namespace holdout::cli
