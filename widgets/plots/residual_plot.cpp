#include "plots/residual_plot.h"

#include "plots/plot_style.h"
#include "support/theme.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QToolTip>
#include <QVBoxLayout>
#include <qcustomplot.h>

#include <algorithm>
#include <cmath>

namespace holdout {
namespace {
constexpr double reach = 12.0; ///< Pixels within which a mark is hit.
} // namespace

ResidualPlot::ResidualPlot(QWidget* parent) : QWidget(parent), m_plot(new QCustomPlot(this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addWidget(m_plot);
    setAccessibleName(tr("Residuals over predictions"));
    m_plot->setObjectName(QStringLiteral("plot"));
    m_plot->setMinimumHeight(110);
    m_plot->installEventFilter(this);
    m_plot->addGraph()->setLineStyle(QCPGraph::lsNone);
    m_plot->axisRect()->setMinimumMargins(QMargins(0, 6, 8, 0));
    restyle();
}

void ResidualPlot::setSamples(const Vector& truth, const Vector& predicted, std::vector<Index> rows)
{
    Q_ASSERT(truth.size() == predicted.size() && truth.size() == std::ssize(rows));
    m_truth = truth;
    m_predicted = predicted;
    m_rows = std::move(rows);
    redraw();
}

void ResidualPlot::setContext(Part part, const QString& targetName)
{
    m_part = part;
    m_target = targetName;
    emit noteChanged(note());
    redraw();
}

QString ResidualPlot::note() const
{
    return tr("%1 · truth − prediction").arg(partName(static_cast<int>(m_part)));
}

void ResidualPlot::restyle()
{
    stylePlot(*m_plot);
    m_plot->yAxis->grid()->setZeroLinePen(QPen(theme().text, 1.0));
    QCPScatterStyle mark(QCPScatterStyle::ssCircle, 5);
    mark.setPen(QPen(mix(classInk(0), theme().card, 0.9), 1.0));
    mark.setBrush(mix(classInk(0), theme().card, 0.5));
    m_plot->graph(0)->setScatterStyle(mark);
    redraw();
}

void ResidualPlot::redraw()
{
    QVector<double> keys, values;
    double widest = 0.0;
    for (Index i = 0; i < m_truth.size(); ++i) {
        const double residual = m_truth(i) - m_predicted(i);
        if (!std::isfinite(residual))
            continue;
        keys << m_predicted(i);
        values << residual;
        widest = std::max(widest, std::abs(residual));
    }
    m_plot->graph(0)->setData(keys, values);
    m_plot->xAxis->setLabel(m_target.isEmpty() ? tr("predicted")
                                               : tr("predicted %1").arg(m_target));
    m_plot->xAxis->rescale();
    if (!(m_plot->xAxis->range().size() > 1e-12) || keys.isEmpty())
        m_plot->xAxis->setRange(keys.isEmpty() ? 0.5 : keys[0], 1.0, Qt::AlignCenter);
    m_plot->xAxis->scaleRange(1.08);
    const double limit = widest > 0.0 ? 1.1 * widest : 1.0;
    m_plot->yAxis->setRange(-limit, limit);
    m_plot->xAxis->ticker()->setTickCount(4);
    m_plot->yAxis->ticker()->setTickCount(4);
    setAccessibleDescription(summary());
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

int ResidualPlot::nearest(const QPointF& position) const
{
    int best = -1;
    double least = reach * reach;
    for (Index i = 0; i < m_truth.size(); ++i) {
        const double x = m_plot->xAxis->coordToPixel(m_predicted(i)) - position.x();
        const double y = m_plot->yAxis->coordToPixel(m_truth(i) - m_predicted(i)) - position.y();
        if (const double distance = x * x + y * y; distance <= least) {
            least = distance;
            best = static_cast<int>(i);
        }
    }
    return best;
}

bool ResidualPlot::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::MouseButtonPress) {
        const auto* mouse = static_cast<QMouseEvent*>(event);
        if (const int hit = nearest(mouse->position()); hit >= 0)
            emit rowPicked(m_rows[static_cast<std::size_t>(hit)],
                           mouse->modifiers().testFlag(Qt::ControlModifier));
    } else if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const int hit = nearest(help->pos());
        QToolTip::showText(help->globalPos(),
                           hit < 0 ? QString()
                                   : tr("truth %1, predicted %2, residual %3")
                                         .arg(m_truth(hit), 0, 'g', 4)
                                         .arg(m_predicted(hit), 0, 'g', 4)
                                         .arg(m_truth(hit) - m_predicted(hit), 0, 'g', 3),
                           m_plot);
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void ResidualPlot::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange)
        restyle();
    QWidget::changeEvent(event);
}

QString ResidualPlot::summary() const
{
    if (m_truth.size() == 0)
        return tr("No samples in this part: there are no residuals to draw.");
    const Vector residuals = m_truth - m_predicted;
    return tr("Residuals of %n sample(s): mean %1, largest %2.", nullptr,
              static_cast<int>(m_truth.size()))
        .arg(residuals.mean(), 0, 'g', 3)
        .arg(residuals.cwiseAbs().maxCoeff(), 0, 'g', 3);
}

QString ResidualPlot::csv() const
{
    std::vector<QStringList> rows{{QStringLiteral("row"), QStringLiteral("truth"),
                                   QStringLiteral("predicted"), QStringLiteral("residual")}};
    for (Index i = 0; i < m_truth.size(); ++i)
        rows.push_back({QString::number(m_rows[static_cast<std::size_t>(i)]), csvNumber(m_truth(i)),
                        csvNumber(m_predicted(i)), csvNumber(m_truth(i) - m_predicted(i))});
    return toCsv(rows);
}

Exportable ResidualPlot::exportable() const
{
    return {.name = QStringLiteral("residuals"),
            .summary = summary(),
            .paint =
                [this](QPainter& painter, QSize size) {
                    painter.fillRect(QRect(QPoint(), size), theme().card);
                    drawPlot(*m_plot, painter, size);
                },
            .csv = [this] { return csv(); }};
}

} // namespace holdout
