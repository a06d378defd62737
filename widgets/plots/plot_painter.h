#pragma once

#include "plots/axes.h"
#include "plots/marks.h"
#include "plots/plot_contents.h"
#include "plots/plot_frame.h"

namespace holdout {

/// How a point is marked in this plot.
MarkLook lookOf(const PlotPoint& point, const PlotContents& contents, const ValueRange& range);

/// The parts of the picture that change with data and model: card, map, lines, curves, samples,
/// axes. Marks are drawn from sprites if there are any, else as paths.
void paintStill(QPainter& painter, const PlotContents& contents, const PlotFrame& frame,
                const Theme& theme, MarkSprites* sprites);

/// The parts that change with every move of the mouse: the overlay and the pins.
void paintMoving(QPainter& painter, const PlotContents& contents, const PlotFrame& frame,
                 const Theme& theme, HandleId active = noHandle);

/// Legend, notes and what there is to say when there is nothing to see; above all else.
void paintWords(QPainter& painter, const PlotContents& contents, const PlotFrame& frame,
                const Theme& theme);

/// The sentence about points that are not drawn; empty if all are.
QString sampleNote(const PlotContents& contents);

} // namespace holdout
