#pragma once

#include "base/types.h"

#include <span>
#include <vector>

namespace holdout {

/// Deals a total out in whole pieces that are as near to the shares as whole pieces can be (the
/// method of largest remainders). Equal remainders go to the larger preference, then to the first.
///
/// Requires: shares are not negative and sum to one; as many preferences as shares, or none.
std::vector<Index> apportion(Index total, std::span<const double> shares,
                             std::span<const double> preference = {});

} // namespace holdout
