#pragma once

#include "base/settings.h"

#include <vector>

namespace holdout {

/// The values a slider stops at for a number parameter: evenly spaced, or by factors if the
/// parameter is logarithmic, and always numbers one would write down. Both ends are among them.
std::vector<double> sliderValues(const Parameter& parameter);

/// Index of the stop nearest to a value. Requires: sorted stops, at least one.
int nearestStop(const std::vector<double>& stops, double value, bool logarithmic);

} // namespace holdout
