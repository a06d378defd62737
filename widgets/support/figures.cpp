#include "support/figures.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace holdout {
namespace {

double digitWidth(const QFontMetricsF& metrics)
{
    double widest = 0.0;
    for (char16_t digit = u'0'; digit <= u'9'; ++digit)
        widest = std::max(widest, metrics.horizontalAdvance(QChar(digit)));
    return widest;
}

/// Calls visit(run, width, isDigit) for each digit by itself and each stretch of other characters.
template <class Visit>
void forEachRun(const QString& text, const QFontMetricsF& metrics, Visit visit)
{
    const double digit = digitWidth(metrics);
    qsizetype at = 0;
    while (at < text.size()) {
        const bool isDigit = text[at].isDigit();
        qsizetype end = at + 1;
        while (!isDigit && end < text.size() && !text[end].isDigit())
            ++end;
        const QString run = text.mid(at, end - at);
        visit(run, isDigit ? digit : metrics.horizontalAdvance(run), isDigit);
        at = end;
    }
}

} // namespace

double figuresWidth(const QFont& font, const QString& text)
{
    double width = 0.0;
    forEachRun(text, QFontMetricsF(font), [&](const QString&, double run, bool) { width += run; });
    return width;
}

void drawFigures(QPainter& painter, const QRectF& box, Qt::Alignment alignment, const QString& text)
{
    const QFontMetricsF metrics(painter.font());
    const double width = figuresWidth(painter.font(), text);
    double x = box.left();
    if (alignment & Qt::AlignRight)
        x = box.right() - width;
    else if (alignment & Qt::AlignHCenter)
        x = box.center().x() - width / 2.0;
    const double y = box.center().y() + (metrics.ascent() - metrics.descent()) / 2.0;
    forEachRun(text, metrics, [&](const QString& run, double advance, bool isDigit) {
        const double inset = isDigit ? (advance - metrics.horizontalAdvance(run)) / 2.0 : 0.0;
        painter.drawText(QPointF(x + inset, y), run);
        x += advance;
    });
}

FigureLabel::FigureLabel(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void FigureLabel::setText(const QString& text)
{
    if (text == m_text)
        return;
    m_text = text;
    setAccessibleName(text);
    updateGeometry();
    update();
}

void FigureLabel::reserve(const QString& widest)
{
    m_widest = widest;
    updateGeometry();
}

QSize FigureLabel::sizeHint() const
{
    const double width = std::max(figuresWidth(font(), m_text), figuresWidth(font(), m_widest));
    return {static_cast<int>(std::ceil(width)) + 1, fontMetrics().height() + 2};
}

void FigureLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setPen(
        palette().color(isEnabled() ? QPalette::Active : QPalette::Disabled, QPalette::WindowText));
    drawFigures(painter, rect(), Qt::AlignLeft | Qt::AlignVCenter, m_text);
}

} // namespace holdout
