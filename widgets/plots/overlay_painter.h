#pragma once

#include "plots/plot_contents.h"
#include "plots/plot_frame.h"
#include "support/theme.h"

class QPainter;

namespace holdout {

/// The places of a mark in pixels, with what concerns the horizontal axis alone stretched over the
/// full height.
QPolygonF pixelPlaces(const PlaneMark& mark, const PlotFrame& frame);

/// What a model wants shown over the data. The handle under the mouse is drawn larger.
void paintOverlay(QPainter& painter, const std::vector<PlaneMark>& marks, const PlotFrame& frame,
                  const Theme& theme, HandleId active = noHandle);

/// The places a person has pinned: a cross in a ring, numbered if there are several.
void paintPins(QPainter& painter, const std::vector<QPointF>& pins, const PlotFrame& frame,
               const Theme& theme);

/// Small text on a card-coloured plate beside a place, moved so that it stays inside the area.
void paintTag(QPainter& painter, const QPointF& pixel, const QString& text, const QRectF& area,
              const Theme& theme);

} // namespace holdout
