#include "plots/axes.h"
#include "plots/canvas_gesture.h"
#include "plots/decision_plot.h"
#include "plots/map_lines.h"
#include "plots/overlay_painter.h"
#include "plots/plot_painter.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace holdout {
namespace {

constexpr double contourReach = 4.0; ///< How near the mouse must be for a contour's label.

} // namespace

QString DecisionPlot::contourLabelAt(const QPointF& pixel, const PlotFrame& frame) const
{
    const Surface* const surface = m_contents.shown();
    if (surface == nullptr || !m_contents.layers.testFlag(PlotLayer::Contours) ||
        m_contents.map == MapMode::Class || !frame.area.contains(pixel))
        return {};
    const bool regression = surface->task == Task::Regression;
    const auto valueNear = [&](double right, double down) {
        return valueAt(*surface, regression ? 0 : 1, frame.toPlane(pixel + QPointF(right, down)));
    };
    const ValueRange range = valueRange(m_contents);
    const std::vector<double> levels = contourLevels(*surface, range);
    if (levels.empty())
        return {};
    const auto here = valueNear(0, 0);
    const auto right = valueNear(1, 0);
    const auto down = valueNear(0, 1);
    if (!here || !right || !down)
        return {};
    const double slope = std::hypot(*right - *here, *down - *here); // per pixel
    const double nearest = *std::ranges::min_element(
        levels, {}, [&](double level) { return std::abs(level - *here); });
    if (!(std::abs(nearest - *here) <= contourReach * slope))
        return {};
    const QString number = niceTicks(levels.front(), levels.back(), 12).label(nearest);
    return regression ? number : QStringLiteral("p = %1").arg(number);
}

void DecisionPlot::paintHover(QPainter& painter, const PlotFrame& frame)
{
    const Theme& colours = theme();
    if (m_probeCursor && hasFocus()) {
        const QPointF at = frame.toPixel(*m_probeCursor);
        for (const QPen& pen : {QPen(colours.card, 3.5), QPen(colours.accent, 1.5)}) {
            painter.setPen(pen);
            for (const QPointF way : {QPointF(1, 0), QPointF(-1, 0), QPointF(0, 1), QPointF(0, -1)})
                painter.drawLine(at + 3.0 * way, at + 11.0 * way);
        }
    }
    if (!m_mouse || !frame.area.contains(*m_mouse))
        return;
    painter.setBrush(Qt::NoBrush);
    if (m_tool == CanvasTool::Brush || m_tool == CanvasTool::Erase) {
        painter.setPen(QPen(m_tool == CanvasTool::Brush && m_activeClass >= 0
                                ? classColour(m_activeClass)
                                : colours.text,
                            1.6));
        painter.drawEllipse(*m_mouse, m_brush.radius, m_brush.radius);
        return;
    }
    if (m_gesture)
        return;
    if (const int row = pointAt(*m_mouse); row >= 0) {
        painter.setPen(QPen(colours.accent, 2.0));
        painter.drawEllipse(
            frame.toPixel(m_contents.points[static_cast<std::size_t>(row)].position), 8.0, 8.0);
    } else if (const QString label = contourLabelAt(*m_mouse, frame); !label.isEmpty()) {
        paintTag(painter, *m_mouse, label, frame.area, colours);
    }
}

void DecisionPlot::paintEvent(QPaintEvent* /*event*/)
{
    const PlotFrame place = frame();
    const Theme& colours = theme();
    if (m_still.isNull() || m_still.devicePixelRatio() != devicePixelRatioF()) {
        m_still = QImage((QSizeF(size()) * devicePixelRatioF()).toSize(), QImage::Format_RGB32);
        m_still.setDevicePixelRatio(devicePixelRatioF());
        m_still.fill(colours.card);
        if (place.usable()) {
            QPainter painter(&m_still);
            paintStill(painter, m_contents, place, colours, &m_sprites);
            paintWords(painter, m_contents, place, colours);
        }
    }
    QPainter painter(this);
    painter.drawImage(0, 0, m_still);
    if (!place.usable())
        return;
    paintMoving(painter, m_contents, place, colours,
                m_mouse && !m_gesture && dragsHandles() ? handleAt(*m_mouse) : noHandle);
    paintHover(painter, place);
    if (m_gesture)
        m_gesture->paint(painter);
    if (m_showsFocus) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(colours.accent, 1.5));
        painter.drawRoundedRect(place.area.adjusted(0.75, 0.75, -0.75, -0.75), 6.0, 6.0);
    }
}

} // namespace holdout
