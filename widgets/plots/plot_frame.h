#pragma once

#include "run/surface.h"

#include <QRectF>

namespace holdout {

/// Where the visible part of the plane lies on the screen. The vertical axis points up.
struct PlotFrame {
    QRectF area; ///< The map, without the axes around it.
    Extent extent;

    QPointF toPixel(const QPointF& position) const
    {
        return {area.left() + (position.x() - extent.left) / extent.width() * area.width(),
                area.bottom() - (position.y() - extent.bottom) / extent.height() * area.height()};
    }

    QPointF toPlane(const QPointF& pixel) const
    {
        return {extent.left + (pixel.x() - area.left()) / area.width() * extent.width(),
                extent.bottom + (area.bottom() - pixel.y()) / area.height() * extent.height()};
    }

    QRectF toPixel(const Extent& part) const
    {
        return {toPixel(QPointF(part.left, part.top)), toPixel(QPointF(part.right, part.bottom))};
    }

    bool usable() const { return area.width() >= 1.0 && area.height() >= 1.0; }
};

} // namespace holdout
