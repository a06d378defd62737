#pragma once

#include "base/types.h"

#include <QColor>
#include <QRectF>
#include <QString>

class QPainter;

namespace holdout {

/// Strokes that several inner views share.

/// A bar over its faint track; share is cut to 0 … 1.
void drawBar(QPainter& painter, const QRectF& track, double share, const QColor& colour);

/// A bar from the middle of the track to the left or right; share is cut to −1 … 1.
void drawSignedBar(QPainter& painter, const QRectF& track, double share, const QColor& colour);

/// Shares side by side in class colours; they need not sum to one.
void drawShares(QPainter& painter, const QRectF& box, const Vector& shares);

/// A heading in small muted type; returns the rest of the box below it.
QRectF drawHeading(QPainter& painter, const QRectF& box, const QString& words);

/// A number for a label: three significant digits.
QString brief(double value);

} // namespace holdout
