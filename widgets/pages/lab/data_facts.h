#pragma once

#include "data/datasets.h"
#include "data/table_summary.h"
#include "run/source.h"

namespace holdout {

/// What is found in the file of a shipped data set, or why it cannot be read.
struct DataFacts {
    const DataCard* card = nullptr;
    std::string problem = {}; ///< Empty if the file was read.

    TableSummary table = {};
    Index missing = 0; ///< Cells, in all columns.
    Dataset data = {}; ///< The usual features and target.
};

DataFacts factsOf(const DataCard& card, const ReadResource& readResource);

} // namespace holdout
