#pragma once

#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace holdout {

/// A sentence about what just happened: a pattern with named gaps, and the numbers for them.
///
/// The pattern is also the caption's id: a window translates the pattern, then fills the gaps.
struct Caption {
    using Value = std::variant<double, std::string>;

    std::string pattern; ///< Such as "Neighbour {rank} is {class} (d = {distance})".
    std::vector<std::pair<std::string, Value>> values = {};

    bool operator==(const Caption&) const = default;
};

/// The pattern with its gaps filled; numbers with three significant digits, whole ones exactly.
std::string sentence(const Caption& caption);

} // namespace holdout
