#pragma once

#include "base/random.h"
#include "base/settings.h"
#include "data/dataset.h"

#include <functional>

namespace holdout {

/// A generator of two-dimensional data whose truth is known, as data.
struct ToyData {
    std::string id; ///< Stable: stored with scenes; works as a data set name on the command line.
    std::string title;
    std::string summary; ///< One sentence: what it teaches.
    Task task = Task::Classification;
    std::vector<Parameter> parameters = {}; ///< n and noise always; label_noise, imbalance, …

    /// Called by generate() only, with checked settings.
    std::function<Dataset(const Settings&, Random)> make = {};

    /// The best possible scores at each row of X (class probabilities, or the mean of y) under
    /// these settings; empty where no closed form is known.
    std::function<Matrix(const Settings&, const Matrix& X)> bayes = {};
};

/// All generators, in gallery order. Fixed for the life of the program.
const std::vector<ToyData>& toyData();

/// Errors: InvalidInput if a setting is missing, unknown or out of range.
Result<Dataset> generate(const ToyData& toy, const Settings& settings, std::uint64_t seed);

} // namespace holdout
