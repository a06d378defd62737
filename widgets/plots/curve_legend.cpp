#include "plots/curve_legend.h"

#include "support/figures.h"
#include "support/theme.h"

#include <QPainter>

#include <cmath>

namespace holdout {
namespace {
constexpr double stroke = 16.0, afterStroke = 4.0, between = 10.0;

QString words(const CurveLegend::Entry& entry, bool brief)
{
    return (brief ? entry.brief : entry.name) + u' ' + entry.value;
}

} // namespace

QString curveFigure(double value)
{
    if (!std::isfinite(value))
        return QStringLiteral("–");
    const bool plain = value == 0.0 || (std::abs(value) >= 1e-3 && std::abs(value) < 1e4);
    const int decimals = std::abs(value) < 100.0 ? 3 : 1;
    return plain ? QString::number(value, 'f', decimals) : QString::number(value, 'e', 1);
}

CurveLegend::CurveLegend(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void CurveLegend::setEntries(std::vector<Entry> entries)
{
    m_entries = std::move(entries);
    setAccessibleName(text());
    update();
}

QString CurveLegend::text() const
{
    QStringList parts;
    for (const Entry& entry : m_entries)
        parts << words(entry, false);
    return parts.join(QStringLiteral(" · "));
}

double CurveLegend::width(bool brief) const
{
    double sum = 0.0;
    for (const Entry& entry : m_entries)
        sum += stroke + afterStroke + figuresWidth(smallFont(), words(entry, brief)) + between;
    return sum - between;
}

void CurveLegend::draw(QPainter& painter, const QRectF& box) const
{
    const bool brief = width(false) > box.width();
    painter.setFont(smallFont());
    double x = box.left();
    for (const Entry& entry : m_entries) {
        const QString label = words(entry, brief);
        const double middle = box.center().y() + 0.5;
        painter.setPen(entry.pen);
        painter.drawLine(QPointF(x, middle), QPointF(x + stroke, middle));
        x += stroke + afterStroke;
        const double room = figuresWidth(painter.font(), label);
        painter.setPen(theme().muted);
        drawFigures(painter, QRectF(x, box.top(), room, box.height()),
                    Qt::AlignLeft | Qt::AlignVCenter, label);
        x += room + between;
    }
}

void CurveLegend::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    draw(painter, rect());
}

} // namespace holdout
