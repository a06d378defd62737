#pragma once

#include "data/csv.h"

namespace holdout {

/// A record whose length differs from the first one's.
struct RaggedRecord {
    Index record = 0; ///< Counted from 0 with the header.
    Index line = 0;   ///< Counted from 1.
    Index found = 0;  ///< Cells.
};

/// The cells of a file by column, before anyone decides what they mean.
struct Records {
    std::vector<TextList> columns;
    Index count = 0;                       ///< Records, ragged ones left out.
    std::vector<RaggedRecord> ragged = {}; ///< The first thousand of them.
    Index raggedCount = 0;
    Index blankLines = 0; ///< Between records or before the first.
};

/// Cuts UTF-8 text into cells. Whether there is a header matters for the row in messages only.
///
/// Errors: InvalidInput naming line, row and column of a limit passed or of a stray or unclosed
///         quote; Cancelled.
Result<Records> cutRecords(std::string_view text, char separator, std::optional<bool> header,
                           const ReadControl& control);

/// The separator that gives most of the first lines the same number of cells, at least two. Where
/// several do, the comma comes last, since it also separates decimals; where none does, a comma.
char guessSeparator(std::string_view text);

/// Whether a column's first cell says what the rest are, over all columns.
bool guessHeader(const Records& records, char decimal);

/// A comma if more cells are numbers with a decimal comma than with a decimal point.
char guessDecimal(const Records& records, char separator, const std::stop_token& stop);

} // namespace holdout
