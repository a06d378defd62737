#include "base/numbers.h"
#include "data/transforms/columns.h"

#include <algorithm>
#include <cmath>

/// z = (x − smallest) / (largest − smallest). A constant column becomes 0.

namespace holdout::min_max {
namespace {

Fitted fit(const Dataset& train, const Settings&)
{
    Scaling learned{Vector::Zero(train.dimensions()), Vector::Ones(train.dimensions()), {}};
    for (Index j = 0; j < train.dimensions(); ++j) {
        const Feature& feature = train.features[static_cast<std::size_t>(j)];
        if (feature.categorical())
            continue;
        const auto known = knownCells(train, j);
        if (!known)
            return std::unexpected(known.error());
        const auto [smallest, largest] = std::ranges::minmax(*known);
        const double range = largest - smallest;
        if (!std::isfinite(range))
            return invalid("The values of column " + feature.name +
                           " are too far apart to scale; rescale the column");
        learned.offset(j) = smallest;
        if (range > 0.0)
            learned.scale(j) = range;
        learned.phrases.push_back(feature.name + ": " + rounded(smallest) + " to " +
                                  rounded(largest));
    }
    return scaling(train.features, std::move(learned));
}

} // namespace

Transform describe()
{
    return {.id = "min_max",
            .title = "Scale to 0–1",
            .summary = "Maps the training rows' smallest value of every number column to 0 and the "
                       "largest to 1; one outlier squeezes all others.",
            .parameters = {},
            .fit = fit};
}

} // namespace holdout::min_max
