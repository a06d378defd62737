#include "plots/asking_gestures.h"
#include "plots/canvas_gesture.h"
#include "plots/decision_plot.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace holdout {
namespace {

constexpr double zoomPerNotch = 1.2;
constexpr double notch = 120.0; ///< Of a wheel, in the eighths of degrees that Qt counts.
constexpr double smallestBrush = 6.0;
constexpr double largestBrush = 160.0;

} // namespace

bool DecisionPlot::event(QEvent* event)
{
    // Before the page's shortcuts get them: the keys that mean something else on the canvas.
    if (event->type() == QEvent::ShortcutOverride &&
        wantsKey(*static_cast<const QKeyEvent*>(event))) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

void DecisionPlot::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    redraw();
}

void DecisionPlot::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange ||
        event->type() == QEvent::StyleChange)
        redraw();
}

void DecisionPlot::mousePressEvent(QMouseEvent* event)
{
    const QPointF pixel = event->position();
    hover(pixel);
    if (m_gesture) // a second button does not disturb the first one's gesture
        return;
    const bool pans =
        event->button() == Qt::MiddleButton || (event->button() == Qt::LeftButton && m_spaceHeld);
    if (!pans && event->button() != Qt::LeftButton)
        return;
    if (!frame().area.contains(pixel))
        return;
    m_spaceUsed = m_spaceUsed || m_spaceHeld;
    m_gesture = pans ? beginPan(*this, pixel) : beginGesture(*this, pixel, event->modifiers());
    if (!m_gesture)
        return;
    m_gestureButton = event->button();
    m_gesture->begin();
    m_ticks.start();
    updateCursor();
    update();
}

void DecisionPlot::mouseMoveEvent(QMouseEvent* event)
{
    if (m_gesture)
        m_gesture->moveTo(event->position());
    hover(event->position());
}

void DecisionPlot::mouseReleaseEvent(QMouseEvent* event)
{
    if (m_gesture && event->button() == m_gestureButton)
        endGesture();
}

void DecisionPlot::endGesture()
{
    m_ticks.stop();
    const std::unique_ptr<Gesture> gesture = std::move(m_gesture);
    gesture->finish();
    if (gesture->changedData())
        emit gestureFinished(gesture->name());
    updateCursor();
    update();
}

void DecisionPlot::cancelGesture()
{
    if (!m_gesture)
        return;
    m_ticks.stop();
    const std::unique_ptr<Gesture> gesture = std::move(m_gesture);
    if (gesture->changedData())
        emit gestureCancelled(gesture->name());
    updateCursor();
    update();
}

void DecisionPlot::mouseDoubleClickEvent(QMouseEvent* event)
{
    const bool paints =
        m_tool == CanvasTool::Add || m_tool == CanvasTool::Brush || m_tool == CanvasTool::Erase;
    if (paints || event->button() != Qt::LeftButton)
        mousePressEvent(event);
    else
        fit();
}

void DecisionPlot::leaveEvent(QEvent* event)
{
    QWidget::leaveEvent(event);
    hover(std::nullopt);
}

void DecisionPlot::hover(const std::optional<QPointF>& pixel)
{
    if (pixel == m_mouse)
        return;
    const PlotFrame place = frame();
    const bool wasInside = m_mouse && place.area.contains(*m_mouse);
    m_mouse = pixel;
    const bool isInside = pixel && place.area.contains(*pixel);
    if (isInside)
        emit hovered(place.toPlane(*pixel));
    else if (wasInside)
        emit hovered(std::nullopt);
    updateCursor();
    update();
}

void DecisionPlot::updateCursor()
{
    const bool edits =
        m_tool == CanvasTool::Add || m_tool == CanvasTool::Brush || m_tool == CanvasTool::Erase;
    Qt::CursorShape shape = Qt::CrossCursor;
    if (!m_mouse || !frame().area.contains(*m_mouse))
        shape = Qt::ArrowCursor;
    else if (m_spaceHeld)
        shape = m_gesture ? Qt::ClosedHandCursor : Qt::OpenHandCursor;
    else if (edits && m_readOnly)
        shape = Qt::ForbiddenCursor;
    else if (dragsHandles() && handleAt(*m_mouse) != noHandle)
        shape = Qt::SizeAllCursor;
    else if (m_tool == CanvasTool::Move)
        shape = m_gesture                               ? Qt::ClosedHandCursor
                : pointAt(*m_mouse) >= 0 && !m_readOnly ? Qt::PointingHandCursor
                                                        : Qt::OpenHandCursor;
    if (cursor().shape() != shape)
        setCursor(shape);
}

void DecisionPlot::resizeBrush(double steps)
{
    m_brush.radius =
        std::clamp(m_brush.radius * std::pow(zoomPerNotch, steps), smallestBrush, largestBrush);
    update();
    emit brushChanged(m_brush);
}

void DecisionPlot::wheelEvent(QWheelEvent* event)
{
    // With Alt some platforms turn the wheel's movement sideways.
    const QPoint angle = event->angleDelta();
    const double steps = (angle.y() != 0 ? angle.y() : angle.x()) / notch;
    if (event->modifiers().testFlag(Qt::AltModifier))
        resizeBrush(steps);
    else if (steps != 0.0 && !m_gesture)
        zoom(std::pow(zoomPerNotch, steps), event->position());
    event->accept();
}

void DecisionPlot::focusInEvent(QFocusEvent* event)
{
    m_showsFocus = event->reason() != Qt::MouseFocusReason;
    QWidget::focusInEvent(event);
}

void DecisionPlot::focusOutEvent(QFocusEvent* event)
{
    m_showsFocus = false;
    m_spaceHeld = false;
    QWidget::focusOutEvent(event);
}

void DecisionPlot::contextMenuEvent(QContextMenuEvent* event)
{
    if (m_gesture)
        return;
    QPointF pixel = event->pos();
    if (event->reason() == QContextMenuEvent::Keyboard)
        pixel = frame().toPixel(m_probeCursor.value_or(visibleCentre()));
    emit menuRequested(mapToGlobal(pixel.toPoint()), frame().toPlane(pixel), pointAt(pixel, 14.0));
    event->accept();
}

} // namespace holdout
