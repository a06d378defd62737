#pragma once

#include "base/types.h"
#include "ml/caption.h"

#include <string>
#include <vector>

namespace holdout {

/// One push on a prediction.
struct Term {
    std::string label;       ///< Such as "x₁ = 0.31", "neighbour 3", "h2·5".
    Vector values;           ///< k: its push on each output.
    std::string detail = {}; ///< Such as "distance 0.21, class orange"; may be empty.
};

/// Why the model predicts what it predicts at one point.
///
/// Invariant: link(base + Σ terms.values) equals the model's predict() there, to 1e-9.
struct Explanation {
    enum class Link { Identity, Softmax };

    Vector base;             ///< k: what is predicted before any term.
    std::vector<Term> terms; ///< Largest first, or in the order they were weighed.
    Link link = Link::Identity;
    std::string unit = {};             ///< Of the terms: "votes", "log-odds", "probability", "y".
    std::vector<Caption> reasons = {}; ///< The same in sentences, such as the path through a tree.
};

/// link(base + Σ terms.values).
Vector total(const Explanation& explanation);

} // namespace holdout
