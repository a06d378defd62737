#pragma once

#include "plots/exportable.h"
#include "plots/plot_contents.h"
#include "support/theme.h"

namespace holdout {

/// Fills a rectangle with the whole plot, sharp at any scale. Needs no widget.
void paintPlot(QPainter& painter, const QRectF& rectangle, const PlotContents& contents,
               const Theme& theme);

/// The plot as a picture of size·scale pixels.
QImage renderPlot(const PlotContents& contents, const QSize& size, const Theme& theme,
                  double scale = 1.0);

/// What is shown as a table: a row for each sample of the visible parts, for each cell of the map
/// and for each place of the curve; the first column says which.
QString plotCsv(const PlotContents& contents);

/// The plot for "Copy" and "Export": a copy of the contents, so it outlives the widget.
Exportable exportable(const PlotContents& contents, const QString& summary, const Theme& theme);

} // namespace holdout
