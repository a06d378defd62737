#include "base/numbers.h"
#include "cli/output.h"
#include "cli/sources.h"

#include <algorithm>
#include <memory>

namespace holdout::cli {
namespace {

struct TableOptions {
    std::string file;
    std::string rows;
    bool json = false;
};

/// Rows counted from 1, both ends included.
struct RowRange {
    Index first = 1;
    Index last = mostCsvRows;
};

std::optional<RowRange> parseRange(const std::string& typed)
{
    const std::size_t colon = typed.find(':');
    if (colon == std::string::npos)
        return {};
    RowRange range;
    const std::string first = typed.substr(0, colon);
    const std::string last = typed.substr(colon + 1);
    if (!first.empty())
        range.first = static_cast<Index>(parseInteger(first).value_or(0));
    if (!last.empty())
        range.last = static_cast<Index>(parseInteger(last).value_or(0));
    if (range.first < 1 || range.last < range.first)
        return {};
    return range;
}

Json columnJson(const Column& column)
{
    Json fields = Json::object(
        {{"name", column.name}, {"type", name(column.kind)}, {"missing", column.missing}});
    if (column.kind == ColumnKind::Category)
        fields["levels"] = column.levels;
    return fields;
}

Json headJson(const std::string& file, const Table& table)
{
    Json columns = Json::array();
    Index missing = 0;
    for (const Column& column : table.columns) {
        columns.push_back(columnJson(column));
        missing += column.missing;
    }
    Json problems = Json::array();
    for (const RowProblem& problem : table.problems)
        problems.push_back(Json::object({{"row", problem.row},
                                         {"line", problem.line},
                                         {"cells", problem.found},
                                         {"expected", problem.expected}}));
    const TextFormat& format = table.format;
    return Json::object({{"file", file},
                         {"encoding", format.encoding},
                         {"byte_order_mark", format.byteOrderMark},
                         {"separator", std::string(1, format.separator)},
                         {"decimal", std::string(1, format.decimal)},
                         {"header", format.header},
                         {"rows", table.rows},
                         {"columns", std::move(columns)},
                         {"missing_cells", missing},
                         {"missing_spellings", format.missingSpellings},
                         {"left_out_rows", std::move(problems)},
                         {"notes", table.notes},
                         {"first_row", table.firstKept + 1}});
}

/// The cells go out row by row: as one value they would take many times the file's memory.
Outcome showJson(const std::string& file, const Table& table)
{
    std::string text = headJson(file, table).dump(2, ' ', false, Json::error_handler_t::replace);
    text.erase(text.rfind("\n}"));
    text += ",\n  \"cells\": [";
    bool first = true;
    for (const auto& row : table.kept) {
        text += (first ? "\n    " : ",\n    ") +
                Json(row).dump(-1, ' ', false, Json::error_handler_t::replace);
        first = false;
        if (text.size() > 1'000'000) {
            if (const Outcome printed = printText(text); !printed)
                return printed;
            text.clear();
        }
    }
    return printText(text + "\n  ]\n}\n");
}

std::string separatorName(char separator)
{
    return separator == '\t' ? "tab" : std::string(1, separator);
}

Outcome showText(const Table& table)
{
    std::vector<std::vector<std::string>> columns = {{"column", "type", "missing"}};
    for (const Column& column : table.columns)
        columns.push_back(
            {column.name, std::string(name(column.kind)), std::to_string(column.missing)});
    std::vector<std::vector<std::string>> cells(1, {"row"});
    for (const Column& column : table.columns)
        cells[0].push_back(column.name);
    Index row = table.firstKept;
    for (const auto& kept : table.kept) {
        cells.push_back({std::to_string(++row)});
        cells.back().insert(cells.back().end(), kept.begin(), kept.end());
    }
    std::string text = std::to_string(table.rows) + " rows, " +
                       std::to_string(table.columns.size()) + " columns, " + table.format.encoding +
                       ", separator " + separatorName(table.format.separator) + ", decimal " +
                       table.format.decimal + (table.format.header ? "" : ", no header") + "\n\n";
    text += aligned(columns) + "\n" + aligned(cells);
    for (const std::string& note : table.notes)
        text += "\n" + note + ".";
    if (!table.notes.empty())
        text += "\n";
    return printText(text);
}

Outcome show(const TableOptions& options)
{
    RowRange range;
    if (!options.rows.empty()) {
        const auto parsed = parseRange(options.rows);
        if (!parsed)
            return wrongUsage(
                "--rows " + options.rows +
                " is no range; give first and last row, counted from 1, such as 1:20");
        range = *parsed;
    } else if (!options.json) {
        range.last = 20; // enough to see what is in it
    }
    const CsvOptions reading = {.keepFrom = range.first - 1,
                                .keepCount = range.last - range.first + 1};
    const auto opened = openTable(options.file, reading);
    if (!opened)
        return badRun(opened.error().message);
    return options.json ? showJson(options.file, opened->table) : showText(opened->table);
}

} // namespace

void addTable(CLI::App& program, Action& action)
{
    CLI::App* verb =
        program.add_subcommand("table", "Show a CSV file as it is understood, or why it is not");
    const auto options = std::make_shared<TableOptions>();
    verb->add_option("file", options->file, "A CSV file or a shipped data set")
        ->type_name("FILE.csv")
        ->required();
    verb->add_option("--rows", options->rows,
                     "Which rows to print, counted from 1; else all as JSON, 20 as text")
        ->type_name("a:b");
    verb->add_flag("--json", options->json, "Print JSON instead of a table");
    verb->callback([&action, options] { action = [options] { return show(*options); }; });
}

} // namespace holdout::cli
