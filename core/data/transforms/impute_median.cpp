#include "data/transforms/columns.h"

#include <algorithm>

namespace holdout::impute_median {
namespace {

/// The middle value, or the mean of the two in the middle.
double median(std::vector<double> known)
{
    const auto middle = known.begin() + std::ssize(known) / 2;
    std::ranges::nth_element(known, middle);
    if (known.size() % 2 == 1)
        return *middle;
    return 0.5 * *middle + 0.5 * *std::max_element(known.begin(), middle);
}

} // namespace

Transform describe()
{
    return {
        .id = "impute_median",
        .title = "Fill with median",
        .summary = "Puts the median of the training rows into missing number cells; outliers do "
                   "not move it.",
        .parameters = {},
        .fit = [](const Dataset& train, const Settings&) { return fillNumbers(train, median); }};
}

} // namespace holdout::impute_median
