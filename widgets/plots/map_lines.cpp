#include "plots/map_lines.h"

#include "maths/contours.h"
#include "plots/axes.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace holdout {
namespace {

constexpr int coarse = 100;          ///< Below so many cells across, only the boundary is drawn.
constexpr double hatchSpacing = 7.0; ///< Pixels between the dots where no class reaches one half.

/// A grid of values with its rim doubled, so that contour lines run to the edge of the map and not
/// just to the centres of its outermost cells.
class PaddedGrid {
public:
    PaddedGrid(const Surface& surface, const auto& valueOf)
        : m_extent(surface.extent), m_width(surface.width), m_height(surface.height)
    {
        m_values.reserve(static_cast<std::size_t>(m_width + 2) *
                         static_cast<std::size_t>(m_height + 2));
        for (int row = -1; row <= m_height; ++row) {
            const Index start = Index{std::clamp(row, 0, m_height - 1)} * m_width;
            m_values.push_back(valueOf(start));
            for (Index column = 0; column < m_width; ++column)
                m_values.push_back(valueOf(start + column));
            m_values.push_back(valueOf(start + m_width - 1));
        }
    }

    void appendLines(double level, const PlotFrame& frame, std::vector<QPolygonF>& lines) const
    {
        for (const GridLine& line : contourLines(m_values, m_width + 2, m_height + 2, level)) {
            QPolygonF polygon;
            polygon.reserve(std::ssize(line.points) + 1);
            for (const GridPoint& point : line.points)
                polygon << frame.toPixel(place(point));
            if (line.closed)
                polygon << polygon.front();
            std::ranges::move(clippedTo(frame.area, polygon), std::back_inserter(lines));
        }
    }

private:
    /// The share of the way across at a padded index: the first and last cell are half as wide.
    static double share(double index, int cells)
    {
        const double fromEdge = index < 1.0 ? 0.5 * index : index - 0.5;
        const double overshoot = index > cells ? 0.5 * (index - cells) : 0.0;
        return (fromEdge - overshoot) / cells;
    }

    QPointF place(const GridPoint& point) const
    {
        return {m_extent.left + m_extent.width() * share(point.column, m_width),
                m_extent.top - m_extent.height() * share(point.row, m_height)};
    }

    Extent m_extent;
    int m_width, m_height;
    std::vector<double> m_values;
};

bool twoClasses(const Surface& surface)
{
    return surface.task == Task::Classification && surface.scores.cols() == 2;
}

PaddedGrid column(const Surface& surface, Index output)
{
    const double* const values = surface.scores.col(output).data();
    return {surface, [values](Index cell) { return values[cell]; }};
}

QPen linePen(const QColor& colour, double width, Qt::PenStyle style = Qt::SolidLine)
{
    return {colour, width, style, Qt::FlatCap, Qt::RoundJoin};
}

void drawLines(QPainter& painter, const std::vector<QPolygonF>& lines, const QPen& pen)
{
    painter.setPen(pen);
    for (const QPolygonF& line : lines)
        painter.drawPolyline(line);
}

void paintHatch(QPainter& painter, const Surface& surface, const PlotFrame& frame,
                const QColor& colour)
{
    const Vector best = surface.scores.rowwise().maxCoeff();
    QPolygonF dots;
    bool odd = false;
    for (double y = frame.area.top() + 3.0; y < frame.area.bottom(); y += hatchSpacing) {
        odd = !odd;
        for (double x = frame.area.left() + (odd ? 3.0 : 3.0 + 0.5 * hatchSpacing);
             x < frame.area.right(); x += hatchSpacing) {
            const QPointF place = frame.toPlane({x, y});
            const auto cell = [](double share, int cells) {
                return static_cast<Index>(std::floor(share * cells));
            };
            const Extent& extent = surface.extent;
            const Index column = cell((place.x() - extent.left) / extent.width(), surface.width);
            const Index row = cell((extent.top - place.y()) / extent.height(), surface.height);
            if (column >= 0 && column < surface.width && row >= 0 && row < surface.height &&
                best(row * surface.width + column) < 0.5)
                dots << QPointF(x, y);
        }
    }
    painter.setPen(QPen(colour, 1.6, Qt::SolidLine, Qt::RoundCap));
    painter.drawPoints(dots);
}

} // namespace

