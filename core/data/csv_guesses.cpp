#include "data/column_typing.h"
#include "data/csv_records.h"

#include <algorithm>
#include <array>
#include <map>

namespace holdout {
namespace {

/// How many cells each of the first records has with this separator. Quotes are respected; a last
/// record that may be cut off does not count.
std::vector<Index> cellCounts(std::string_view text, char separator)
{
    constexpr std::size_t sample = 1 << 16;
    constexpr std::size_t enough = 200;
    std::vector<Index> counts;
    Index cells = 1;
    bool quoted = false;
    bool blank = true;
    const auto finish = [&] {
        if (!blank)
            counts.push_back(cells);
        cells = 1;
        blank = true;
    };
    for (const char c : text.substr(0, sample)) {
        if (c == '"')
            quoted = !quoted;
        if (!quoted && (c == '\n' || c == '\r'))
            finish();
        else
            blank = false;
        if (!quoted && c == separator)
            ++cells;
        if (counts.size() == enough)
            return counts;
    }
    if (text.size() <= sample)
        finish();
    return counts;
}

/// The share of records that have the most common number of cells; 0 if that is one.
double agreement(const std::vector<Index>& counts)
{
    std::map<Index, Index> times;
    for (const Index count : counts)
        ++times[count];
    const auto common =
        std::ranges::max_element(times, {}, [](const auto& entry) { return entry.second; });
    if (common == times.end() || common->first < 2)
        return 0.0;
    return static_cast<double>(common->second) / static_cast<double>(counts.size());
}

bool filledNumber(std::string_view cell, char decimal)
{
    return !isMissing(cell) && readNumber(cell, decimal).has_value();
}

} // namespace

char guessSeparator(std::string_view text)
{
    char best = ',';
    double most = 0.0;
    for (const char separator : {'\t', ';', '|', ','}) {
        const double agreed = agreement(cellCounts(text, separator));
        if (agreed > most) {
            most = agreed;
            best = separator;
        }
    }
    return best;
}

bool guessHeader(const Records& records, char decimal)
{
    constexpr Index sample = 1000;
    double votes = 0.0;
    bool anyNumber = false;
    for (const TextList& column : records.columns) {
        if (records.count == 0)
            break;
        const std::string_view first = column[0];
        const bool firstIsNumber = filledNumber(first, decimal) || readDate(first);
        anyNumber = anyNumber || firstIsNumber;
        Index filled = 0, alike = 0, repeats = 0;
        for (Index i = 1; i < std::min(records.count, sample); ++i) {
            const std::string_view cell = column[i];
            filled += isMissing(cell) ? 0 : 1;
            alike += filledNumber(cell, decimal) || readDate(cell) ? 1 : 0;
            repeats += cell == first ? 1 : 0;
        }
        if (filled == 0 || first.empty())
            continue;
        if (2 * alike > filled)
            votes += firstIsNumber ? -1.0 : 1.0;
        else
            votes += repeats > 0 ? -1.0 : 0.5;
    }
    return votes > 0.0 || (votes == 0.0 && !anyNumber);
}

char guessDecimal(const Records& records, char separator, const std::stop_token& stop)
{
    if (separator == ',')
        return '.';
    Index commas = 0, points = 0;
    for (const TextList& column : records.columns)
        for (Index i = 0; i < records.count && !stop.stop_requested(); ++i) {
            const std::string_view cell = column[i];
            if (cell.size() > 40)
                continue;
            const bool comma = cell.find(',') != std::string_view::npos;
            const bool point = cell.find('.') != std::string_view::npos;
            if (comma != point && readNumber(cell, comma ? ',' : '.'))
                ++(comma ? commas : points);
        }
    return commas > points ? ',' : '.';
}

} // namespace holdout
