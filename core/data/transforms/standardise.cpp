#include "base/numbers.h"
#include "data/transforms/columns.h"

#include <cmath>
#include <limits>

/// z = (x − mean) / deviation, with the deviation of the training rows themselves (divided by n).
/// A constant column only loses its mean.

namespace holdout::standardise {
namespace {

struct Moments {
    double mean = 0.0, deviation = 0.0;
};

/// Both without overflow or underflow: values are divided by the largest distance before squaring.
Moments moments(const std::vector<double>& values)
{
    const auto count = static_cast<double>(values.size());
    double mean = 0.0;
    for (const double value : values)
        mean += value / count;
    double furthest = 0.0;
    for (const double value : values)
        furthest = std::max(furthest, std::abs(value - mean));
    double sum = 0.0;
    if (furthest > 0.0)
        for (const double value : values) {
            const double relative = (value - mean) / furthest;
            sum += relative * relative;
        }
    return {mean, furthest * std::sqrt(sum / count)};
}

/// Whether the deviation is no more than what rounding of the mean can make of equal values.
bool constant(const Moments& moments, std::size_t count)
{
    const double rounding = static_cast<double>(count) * std::numeric_limits<double>::epsilon();
    return moments.deviation <= rounding * std::abs(moments.mean);
}

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
        const Moments found = moments(*known);
        if (!std::isfinite(found.mean) || !std::isfinite(found.deviation))
            return invalid("The values of column " + feature.name +
                           " are too large to take their mean and deviation; rescale the column");
        learned.offset(j) = found.mean;
        if (!constant(found, known->size()))
            learned.scale(j) = found.deviation;
        learned.phrases.push_back(feature.name + ": mean " + rounded(found.mean) + ", deviation " +
                                  rounded(found.deviation));
    }
    return scaling(train.features, std::move(learned));
}

} // namespace

Transform describe()
{
    return {.id = "standardise",
            .title = "Standardise",
            .summary = "Gives every number column mean 0 and deviation 1, so that no column "
                       "outweighs the others by its unit.",
            .parameters = {},
            .fit = fit};
}

} // namespace holdout::standardise
