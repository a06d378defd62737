#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace holdout {

/// The shortest decimal text that reads back as the same number, whatever the locale.
std::string shortest(double value);

/// A number rounded to so many significant digits, without trailing zeros: for captions.
std::string rounded(double value, int digits = 3);

/// The whole text as one finite number in the C locale; nothing if it is anything else.
std::optional<double> parseNumber(std::string_view text);

/// The whole text as one whole number; nothing if it is anything else or too large.
std::optional<long long> parseInteger(std::string_view text);

} // namespace holdout
