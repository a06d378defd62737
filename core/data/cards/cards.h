#pragma once

#include "data/datasets.h"

/// The data cards by what one does with the sets.

namespace holdout::cards {

std::vector<DataCard> classification();
std::vector<DataCard> regression();
std::vector<DataCard> grouping();   ///< Clustering and projection.
std::vector<DataCard> statistics(); ///< Small tables of classic tests, and series by year.

} // namespace holdout::cards
