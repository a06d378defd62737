#include "plots/canvas_gesture.h"
#include "plots/decision_plot.h"

#include <QKeyEvent>

#include <algorithm>

namespace holdout {
namespace {

constexpr int cellsAcross = 64; ///< Cells of the probe cursor; ten with Shift.

/// Where an arrow key points: columns to the right and rows upwards.
std::optional<QPoint> arrow(int key)
{
    switch (key) {
    case Qt::Key_Left:
        return QPoint(-1, 0);
    case Qt::Key_Right:
        return QPoint(1, 0);
    case Qt::Key_Up:
        return QPoint(0, 1);
    case Qt::Key_Down:
        return QPoint(0, -1);
    default:
        return std::nullopt;
    }
}

} // namespace

QPointF DecisionPlot::visibleCentre() const
{
    const Extent& extent = m_contents.extent;
    return {0.5 * (extent.left + extent.right), 0.5 * (extent.bottom + extent.top)};
}

bool DecisionPlot::wantsKey(const QKeyEvent& event) const
{
    const bool modified = event.modifiers().testAnyFlags(Qt::ControlModifier | Qt::AltModifier);
    switch (event.key()) {
    case Qt::Key_Space:
    case Qt::Key_Insert:
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return m_probeCursor.has_value();
    case Qt::Key_Escape:
        return m_gesture != nullptr || m_probeCursor.has_value();
    default:
        return modified && arrow(event.key()).has_value();
    }
}

void DecisionPlot::moveProbe(int columns, int rows)
{
    const Extent& extent = m_contents.extent;
    const QPointF from = m_probeCursor.value_or(visibleCentre());
    m_probeCursor = QPointF(
        std::clamp(from.x() + columns * extent.width() / cellsAcross, extent.left, extent.right),
        std::clamp(from.y() + rows * extent.height() / cellsAcross, extent.bottom, extent.top));
    emit hovered(*m_probeCursor);
    update();
}

void DecisionPlot::movePinned(int columns, int rows)
{
    if (m_contents.pinned.empty())
        return;
    const Extent& extent = m_contents.extent;
    const QPointF from = m_contents.pinned.front();
    const QPointF to = from + QPointF(columns * extent.width() / cellsAcross,
                                      rows * extent.height() / cellsAcross);
    const int row = pointAt(frame().toPixel(from), 1.0);
    if (row >= 0 && !m_readOnly) {
        const QString name = tr("Move points");
        emit gestureStarted(name);
        emit pointsMoved({row}, {to});
        emit gestureFinished(name);
    }
    emit pinned(to, m_readOnly ? -1 : row);
}

void DecisionPlot::keyPressEvent(QKeyEvent* event)
{
    m_showsFocus = true;
    const bool shift = event->modifiers().testFlag(Qt::ShiftModifier);
    const bool control = event->modifiers().testFlag(Qt::ControlModifier);
    const bool alt = event->modifiers().testFlag(Qt::AltModifier);
    if (const auto way = arrow(event->key()); way && (control || alt)) {
        const QPoint cells = *way * (shift ? 10 : 1);
        if (control)
            moveProbe(cells.x(), cells.y());
        else
            movePinned(cells.x(), cells.y());
        return;
    }
    switch (event->key()) {
    case Qt::Key_Space:
        if (!event->isAutoRepeat()) {
            m_spaceHeld = true;
            m_spaceUsed = false;
            updateCursor();
        }
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_probeCursor) {
            const int row = pointAt(frame().toPixel(*m_probeCursor));
            const QPointF place = row < 0
                                      ? *m_probeCursor
                                      : m_contents.points[static_cast<std::size_t>(row)].position;
            emit pinned(place, row);
            return;
        }
        break;
    case Qt::Key_Insert:
        if (!m_readOnly) {
            const QString name = tr("Add point");
            emit gestureStarted(name);
            emit pointsAdded({m_probeCursor.value_or(visibleCentre())},
                             shift ? nextClass() : m_activeClass);
            emit gestureFinished(name);
        }
        return;
    case Qt::Key_Escape:
        if (m_gesture) {
            cancelGesture();
            return;
        }
        if (m_probeCursor) {
            m_probeCursor.reset();
            emit hovered(std::nullopt);
            update();
            return;
        }
        break;
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

void DecisionPlot::keyReleaseEvent(QKeyEvent* event)
{
    if (event->key() != Qt::Key_Space || event->isAutoRepeat() || !m_spaceHeld) {
        QWidget::keyReleaseEvent(event);
        return;
    }
    m_spaceHeld = false;
    updateCursor();
    if (!m_spaceUsed)
        emit spaceTapped();
}

} // namespace holdout
