#include "data/transforms/columns.h"

namespace holdout::impute_most_frequent {
namespace {

Fitted fit(const Dataset& train, const Settings&)
{
    Vector values(train.dimensions());
    for (Index j = 0; j < train.dimensions(); ++j) {
        auto known = knownCells(train, j);
        if (!known)
            return std::unexpected(known.error());
        values(j) = mostFrequent(*std::move(known));
    }
    return filling(train.features, std::move(values));
}

} // namespace

Transform describe()
{
    return {.id = "impute_most_frequent",
            .title = "Fill with most frequent",
            .summary = "Puts the most frequent value of the training rows into missing cells, of "
                       "numbers and of categories.",
            .parameters = {},
            .fit = fit};
}

} // namespace holdout::impute_most_frequent
