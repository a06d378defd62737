#include "plots/curve_legend.h"
#include "plots/loss_curve.h"
#include "plots/plot_style.h"
#include "support/text_button.h"
#include "support/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <qcustomplot.h>

#include <algorithm>
#include <cmath>

/// The half of LossCurve that draws and answers the mouse.

namespace holdout {
namespace {

constexpr int parts = 3;
constexpr int firstDot = LossCurve::earlierShown + parts; ///< Graph of the train marker's dot.
constexpr double explosion = 10.0; ///< Times the loss at the start: the axis is clipped there.

} // namespace

void LossCurve::restyle()
{
    stylePlot(*m_plot);
    for (int i = 0; i < earlierShown; ++i)
        m_plot->graph(i)->setPen(QPen(mix(theme().muted, theme().card, 0.45), 1.0));
    for (int part = 0; part < parts; ++part) {
        m_plot->graph(earlierShown + part)->setPen(partPen(part));
        QCPScatterStyle dot(QCPScatterStyle::ssCircle, 7);
        dot.setPen(QPen(theme().card, 1.0));
        dot.setBrush(partPen(part).color());
        m_plot->graph(firstDot + part)->setScatterStyle(dot);
    }
    for (auto* line : m_plot->findChildren<QCPItemStraightLine*>())
        line->setPen(QPen(theme().accent, 1.0));
    for (auto* words : m_plot->findChildren<QCPItemText*>()) {
        words->setColor(words->objectName() == QStringLiteral("diverged") ? theme().danger
                                                                          : theme().muted);
        words->setFont(smallFont());
    }
    redraw();
}

void LossCurve::fill(int graph, const CurveRun& run, int part)
{
    QVector<double> keys, values;
    keys.reserve(std::ssize(run.steps));
    values.reserve(std::ssize(run.steps));
    for (const CurveStep& step : run.steps) {
        const double y = value(step, part);
        if (part > 0 && std::isnan(y))
            continue; // not measured at this step: the line goes on to the next one that was
        const bool drawable = std::isfinite(y) && (!m_logarithmic || y > 0.0);
        keys << step.step;
        values << (drawable ? y : CurveStep::unknown);
    }
    m_plot->graph(graph)->setData(keys, values, true);
}

void LossCurve::redraw()
{
    drawEarlier();
    drawRun();
}

void LossCurve::drawEarlier()
{
    for (int i = 0; i < earlierShown; ++i) {
        const auto index = static_cast<std::size_t>(i);
        // Of an earlier run the part is drawn that one compares models by.
        fill(i, index < m_earlier.size() ? m_earlier[index] : CurveRun{}, 1);
        if (m_plot->graph(i)->data()->isEmpty() && index < m_earlier.size())
            fill(i, m_earlier[index], 0);
    }
}

void LossCurve::drawRun()
{
    m_divergedAt = -1;
    const double limit = ceiling();
    for (const CurveStep& step : m_run.steps) {
        if (!(step.loss[0] <= limit)) {
            m_divergedAt = step.step;
            break;
        }
    }
    for (int part = 0; part < parts; ++part)
        fill(earlierShown + part, m_run, part);
    m_plot->findChild<QCPItemText*>(QStringLiteral("empty"))->setVisible(m_run.steps.empty());
    rescale();
    showMarker();
    showLegend();
    setAccessibleDescription(summary());
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

double LossCurve::ceiling() const
{
    const double start = m_run.steps.empty() ? CurveStep::unknown : m_run.steps.front().loss[0];
    return std::isfinite(start) && start > 0.0 ? explosion * start
                                               : std::numeric_limits<double>::max();
}

void LossCurve::rescale()
{
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    double last = m_run.steps.empty() ? 1.0 : m_run.steps.back().step;
    for (int i = 0; i < firstDot; ++i) {
        for (const QCPGraphData& point : *m_plot->graph(i)->data()) {
            if (std::isnan(point.value) || (!m_scoreShown && point.value > ceiling()))
                continue;
            low = std::min(low, point.value);
            high = std::max(high, point.value);
        }
        if (i < earlierShown && !m_plot->graph(i)->data()->isEmpty())
            last = std::max(last, (m_plot->graph(i)->data()->constEnd() - 1)->key);
    }
    if (!(low <= high)) {
        low = m_logarithmic ? 0.1 : 0.0;
        high = 1.0;
    }
    QSharedPointer<QCPAxisTicker> ticker(new QCPAxisTicker);
    if (m_logarithmic) {
        ticker.reset(new QCPAxisTickerLog);
        high = std::max(high * 1.1, low * 10.0);
        low /= 1.1;
    } else {
        const bool share = m_scoreShown && low >= 0.0 && high <= 1.0;
        high = share ? 1.0 : high + 0.04 * std::max(high - std::min(low, 0.0), 1e-9);
        low = share ? std::max(0.0, std::floor(low * 10.0 - 0.5) / 10.0) : std::min(low, 0.0);
    }
    ticker->setTickCount(4);
    m_plot->yAxis->setScaleType(m_logarithmic ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    m_plot->yAxis->setTicker(ticker);
    // As many decimals on every tick as the finest of them needs.
    const int decimals = 1 - static_cast<int>(std::floor(std::log10(high - low)));
    const bool plain = !m_logarithmic && decimals <= 4 && high < 1e5;
    m_plot->yAxis->setNumberFormat(plain ? QStringLiteral("f") : QStringLiteral("gb"));
    m_plot->yAxis->setNumberPrecision(plain ? std::max(decimals, 0) : 2);
    m_plot->yAxis->setRange(low, high);
    QSharedPointer<QCPAxisTickerFixed> steps(new QCPAxisTickerFixed);
    steps->setScaleStrategy(QCPAxisTickerFixed::ssMultiples); // no ticks between whole steps
    steps->setTickCount(4);
    m_plot->xAxis->setTicker(steps);
    m_plot->xAxis->setNumberFormat(QStringLiteral("f"));
    m_plot->xAxis->setNumberPrecision(0);
    m_plot->xAxis->setRange(0.0, 1.004 * std::max(1.0, last));
}

const CurveStep* LossCurve::at(int step) const
{
    const auto after = std::ranges::upper_bound(m_run.steps, step, {}, &CurveStep::step);
    return after == m_run.steps.begin() ? nullptr : &*(after - 1);
}

void LossCurve::showMarker()
{
    const CurveStep* step = at(m_current);
    if (auto* line = m_plot->findChild<QCPItemStraightLine*>()) {
        line->setVisible(step != nullptr);
        line->point1->setCoords(m_current, m_plot->yAxis->range().lower);
        line->point2->setCoords(m_current, m_plot->yAxis->range().upper);
    }
    for (int part = 0; part < parts; ++part) {
        const double y = step ? value(*step, part) : CurveStep::unknown;
        const bool drawn = std::isfinite(y) && m_plot->yAxis->range().contains(y);
        m_plot->graph(firstDot + part)
            ->setData(drawn ? QVector<double>{static_cast<double>(m_current)} : QVector<double>(),
                      drawn ? QVector<double>{y} : QVector<double>(), true);
    }
    if (auto* words = m_plot->findChild<QCPItemText*>(QStringLiteral("diverged"))) {
        words->setVisible(m_divergedAt >= 0 && !m_scoreShown);
        words->setText(tr("▲ diverged at %1").arg(m_divergedAt));
        const bool left = m_divergedAt < m_plot->xAxis->range().center();
        words->setPositionAlignment(Qt::AlignTop | (left ? Qt::AlignLeft : Qt::AlignRight));
        words->position->setCoords(m_divergedAt, 0.0);
    }
    m_plot->layer(QStringLiteral("marker"))->replot();
}

void LossCurve::showLegend()
{
    std::vector<CurveLegend::Entry> entries;
    const CurveStep* step = at(m_current);
    for (int part = 0; part < parts; ++part) {
        if (m_plot->graph(earlierShown + part)->data()->isEmpty())
            continue;
        const QString brief = part == 1 ? tr("val.") : partName(part);
        entries.push_back({partPen(part), partName(part), brief,
                           step ? curveFigure(value(*step, part)) : QStringLiteral("–")});
    }
    m_legend->setEntries(std::move(entries));
}

void LossCurve::highlight(int run)
{
    for (int i = 0; i < earlierShown; ++i) {
        const bool lit = i == run;
        m_plot->graph(i)->setPen(
            QPen(lit ? theme().accent : mix(theme().muted, theme().card, 0.45), lit ? 1.8 : 1.0));
    }
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

int LossCurve::stepAt(double pixel) const
{
    const double key = std::round(m_plot->xAxis->pixelToCoord(pixel));
    return static_cast<int>(std::clamp(key, static_cast<double>(m_run.steps.front().step),
                                       static_cast<double>(m_run.steps.back().step)));
}

void LossCurve::pick(int step)
{
    setCurrentStep(step);
    emit stepPicked(step);
}

bool LossCurve::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_plot) {
        const auto found = std::ranges::find(m_runButtons, watched);
        if (event->type() == QEvent::Enter && found != m_runButtons.end())
            highlight(static_cast<int>(found - m_runButtons.begin()));
        else if (event->type() == QEvent::Leave)
            highlight(-1);
        return QWidget::eventFilter(watched, event);
    }
    if (m_run.steps.empty())
        return QWidget::eventFilter(watched, event);
    if (event->type() == QEvent::Leave)
        emit stepHovered(-1);
    if (event->type() != QEvent::MouseButtonPress && event->type() != QEvent::MouseMove)
        return QWidget::eventFilter(watched, event);
    const auto* mouse = static_cast<QMouseEvent*>(event);
    const int step = stepAt(mouse->position().x());
    if (mouse->buttons() & Qt::LeftButton) {
        setFocus(Qt::MouseFocusReason);
        pick(step);
    } else if (event->type() == QEvent::MouseMove) {
        emit stepHovered(step);
    }
    return QWidget::eventFilter(watched, event);
}

void LossCurve::keyPressEvent(QKeyEvent* event)
{
    if (m_run.steps.empty())
        return QWidget::keyPressEvent(event);
    const int first = m_run.steps.front().step, last = m_run.steps.back().step;
    switch (event->key()) {
    case Qt::Key_Left:
        return pick(std::max(first, m_current - 1));
    case Qt::Key_Right:
        return pick(std::min(last, m_current + 1));
    case Qt::Key_Home:
        return pick(first);
    case Qt::Key_End:
        return pick(last);
    default:
        QWidget::keyPressEvent(event);
    }
}

void LossCurve::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange)
        restyle();
    QWidget::changeEvent(event);
}

} // namespace holdout
