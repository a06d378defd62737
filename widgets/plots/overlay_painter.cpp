#include "plots/overlay_painter.h"

#include "plots/map_lines.h"
#include "plots/marks.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace holdout {
namespace {

constexpr double centreSize = 17.0;
constexpr double headLength = 11.0;
constexpr double headWidth = 4.5;

QColor colourOf(const PlaneMark& mark, const Theme& theme)
{
    return mark.output >= 0 ? classColour(mark.output) : theme.text;
}

QPen penFor(const PlaneMark& mark, const Theme& theme)
{
    const double width = std::clamp(mark.weight, 0.3, 4.0);
    switch (mark.role) {
    case Role::Boundary:
        return {theme.text, 2.0 * width};
    case Role::Margin:
        return {theme.text, 1.3 * width, Qt::DashLine};
    case Role::Split:
        return {theme.text, 1.6 * width};
    case Role::Ghost:
        return {theme.muted, 1.4 * width, Qt::DashLine};
    case Role::Neighbour:
        return {theme.text, 1.2 * width};
    case Role::Direction:
        return {theme.text, 2.0 * width};
    case Role::Region:
        return {colourOf(mark, theme), 1.6 * width};
    case Role::Centre:
    case Role::Probe:
        break;
    }
    return {theme.text, 1.6 * width};
}

void paintDot(QPainter& painter, const PlaneMark& mark, const QPointF& at, const Theme& theme,
              bool active)
{
    const double grow = active ? 1.25 : 1.0;
    const double size = std::clamp(mark.weight, 0.4, 4.0) * grow;
    painter.setBrush(Qt::NoBrush);
    switch (mark.role) {
    case Role::Centre: {
        MarkLook look{.shape = std::max(mark.output, 0), .colour = colourOf(mark, theme)};
        painter.setPen(QPen(theme.card, 3.0));
        painter.drawEllipse(at, 0.8 * centreSize * size, 0.8 * centreSize * size);
        painter.setPen(QPen(theme.markOutline, 1.6));
        painter.drawEllipse(at, 0.8 * centreSize * size, 0.8 * centreSize * size);
        paintMark(painter, at, look, theme, centreSize * size);
        break;
    }
    case Role::Neighbour:
        painter.setPen(QPen(theme.card, 4.0));
        painter.drawEllipse(at, 8.0 * size, 8.0 * size);
        painter.setPen(QPen(theme.text, 1.8));
        painter.drawEllipse(at, 8.0 * size, 8.0 * size);
        break;
    case Role::Probe:
        painter.setPen(QPen(theme.text, 1.6));
        painter.drawEllipse(at, 5.0 * size, 5.0 * size);
        break;
    case Role::Ghost:
        painter.setPen(QPen(theme.muted, 1.6, Qt::DashLine));
        painter.drawEllipse(at, 7.0 * size, 7.0 * size);
        break;
    default:
        painter.setPen(QPen(theme.card, 1.4));
        painter.setBrush(colourOf(mark, theme));
        painter.drawEllipse(at, 5.0 * size, 5.0 * size);
        break;
    }
}

void paintArrowHead(QPainter& painter, const QPointF& from, const QPointF& tip,
                    const QColor& colour)
{
    const QPointF way = tip - from;
    const double length = std::hypot(way.x(), way.y());
    if (length < 1.0)
        return;
    const QPointF along = way / length;
    const QPointF across(-along.y(), along.x());
    const QPointF base = tip - headLength * along;
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawPolygon(QPolygonF{tip, base + headWidth * across, base - headWidth * across});
}

void paintLine(QPainter& painter, const PlaneMark& mark, const QPolygonF& places,
               const PlotFrame& frame, const Theme& theme, bool active)
{
    QPen pen = penFor(mark, theme);
    if (active)
        pen.setWidthF(pen.widthF() + 1.5);
    painter.setBrush(Qt::NoBrush);
    for (const QPolygonF& piece : clippedTo(frame.area, places)) {
        if (mark.role == Role::Neighbour) { // thin lines need a light rim to be seen over the map
            painter.setPen(QPen(theme.card, pen.widthF() + 2.0));
            painter.drawPolyline(piece);
        }
        painter.setPen(pen);
        painter.drawPolyline(piece);
    }
    if (mark.kind == PlaneMark::Kind::Arrow && frame.area.contains(places.back()))
        paintArrowHead(painter, places.front(), places.back(), pen.color());
}

} // namespace

