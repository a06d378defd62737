#include "plots/loss_curve.h"

#include "plots/curve_legend.h"
#include "plots/plot_style.h"
#include "support/text_button.h"
#include "support/theme.h"

#include <QPainter>
#include <QVBoxLayout>
#include <qcustomplot.h>

#include <cmath>

namespace holdout {
namespace {

constexpr int parts = 3;

} // namespace

LossCurve::LossCurve(QWidget* parent)
    : QWidget(parent), m_plot(new QCustomPlot(this)), m_legend(new CurveLegend(this)),
      m_scoreButton(new TextButton(tr("Score"), this)),
      m_logButton(new TextButton(tr("Log"), this)), m_runRow(new QHBoxLayout)
{
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Loss curve"));
    buildPlot();
    buildControls();
    setQuantities(tr("loss"), {});
    restyle();
}

void LossCurve::buildPlot()
{
    m_plot->setObjectName(QStringLiteral("plot"));
    m_legend->setObjectName(QStringLiteral("legend"));
    m_plot->setFocusPolicy(Qt::NoFocus);
    m_plot->setMouseTracking(true);
    m_plot->setMinimumHeight(90);
    m_plot->installEventFilter(this);
    m_plot->axisRect()->setMinimumMargins(QMargins(0, 6, 8, 0));
    m_plot->setNoAntialiasingOnDrag(true);
    for (int i = 0; i < earlierShown + parts; ++i)
        m_plot->addGraph(); // earlier runs first, so that they lie behind
    m_plot->addLayer(QStringLiteral("marker"), m_plot->layer(QStringLiteral("main")));
    m_plot->layer(QStringLiteral("marker"))->setMode(QCPLayer::lmBuffered);
    m_plot->setCurrentLayer(QStringLiteral("marker"));
    auto* line = new QCPItemStraightLine(m_plot);
    line->setObjectName(QStringLiteral("marker"));
    line->setVisible(false);
    for (int part = 0; part < parts; ++part)
        m_plot->addGraph()->setLineStyle(QCPGraph::lsNone);
    auto* diverged = new QCPItemText(m_plot);
    diverged->setObjectName(QStringLiteral("diverged"));
    diverged->position->setTypeY(QCPItemPosition::ptAxisRectRatio);
    diverged->setVisible(false);
    auto* empty = new QCPItemText(m_plot);
    empty->setObjectName(QStringLiteral("empty"));
    empty->position->setType(QCPItemPosition::ptAxisRectRatio);
    empty->position->setCoords(0.5, 0.4);
    empty->setText(tr("Press play or step forwards:\nthe curve grows here"));
    m_plot->setCurrentLayer(QStringLiteral("main"));
}

void LossCurve::buildControls()
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(2);
    column->addWidget(m_plot, 1);
    column->addWidget(m_legend);
    column->addLayout(m_runRow);
    m_runRow->setContentsMargins({});
    m_runRow->setSpacing(0);
    for (int i = 0; i < earlierShown; ++i) {
        auto* button = new TextButton({}, this);
        button->setObjectName(QStringLiteral("run%1").arg(i));
        button->installEventFilter(this);
        button->hide();
        connect(button, &TextButton::clicked, this, [this, i] { emit runPicked(i); });
        m_runRow->addWidget(button);
        m_runButtons.at(static_cast<std::size_t>(i)) = button;
    }
    m_runRow->addStretch(1);
    for (TextButton* button : {m_scoreButton, m_logButton}) {
        button->setCheckable(true);
        m_runRow->addWidget(button);
    }
    m_scoreButton->setObjectName(QStringLiteral("score"));
    m_logButton->setObjectName(QStringLiteral("log"));
    m_scoreButton->setToolTip(tr("Show the score instead of the loss"));
    m_logButton->setToolTip(tr("Logarithmic axis"));
    connect(m_scoreButton, &TextButton::toggled, this, &LossCurve::setScoreShown);
    connect(m_logButton, &TextButton::toggled, this, &LossCurve::setLogarithmic);
}

void LossCurve::setQuantities(const QString& loss, const QString& score)
{
    m_lossName = loss;
    m_scoreName = score;
    m_scoreButton->setVisible(!score.isEmpty());
    if (score.isEmpty())
        setScoreShown(false);
    emit noteChanged(note());
    redraw();
}

