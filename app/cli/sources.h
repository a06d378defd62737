#pragma once

#include "data/csv.h"
#include "data/datasets.h"

#include <string>

namespace holdout::cli {

/// A table by the name or the path that was typed.
struct NamedTable {
    Table table;
    const DataCard* card = nullptr; ///< Of a shipped data set; null for a file.
};

/// The card of a shipped data set; null if the name is none.
const DataCard* shippedCard(std::string_view name);

/// Opens a shipped data set ("iris"), or else a CSV file of that path.
///
/// Errors: naming the file and, where that is known, line, row and column.
Result<NamedTable> openTable(const std::string& name, const CsvOptions& options = {});

} // namespace holdout::cli