std::vector<QPolygonF> clippedTo(const QRectF& area, const QPolygonF& line)
{
    if (area.contains(line.boundingRect()))
        return {line};
    std::vector<QPolygonF> pieces;
    bool joined = false;
    for (qsizetype i = 0; i + 1 < line.size(); ++i) { // Liang and Barsky, segment by segment
        const QPointF from = line[i];
        const QPointF way = line[i + 1] - from;
        double enter = 0.0;
        double leave = 1.0;
        const auto cut = [&](double speed, double room) { // inside while speed·t <= room
            if (speed == 0.0)
                leave = room < 0.0 ? -1.0 : leave;
            else if (speed < 0.0)
                enter = std::max(enter, room / speed);
            else
                leave = std::min(leave, room / speed);
        };
        cut(-way.x(), from.x() - area.left());
        cut(way.x(), area.right() - from.x());
        cut(-way.y(), from.y() - area.top());
        cut(way.y(), area.bottom() - from.y());
        if (!(enter <= leave)) {
            joined = false;
            continue;
        }
        if (!joined || enter > 0.0)
            pieces.push_back({from + enter * way});
        pieces.back() << from + leave * way;
        joined = leave == 1.0;
    }
    return pieces;
}

std::vector<QPolygonF> boundaries(const Surface& surface, double threshold, const PlotFrame& frame)
{
    std::vector<QPolygonF> lines;
    if (surface.empty() || surface.task == Task::Regression)
        return lines;
    if (twoClasses(surface)) {
        column(surface, 1).appendLines(threshold, frame, lines);
        return lines;
    }
    // A class's lead over its best rival passes zero at its borders. The last class needs no turn
    // of its own: each of its borders is also another's.
    const Index outputs = surface.scores.cols();
    for (Index output = 0; output + 1 < outputs; ++output) {
        Vector rival = Vector::Constant(surface.scores.rows(), -1.0);
        for (Index other = 0; other < outputs; ++other)
            if (other != output)
                rival = rival.cwiseMax(surface.scores.col(other));
        const Vector lead = surface.scores.col(output) - rival;
        PaddedGrid(surface, [&](Index cell) { return lead(cell); }).appendLines(0.0, frame, lines);
    }
    return lines;
}

std::vector<double> contourLevels(const Surface& surface, const ValueRange& range)
{
    if (surface.empty() || surface.width < coarse)
        return {};
    if (surface.task == Task::Regression)
        return niceTicks(range.low, range.high, 10).places;
    if (twoClasses(surface))
        return {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9};
    return {};
}

void paintMapLines(QPainter& painter, const PlotContents& contents, const PlotFrame& frame,
                   const Theme& theme)
{
    painter.save();
    painter.setBrush(Qt::NoBrush);
    if (const Surface* const surface = contents.shown()) {
        QColor faint = theme.text;
        faint.setAlphaF(0.28F);
        if (contents.layers.testFlag(PlotLayer::Contours) && contents.map != MapMode::Class) {
            std::vector<QPolygonF> lines;
            const Index output = surface->task == Task::Regression ? 0 : 1;
            if (const auto levels = contourLevels(*surface, valueRange(contents));
                !levels.empty()) {
                const PaddedGrid grid = column(*surface, output);
                for (const double level : levels)
                    grid.appendLines(level, frame, lines);
            }
            drawLines(painter, lines, linePen(faint, 1.0));
        }
        const bool regions = surface->task != Task::Regression && !twoClasses(*surface);
        if (regions && surface->task == Task::Classification &&
            contents.map != MapMode::Uncertainty)
            paintHatch(painter, *surface, frame, faint);
        drawLines(painter, boundaries(*surface, contents.threshold, frame),
                  linePen(theme.text, regions ? 1.5 : 2.0));
    }
    if (contents.layers.testFlag(PlotLayer::Ghost) && contents.ghost != nullptr)
        drawLines(painter, boundaries(*contents.ghost, contents.threshold, frame),
                  linePen(theme.muted, 1.6, Qt::DashLine));
    if (contents.layers.testFlag(PlotLayer::Bayes) && contents.bayes != nullptr &&
        contents.map != MapMode::Bayes)
        drawLines(painter, boundaries(*contents.bayes, 0.5, frame),
                  linePen(theme.text, 2.0, Qt::DashDotLine));
    painter.restore();
}

} // namespace holdout
