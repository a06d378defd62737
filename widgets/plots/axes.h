#pragma once

#include "plots/plot_contents.h"
#include "plots/plot_frame.h"
#include "support/theme.h"

class QPainter;

namespace holdout {

/// Round places along an axis and how to write them.
struct Ticks {
    std::vector<double> places; ///< Rising, within the range.
    double step = 1.0;
    QString label(double place) const;
};

/// At most so many places, at 1, 2 or 5 times a power of ten. Requires: low < high, most > 0.
Ticks niceTicks(double low, double high, int most);

/// The map inside a rectangle that also holds the axes.
PlotFrame plotFrame(const PlotContents& contents, const QRectF& rectangle);

/// Tick labels and feature names, left of and below the frame's area.
void paintAxes(QPainter& painter, const PlotAxes& axes, const PlotFrame& frame, const Theme& theme);

/// Thin lines over the area at the ticks.
void paintGrid(QPainter& painter, const PlotFrame& frame, const QColor& colour);

} // namespace holdout
