#pragma once

#include "data/transform.h"

/// What the transforms share.

namespace holdout {

using Fitted = Result<std::shared_ptr<const FittedTransform>>;

/// The most cells a transform may make of the training rows (0.8 GB).
inline constexpr Index largestExpansion = 100'000'000;

/// The cells of a column that are not missing.
///
/// Errors: InvalidInput naming the column if there are none.
Result<std::vector<double>> knownCells(const Dataset& data, Index column);

/// "age: mean 29.9, fare: mean 33.3 and 4 more": the first few phrases, and how many are left out.
std::string shortList(const std::vector<std::string>& phrases);

/// Shifts and scales numbers column by column: z = (x − offset) / scale. Categories stay.
struct Scaling {
    Vector offset, scale; ///< d; 0 and 1 where nothing is to be done. Scales are never 0.
    std::vector<std::string> phrases; ///< What was learned, one phrase per number column.
};
std::shared_ptr<const FittedTransform> scaling(const std::vector<Feature>& features,
                                               Scaling learned);

/// Puts one learned value wherever a cell is missing. NaN where a column is to be left alone.
std::shared_ptr<const FittedTransform> filling(const std::vector<Feature>& features, Vector values);

/// Fills each number column with what the function makes of its known cells; categories stay.
Fitted fillNumbers(const Dataset& train, double (*value)(std::vector<double> known));

/// The value that is there most often; the smallest of them if there are several.
double mostFrequent(std::vector<double> known);

/// The levels of a category that occur in the training rows, rising.
///
/// Errors: InvalidInput naming the column if every cell is missing.
Result<std::vector<Index>> seenLevels(const Dataset& train, Index column);

} // namespace holdout