QPolygonF pixelPlaces(const PlaneMark& mark, const PlotFrame& frame)
{
    QPolygonF places;
    for (std::size_t i = 0; i < mark.places.size(); ++i) {
        QPointF pixel = frame.toPixel(mark.places[i]);
        if (std::isnan(pixel.y()))
            pixel.setY(mark.kind == PlaneMark::Kind::Line && i > 0 ? frame.area.top()
                                                                   : frame.area.bottom());
        places << pixel;
    }
    return places;
}

void paintTag(QPainter& painter, const QPointF& pixel, const QString& text, const QRectF& area,
              const Theme& theme)
{
    painter.setFont(smallFont());
    const QFontMetricsF metrics(painter.font());
    QRectF plate(pixel.x() + 8.0, pixel.y() - metrics.height() - 6.0,
                 metrics.horizontalAdvance(text) + 10.0, metrics.height() + 2.0);
    if (plate.right() > area.right())
        plate.moveRight(pixel.x() - 8.0);
    if (plate.top() < area.top())
        plate.moveTop(pixel.y() + 8.0);
    QColor back = theme.card;
    back.setAlphaF(0.88F);
    painter.setPen(QPen(theme.line, 1.0));
    painter.setBrush(back);
    painter.drawRoundedRect(plate, 4.0, 4.0);
    painter.setPen(theme.text);
    painter.drawText(plate, Qt::AlignCenter, text);
}

void paintOverlay(QPainter& painter, const std::vector<PlaneMark>& marks, const PlotFrame& frame,
                  const Theme& theme, HandleId active)
{
    painter.save();
    for (const PlaneMark& mark : marks) {
        const QPolygonF places = pixelPlaces(mark, frame);
        const bool lit = active != noHandle && mark.handle == active;
        if (mark.kind == PlaneMark::Kind::Outline && places.size() > 2) {
            QColor fill = colourOf(mark, theme);
            fill.setAlphaF(mark.role == Role::Region ? 0.14F : 0.0F);
            painter.setPen(penFor(mark, theme));
            painter.setBrush(fill);
            painter.drawPolygon(places);
        } else if (mark.kind == PlaneMark::Kind::Dot && frame.area.contains(places.front())) {
            paintDot(painter, mark, places.front(), theme, lit);
        } else if (mark.kind == PlaneMark::Kind::Line || mark.kind == PlaneMark::Kind::Arrow) {
            paintLine(painter, mark, places, frame, theme, lit);
        }
    }
    for (const PlaneMark& mark : marks) // labels last, above all marks
        if (!mark.label.isEmpty() && !mark.places.empty())
            if (const QPointF at = pixelPlaces(mark, frame).back(); frame.area.contains(at))
                paintTag(painter, at, mark.label, frame.area, theme);
    painter.restore();
}

void paintPins(QPainter& painter, const std::vector<QPointF>& pins, const PlotFrame& frame,
               const Theme& theme)
{
    painter.save();
    int number = 0;
    for (const QPointF& pin : pins) {
        const QPointF at = frame.toPixel(pin);
        ++number;
        if (!frame.area.contains(at))
            continue;
        painter.setBrush(Qt::NoBrush);
        for (const QPen& pen : {QPen(theme.card, 4.5), QPen(theme.accent, 2.0)}) {
            painter.setPen(pen);
            painter.drawEllipse(at, 10.0, 10.0);
            for (const QPointF way : {QPointF(1, 0), QPointF(-1, 0), QPointF(0, 1), QPointF(0, -1)})
                painter.drawLine(at + 7.0 * way, at + 14.0 * way);
        }
        if (pins.size() > 1)
            paintTag(painter, at + QPointF(6.0, -4.0), QString::number(number), frame.area, theme);
    }
    painter.restore();
}

} // namespace holdout
