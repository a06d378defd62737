#include "pages/lab/loss_card.h"

#include "support/text.h"

#include <cmath>

namespace holdout {
namespace {

CurveStep stepOf(const Frame& frame)
{
    CurveStep step{.step = frame.snapshot.step};
    const auto fill = [&](std::size_t part, const std::optional<QuickScore>& score) {
        if (!score)
            return;
        step.loss[part] = score->loss;
        step.score[part] = score->score;
    };
    fill(0, frame.train);
    fill(1, frame.validation);
    fill(2, frame.test);
    if (!frame.train)
        step.loss[0] = frame.snapshot.loss; // ran away: not finite
    return step;
}

std::vector<CurveStep> stepsAfter(const History& history, const std::optional<Moment>& shown)
{
    std::vector<CurveStep> steps;
    const auto& frames = history.frames();
    for (auto at = shown ? frames.upper_bound(*shown) : frames.begin(); at != frames.end(); ++at)
        if (at->first.part == 0)
            steps.push_back(stepOf(at->second));
    return steps;
}

CurveRun curveOf(const EarlierRun& earlier)
{
    CurveRun run{.name = text(earlier.name), .steps = {}};
    for (std::size_t i = 0; i < earlier.steps.size(); ++i) {
        CurveStep step{.step = static_cast<int>(earlier.steps[i])};
        step.loss[0] = earlier.train[i];
        if (i < earlier.validation.size())
            step.loss[1] = earlier.validation[i];
        run.steps.push_back(step);
    }
    return run;
}

} // namespace

LossCard::LossCard(Bench& bench, Focus& focus, QWidget* parent)
    : Card(tr("Loss"), parent), m_bench(bench), m_curve(new LossCurve(this))
{
    body()->addWidget(m_curve, 1);
    connect(&bench, &Bench::framesChanged, this, &LossCard::showFrames);
    connect(&bench, &Bench::momentChanged, this,
            [this] { m_curve->setCurrentStep(m_bench.moment().step); });
    connect(&bench, &Bench::sceneChanged, this, &LossCard::showQuantities);
    connect(&focus, &Focus::testLockChanged, this,
            [this, &focus] { m_curve->setTestUnlocked(focus.testUnlocked()); });
    connect(m_curve, &LossCurve::stepPicked, this, [this](int step) {
        m_bench.pause();
        m_bench.goTo({step, 0});
    });
    connect(m_curve, &LossCurve::runPicked, this, &LossCard::earlierRunPicked);
    connect(m_curve, &LossCurve::noteChanged, this, &Card::setNote);
    showQuantities();
}

void LossCard::showQuantities()
{
    const auto name = [this]() -> std::pair<QString, QString> {
        switch (m_bench.scene().task) {
        case Task::Classification:
            return {tr("cross-entropy"), tr("accuracy")};
        case Task::Regression:
            return {tr("squared error"), tr("R²")};
        case Task::Clustering:
            return {tr("squared distance"), {}};
        }
        return {};
    };
    const auto [loss, score] = name();
    m_curve->setQuantities(loss, score);
    setNote(m_curve->note());
}

void LossCard::showFrames()
{
    const History& history = m_bench.history();
    const bool anew =
        m_bench.runNumber() != m_run || history.empty() || (m_shown && history.last() < *m_shown);
    if (anew) {
        m_run = m_bench.runNumber();
        m_shown.reset();
        showEarlierRuns();
        m_curve->setRun({.name = tr("this run"), .steps = stepsAfter(history, {})});
    } else {
        m_curve->append(stepsAfter(history, m_shown));
    }
    if (!history.empty())
        m_shown = Moment{history.last().step, 0};
}

void LossCard::showEarlierRuns()
{
    std::vector<CurveRun> runs;
    for (const EarlierRun& earlier : m_bench.earlierRuns())
        runs.push_back(curveOf(earlier));
    m_curve->setEarlierRuns(std::move(runs));
}

} // namespace holdout
