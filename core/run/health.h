#pragma once

#include "run/experiment.h"
#include "run/training_session.h"

namespace holdout {

/// Something about a set-up or a run that a person should know before trusting it.
struct Finding {
    enum class Weight { Note, Warning, Fault };

    std::string id; ///< Stable: "unscaled_features".
    Weight weight = Weight::Warning;
    Caption caption;         ///< What is the matter, with the numbers.
    std::string remedy = {}; ///< Id of a transform that would help; empty if it is not that easy.
};

/// Looks for what commonly goes wrong: one class only, k at or above n, features of very different
/// scale, accuracy no better than always saying the largest class, dead units, no validation part.
std::vector<Finding> examine(const Prepared& prepared, const Algorithm& algorithm,
                             const Settings& settings, const Frame& frame);

} // namespace holdout
