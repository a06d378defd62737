#pragma once

#include "plots/plot_contents.h"
#include "support/theme.h"

#include <QImage>

namespace holdout {

/// How much of a class's colour the map shows where the model is certain; the rest is the card's.
inline constexpr double mapStrength = 0.45;

/// The map as a picture of one pixel per cell of the surface.
///
/// Two classes: their colours fade into the card's towards p = 0.5. More classes, and clusters: the
/// colour of the most probable one, as strong as its probability. Regression: the scale of values
/// over the range. Cells that hold no finite number have the card's colour.
///
/// Cost: about a nanosecond per cell and output.
QImage mapImage(const Surface& surface, MapMode mode, double threshold, const ValueRange& range,
                const Theme& theme);

} // namespace holdout
