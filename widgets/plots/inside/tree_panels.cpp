#include "plots/inside/tree_panels.h"

#include "plots/inside/bars.h"
#include "support/figures.h"
#include "support/text.h"
#include "support/theme.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace holdout {
namespace {

constexpr std::size_t mostSweeps = 4; ///< Drawn: those with the largest gains.

QString words(const char* english)
{
    return QCoreApplication::translate("TreePanels", english);
}

double bestGain(const TreeInside::Sweep& sweep)
{
    return sweep.gains.empty() ? 0.0 : std::ranges::max(sweep.gains);
}

void drawSweep(QPainter& painter, const QRectF& box, const TreeInside::Sweep& sweep, double most,
               const QString& name)
{
    const QRectF plot = drawHeading(painter, box, name).adjusted(0, 0, 0, -4);
    painter.setPen(QPen(theme().grid, 1.0));
    painter.drawLine(plot.bottomLeft(), plot.bottomRight());
    if (sweep.thresholds.empty() || sweep.gains.size() != sweep.thresholds.size())
        return;
    const double low = sweep.thresholds.front();
    const double range = std::max(sweep.thresholds.back() - low, 1e-300);
    const auto place = [&](double threshold, double gain) {
        return QPointF(plot.left() + (threshold - low) / range * plot.width(),
                       plot.bottom() - (most > 0.0 ? gain / most : 0.0) * plot.height());
    };
    QPainterPath curve(place(low, sweep.gains.front()));
    for (std::size_t i = 1; i < sweep.gains.size(); ++i)
        curve.lineTo(place(sweep.thresholds[i], sweep.gains[i]));
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(classInk(0), 1.4));
    painter.drawPath(curve);
    const auto top = std::ranges::max_element(sweep.gains);
    const QPointF best = place(sweep.best, *top);
    painter.setPen(QPen(theme().accent, 1.2, Qt::DashLine));
    painter.drawLine(QPointF(best.x(), plot.top()), QPointF(best.x(), plot.bottom()));
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme().accent);
    painter.drawEllipse(best, 3, 3);
}

} // namespace

void drawSweeps(QPainter& painter, const QRectF& box, const TreeInside& tree)
{
    std::vector<const TreeInside::Sweep*> sweeps;
    double most = 0.0;
    for (const auto& sweep : tree.sweeps) {
        sweeps.push_back(&sweep);
        most = std::max(most, bestGain(sweep));
    }
    std::ranges::stable_sort(sweeps, std::greater(), [](const auto* s) { return bestGain(*s); });
    sweeps.resize(std::min(sweeps.size(), mostSweeps));
    QRectF rest = drawHeading(painter, box, words("Gain by threshold"));
    const double height = std::min(80.0, rest.height() / static_cast<double>(sweeps.size()));
    for (const auto* sweep : sweeps) {
        const auto index = static_cast<std::size_t>(sweep->feature);
        const QString feature =
            index < tree.featureNames.size() ? text(tree.featureNames[index]) : QString();
        drawSweep(painter, QRectF(rest.left(), rest.top(), rest.width(), height), *sweep, most,
                  QStringLiteral("%1 ≤ %2 · %3")
                      .arg(feature, brief(sweep->best), brief(bestGain(*sweep))));
        rest.setTop(rest.top() + height);
    }
}

void drawPruningPath(QPainter& painter, const QRectF& box, const TreeInside& tree)
{
    const QRectF inner = drawHeading(painter, box, words("Leaves left as α rises"));
    const QRectF plot = inner.adjusted(22, 8, -4, -14);
    const double largest = std::max(tree.pruningPath.back().alpha, 1e-300);
    const int most = std::max(1, tree.pruningPath.front().leaves);
    const auto place = [&](double alpha, int leaves) {
        return QPointF(plot.left() + alpha / largest * plot.width(),
                       plot.bottom() - static_cast<double>(leaves) / most * plot.height());
    };
    QPainterPath stairs(place(0.0, tree.pruningPath.front().leaves));
    int leaves = tree.pruningPath.front().leaves;
    for (const auto& step : tree.pruningPath) {
        stairs.lineTo(place(step.alpha, leaves));
        leaves = step.leaves;
        stairs.lineTo(place(step.alpha, leaves));
    }
    painter.setPen(QPen(theme().grid, 1.0));
    painter.drawLine(plot.bottomLeft(), plot.bottomRight());
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(classInk(0), 1.5));
    painter.drawPath(stairs);
    painter.setPen(theme().muted);
    drawFigures(painter, QRectF(inner.left(), plot.top() - 7, 18, 14),
                Qt::AlignRight | Qt::AlignVCenter, QString::number(most));
    drawFigures(painter, QRectF(inner.left(), plot.bottom() - 7, 18, 14),
                Qt::AlignRight | Qt::AlignVCenter, QStringLiteral("0"));
    drawFigures(painter, QRectF(plot.left(), plot.bottom() + 1, plot.width(), 13),
                Qt::AlignRight | Qt::AlignVCenter, brief(tree.pruningPath.back().alpha));
}

} // namespace holdout
