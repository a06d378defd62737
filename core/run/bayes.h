#pragma once

#include "run/experiment.h"
#include "run/scene.h"

namespace holdout {

/// The best possible model of generated data, which knows how they were made; null where the
/// scene's data are not generated or no closed form is known. It looks at raw features.
std::shared_ptr<const Model> bestPossible(const Scene& scene);

/// The same samples as a model without a pipeline sees them.
std::shared_ptr<const Prepared> withoutPipeline(const Prepared& prepared);

} // namespace holdout
