#pragma once

#include <QPen>
#include <QString>

class QCustomPlot;
class QPainter;
class QSize;

namespace holdout {

/// Puts the theme's colours and fonts on a plot: no frame, a light horizontal grid, few ticks.
void stylePlot(QCustomPlot& plot);

/// Draws the plot at this size, as vectors where the painter keeps them.
void drawPlot(QCustomPlot& plot, QPainter& painter, const QSize& size);

/// The line of a part of the data: train solid, validation dashed, test dotted.
QPen partPen(int part, double width = 1.6);

/// "train", "validation", "test".
QString partName(int part);

} // namespace holdout
