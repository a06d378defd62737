#pragma once

#include <QColor>
#include <QImage>
#include <QRect>

#include <ctime>

namespace holdout::test {

/// Milliseconds of processor time this process has used: steady on a busy machine.
inline double processorTime()
{
    return 1000.0 * static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

/// How many pixels of the box are within `tolerance` per channel of the colour.
inline int countNear(const QImage& image, const QRect& box, const QColor& colour,
                     int tolerance = 12)
{
    int count = 0;
    const double scale = image.devicePixelRatio();
    const QRect pixels =
        QRectF(box.x() * scale, box.y() * scale, box.width() * scale, box.height() * scale)
            .toRect()
            .intersected(image.rect());
    for (int y = pixels.top(); y <= pixels.bottom(); ++y) {
        for (int x = pixels.left(); x <= pixels.right(); ++x) {
            const QColor pixel = image.pixelColor(x, y);
            count += std::abs(pixel.red() - colour.red()) <= tolerance &&
                     std::abs(pixel.green() - colour.green()) <= tolerance &&
                     std::abs(pixel.blue() - colour.blue()) <= tolerance;
        }
    }
    return count;
}

} // namespace holdout::test
