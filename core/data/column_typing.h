#pragma once

#include "data/csv.h"

namespace holdout {

/// Whether a cell counts as missing: empty, NA, N/A, n/a, NaN, nan, NULL, null or ?.
bool isMissing(std::string_view cell);

/// The cell as a finite number with this decimal sign. Not a number: leading zeros, whole numbers
/// beyond 2^53, and anything that is more than a number.
std::optional<double> readNumber(std::string_view cell, char decimal);

/// The cell as days since 1970-01-01, if it is a day of the calendar as yyyy-mm-dd.
std::optional<int> readDate(std::string_view cell);

/// Decides what a column is, or takes what it is told, and reads the cells from the first on.
/// Sentences about what may surprise go to the notes.
///
/// Errors: InvalidInput naming the cell that does not fit the kind asked for; Cancelled.
Result<Column> typed(const TextList& cells, Index first, const std::string& name,
                     std::optional<ColumnKind> wanted, char decimal, const std::stop_token& stop,
                     std::vector<std::string>& notes);

} // namespace holdout
