#include "plots/editing_gestures.h"

#include <QLineF>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace holdout {
namespace {

constexpr double clickReach = 14.0;   ///< Pixels: how near a sample a deleting click must be.
constexpr double stillReach = 3.0;    ///< A drag below this is a click.
constexpr double magnetRadius = 60.0; ///< Standard deviation of the soft falloff, in pixels.

QString nameOf(const char* name)
{
    return DecisionPlot::tr(name);
}

class AddPoint : public Gesture {
public:
    AddPoint(DecisionPlot& plot, const QPointF& pixel, int output)
        : Gesture(plot, nameOf("Add point")), m_pixel(pixel), m_output(output)
    {
    }

    void begin() override
    {
        willChangeData();
        emit plot().pointsAdded({plot().frame().toPlane(m_pixel)}, m_output);
    }

private:
    QPointF m_pixel;
    int m_output;
};

class DeleteNearest : public Gesture {
public:
    DeleteNearest(DecisionPlot& plot, const QPointF& pixel)
        : Gesture(plot, nameOf("Delete point")), m_pixel(pixel)
    {
    }

    void begin() override
    {
        const int row = plot().pointAt(m_pixel, clickReach);
        if (row < 0)
            return;
        willChangeData();
        emit plot().pointsErased({row});
    }

private:
    QPointF m_pixel;
};

class Spray : public Gesture {
public:
    Spray(DecisionPlot& plot, const QPointF& pixel, int output)
        : Gesture(plot, nameOf("Brush")), m_pixel(pixel), m_output(output)
    {
    }

    void begin() override { tick(); }
    void moveTo(const QPointF& pixel) override { m_pixel = pixel; }

    void tick() override
    {
        const CanvasBrush& brush = plot().brush();
        const PlotFrame frame = plot().frame();
        std::vector<QPointF> drops;
        for (int i = 0; i < brush.rate; ++i) {
            const QPointF pixel = m_pixel + brush.radius * direction(brush.normal);
            if (frame.area.contains(pixel))
                drops.push_back(frame.toPlane(pixel));
        }
        if (drops.empty())
            return;
        willChangeData();
        emit plot().pointsAdded(drops, m_output);
    }

private:
    /// Within the unit circle; for a normal brush the circle is two standard deviations wide.
    QPointF direction(bool normal)
    {
        Random& random = plot().random();
        if (normal)
            return {0.5 * random.normal(), 0.5 * random.normal()};
        const double angle = random.uniform(0.0, 2.0 * std::numbers::pi);
        const double radius = std::sqrt(random.uniform());
        return {radius * std::cos(angle), radius * std::sin(angle)};
    }

    QPointF m_pixel;
    int m_output;
};

class Erase : public Gesture {
public:
    Erase(DecisionPlot& plot, const QPointF& pixel) : Gesture(plot, nameOf("Erase")), m_pixel(pixel)
    {
    }

    void begin() override { moveTo(m_pixel); }

    void moveTo(const QPointF& pixel) override
    {
        const QLineF stroke(m_pixel, pixel); // all the way, however fast the mouse is
        m_pixel = pixel;
        const double radius = plot().brush().radius;
        const double length = stroke.length();
        const std::vector<int> rows = rowsWhere(plot(), [&](const QPointF& at) {
            const QPointF along = stroke.p2() - stroke.p1();
            const double share =
                length > 0.0
                    ? std::clamp(QPointF::dotProduct(at - stroke.p1(), along) / (length * length),
                                 0.0, 1.0)
                    : 0.0;
            return QLineF(stroke.pointAt(share), at).length() <= radius;
        });
        if (rows.empty())
            return;
        willChangeData();
        emit plot().pointsErased(rows);
    }

private:
    QPointF m_pixel;
};

/// Moves samples by what the mouse has moved, each by its own share.
class MovePoints : public Gesture {
public:
    MovePoints(DecisionPlot& plot, const QPointF& pixel, int row, Qt::KeyboardModifiers modifiers)
        : Gesture(plot, nameOf("Move points")), m_from(pixel), m_frame(plot.frame()),
          m_count(plot.contents().points.size())
    {
        const std::vector<PlotPoint>& points = plot.contents().points;
        const PlotPoint& grabbed = points[static_cast<std::size_t>(row)];
        const QPointF centre = m_frame.toPixel(grabbed.position);
        for (const std::size_t i : drawnRows(plot.contents())) {
            double share = static_cast<int>(i) == row ? 1.0 : 0.0;
            if (modifiers.testFlag(Qt::ControlModifier))
                share = points[i].output == grabbed.output ? 1.0 : 0.0;
            else if (modifiers.testFlag(Qt::ShiftModifier))
                share = falloff(QLineF(centre, m_frame.toPixel(points[i].position)).length());
            else if (grabbed.selected && points[i].selected)
                share = 1.0;
            if (share > 0.02) {
                m_rows.push_back(static_cast<int>(i));
                m_starts.push_back(points[i].position);
                m_shares.push_back(share);
            }
        }
    }

    void moveTo(const QPointF& pixel) override
    {
        if (plot().contents().points.size() != m_count) // someone has put other data there
            return;
        if (!changedData() && QLineF(m_from, pixel).length() < stillReach)
            return;
        const QPointF way = m_frame.toPlane(pixel) - m_frame.toPlane(m_from);
        std::vector<QPointF> places(m_starts);
        for (std::size_t i = 0; i < places.size(); ++i)
            places[i] += m_shares[i] * way;
        willChangeData();
        emit plot().pointsMoved(m_rows, places);
    }

private:
    static double falloff(double distance)
    {
        const double z = distance / magnetRadius;
        return std::exp(-0.5 * z * z);
    }

    QPointF m_from;
    PlotFrame m_frame;
    std::size_t m_count;
    std::vector<int> m_rows;
    std::vector<QPointF> m_starts;
    std::vector<double> m_shares;
};

} // namespace

std::unique_ptr<Gesture> beginAdding(DecisionPlot& plot, const QPointF& pixel, int output)
{
    return std::make_unique<AddPoint>(plot, pixel, output);
}

std::unique_ptr<Gesture> beginDeleting(DecisionPlot& plot, const QPointF& pixel)
{
    return std::make_unique<DeleteNearest>(plot, pixel);
}

std::unique_ptr<Gesture> beginSpraying(DecisionPlot& plot, const QPointF& pixel, int output)
{
    return std::make_unique<Spray>(plot, pixel, output);
}

std::unique_ptr<Gesture> beginErasing(DecisionPlot& plot, const QPointF& pixel)
{
    return std::make_unique<Erase>(plot, pixel);
}

std::unique_ptr<Gesture> beginMovingPoints(DecisionPlot& plot, const QPointF& pixel, int row,
                                           Qt::KeyboardModifiers modifiers)
{
    return std::make_unique<MovePoints>(plot, pixel, row, modifiers);
}

} // namespace holdout
