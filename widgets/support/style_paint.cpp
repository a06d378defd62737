#include "support/style_paint.h"

#include "support/style.h"
#include "support/theme.h"

#include <QPainter>

namespace holdout {
namespace {

bool enabled(const QStyleOption& option)
{
    return option.state & QStyle::State_Enabled;
}

bool hovered(const QStyleOption& option)
{
    return enabled(option) && (option.state & QStyle::State_MouseOver);
}

bool pressed(const QStyleOption& option)
{
    return enabled(option) && (option.state & QStyle::State_Sunken);
}

/// Faded towards the card, as everything is that cannot be used now.
QColor faded(const QColor& colour, const QStyleOption& option)
{
    return enabled(option) ? colour : mix(colour, theme().card, 0.45);
}

QPen pen(const QColor& colour, double width)
{
    return {colour, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin};
}

} // namespace

void roundedFrame(QPainter& painter, const QRectF& rect, const QColor& fill, const QColor& line,
                  double radius)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(line.alpha() == 0 ? QPen(Qt::NoPen) : QPen(line, 1.0));
    painter.setBrush(fill);
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    painter.restore();
}

void drawButtonPanel(QPainter& painter, const QStyleOption& option, Look look)
{
    const Theme& colours = theme();
    if (look == Look::Primary) {
        const QColor shade = colours.dark ? colours.text : colours.markOutline;
        const double share = pressed(option) ? 0.8 : hovered(option) ? 0.9 : 1.0;
        const QColor fill = faded(mix(colours.accent, shade, share), option);
        roundedFrame(painter, option.rect, fill, fill);
        return;
    }
    const bool on = option.state & QStyle::State_On;
    if (on || pressed(option)) {
        roundedFrame(painter, option.rect, colours.accentSoft, on ? colours.accent : colours.line);
        return;
    }
    const bool quiet = look == Look::Quiet;
    if (quiet && !hovered(option))
        return;
    const QColor fill = hovered(option) ? mix(colours.accentSoft, colours.card, 0.5) : colours.card;
    const QColor line = hovered(option) ? mix(colours.accent, colours.line, 0.35) : colours.line;
    roundedFrame(painter, option.rect, fill, faded(line, option));
}

void drawFieldPanel(QPainter& painter, const QStyleOption& option, Look look)
{
    const Theme& colours = theme();
    const bool focused = option.state & QStyle::State_HasFocus;
    if (look == Look::Quiet && !focused && !hovered(option))
        return;
    const QColor line = focused           ? colours.accent
                        : hovered(option) ? mix(colours.muted, colours.line, 0.4)
                                          : colours.line;
    roundedFrame(painter, option.rect, colours.card, line, look == Look::Quiet ? 5.0 : 7.0);
}

void drawFocusRing(QPainter& painter, const QRect& rect)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(pen(theme().accent, 2.0));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), 6.0, 6.0);
    painter.restore();
}

void drawCheckBox(QPainter& painter, const QStyleOption& option)
{
    const Theme& colours = theme();
    const QRectF box = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5);
    const bool on = option.state & QStyle::State_On;
    const bool partly = option.state & QStyle::State_NoChange;
    const QColor accent = faded(colours.accent, option);
    const QColor line = hovered(option) ? colours.accent : faded(colours.muted, option);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(on || partly ? accent : line, 1.2));
    painter.setBrush(on || partly ? accent : colours.card);
    painter.drawRoundedRect(box, 4.0, 4.0);
    painter.setPen(pen(colours.onAccent, 1.8));
    painter.translate(box.topLeft());
    const double unit = box.width() / 15.0;
    if (partly)
        painter.drawLine(QPointF(4, 7.5) * unit, QPointF(11, 7.5) * unit);
    else if (on)
        painter.drawPolyline(QPolygonF(
            {QPointF(3.6, 7.8) * unit, QPointF(6.4, 10.6) * unit, QPointF(11.4, 4.8) * unit}));
    painter.restore();
}

void drawRadioButton(QPainter& painter, const QStyleOption& option)
{
    const Theme& colours = theme();
    const QRectF box = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5);
    const bool on = option.state & QStyle::State_On;
    const QColor line = on || hovered(option) ? colours.accent : colours.muted;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(faded(line, option), 1.2));
    painter.setBrush(on ? faded(colours.accent, option) : colours.card);
    painter.drawEllipse(box);
    if (on) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colours.onAccent);
        painter.drawEllipse(box.center(), box.width() / 5.0, box.width() / 5.0);
    }
    painter.restore();
}

void drawSlider(QPainter& painter, const QStyleOptionSlider& option, const QRect& groove,
                const QRect& handle)
{
    const Theme& colours = theme();
    const bool across = option.orientation == Qt::Horizontal;
    const QPointF middle = QRectF(handle).center();
    QRectF track = across ? QRectF(groove.left(), middle.y() - 2.0, groove.width(), 4.0)
                          : QRectF(middle.x() - 2.0, groove.top(), 4.0, groove.height());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.line);
    painter.drawRoundedRect(track, 2.0, 2.0);
    if (across)
        option.upsideDown ? track.setLeft(middle.x()) : track.setRight(middle.x());
    else
        option.upsideDown ? track.setTop(middle.y()) : track.setBottom(middle.y());
    const QColor accent = faded(colours.accent, option);
    painter.setBrush(accent);
    painter.drawRoundedRect(track, 2.0, 2.0);

    const bool focused = (option.state & QStyle::State_HasFocus) &&
                         (option.state & QStyle::State_KeyboardFocusChange);
    const bool lively = focused || hovered(option) || pressed(option);
    if (lively) {
        painter.setBrush(mix(colours.accent, colours.card, 0.3));
        painter.drawEllipse(middle, 9.0, 9.0);
    }
    painter.setPen(QPen(accent, 2.0));
    painter.setBrush(colours.card);
    painter.drawEllipse(middle, 6.5, 6.5);
    painter.restore();
}

void drawScrollBar(QPainter& painter, const QStyleOptionSlider& option, const QRect& handle)
{
    if (option.maximum <= option.minimum)
        return;
    const double share = pressed(option) ? 0.8 : hovered(option) ? 0.6 : 0.4;
    const QRectF bar = QRectF(handle).adjusted(2, 2, -2, -2);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(mix(theme().muted, theme().card, share));
    painter.drawRoundedRect(bar, 3.0, 3.0);
    painter.restore();
}

void drawTab(QPainter& painter, const QStyleOption& option, bool selected)
{
    const QRectF rect = option.rect;
    if (selected)
        painter.fillRect(QRectF(rect.left() + 6, rect.bottom() - 2, rect.width() - 12, 2),
                         theme().accent);
    else if (hovered(option))
        painter.fillRect(QRectF(rect.left() + 6, rect.bottom() - 2, rect.width() - 12, 2),
                         theme().line);
}

void drawChevron(QPainter& painter, const QRect& rect, const QColor& colour, double turn)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(pen(colour, 1.5));
    painter.translate(QRectF(rect).center());
    painter.rotate(turn);
    painter.drawPolyline(QPolygonF({QPointF(-3.5, -1.7), QPointF(0, 1.8), QPointF(3.5, -1.7)}));
    painter.restore();
}

} // namespace holdout
