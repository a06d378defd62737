#pragma once

#include "data/table.h"

#include <array>
#include <atomic>
#include <filesystem>
#include <map>
#include <stop_token>

namespace holdout {

/// The encodings that can be asked for; of these only the first five are ever guessed.
inline constexpr std::array csvEncodings{"UTF-8",   "UTF-16LE",     "UTF-16BE",    "Windows-1252",
                                         "Latin-1", "Windows-1250", "Windows-1251"};

/// What to take for granted about a file; what is left out is guessed.
struct CsvOptions {
    std::optional<std::string> encoding = {}; ///< One of csvEncodings.
    std::optional<char> separator = {};       ///< One of , ; | or tab.
    std::optional<char> decimal = {};         ///< '.' or ','.
    std::optional<bool> header = {};
    bool skipRaggedRows = false; ///< Leave rows of wrong length out and list them; else refuse.
    std::map<std::string, ColumnKind> kinds = {}; ///< By column name; the others are guessed.
    Index keepFrom = 0; ///< The first row, counted from 0, to keep the cells of as text.
    Index keepCount = 100;

    bool operator==(const CsvOptions&) const = default;
};

/// The largest files that are read. Every refusal names the line and the limit.
inline constexpr Index largestCsvFile = 100'000'000; ///< Bytes.
inline constexpr Index mostCsvRows = 2'000'000;
inline constexpr Index mostCsvColumns = 10'000;
inline constexpr Index mostCsvCells = 60'000'000;
inline constexpr Index largestCsvCell = 1'000'000; ///< Bytes.

/// How a reader and whoever waits for it talk; both sides may be on different threads.
struct ReadControl {
    std::stop_token stop = {};               ///< Ends the reading within a tenth of a second.
    std::atomic<double>* progress = nullptr; ///< Rises from 0 to 1; may be left out.
};

/// Reads a table from a file of separated values.
///
/// Guessed: the separator (comma, semicolon, tab, bar), the decimal comma (not with a comma as
/// separator), whether there is a header, the encoding (UTF-8, UTF-16 with or without a byte order
/// mark, else Windows-1252), and what each column is:
/// - missing are empty cells and NA, N/A, n/a, NaN, nan, NULL, null and ?;
/// - a number column has numbers only, none with leading zeros (such as 007) and no whole number
///   beyond 2^53, which a number could not hold;
/// - a date column has days as yyyy-mm-dd only;
/// - of other words, a category has at most 20 different ones, or at most 1000 and no more than
///   half as many as filled cells; everything else, and a column without any value, is text.
/// Blanks around cells that are not in quotes do not count. Empty lines are skipped.
///
/// Errors: NotFound or Storage if the file cannot be read; Cancelled; InvalidInput naming line,
/// row,
///         column and reason if it is no table, is too large, has rows of unequal length, or stray
///         or unclosed quotes.
Result<Table> readCsv(const std::filesystem::path& path, const CsvOptions& options = {},
                      const ReadControl& control = {});

/// The same of bytes in memory.
Result<Table> parseCsv(std::string_view bytes, const CsvOptions& options = {},
                       const ReadControl& control = {});

} // namespace holdout
