#include "plots/metric_strip.h"

#include "plots/plot_style.h"
#include "support/figures.h"
#include "support/plain_formula.h"
#include "support/text.h"
#include "support/theme.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace holdout {

QString metricFigure(const MetricValue& value)
{
    if (!value.value)
        return QStringLiteral("–");
    const double size = std::abs(*value.value);
    if (size >= 1000.0)
        return QString::number(*value.value, 'g', 4);
    return QString::number(*value.value, 'f', size >= 100.0 ? 1 : size >= 10.0 ? 2 : 3);
}

QString metricTip(const Metric& metric, const MetricValue& value)
{
    QString tip = QStringLiteral("<p><b>%1</b> = %2</p><p>%3</p>")
                      .arg(text(metric.title).toHtmlEscaped(),
                           plainFormula(text(metric.formula)).toHtmlEscaped(),
                           text(metric.help).toHtmlEscaped());
    if (!value.value && !value.reason.isEmpty())
        tip += QStringLiteral("<p>%1</p>")
                   .arg(MetricStrip::tr("No value: %1").arg(value.reason).toHtmlEscaped());
    return tip;
}

MetricStrip::MetricStrip(QWidget* parent) : QWidget(parent)
{
    setAccessibleName(tr("Metrics"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void MetricStrip::setReadings(std::vector<MetricReading> readings, int part)
{
    Q_ASSERT(part >= 0 && part < 3);
    m_readings = std::move(readings);
    if (std::ssize(m_readings) > most)
        m_readings.resize(most);
    m_part = static_cast<std::size_t>(part);
    QStringList spoken;
    for (std::size_t i = 0; i < m_readings.size(); ++i)
        spoken << text(m_readings[i].metric->title) + u' ' + metricFigure(value(i));
    setAccessibleDescription(partName(part) + QStringLiteral(": ") +
                             spoken.join(QStringLiteral(", ")));
    update();
}

const MetricValue& MetricStrip::value(std::size_t i) const
{
    return m_readings[i].values.at(m_part);
}

bool MetricStrip::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip || m_readings.empty())
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const int columns = static_cast<int>(m_readings.size());
    const int i = std::clamp(help->pos().x() * columns / std::max(1, width()), 0, columns - 1);
    const auto index = static_cast<std::size_t>(i);
    QToolTip::showText(help->globalPos(), metricTip(*m_readings[index].metric, value(index)), this);
    return true;
}

void MetricStrip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    if (m_readings.empty()) {
        painter.setFont(smallFont());
        painter.setPen(theme().muted);
        painter.drawText(rect(), Qt::AlignCenter, tr("No scores yet"));
        return;
    }
    const double each = static_cast<double>(width()) / static_cast<double>(m_readings.size());
    QFont large = titleFont();
    large.setPixelSize(14);
    for (std::size_t i = 0; i < m_readings.size(); ++i) {
        const QRectF column(static_cast<double>(i) * each, 0, each, height());
        painter.setFont(large);
        painter.setPen(theme().text);
        drawFigures(painter, QRectF(column.left(), 2, each, 19), Qt::AlignCenter,
                    metricFigure(value(i)));
        painter.setFont(smallFont());
        painter.setPen(theme().muted);
        QString name = text(m_readings[i].metric->title);
        if (name.size() > 1 && name[1].isLower())
            name[0] = name[0].toLower(); // but not "ROC AUC"
        painter.drawText(
            QRectF(column.left(), 22, each, 17), Qt::AlignCenter,
            painter.fontMetrics().elidedText(name, Qt::ElideRight, static_cast<int>(each) - 4));
    }
}

} // namespace holdout
