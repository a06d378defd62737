#include "plots/inside/linear_view.h"

#include "plots/inside/bars.h"
#include "plots/marks.h"
#include "support/figures.h"
#include "support/text.h"
#include "support/theme.h"

#include <QComboBox>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace holdout {
namespace {

constexpr std::size_t mostStems = 600; ///< Samples drawn; beyond that every n-th.
constexpr double coefficientRow = 19.0;

double sigmoid(double z)
{
    return z >= 0.0 ? 1.0 / (1.0 + std::exp(-z)) : std::exp(z) / (1.0 + std::exp(z));
}

} // namespace

LinearView::LinearView(QWidget* parent)
    : InnerPlot(tr("Linear model"), QStringLiteral("linear"), parent),
      m_selector(new QComboBox(this))
{
    m_selector->setObjectName(QStringLiteral("output"));
    m_selector->setAccessibleName(tr("Class shown against the rest"));
    m_selector->hide();
    connect(m_selector, &QComboBox::activated, this, [this](int output) {
        setOutput(output);
        emit outputPicked(output);
    });
    setNote(tr("every training sample under the sigmoid · stem = its error"));
    refresh();
}

void LinearView::setLinear(LinearInside linear)
{
    m_inside = std::move(linear);
    const int outputs = manyOutputs() ? static_cast<int>(m_inside.weights.rows()) : 0;
    bool same = m_selector->count() == outputs;
    for (int i = 0; same && i < outputs; ++i)
        same = m_selector->itemText(i) == tr("%1 or not").arg(context().className(i));
    if (!same) {
        m_selector->clear();
        for (int i = 0; i < outputs; ++i)
            m_selector->addItem(tr("%1 or not").arg(context().className(i)));
    }
    if (!m_picked || m_output >= outputs)
        m_output = static_cast<int>(m_inside.output);
    m_selector->setCurrentIndex(outputs > 0 ? m_output : -1);
    m_selector->setVisible(outputs > 0 && context().X != nullptr);
    refresh();
}

void LinearView::setOutput(int output)
{
    m_picked = true;
    m_output = output;
    m_selector->setCurrentIndex(output);
    refresh();
}

void LinearView::resizeEvent(QResizeEvent* event)
{
    m_selector->setGeometry(width() - 150, 0, 150, m_selector->sizeHint().height());
    InnerPlot::resizeEvent(event);
}

Vector LinearView::coefficients() const
{
    const Matrix& W = m_inside.weights;
    return W.rows() == 2 ? Vector(W.row(1) - W.row(0)) : Vector(W.row(row()));
}

std::vector<LinearView::Sample> LinearView::samples() const
{
    std::vector<Sample> result;
    const Index n = m_inside.targets.size();
    const bool computed = manyOutputs() && context().X && context().X->rows() == n &&
                          context().X->cols() == m_inside.weights.cols();
    Matrix scores;
    if (computed) {
        scores = *context().X * m_inside.weights.transpose();
        scores.rowwise() += m_inside.intercept.transpose();
    }
    for (Index i = 0; i < n; ++i) {
        double odds = 0.0;
        if (computed) { // softmax of one class against the rest is a sigmoid of these log-odds
            const double top = scores.row(i).maxCoeff();
            double rest = 0.0;
            for (Index k = 0; k < scores.cols(); ++k)
                rest += k == m_output ? 0.0 : std::exp(scores(i, k) - top);
            odds = scores(i, m_output) - top - std::log(std::max(rest, 1e-300));
        } else if (manyOutputs() && i < m_inside.probabilities.size()) {
            const double p = std::clamp(m_inside.probabilities(i), 1e-15, 1.0 - 1e-15);
            odds = std::log(p / (1.0 - p));
        } else if (i < m_inside.scores.size()) {
            odds = m_inside.scores(i);
        }
        if (std::isfinite(odds))
            result.push_back({odds, static_cast<int>(m_inside.targets(i)) == m_output});
    }
    return result;
}

QString LinearView::featureName(Index feature) const
{
    const auto index = static_cast<std::size_t>(feature);
    return index < m_inside.featureNames.size() ? text(m_inside.featureNames[index])
                                                : QStringLiteral("x%1").arg(feature + 1);
}

void LinearView::draw(QPainter& painter, const QSize& size) const
{
    if (m_inside.weights.size() == 0)
        return drawEmpty(painter, size,
                         tr("One weight per feature: they show up here with the first step."));
    const double left = std::max(200.0, size.width() * 0.58);
    drawSigmoid(painter, QRectF(4, 4, left - 16, size.height() - 8.0));
    const double top = m_selector->isHidden() ? 2.0 : m_selector->height() + 4.0;
    drawCoefficients(painter,
                     QRectF(left + 8, top, size.width() - left - 12, size.height() - top - 2));
}

