#pragma once

#include "base/settings.h"

namespace holdout::mlp {

/// Everything about a network that may be set.
std::vector<Parameter> parameters();

} // namespace holdout::mlp
