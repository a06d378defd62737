#pragma once

#include "data/split.h"
#include "support/theme.h"

#include <QHash>
#include <QImage>
#include <QPainterPath>

class QPainter;

namespace holdout {

/// Across the mark of a sample, in pixels.
inline constexpr double markSize = 9.0;

/// How a sample is marked. The shape says its class as the colour does; train is filled, validation
/// half filled, test hollow.
struct MarkLook {
    int shape = 0; ///< As the index of a class: circle, square, triangle, diamond, star, …
    QColor colour;
    Part part = Part::Train;
    bool ringed = false;   ///< Misclassified.
    bool selected = false; ///< Has a halo.
};

/// The outline of a class's shape around the origin; repeats after six.
QPainterPath markShape(int index, double size);

/// Draws a mark with paths, at any scale.
void paintMark(QPainter& painter, const QPointF& centre, const MarkLook& look, const Theme& theme,
               double size = markSize);

/// Draws marks of the usual size from pictures made once for each look: ten times faster.
class MarkSprites {
public:
    void draw(QPainter& painter, const QPointF& centre, const MarkLook& look, const Theme& theme);

private:
    QHash<quint64, QImage> m_sprites;
    double m_pixelRatio = 0.0;
};

} // namespace holdout