void LinearView::drawSigmoid(QPainter& painter, const QRectF& box) const
{
    const std::vector<Sample> all = samples();
    double widest = 3.0;
    for (const Sample& sample : all)
        widest = std::max(widest, std::abs(sample.odds));
    widest = std::min(widest * 1.04, 30.0);
    const QRectF plot = box.adjusted(26, 8, -6, -18);
    const auto place = [&](double odds, double p) {
        const double x = (std::clamp(odds, -widest, widest) + widest) / (2.0 * widest);
        return QPointF(plot.left() + x * plot.width(), plot.bottom() - p * plot.height());
    };
    painter.setFont(smallFont());
    for (const double p : {0.0, 0.5, 1.0}) {
        painter.setPen(QPen(theme().grid, 1.0));
        painter.drawLine(place(-widest, p), place(widest, p));
        painter.setPen(theme().muted);
        drawFigures(painter, QRectF(box.left(), place(0, p).y() - 7, 21, 14),
                    Qt::AlignRight | Qt::AlignVCenter, QString::number(p, 'f', 1));
    }
    for (const double odds : {-widest, 0.0, widest}) {
        const auto alignment = odds < 0   ? Qt::AlignLeft
                               : odds > 0 ? Qt::AlignRight
                                          : Qt::AlignHCenter;
        const QString label = odds == 0.0 ? tr("log-odds 0") : QString::number(odds, 'f', 1);
        drawFigures(painter, QRectF(plot.left(), plot.bottom() + 3, plot.width(), 14),
                    alignment | Qt::AlignVCenter, label);
    }
    const std::size_t every = all.size() / mostStems + 1;
    const QColor other = manyOutputs() ? theme().muted : classInk(0);
    for (std::size_t i = 0; i < all.size(); i += every) {
        const QPointF said = place(all[i].odds, sigmoid(all[i].odds));
        const QPointF truth = place(all[i].odds, all[i].member ? 1.0 : 0.0);
        QColor stem = all[i].member ? classInk(m_output) : other;
        stem.setAlphaF(0.35F);
        painter.setPen(QPen(stem, 1.0));
        painter.drawLine(said, truth);
    }
    QPainterPath curve(place(-widest, sigmoid(-widest)));
    for (int i = 1; i <= 100; ++i) {
        const double odds = widest * (i / 50.0 - 1.0);
        curve.lineTo(place(odds, sigmoid(odds)));
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme().text, 1.6));
    painter.drawPath(curve);
    for (std::size_t i = 0; i < all.size(); i += every) {
        const QPointF truth = place(all[i].odds, all[i].member ? 1.0 : 0.0);
        if (all[i].member || !manyOutputs()) {
            const int shape = all[i].member ? m_output : 0;
            paintMark(painter, truth, {.shape = shape, .colour = classColour(shape)}, theme(), 7.0);
        } else { // the rest are many classes: no colour and no shape of their own
            painter.setPen(Qt::NoPen);
            painter.setBrush(other);
            painter.drawEllipse(truth, 2, 2);
        }
    }
}

void LinearView::drawCoefficients(QPainter& painter, const QRectF& box) const
{
    const Vector w = coefficients();
    const double b = m_inside.weights.rows() == 2 ? m_inside.intercept(1) - m_inside.intercept(0)
                                                  : m_inside.intercept(row());
    const QRectF rows = drawHeading(painter, box, tr("Weights · intercept %1").arg(brief(b)));
    std::vector<Index> order(static_cast<std::size_t>(w.size()));
    std::iota(order.begin(), order.end(), Index{0});
    const auto fitting = static_cast<std::size_t>(std::max(1.0, rows.height() / coefficientRow));
    if (order.size() > fitting) // the largest, if there is not room for all
        std::ranges::stable_sort(order, std::greater(), [&](Index i) { return std::abs(w(i)); });
    const bool cut = order.size() > fitting;
    const std::size_t shown = cut ? std::max<std::size_t>(1, fitting - 1) : order.size();
    const double most = w.size() > 0 ? std::max(w.cwiseAbs().maxCoeff(), 1e-300) : 1.0;
    const double names = std::min(90.0, rows.width() * 0.36);
    painter.setFont(smallFont());
    for (std::size_t i = 0; i < shown; ++i) {
        const double y = rows.top() + static_cast<double>(i) * coefficientRow;
        painter.setPen(theme().text);
        painter.drawText(QRectF(rows.left(), y, names, coefficientRow),
                         Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(featureName(order[i]), Qt::ElideRight,
                                                          static_cast<int>(names) - 4));
        drawFigures(painter, QRectF(rows.right() - 48, y, 48, coefficientRow),
                    Qt::AlignRight | Qt::AlignVCenter, brief(w(order[i])));
        drawSignedBar(
            painter,
            QRectF(rows.left() + names, y + 5, rows.width() - names - 54, coefficientRow - 10),
            w(order[i]) / most, signInk(w(order[i])));
    }
    if (cut) {
        painter.setPen(theme().muted);
        painter.drawText(
            QRectF(rows.left(), rows.top() + static_cast<double>(shown) * coefficientRow,
                   rows.width(), coefficientRow),
            Qt::AlignLeft | Qt::AlignVCenter, tr("and %1 smaller").arg(order.size() - shown));
    }
}

QString LinearView::summary() const
{
    if (m_inside.weights.size() == 0)
        return tr("There are no weights yet.");
    const Vector w = coefficients();
    Index strongest = 0;
    w.cwiseAbs().maxCoeff(&strongest);
    return tr("%1 weights for %2; the largest is %3 of %4.")
        .arg(w.size())
        .arg(context().className(m_output), brief(w(strongest)), featureName(strongest));
}

QString LinearView::csv() const
{
    QStringList head{QStringLiteral("output"), QStringLiteral("intercept")};
    for (Index j = 0; j < m_inside.weights.cols(); ++j)
        head << featureName(j);
    std::vector<QStringList> rows{head};
    for (Index k = 0; k < m_inside.weights.rows(); ++k) {
        const Index output = m_inside.weights.rows() == 1 ? 1 : k;
        QStringList row{context().className(output), csvNumber(m_inside.intercept(k))};
        for (Index j = 0; j < m_inside.weights.cols(); ++j)
            row << csvNumber(m_inside.weights(k, j));
        rows.push_back(row);
    }
    return toCsv(rows);
}

} // namespace holdout
