#pragma once

#include "plots/canvas_gesture.h"

/// The gestures that add, move and erase samples.

namespace holdout {

std::unique_ptr<Gesture> beginAdding(DecisionPlot& plot, const QPointF& pixel, int output);

/// Deletes the sample nearest to the pixel, if it is near enough.
std::unique_ptr<Gesture> beginDeleting(DecisionPlot& plot, const QPointF& pixel);

/// Adds samples under the brush as long as it is held.
std::unique_ptr<Gesture> beginSpraying(DecisionPlot& plot, const QPointF& pixel, int output);

/// Erases what comes under the brush.
std::unique_ptr<Gesture> beginErasing(DecisionPlot& plot, const QPointF& pixel);

/// Moves a sample, and with it: its whole class (Ctrl), those near it by a soft falloff (Shift), or
/// the rest of the selection if it is selected.
std::unique_ptr<Gesture> beginMovingPoints(DecisionPlot& plot, const QPointF& pixel, int row,
                                           Qt::KeyboardModifiers modifiers);

} // namespace holdout
