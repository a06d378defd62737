#pragma once

#include "plots/plot_contents.h"
#include "plots/plot_frame.h"
#include "support/theme.h"

#include <QPolygonF>

class QPainter;
class QPen;

namespace holdout {

/// The pieces of a line that lie within a rectangle.
std::vector<QPolygonF> clippedTo(const QRectF& area, const QPolygonF& line);

/// Where the surface's decision changes, in pixels: the line where the second of two classes
/// reaches the threshold, or the borders between the regions of more classes or clusters.
std::vector<QPolygonF> boundaries(const Surface& surface, double threshold, const PlotFrame& frame);

/// The levels between which thin lines are drawn: 0.1 … 0.9, or round values of a regression.
std::vector<double> contourLevels(const Surface& surface, const ValueRange& range);

/// Contours, borders and the boundary of the shown surface; the hatch where no class is likelier
/// than one half; then the best possible boundary and the next state's, if their layers are on.
void paintMapLines(QPainter& painter, const PlotContents& contents, const PlotFrame& frame,
                   const Theme& theme);

} // namespace holdout
