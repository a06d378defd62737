#include "plots/thumbnail.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace holdout {
namespace {

constexpr double dotSize = 4.2;
constexpr double margin = 5.0;
constexpr std::size_t mostDots = 160; ///< More only fill the picture.

} // namespace

QImage thumbnail(const std::vector<PlotPoint>& points, const QSize& size, const Theme& theme,
                 double pixelRatio)
{
    QImage image((QSizeF(size) * pixelRatio).toSize(), QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(pixelRatio);
    image.fill(Qt::transparent);
    std::vector<const PlotPoint*> shown;
    const std::size_t stride = points.size() / mostDots + 1;
    for (std::size_t i = 0; i < points.size(); i += stride)
        if (std::isfinite(points[i].position.x()) && std::isfinite(points[i].position.y()))
            shown.push_back(&points[i]);
    if (shown.empty())
        return image;
    const auto [left, right] =
        std::ranges::minmax(shown, {}, [](const PlotPoint* point) { return point->position.x(); });
    const auto [bottom, top] =
        std::ranges::minmax(shown, {}, [](const PlotPoint* point) { return point->position.y(); });
    const auto share = [](double value, double low, double high) {
        return high > low ? (value - low) / (high - low) : 0.5;
    };
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.markOutline, 0.7));
    for (const PlotPoint* point : shown) {
        const double across = share(point->position.x(), left->position.x(), right->position.x());
        const double up = share(point->position.y(), bottom->position.y(), top->position.y());
        painter.setBrush(classColour(std::max(point->output, 0)));
        painter.drawEllipse(QPointF(margin + across * (size.width() - 2.0 * margin),
                                    margin + (1.0 - up) * (size.height() - 2.0 * margin)),
                            0.5 * dotSize, 0.5 * dotSize);
    }
    return image;
}

} // namespace holdout
