#include "plots/canvas_gesture.h"

#include "plots/asking_gestures.h"
#include "plots/editing_gestures.h"

namespace holdout {
namespace {

std::unique_ptr<Gesture> beginMove(DecisionPlot& plot, const QPointF& pixel,
                                   Qt::KeyboardModifiers modifiers)
{
    if (const int row = plot.pointAt(pixel); row >= 0 && !plot.readOnly())
        return beginMovingPoints(plot, pixel, row, modifiers);
    if (const HandleId handle = plot.handleAt(pixel); handle != noHandle)
        return beginHandle(plot, pixel, handle);
    return beginPan(plot, pixel);
}

std::unique_ptr<Gesture> beginProbe(DecisionPlot& plot, const QPointF& pixel,
                                    Qt::KeyboardModifiers modifiers)
{
    if (modifiers.testFlag(Qt::ControlModifier))
        return beginSelecting(plot, pixel, Selecting::Toggle, true);
    if (modifiers.testFlag(Qt::ShiftModifier))
        return beginPinning(plot, pixel, true);
    if (const HandleId handle = plot.handleAt(pixel); handle != noHandle)
        return beginHandle(plot, pixel, handle);
    return beginPinning(plot, pixel, false);
}

} // namespace

std::vector<int> rowsWhere(const DecisionPlot& plot,
                           const std::function<bool(const QPointF& pixel)>& accepts)
{
    const PlotFrame frame = plot.frame();
    std::vector<int> rows;
    for (const std::size_t row : drawnRows(plot.contents()))
        if (accepts(frame.toPixel(plot.contents().points[row].position)))
            rows.push_back(static_cast<int>(row));
    return rows;
}

void Gesture::willChangeData()
{
    if (m_changed)
        return;
    m_changed = true;
    emit m_plot.gestureStarted(m_name);
}

std::unique_ptr<Gesture> beginGesture(DecisionPlot& plot, const QPointF& pixel,
                                      Qt::KeyboardModifiers modifiers)
{
    const bool shift = modifiers.testFlag(Qt::ShiftModifier);
    const bool control = modifiers.testFlag(Qt::ControlModifier);
    const int output = shift ? plot.nextClass() : plot.activeClass();
    switch (plot.tool()) {
    case CanvasTool::Probe:
        return beginProbe(plot, pixel, modifiers);
    case CanvasTool::Move:
        return beginMove(plot, pixel, modifiers);
    case CanvasTool::Lasso:
        return beginSelecting(plot, pixel,
                              control ? Selecting::Remove
                              : shift ? Selecting::Add
                                      : Selecting::Replace,
                              false);
    case CanvasTool::Add:
    case CanvasTool::Brush:
    case CanvasTool::Erase:
        break;
    }
    if (plot.readOnly())
        return nullptr;
    if (plot.tool() == CanvasTool::Erase || (control && plot.tool() == CanvasTool::Brush))
        return beginErasing(plot, pixel);
    if (plot.tool() == CanvasTool::Brush)
        return beginSpraying(plot, pixel, output);
    if (control)
        return beginDeleting(plot, pixel);
    return beginAdding(plot, pixel, output);
}

} // namespace holdout
