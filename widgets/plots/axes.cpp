#include "plots/axes.h"

#include "support/figures.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace holdout {
namespace {

constexpr double tickLength = 4.0;
constexpr double gap = 3.0;
constexpr double pixelsPerTick = 80.0;

int tickCount(double pixels)
{
    return std::clamp(static_cast<int>(pixels / pixelsPerTick), 2, 12);
}

Ticks ticksAcross(const PlotFrame& frame)
{
    return niceTicks(frame.extent.left, frame.extent.right, tickCount(frame.area.width()));
}

Ticks ticksUp(const PlotFrame& frame)
{
    return niceTicks(frame.extent.bottom, frame.extent.top, tickCount(frame.area.height()));
}

} // namespace

QString Ticks::label(double place) const
{
    static const QLocale plain = QLocale::c();
    if (std::abs(place) < 1e-9 * step)
        return QStringLiteral("0");
    const bool scientific = std::abs(place) >= 1e6 || step < 1e-4;
    const int decimals = std::max(0, static_cast<int>(std::ceil(-std::log10(step) - 1e-9)));
    QString written =
        scientific ? plain.toString(place, 'g', 4) : QString::number(place, 'f', decimals);
    return written.replace(QLatin1Char('-'), QChar(0x2212));
}

Ticks niceTicks(double low, double high, int most)
{
    const double wanted = (high - low) / most;
    const double power = std::pow(10.0, std::floor(std::log10(wanted)));
    double step = 10.0 * power;
    for (const double factor : {1.0, 2.0, 5.0})
        if (factor * power >= wanted * (1.0 - 1e-9)) {
            step = factor * power;
            break;
        }
    Ticks ticks{.places = {}, .step = step};
    const double tolerance = 1e-9 * step;
    for (double i = std::ceil((low - tolerance) / step);
         i * step <= high + tolerance && std::ssize(ticks.places) <= most; ++i)
        ticks.places.push_back(i * step);
    return ticks;
}

PlotFrame plotFrame(const PlotContents& contents, const QRectF& rectangle)
{
    const QFontMetricsF metrics(smallFont());
    const double line = std::ceil(metrics.height());
    PlotFrame frame{.area = rectangle, .extent = contents.extent};
    double widest = 0.0;
    for (const Ticks ticks = ticksUp(frame); const double place : ticks.places)
        widest = std::max(widest, figuresWidth(smallFont(), ticks.label(place)));
    const double labels =
        8.0 * std::ceil(widest / 8.0); // in steps, so that zooming does not wobble
    const bool namedUp = !contents.axes.yName.isEmpty();
    const bool namedAcross = !contents.axes.xName.isEmpty();
    frame.area.adjust(std::ceil(tickLength + gap + labels + (namedUp ? line + gap : 0.0)), 0.0, 0.0,
                      -std::ceil(tickLength + line + (namedAcross ? line : 0.0)));
    return frame;
}

void paintAxes(QPainter& painter, const PlotAxes& axes, const PlotFrame& frame, const Theme& theme)
{
    const QFont font = smallFont();
    const double line = std::ceil(QFontMetricsF(font).height());
    const QRectF& area = frame.area;
    painter.save();
    painter.setFont(font);
    const auto mark = [&](const QPointF& from, const QPointF& to) {
        painter.setPen(QPen(theme.line, 1.0));
        painter.drawLine(from, to);
        painter.setPen(theme.muted);
    };
    for (const Ticks ticks = ticksAcross(frame); const double place : ticks.places) {
        const double x = frame.toPixel(QPointF(place, 0.0)).x();
        mark({x, area.bottom()}, {x, area.bottom() + tickLength});
        const QString label = ticks.label(place);
        const double width = figuresWidth(font, label);
        const double left = std::min(x - 0.5 * width, area.right() - width); // not cut off
        drawFigures(painter, {left, area.bottom() + tickLength, width, line}, Qt::AlignLeft, label);
    }
    for (const Ticks ticks = ticksUp(frame); const double place : ticks.places) {
        const double y = frame.toPixel(QPointF(0.0, place)).y();
        mark({area.left() - tickLength, y}, {area.left(), y});
        const double middle = std::max(y, area.top() + 0.5 * line); // not cut off at the top
        drawFigures(painter,
                    {area.left() - tickLength - gap - 100.0, middle - 0.5 * line, 100.0, line},
                    Qt::AlignRight, ticks.label(place));
    }
    painter.setPen(theme.muted);
    const auto elided = [&](const QString& name, double width) {
        return painter.fontMetrics().elidedText(name, Qt::ElideRight, static_cast<int>(width));
    };
    painter.drawText(QRectF(area.left(), area.bottom() + tickLength + line, area.width(), line),
                     Qt::AlignCenter, elided(axes.xName, area.width()));
    if (!axes.yName.isEmpty()) {
        double widest = 0.0;
        for (const Ticks ticks = ticksUp(frame); const double place : ticks.places)
            widest = std::max(widest, figuresWidth(font, ticks.label(place)));
        const double labels = 8.0 * std::ceil(widest / 8.0);
        painter.translate(area.left() - tickLength - 2.0 * gap - labels - 0.5 * line,
                          area.center().y());
        painter.rotate(-90.0);
        painter.drawText(QRectF(-0.5 * area.height(), -0.5 * line, area.height(), line),
                         Qt::AlignCenter, elided(axes.yName, area.height()));
    }
    painter.restore();
}

void paintGrid(QPainter& painter, const PlotFrame& frame, const QColor& colour)
{
    painter.setPen(QPen(colour, 1.0));
    for (const double place : ticksAcross(frame).places) {
        const double x = frame.toPixel(QPointF(place, 0.0)).x();
        painter.drawLine(QPointF(x, frame.area.top()), QPointF(x, frame.area.bottom()));
    }
    for (const double place : ticksUp(frame).places) {
        const double y = frame.toPixel(QPointF(0.0, place)).y();
        painter.drawLine(QPointF(frame.area.left(), y), QPointF(frame.area.right(), y));
    }
}

} // namespace holdout
