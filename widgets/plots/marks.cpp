#include "plots/marks.h"

#include <QPainter>
#include <QPolygonF>

#include <cmath>
#include <numbers>

namespace holdout {
namespace {

constexpr double outlineWidth = 1.2;
constexpr double rimWidth = 1.5; ///< Of the colour in a hollow mark.
constexpr double ringSize = 17.0;
constexpr double haloSize = 19.0;
constexpr int spriteSize = 27; ///< Room for the halo; odd, so that marks have a middle pixel.

/// A polygon with its corners on circles of the given radii in turn, the first one upwards.
QPainterPath star(int corners, double outer, double inner, double turn = 0.0)
{
    QPolygonF polygon;
    for (int i = 0; i < corners; ++i) {
        const double angle = turn + 2.0 * std::numbers::pi * i / corners;
        const double radius = i % 2 == 0 ? outer : inner;
        polygon << QPointF(radius * std::sin(angle), -radius * std::cos(angle));
    }
    QPainterPath path;
    path.addPolygon(polygon);
    path.closeSubpath();
    return path;
}

QPainterPath circle(double diameter)
{
    QPainterPath path;
    path.addEllipse(QPointF(), 0.5 * diameter, 0.5 * diameter);
    return path;
}

/// The part of a mark that is not filled: its right half, or all but a rim in its colour. A thin
/// edge keeps it visible where the colour is nearly the card's.
void paintHole(QPainter& painter, const MarkLook& look, const Theme& theme, double size)
{
    QPainterPath hole = markShape(look.shape, size - outlineWidth);
    if (look.part == Part::Validation) {
        QPainterPath rightHalf;
        rightHalf.addRect(0.0, -size, size, 2.0 * size);
        hole = hole.intersected(rightHalf);
    } else {
        hole = markShape(look.shape, size - outlineWidth - 2.0 * rimWidth);
    }
    QColor edge = theme.markOutline;
    edge.setAlphaF(0.6F);
    painter.setPen(QPen(edge, 0.7));
    painter.setBrush(theme.card);
    painter.drawPath(hole);
}

} // namespace

QPainterPath markShape(int index, double size)
{
    QPainterPath path;
    switch (index % 6) {
    case 1:
        path.addRect(-0.45 * size, -0.45 * size, 0.9 * size, 0.9 * size);
        return path;
    case 2:
        return star(3, 0.62 * size, 0.62 * size).translated(0.0, 0.1 * size);
    case 3:
        return star(4, 0.6 * size, 0.6 * size);
    case 4:
        return star(10, 0.68 * size, 0.3 * size);
    case 5:
        return star(3, 0.62 * size, 0.62 * size, std::numbers::pi).translated(0.0, -0.1 * size);
    default:
        return circle(size);
    }
}

void paintMark(QPainter& painter, const QPointF& centre, const MarkLook& look, const Theme& theme,
               double size)
{
    painter.save();
    painter.translate(centre);
    painter.setBrush(Qt::NoBrush);
    if (look.selected) {
        painter.setPen(QPen(theme.accent, 3.0));
        painter.drawPath(circle(haloSize * size / markSize));
    }
    if (look.ringed) {
        painter.setPen(QPen(theme.markOutline, 1.4));
        painter.drawPath(circle(ringSize * size / markSize));
    }
    const QPainterPath shape = markShape(look.shape, size);
    painter.setPen(
        QPen(theme.markOutline, outlineWidth, Qt::SolidLine, Qt::RoundCap, Qt::MiterJoin));
    painter.setBrush(look.colour);
    painter.drawPath(shape);
    if (look.part != Part::Train)
        paintHole(painter, look, theme, size);
    painter.restore();
}

void MarkSprites::draw(QPainter& painter, const QPointF& centre, const MarkLook& look,
                       const Theme& theme)
{
    const double ratio = painter.device()->devicePixelRatioF();
    if (ratio != m_pixelRatio) {
        m_sprites.clear();
        m_pixelRatio = ratio;
    }
    const quint64 key = quint64{look.colour.rgb()} | quint64(look.shape % 6) << 32U |
                        quint64(look.part) << 36U | quint64{look.ringed} << 40U |
                        quint64{look.selected} << 41U | quint64{theme.dark} << 42U;
    QImage& sprite = m_sprites[key];
    if (sprite.isNull()) {
        const int side = static_cast<int>(std::lround(spriteSize * ratio));
        sprite = QImage(side, side, QImage::Format_ARGB32_Premultiplied);
        sprite.setDevicePixelRatio(ratio);
        sprite.fill(Qt::transparent);
        QPainter picture(&sprite);
        picture.setRenderHint(QPainter::Antialiasing);
        paintMark(picture, QPointF(0.5 * spriteSize, 0.5 * spriteSize), look, theme);
    }
    const auto snapped = [&](double pixel) {
        return std::round((pixel - 0.5 * spriteSize) * ratio) / ratio;
    };
    painter.drawImage(QPointF(snapped(centre.x()), snapped(centre.y())), sprite);
}

} // namespace holdout
