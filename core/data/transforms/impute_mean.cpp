#include "data/transforms/columns.h"

namespace holdout::impute_mean {
namespace {

double mean(std::vector<double> known)
{
    double result = 0.0; // divided before adding, so that large values do not overflow
    for (const double value : known)
        result += value / static_cast<double>(known.size());
    return result;
}

} // namespace

Transform describe()
{
    return {.id = "impute_mean",
            .title = "Fill with mean",
            .summary = "Puts the mean of the training rows into missing number cells; it shrinks "
                       "the column's spread.",
            .parameters = {},
            .fit = [](const Dataset& train, const Settings&) { return fillNumbers(train, mean); }};
}

} // namespace holdout::impute_mean
