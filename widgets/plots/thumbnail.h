#pragma once

#include "plots/plot_contents.h"
#include "support/theme.h"

#include <QImage>

namespace holdout {

/// A data set in small: its samples as dots in their classes' colours, for a gallery. Samples
/// without a class, as of a regression over one feature, have the first colour.
QImage thumbnail(const std::vector<PlotPoint>& points, const QSize& size, const Theme& theme,
                 double pixelRatio = 1.0);

} // namespace holdout