void LossCurve::setRun(CurveRun run)
{
    m_run = std::move(run);
    m_current = m_run.steps.empty() ? -1 : m_run.steps.back().step;
    drawRun();
}

void LossCurve::append(const std::vector<CurveStep>& steps)
{
    if (steps.empty())
        return;
    const bool following = m_run.steps.empty() || m_current == m_run.steps.back().step;
    m_run.steps.insert(m_run.steps.end(), steps.begin(), steps.end());
    if (following)
        m_current = steps.back().step;
    drawRun();
}

void LossCurve::setEarlierRuns(std::vector<CurveRun> runs)
{
    m_earlier = std::move(runs);
    if (std::ssize(m_earlier) > earlierShown)
        m_earlier.resize(earlierShown);
    for (std::size_t i = 0; i < m_runButtons.size(); ++i) {
        const bool used = i < m_earlier.size();
        m_runButtons.at(i)->setVisible(used);
        m_runButtons.at(i)->setText(used ? m_earlier[i].name : QString());
        m_runButtons.at(i)->setToolTip(used ? tr("Restore %1").arg(m_earlier[i].name) : QString());
        m_runButtons.at(i)->updateGeometry();
    }
    redraw();
}

void LossCurve::setCurrentStep(int step)
{
    m_current = step;
    showMarker();
    showLegend();
}

void LossCurve::setTestUnlocked(bool unlocked)
{
    m_testUnlocked = unlocked;
    redraw();
}

void LossCurve::setScoreShown(bool shown)
{
    if (shown == m_scoreShown)
        return;
    m_scoreShown = shown;
    m_scoreButton->setChecked(shown);
    emit noteChanged(note());
    redraw();
}

void LossCurve::setLogarithmic(bool logarithmic)
{
    if (logarithmic == m_logarithmic)
        return;
    m_logarithmic = logarithmic;
    m_logButton->setChecked(logarithmic);
    redraw();
}

double LossCurve::value(const CurveStep& step, int part) const
{
    if (part == 2 && !m_testUnlocked)
        return CurveStep::unknown;
    return (m_scoreShown ? step.score : step.loss).at(static_cast<std::size_t>(part));
}

QString LossCurve::summary() const
{
    if (m_run.steps.empty())
        return tr("No steps yet: press play or step forwards to draw the curve.");
    QStringList values;
    const CurveStep& end = m_run.steps.back();
    for (int part = 0; part < parts; ++part)
        if (!std::isnan(value(end, part)))
            values << tr("%1 on %2").arg(curveFigure(value(end, part)), partName(part));
    const QString sentence = tr("%1 after %2 steps: %3.")
                                 .arg(note())
                                 .arg(end.step)
                                 .arg(values.join(QStringLiteral(", ")));
    return m_divergedAt < 0 ? sentence
                            : sentence + tr(" It diverged at step %1.").arg(m_divergedAt);
}

QString LossCurve::csv() const
{
    std::vector<QStringList> rows{{QStringLiteral("step")}};
    const int shown = m_testUnlocked ? parts : parts - 1;
    for (const char* quantity : {"loss", "score"})
        for (int part = 0; part < shown; ++part)
            rows[0] << QString::fromLatin1(quantity) + u'_' + partName(part);
    for (const CurveStep& step : m_run.steps) {
        QStringList row{QString::number(step.step)};
        for (const auto& quantity : {step.loss, step.score})
            for (int part = 0; part < shown; ++part)
                row << csvNumber(quantity.at(static_cast<std::size_t>(part)));
        rows.push_back(row);
    }
    return toCsv(rows);
}

Exportable LossCurve::exportable() const
{
    return {.name = m_scoreShown ? QStringLiteral("score-curve") : QStringLiteral("loss-curve"),
            .summary = summary(),
            .paint =
                [this](QPainter& painter, QSize size) {
                    constexpr int legend = 22;
                    painter.fillRect(QRect(QPoint(), size), theme().card);
                    drawPlot(*m_plot, painter, size - QSize(0, legend));
                    m_legend->draw(painter,
                                   QRectF(8, size.height() - legend, size.width() - 16, legend));
                },
            .csv = [this] { return csv(); }};
}

} // namespace holdout
