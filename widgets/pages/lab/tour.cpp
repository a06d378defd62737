#include "pages/lab/tour.h"

#include "pages/lab/tour_card.h"
#include "support/resources.h"

#include <algorithm>

namespace holdout {
namespace {

QString percent(double share)
{
    return QStringLiteral("%1 %").arg(qRound(100.0 * share));
}

std::optional<double> accuracy(const Lens& lens, Part part)
{
    const Verdict* verdict = lens.verdict();
    if (!verdict)
        return {};
    const MetricValues& values = verdict->of(part).metrics;
    const auto found = values.find("accuracy");
    return found != values.end() && found->second ? std::optional(*found->second) : std::nullopt;
}

} // namespace

Tour::Tour(SceneEditor& editor, Bench& bench, Lens& lens, Focus& focus, QWidget& over)
    : QObject(&over), m_editor(editor), m_bench(bench), m_lens(lens), m_focus(focus),
      m_card(new TourCard(over))
{
    connect(m_card, &TourCard::pressed, this, &Tour::press);
    connect(m_card, &TourCard::skipped, this, &Tour::stop);
    connect(&focus, &Focus::probeChanged, this, [this] {
        if (m_stage == Stage::Look && m_focus.probe())
            enter(Stage::Drag);
    });
    connect(&editor.undoStack(), &QUndoStack::indexChanged, this, [this] {
        if (m_stage == Stage::Drag)
            enter(Stage::Predict);
    });
    connect(&lens, &Lens::verdictChanged, this, &Tour::lookAtTuning);
    connect(&bench, &Bench::momentChanged, this, [this] {
        if (m_stage == Stage::Step && m_bench.moment().step < m_moment.step)
            enter(Stage::End);
    });
}

void Tour::start()
{
    if (const auto first = builtInScene("one_neighbour"))
        m_editor.open(*first);
    enter(Stage::Look);
}

void Tour::enter(Stage stage)
{
    m_stage = stage;
    switch (stage) {
    case Stage::None:
        break;
    case Stage::Look:
        m_card->say(
            tr("Move over the plane"),
            tr("Everything is trained already. The line shows whom the model asks about the "
               "place under the mouse: its one nearest neighbour."));
        break;
    case Stage::Drag:
        emit moveToolWanted();
        m_card->say(tr("Drag any point"), tr("The boundary follows. Ctrl+Z takes it back."));
        break;
    case Stage::Predict:
        m_card->say(
            tr("Predict first"),
            tr("With k = 1 every training point is right: each is its own neighbour. How many "
               "of the test points, which the model has never seen?"),
            tr("Reveal"));
        m_card->askForGuess(true);
        break;
    case Stage::Reveal:
        reveal();
        break;
    case Stage::Tune:
        m_firstScore = accuracy(m_lens, Part::Validation).value_or(0.0);
        m_card->say(
            tr("Find a better k"),
            tr("Press ] to ask more neighbours, [ for fewer, and watch the validation accuracy. "
               "Somewhere around 15 it is best."));
        break;
    case Stage::Step:
        m_moment = m_bench.moment();
        m_card->say(
            tr("One neighbour at a time"),
            tr("Press ← to take a neighbour back and → to let it join again. Every frame is a "
               "model of its own."));
        break;
    case Stage::End:
        m_card->say(
            tr("You just explained overfitting"),
            tr("k = 1 learns by heart, a very large k says the same everywhere, and in between "
               "k trades bias for variance. Can you say it aloud in a minute?"),
            tr("Done"));
        break;
    }
}

void Tour::reveal()
{
    m_focus.unlockTest();
    const double truth = accuracy(m_lens, Part::Test).value_or(0.0);
    const double gap = std::abs(truth - m_card->guess());
    const QString judgement = gap <= 0.05 ? tr("Well judged.")
                              : m_card->confidence() >= 0.8
                                  ? tr("Sure, and off: worth remembering.")
                                  : tr("Off, and you had your doubts.");
    m_card->say(
        tr("It is %1; you said %2").arg(percent(truth), percent(m_card->guess())),
        tr("%1 A model that learns its points by heart is perfect on them, and pays for every "
           "noisy one with a patch of wrong answers around it.")
            .arg(judgement),
        tr("Go on"));
}

void Tour::press()
{
    switch (m_stage) {
    case Stage::Predict:
        enter(Stage::Reveal);
        break;
    case Stage::Reveal:
        enter(Stage::Tune);
        break;
    default:
        stop();
    }
}

/// Done with tuning when enough neighbours are asked that single noisy ones no longer decide, and
/// the validation samples are judged at least as well as at first.
void Tour::lookAtTuning()
{
    if (m_stage != Stage::Tune || m_bench.algorithm().id != "knn")
        return;
    const auto score = accuracy(m_lens, Part::Validation);
    const int k = integer(m_bench.settings(), "n_neighbors");
    if (score && k >= 9 && k <= 40 && *score >= m_firstScore - 0.01)
        enter(Stage::Step);
}

void Tour::stop()
{
    if (!running())
        return;
    m_stage = Stage::None;
    m_card->hide();
    emit ended();
}

} // namespace holdout
