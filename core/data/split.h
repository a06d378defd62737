#pragma once

#include "base/random.h"
#include "base/result.h"
#include "data/dataset.h"

#include <array>

namespace holdout {

/// What a sample is used for.
enum class Part : unsigned char { Train, Validation, Test };

/// How large each part is, as shares that sum to one.
struct Split {
    double train = 0.6;
    double validation = 0.2;
    double test = 0.2;

    bool operator==(const Split&) const = default;
};

/// Gives each sample a part. Classes keep their shares in every part as nearly as whole samples
/// allow; the rest is chance, repeatable from the generator.
///
/// Errors: InvalidInput if a share is negative or not finite, the shares do not sum to one, or no
///         sample would be left to train on.
Result<std::vector<Part>> split(const Dataset& data, const Split& shares, Random random);

/// The rows that belong to a part, rising.
std::vector<Index> rowsOf(const std::vector<Part>& parts, Part part);

} // namespace holdout
