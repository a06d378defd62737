#include "plots/inside/bars.h"

#include "base/numbers.h"
#include "support/text.h"
#include "support/theme.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace holdout {

void drawBar(QPainter& painter, const QRectF& track, double share, const QColor& colour)
{
    const double radius = std::min(2.0, track.height() / 2.0);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme().grid);
    painter.drawRoundedRect(track, radius, radius);
    if (!(share > 0.0))
        return;
    QRectF bar = track;
    bar.setWidth(std::max(1.5, track.width() * std::min(share, 1.0)));
    painter.setBrush(colour);
    painter.drawRoundedRect(bar, radius, radius);
}

void drawSignedBar(QPainter& painter, const QRectF& track, double share, const QColor& colour)
{
    const double middle = track.center().x();
    const double tip = middle + std::clamp(share, -1.0, 1.0) * track.width() / 2.0;
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    if (std::isfinite(share))
        painter.drawRoundedRect(
            QRectF(QPointF(middle, track.top()), QPointF(tip, track.bottom())).normalized(), 1.5,
            1.5);
    painter.setPen(QPen(theme().line, 1.0));
    painter.drawLine(QPointF(middle, track.top() - 2), QPointF(middle, track.bottom() + 2));
}

void drawShares(QPainter& painter, const QRectF& box, const Vector& shares)
{
    const double sum = shares.sum();
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme().grid);
    painter.drawRect(box);
    if (!(sum > 0.0))
        return;
    double x = box.left();
    for (Index i = 0; i < shares.size(); ++i) {
        const double width = box.width() * shares(i) / sum;
        painter.setBrush(classColour(static_cast<int>(i)));
        painter.drawRect(QRectF(x, box.top(), width, box.height()));
        x += width;
    }
}

QRectF drawHeading(QPainter& painter, const QRectF& box, const QString& words)
{
    constexpr double height = 18.0;
    painter.setFont(smallFont());
    painter.setPen(theme().muted);
    painter.drawText(
        QRectF(box.left(), box.top(), box.width(), height), Qt::AlignLeft | Qt::AlignVCenter,
        painter.fontMetrics().elidedText(words, Qt::ElideRight, static_cast<int>(box.width())));
    return box.adjusted(0, height + 2, 0, 0);
}

QString brief(double value)
{
    return std::isfinite(value) ? text(rounded(value)) : QStringLiteral("–");
}

} // namespace holdout
