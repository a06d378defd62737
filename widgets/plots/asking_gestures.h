#pragma once

#include "plots/canvas_gesture.h"

/// The gestures that leave the samples alone: look, ask, select, and move what the model offers.

namespace holdout {

/// Drags the visible part of the plane along.
std::unique_ptr<Gesture> beginPan(DecisionPlot& plot, const QPointF& pixel);

/// Pins the place or sample where the button is released; on the first pin, takes it away.
std::unique_ptr<Gesture> beginPinning(DecisionPlot& plot, const QPointF& pixel, bool second);

/// Drags a handle; with the probe, a click that does not move it pins instead.
std::unique_ptr<Gesture> beginHandle(DecisionPlot& plot, const QPointF& pixel, HandleId handle);

/// How what is hit changes the selection; toggling is for single clicks, an area is added.
enum class Selecting { Replace, Add, Remove, Toggle };

/// Selects the samples within a drawn line or a rectangle; a click selects the one it hits.
std::unique_ptr<Gesture> beginSelecting(DecisionPlot& plot, const QPointF& pixel, Selecting how,
                                        bool rectangle);

} // namespace holdout
