#include "data/column_typing.h"

#include "base/numbers.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <limits>
#include <unordered_map>
#include <unordered_set>

namespace holdout {
namespace {

constexpr long long largestWhole = 1LL << 53;     ///< Beyond it whole numbers are rounded.
constexpr Index alwaysFew = 20, neverMore = 1000; ///< Levels of a category; see readCsv().
constexpr Index mostLevels = 10'000;              ///< Of a category that is asked for.
constexpr Index between = 1 << 14;                ///< Cells between two looks at whether to stop.

bool digit(char c)
{
    return c >= '0' && c <= '9';
}

std::string_view withoutSign(std::string_view cell)
{
    return cell.starts_with('-') || cell.starts_with('+') ? cell.substr(1) : cell;
}

bool leadingZero(std::string_view cell)
{
    const std::string_view digits = withoutSign(cell);
    return digits.size() > 1 && digits[0] == '0' && digit(digits[1]);
}

/// A whole number that a double might not hold exactly.
bool tooLong(std::string_view cell)
{
    const std::string_view digits = withoutSign(cell);
    const auto value = parseInteger(digits);
    return digits.size() > 15 && std::ranges::all_of(digits, digit) &&
           !(value && *value <= largestWhole);
}

std::unexpected<Error> stopped()
{
    return failure(ErrorCode::Cancelled, "Reading was stopped");
}

/// What a look at all cells of a column finds out.
struct Survey {
    std::vector<double> values = {}; ///< Of all cells before the first that is no number.
    Index filled = 0, numbers = 0, dates = 0;
    Index different = 0; ///< Words; counted up to a little past the most a category may have.
    Index firstOdd = -1; ///< The first filled cell that is no number.
    Index firstId = -1;  ///< The first that looks like one, but would lose digits.
};

Result<Survey> survey(const TextList& cells, Index first, char decimal, const std::stop_token& stop)
{
    Survey found;
    std::unordered_set<std::string_view> words;
    for (Index i = first; i < cells.size(); ++i) {
        if (i % between == 0 && stop.stop_requested())
            return stopped();
        const std::string_view cell = cells[i];
        const bool missing = isMissing(cell);
        const std::optional<double> value = missing ? std::nullopt : readNumber(cell, decimal);
        if (found.firstOdd < 0 && (missing || value))
            found.values.push_back(value.value_or(std::numeric_limits<double>::quiet_NaN()));
        if (missing)
            continue;
        ++found.filled;
        if (value) {
            ++found.numbers;
        } else {
            found.dates += readDate(cell) ? 1 : 0;
            if (found.firstOdd < 0)
                found.firstOdd = i;
            if (found.firstId < 0 && (leadingZero(cell) || tooLong(cell)))
                found.firstId = i;
        }
        if (found.firstOdd >= 0 && std::ssize(words) <= neverMore)
            words.insert(cell);
    }
    // Before the first odd cell all were numbers and nobody looked at how many there are.
    for (Index i = first; i < found.firstOdd && std::ssize(words) <= neverMore; ++i)
        if (!isMissing(cells[i]))
            words.insert(cells[i]);
    found.different = std::ssize(words);
    return found;
}

ColumnKind guess(const Survey& found)
{
    if (found.filled == 0)
        return ColumnKind::Text;
    if (found.numbers == found.filled)
        return ColumnKind::Number;
    if (found.dates == found.filled)
        return ColumnKind::Date;
    const bool few = found.different <= alwaysFew ||
                     (found.different <= neverMore && 2 * found.different <= found.filled);
    return few ? ColumnKind::Category : ColumnKind::Text;
}

void explain(const TextList& cells, Index first, const Survey& found, const Column& column,
             std::vector<std::string>& notes)
{
    const std::string begin = "Column " + column.name + " ";
    const auto quoted = [&](Index i) { return "\"" + std::string(cells[i]) + "\""; };
    if (found.filled == 0)
        notes.push_back(begin + "has no values");
    else if (found.firstId >= 0 && column.kind != ColumnKind::Number)
        notes.push_back(begin + "is kept as words, because " + quoted(found.firstId) +
                        " would lose digits as a number");
    else if (column.kind != ColumnKind::Number && 10 * found.numbers >= 9 * found.filled &&
             found.numbers < found.filled)
        notes.push_back(begin + "is not a number column because of " +
                        std::to_string(found.filled - found.numbers) + " cells; the first is " +
                        quoted(found.firstOdd) + " in row " +
                        std::to_string(found.firstOdd - first + 1));
}

Result<> readValues(const TextList& cells, Index first, char decimal, const std::stop_token& stop,
                    Column& column)
{
    const bool dates = column.kind == ColumnKind::Date;
    column.numbers.reserve(static_cast<std::size_t>(cells.size() - first));
    for (Index i = first; i < cells.size(); ++i) {
        if (i % between == 0 && stop.stop_requested())
            return stopped();
        const std::string_view cell = cells[i];
        if (isMissing(cell)) {
            column.numbers.push_back(std::numeric_limits<double>::quiet_NaN());
            continue;
        }
        const std::optional<double> value =
            dates ? std::optional<double>(readDate(cell)) : readNumber(cell, decimal);
        if (!value)
            return invalid("Row " + std::to_string(i - first + 1) + ", column " + column.name +
                           ": \"" + std::string(cell.substr(0, 40)) + "\" is not a " +
                           (dates ? "day as yyyy-mm-dd" : "number") +
                           "; mend it or let the column be a category");
        column.numbers.push_back(*value);
    }
    return {};
}

/// By number if all are numbers, else by their bytes.
void sortLevels(std::vector<std::string>& levels, char decimal)
{
    const auto value = [decimal](const std::string& level) { return readNumber(level, decimal); };
    const bool numbers = std::ranges::all_of(levels, [&](const auto& l) { return !!value(l); });
    std::ranges::sort(levels, [&](const std::string& a, const std::string& b) {
        return numbers && *value(a) != *value(b) ? *value(a) < *value(b) : a < b;
    });
}

Result<> readLevels(const TextList& cells, Index first, char decimal, const std::stop_token& stop,
                    Column& column)
{
    std::unordered_map<std::string_view, std::int32_t> codes;
    for (Index i = first; i < cells.size(); ++i) {
        if (i % between == 0 && stop.stop_requested())
            return stopped();
        if (!isMissing(cells[i]) && codes.try_emplace(cells[i], 0).second &&
            std::ssize(codes) > mostLevels)
            return invalid("Column " + column.name +
                           " has more than 10,000 different values, too "
                           "many for a category; let it be text");
    }
    for (const auto& [level, code] : codes)
        column.levels.emplace_back(level);
    sortLevels(column.levels, decimal);
    for (std::size_t i = 0; i < column.levels.size(); ++i)
        codes[column.levels[i]] = static_cast<std::int32_t>(i);
    column.codes.reserve(static_cast<std::size_t>(cells.size() - first));
    for (Index i = first; i < cells.size(); ++i) {
        if (i % between == 0 && stop.stop_requested())
            return stopped();
        column.codes.push_back(isMissing(cells[i]) ? -1 : codes.find(cells[i])->second);
    }
    return {};
}

} // namespace

bool isMissing(std::string_view cell)
{
    static constexpr std::array<std::string_view, 9> spellings{"",    "NA",   "N/A",  "n/a", "NaN",
                                                               "nan", "NULL", "null", "?"};
    return cell.size() <= 4 && std::ranges::find(spellings, cell) != spellings.end();
}

std::optional<double> readNumber(std::string_view cell, char decimal)
{
    const std::string_view digits = withoutSign(cell);
    if (digits.empty() || (!digit(digits[0]) && digits[0] != decimal) || leadingZero(cell))
        return {};
    if (decimal != '.' && cell.find(decimal) != std::string_view::npos) {
        if (cell.size() > 60 || cell.find('.') != std::string_view::npos)
            return {};
        std::string pointed(cell);
        std::ranges::replace(pointed, decimal, '.');
        return parseNumber(pointed);
    }
    return tooLong(cell) ? std::nullopt : parseNumber(cell);
}

std::optional<int> readDate(std::string_view cell)
{
    if (cell.size() != 10 || cell[4] != '-' || cell[7] != '-')
        return {};
    for (const std::size_t i : {0U, 1U, 2U, 3U, 5U, 6U, 8U, 9U})
        if (!digit(cell[i]))
            return {};
    const auto part = [&](std::size_t begin, std::size_t length) {
        return static_cast<int>(parseInteger(cell.substr(begin, length)).value_or(0));
    };
    const std::chrono::year_month_day date{std::chrono::year(part(0, 4)),
                                           std::chrono::month(static_cast<unsigned>(part(5, 2))),
                                           std::chrono::day(static_cast<unsigned>(part(8, 2)))};
    if (!date.ok())
        return {};
    return std::chrono::sys_days(date).time_since_epoch().count();
}

Result<Column> typed(const TextList& cells, Index first, const std::string& name,
                     std::optional<ColumnKind> wanted, char decimal, const std::stop_token& stop,
                     std::vector<std::string>& notes)
{
    auto found = survey(cells, first, decimal, stop);
    if (!found)
        return std::unexpected(found.error());
    Column column{.name = name, .kind = wanted.value_or(guess(*found))};
    column.missing = cells.size() - first - found->filled;
    if (!wanted)
        explain(cells, first, *found, column, notes);

    Result<> read{};
    if (column.kind == ColumnKind::Category)
        read = readLevels(cells, first, decimal, stop, column);
    else if (column.kind == ColumnKind::Number && found->numbers == found->filled)
        column.numbers = std::move(found->values);
    else if (column.kind != ColumnKind::Text)
        read = readValues(cells, first, decimal, stop, column);
    else
        for (Index i = first; i < cells.size(); ++i)
            column.texts.add(isMissing(cells[i]) ? std::string_view() : cells[i]);
    if (!read)
        return std::unexpected(read.error());
    return column;
}

} // namespace holdout
