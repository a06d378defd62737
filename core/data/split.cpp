#include "data/split.h"

#include "base/numbers.h"
#include "data/apportion.h"

#include <algorithm>
#include <cmath>

namespace holdout {
namespace {

constexpr std::array parts{Part::Train, Part::Validation, Part::Test};
using Shares = std::array<double, parts.size()>;

/// The rows of each class; one group of all rows where y holds no classes.
std::vector<std::vector<Index>> groups(const Dataset& data)
{
    const bool byClass = data.labelled() && data.classes() > 0;
    std::vector<std::vector<Index>> rows(byClass ? data.classNames.size() : 1);
    for (Index i = 0; i < data.samples(); ++i)
        rows[byClass ? static_cast<std::size_t>(data.y(i)) : 0].push_back(i);
    return rows;
}

Result<> check(const Shares& shares)
{
    for (const double share : shares)
        if (!std::isfinite(share) || share < 0.0)
            return invalid("A part cannot hold a share of " + shortest(share) +
                           " of the rows; give three shares from 0 to 1");
    const double sum = shares[0] + shares[1] + shares[2];
    if (std::abs(sum - 1.0) > 1e-6)
        return invalid("The shares of the parts sum to " + rounded(sum, 6) +
                       "; change them so that they sum to 1");
    return {};
}

} // namespace

Result<std::vector<Part>> split(const Dataset& data, const Split& wanted, Random random)
{
    const Shares shares{wanted.train, wanted.validation, wanted.test};
    if (const auto ok = check(shares); !ok)
        return std::unexpected(ok.error());

    std::vector<Part> result(static_cast<std::size_t>(data.samples()), Part::Train);
    Shares owed{}; // what rounding has so far withheld from each part
    bool anyToTrain = false;
    for (std::vector<Index>& rows : groups(data)) {
        random.shuffle(rows);
        const std::vector<Index> counts = apportion(std::ssize(rows), shares, owed);
        auto row = rows.begin();
        for (std::size_t part = 0; part < parts.size(); ++part) {
            owed[part] +=
                shares[part] * static_cast<double>(rows.size()) - static_cast<double>(counts[part]);
            for (Index i = 0; i < counts[part]; ++i)
                result[static_cast<std::size_t>(*row++)] = parts[part];
        }
        anyToTrain = anyToTrain || counts[0] > 0;
    }
    if (!anyToTrain)
        return invalid("No row would be left to train on: " + std::to_string(data.samples()) +
                       " rows with a training share of " + shortest(wanted.train) +
                       "; raise the training share");
    return result;
}

std::vector<Index> rowsOf(const std::vector<Part>& assigned, Part part)
{
    std::vector<Index> rows;
    for (std::size_t i = 0; i < assigned.size(); ++i)
        if (assigned[i] == part)
            rows.push_back(static_cast<Index>(i));
    return rows;
}

} // namespace holdout
