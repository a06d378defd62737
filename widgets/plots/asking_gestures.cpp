#include "plots/asking_gestures.h"

#include "support/theme.h"

#include <QLineF>
#include <QPainter>

#include <algorithm>

namespace holdout {
namespace {

constexpr double clickReach = 14.0; ///< Pixels: how near a sample a selecting click must be.
constexpr double pinReach = 11.0;
constexpr double stillReach = 3.0; ///< A drag below this is a click.

class Pan : public Gesture {
public:
    Pan(DecisionPlot& plot, const QPointF& pixel)
        : Gesture(plot, {}), m_from(pixel), m_start(plot.frame())
    {
    }

    void moveTo(const QPointF& pixel) override
    {
        const QPointF shift = m_start.toPlane(m_from) - m_start.toPlane(pixel);
        const Extent& start = m_start.extent;
        plot().showExtent({start.left + shift.x(), start.right + shift.x(),
                           start.bottom + shift.y(), start.top + shift.y()});
    }

private:
    QPointF m_from;
    PlotFrame m_start;
};

class Pin : public Gesture {
public:
    Pin(DecisionPlot& plot, const QPointF& pixel, bool second, const QString& name = {})
        : Gesture(plot, name), m_pixel(pixel), m_second(second)
    {
    }

    void moveTo(const QPointF& pixel) override { m_pixel = pixel; }

    void finish() override
    {
        const PlotFrame frame = plot().frame();
        const std::vector<QPointF>& pins = plot().contents().pinned;
        if (!m_second && !pins.empty() &&
            QLineF(frame.toPixel(pins.front()), m_pixel).length() <= pinReach) {
            emit plot().unpinned();
            return;
        }
        const int row = plot().pointAt(m_pixel);
        const QPointF place =
            row < 0 ? frame.toPlane(m_pixel)
                    : plot().contents().points[static_cast<std::size_t>(row)].position;
        if (m_second)
            emit plot().secondPinned(place, row);
        else
            emit plot().pinned(place, row);
    }

private:
    QPointF m_pixel;
    bool m_second;
};

class DragHandle : public Pin {
public:
    DragHandle(DecisionPlot& plot, const QPointF& pixel, HandleId handle)
        : Pin(plot, pixel, false, DecisionPlot::tr("Move handle")), m_handle(handle), m_from(pixel)
    {
    }

    void moveTo(const QPointF& pixel) override
    {
        Pin::moveTo(pixel);
        if (!changedData() && QLineF(m_from, pixel).length() < stillReach)
            return;
        willChangeData();
        emit plot().handleDragged(m_handle, plot().frame().toPlane(pixel));
    }

    void finish() override
    {
        if (!changedData() && plot().tool() == CanvasTool::Probe)
            Pin::finish(); // a click on a handle asks about the place
    }

private:
    HandleId m_handle;
    QPointF m_from;
};

/// Selects the samples within a drawn line or rectangle; a click selects the one hit.
class Select : public Gesture {
public:
    Select(DecisionPlot& plot, const QPointF& pixel, Selecting how, bool rectangle)
        : Gesture(plot, {}), m_line({pixel}), m_how(how), m_rectangle(rectangle)
    {
    }

    void moveTo(const QPointF& pixel) override
    {
        if (QLineF(m_line.back(), pixel).length() >= 1.0)
            m_line << pixel;
    }

    void finish() override
    {
        std::vector<int> hit;
        const bool click = m_line.boundingRect().width() < stillReach &&
                           m_line.boundingRect().height() < stillReach;
        if (click) {
            if (const int row = plot().pointAt(m_line.front(), clickReach); row >= 0)
                hit = {row};
        } else {
            const QPainterPath area = shape();
            hit = rowsWhere(plot(), [&](const QPointF& at) { return area.contains(at); });
        }
        emit plot().selectionChanged(combined(hit, click));
    }

    void paint(QPainter& painter) const override
    {
        QColor fill = theme().accent;
        fill.setAlphaF(0.12F);
        painter.setPen(QPen(theme().accent, 1.4, Qt::DashLine));
        painter.setBrush(fill);
        painter.drawPath(shape());
    }

private:
    QPainterPath shape() const
    {
        QPainterPath path;
        if (m_rectangle)
            path.addRect(QRectF(m_line.front(), m_line.back()).normalized());
        else
            path.addPolygon(m_line);
        path.closeSubpath();
        return path;
    }

    std::vector<int> combined(const std::vector<int>& hit, bool click) const
    {
        const std::vector<PlotPoint>& points = plot().contents().points;
        std::vector<int> rows;
        for (int row = 0; row < std::ssize(points); ++row) {
            const bool isHit = std::ranges::binary_search(hit, row);
            const bool was = points[static_cast<std::size_t>(row)].selected;
            bool now = isHit;
            if (m_how == Selecting::Add)
                now = was || isHit;
            else if (m_how == Selecting::Remove)
                now = was && !isHit;
            else if (m_how == Selecting::Toggle)
                now = click ? was != isHit : was || isHit;
            if (now)
                rows.push_back(row);
        }
        return rows;
    }

    QPolygonF m_line;
    Selecting m_how;
    bool m_rectangle;
};

} // namespace

std::unique_ptr<Gesture> beginPan(DecisionPlot& plot, const QPointF& pixel)
{
    return std::make_unique<Pan>(plot, pixel);
}

std::unique_ptr<Gesture> beginPinning(DecisionPlot& plot, const QPointF& pixel, bool second)
{
    return std::make_unique<Pin>(plot, pixel, second);
}

std::unique_ptr<Gesture> beginHandle(DecisionPlot& plot, const QPointF& pixel, HandleId handle)
{
    return std::make_unique<DragHandle>(plot, pixel, handle);
}

std::unique_ptr<Gesture> beginSelecting(DecisionPlot& plot, const QPointF& pixel, Selecting how,
                                        bool rectangle)
{
    return std::make_unique<Select>(plot, pixel, how, rectangle);
}

} // namespace holdout
