#include "data/csv.h"

#include "data/column_typing.h"
#include "data/csv_records.h"
#include "data/text_encoding.h"

#include <algorithm>
#include <fstream>
#include <new>
#include <set>

namespace holdout {
namespace {

constexpr std::size_t block = 1 << 20;

std::unexpected<Error> stopped()
{
    return failure(ErrorCode::Cancelled, "Reading was stopped");
}

std::unexpected<Error> tooLarge(std::uintmax_t size)
{
    return invalid("The file has " + std::to_string(size / 1'000'000) +
                   " MB and the limit is 100 MB; take a part of it");
}

Result<std::string> readBytes(const std::filesystem::path& path, const std::stop_token& stop)
{
    std::error_code code;
    const auto status = std::filesystem::status(path, code);
    if (!std::filesystem::exists(status))
        return failure(ErrorCode::NotFound,
                       "There is no file " + path.string() + "; check the name");
    if (!std::filesystem::is_regular_file(status))
        return invalid(path.string() + " is not a file; give a CSV file");
    const auto size = std::filesystem::file_size(path, code);
    if (!code && size > static_cast<std::uintmax_t>(largestCsvFile))
        return tooLarge(size);
    std::ifstream file(path, std::ios::binary);
    if (!file)
        return failure(ErrorCode::Storage,
                       path.string() + " cannot be opened; check its permissions");
    std::string bytes;
    while (file) {
        if (stop.stop_requested())
            return stopped();
        const std::size_t before = bytes.size();
        bytes.resize(before + block);
        file.read(bytes.data() + before, static_cast<std::streamsize>(block));
        bytes.resize(before + static_cast<std::size_t>(file.gcount()));
        if (std::ssize(bytes) > largestCsvFile)
            return tooLarge(bytes.size());
    }
    if (file.bad())
        return failure(ErrorCode::Storage, path.string() + " cannot be read to its end; try again");
    return bytes;
}

/// Names for the columns: the header's, made unique and never empty, with a note where changed.
std::vector<std::string> columnNames(const Records& records, bool header,
                                     std::vector<std::string>& notes)
{
    std::vector<std::string> names;
    std::set<std::string> taken;
    if (header)
        for (const TextList& column : records.columns)
            taken.emplace(column[0]);
    std::set<std::string> used;
    for (std::size_t j = 0; j < records.columns.size(); ++j) {
        const std::string number = std::to_string(j + 1);
        const std::string original(header ? records.columns[j][0] : std::string_view());
        const std::string stem = original.empty() ? "column_" + number : original;
        std::string name = stem;
        for (int copy = 2; used.contains(name) || (name != original && taken.contains(name));
             ++copy)
            name = stem + "_" + std::to_string(copy);
        if (header && name != original)
            notes.push_back("Column " + number +
                            (original.empty() ? std::string(" has no name")
                                              : " has the name of another, " + original + ",") +
                            " and is called " + name);
        used.insert(name);
        names.push_back(std::move(name));
    }
    return names;
}

std::unexpected<Error> refuseRagged(const Records& records, bool header)
{
    const RaggedRecord& first = records.ragged.front();
    const Index expected = std::ssize(records.columns);
    std::string message = "Line " + std::to_string(first.line) + " (row " +
                          std::to_string(first.record + (header ? 0 : 1)) + "), column " +
                          std::to_string(std::min(first.found, expected) + 1) + ": found " +
                          std::to_string(first.found) + " cells where the first line has " +
                          std::to_string(expected);
    if (records.raggedCount > 1) {
        message += "; so have " + std::to_string(records.raggedCount - 1) + " more, in lines ";
        for (std::size_t i = 1; i < std::min<std::size_t>(records.ragged.size(), 6); ++i)
            message += (i > 1 ? ", " : "") + std::to_string(records.ragged[i].line);
        message += records.raggedCount > 6 ? ", …" : "";
    }
    return invalid(message + "; mend the file or skip such rows");
}

std::vector<std::string> missingSpellings(const Records& records, Index first,
                                          const std::stop_token& stop)
{
    std::set<std::string> found;
    for (const TextList& column : records.columns)
        for (Index i = first; i < records.count && !stop.stop_requested(); ++i)
            if (const std::string_view cell = column[i]; isMissing(cell))
                found.emplace(cell);
    return {found.begin(), found.end()};
}

void keepCells(const Records& records, Index first, const CsvOptions& options, Table& table)
{
    table.firstKept = std::clamp<Index>(options.keepFrom, 0, table.rows);
    const Index count = std::clamp<Index>(options.keepCount, 0, table.rows - table.firstKept);
    for (Index i = 0; i < count; ++i) {
        std::vector<std::string>& row = table.kept.emplace_back();
        for (const TextList& column : records.columns)
            row.emplace_back(column[first + table.firstKept + i]);
    }
}

/// The column's kind as the options have it.
std::optional<ColumnKind> wantedKind(const CsvOptions& options, const std::string& columnName)
{
    const auto wanted = options.kinds.find(columnName);
    return wanted == options.kinds.end() ? std::nullopt : std::optional(wanted->second);
}

/// The typed table. Each column's text is given back as soon as it has been read.
Result<Table> interpret(Records records, Table table, const CsvOptions& options,
                        const ReadControl& control)
{
    const Index first = table.format.header ? 1 : 0;
    table.rows = records.count - first;
    const auto names = columnNames(records, table.format.header, table.notes);
    for (const auto& [wanted, kind] : options.kinds)
        if (std::ranges::find(names, wanted) == names.end())
            return failure(ErrorCode::NotFound, "There is no column \"" + wanted +
                                                    "\" to be read as " + std::string(name(kind)) +
                                                    "; check the name");
    for (const RaggedRecord& ragged : records.ragged)
        table.problems.push_back(
            {ragged.record + 1 - first, ragged.line, ragged.found, std::ssize(records.columns)});
    if (records.raggedCount > 0)
        table.notes.push_back(std::to_string(records.raggedCount) +
                              " rows of another length were left out");
    if (records.blankLines > 0)
        table.notes.push_back(std::to_string(records.blankLines) + " empty lines were skipped");
    table.format.missingSpellings = missingSpellings(records, first, control.stop);
    keepCells(records, first, options, table);

    for (std::size_t j = 0; j < records.columns.size(); ++j) {
        auto column = typed(records.columns[j], first, names[j], wantedKind(options, names[j]),
                            table.format.decimal, control.stop, table.notes);
        if (!column)
            return std::unexpected(column.error());
        table.columns.push_back(*std::move(column));
        records.columns[j] = {};
        if (control.progress)
            *control.progress = 0.6 + 0.4 * static_cast<double>(j + 1) /
                                          static_cast<double>(records.columns.size());
    }
    return table;
}

Result<> check(const CsvOptions& options)
{
    if (options.encoding &&
        std::ranges::find(csvEncodings, *options.encoding) == csvEncodings.end())
        return invalid("The encoding cannot be \"" + *options.encoding + "\"; take UTF-8");
    constexpr std::string_view separators = ",;|\t";
    if (options.separator && separators.find(*options.separator) == std::string_view::npos)
        return invalid("The separator cannot be \"" + std::string(1, *options.separator) +
                       "\"; take a comma, a semicolon, a bar or a tab");
    if (options.decimal && *options.decimal != '.' && *options.decimal != ',')
        return invalid("The decimal sign cannot be \"" + std::string(1, *options.decimal) +
                       "\"; take a point or a comma");
    return {};
}

Result<Table> parse(std::string_view bytes, const CsvOptions& options, const ReadControl& control)
{
    if (const auto ok = check(options); !ok)
        return std::unexpected(ok.error());
    if (std::ssize(bytes) > largestCsvFile)
        return tooLarge(bytes.size());
    auto decoded = decodeText(bytes, options.encoding, control.stop);
    if (!decoded)
        return std::unexpected(decoded.error());

    Table table;
    table.format.encoding = decoded->encoding;
    table.format.byteOrderMark = decoded->byteOrderMark;
    table.format.separator = options.separator.value_or(guessSeparator(decoded->text));
    auto records = cutRecords(decoded->text, table.format.separator, options.header, control);
    if (!records)
        return std::unexpected(records.error());
    if (records->columns.empty())
        return invalid("The file is empty; give a file with a line per row");
    decoded->text = {};
    table.format.decimal =
        options.decimal.value_or(guessDecimal(*records, table.format.separator, control.stop));
    table.format.header = options.header.value_or(guessHeader(*records, table.format.decimal));
    if (records->raggedCount > 0 && !options.skipRaggedRows)
        return refuseRagged(*records, table.format.header);
    return interpret(*std::move(records), std::move(table), options, control);
}

std::unexpected<Error> outOfMemory()
{
    return failure(ErrorCode::Storage,
                   "There is not enough memory for this table; take fewer rows or columns");
}

} // namespace

Result<Table> parseCsv(std::string_view bytes, const CsvOptions& options,
                       const ReadControl& control)
{
    try {
        return parse(bytes, options, control);
    } catch (const std::bad_alloc&) {
        return outOfMemory();
    }
}

Result<Table> readCsv(const std::filesystem::path& path, const CsvOptions& options,
                      const ReadControl& control)
{
    try {
        const auto bytes = readBytes(path, control.stop);
        if (!bytes)
            return std::unexpected(bytes.error());
        return parse(*bytes, options, control);
    } catch (const std::bad_alloc&) {
        return outOfMemory();
    }
}

} // namespace holdout
