#include "run/training_session.h"
#include "support/counting_trainer.h"

#include <QTest>

using namespace holdout;

class TrainingSessionTest : public QObject {
    Q_OBJECT

private slots:
    void beginsWithTheUntrainedFrame();
    void runsToTheEndWhenAsked();
    void reportsOnlyTheLastFrameWhileDragging();
    void playsEverySnapshotInOrder();
    void waitsWhenNobodyIsReading();
    void keepsToTheSpeed();
    void forgetsARunThatWasReplaced();
    void stopsWhenTheLossRunsAway();
    void reportsWhyThereIsNothingToTrainOn();
    void goesOnFromAnEarlierStepWithOtherSettings();
    void goesOnFromAMovedHandle();
    void showsThePartsOfAStepTakenWhole();
    void recomputesAFrame();
    void looksOneStepAhead();
    void stopsWhenDestroyedInFullFlight();
};

namespace {

constexpr double full = std::numeric_limits<double>::infinity();

RunRequest request(const Algorithm& algorithm, int steps = 0)
{
    return {.prepare = [] { return tenSamples(); },
            .algorithm = &algorithm,
            .settings = defaults(algorithm.parameters),
            .steps = steps,
            .task = Task::Regression};
}

/// Everything reported until the session rests.
std::vector<Event> drain(TrainingSession& session)
{
    std::vector<Event> events;
    for (bool busy = true; busy;) {
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
        busy = session.busy();
        for (Event& event : session.take())
            events.push_back(std::move(event));
    }
    return events;
}

std::vector<int> steps(const std::vector<Event>& events)
{
    std::vector<int> result;
    for (const Event& event : events)
        if (const auto* added = std::get_if<Added>(&event))
            result.push_back(added->frame.snapshot.step);
    return result;
}

template <class E> const E* first(const std::vector<Event>& events)
{
    for (const Event& event : events)
        if (const auto* found = std::get_if<E>(&event))
            return found;
    return nullptr;
}

double predicted(const Frame& frame)
{
    return frame.snapshot.model->predict(Matrix::Zero(1, 1))(0, 0);
}

} // namespace

void TrainingSessionTest::beginsWithTheUntrainedFrame()
{
    const Algorithm algorithm = counting(5);
    TrainingSession session;
    session.begin(request(algorithm));

    const auto events = drain(session);

    QVERIFY(std::holds_alternative<Began>(events.at(0)));
    QCOMPARE(steps(events), std::vector<int>{0});
    QVERIFY(!first<Ended>(events));
}

void TrainingSessionTest::runsToTheEndWhenAsked()
{
    const Algorithm algorithm = counting(5);
    TrainingSession session;
    session.begin(request(algorithm, -1));

    const auto events = drain(session);

    QCOMPARE(steps(events), (std::vector<int>{0, 1, 2, 3, 4, 5}));
    QVERIFY(first<Ended>(events) && !first<Ended>(events)->error);
}

void TrainingSessionTest::reportsOnlyTheLastFrameWhileDragging()
{
    const Algorithm algorithm = counting(5);
    TrainingSession session;
    RunRequest dragging = request(algorithm, -1);
    dragging.lastOnly = true;
    session.begin(std::move(dragging));

    QCOMPARE(steps(drain(session)), std::vector<int>{5});
}

void TrainingSessionTest::playsEverySnapshotInOrder()
{
    const Algorithm algorithm = counting(500);
    TrainingSession session;
    session.begin(request(algorithm));
    session.play(full);

    const auto seen = steps(drain(session));

    QCOMPARE(seen.size(), 501U);
    for (int i = 0; i <= 500; ++i)
        QCOMPARE(seen[static_cast<std::size_t>(i)], i);
}

void TrainingSessionTest::waitsWhenNobodyIsReading()
{
    const Algorithm algorithm = counting(1'000'000);
    TrainingSession session;
    session.begin(request(algorithm));
    session.play(full);
    std::this_thread::sleep_for(std::chrono::milliseconds(100));

    QVERIFY(session.take().size() < 100);
}

void TrainingSessionTest::keepsToTheSpeed()
{
    const Algorithm algorithm = counting(1'000'000);
    TrainingSession session;
    session.begin(request(algorithm));
    session.play(10.0);
    std::this_thread::sleep_for(std::chrono::milliseconds(350));
    session.pause();

    const auto seen = steps(drain(session)); // the first frame, and one each tenth of a second

    QVERIFY(seen.size() >= 2 && seen.size() <= 6);
}

void TrainingSessionTest::forgetsARunThatWasReplaced()
{
    const Algorithm endless = counting(1'000'000);
    const Algorithm brief = counting(2);
    TrainingSession session;
    session.begin(request(endless, -1));
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    session.begin(request(brief, -1));

    QCOMPARE(steps(drain(session)), (std::vector<int>{0, 1, 2}));
}

void TrainingSessionTest::stopsWhenTheLossRunsAway()
{
    const Algorithm algorithm = counting(5, 2);
    TrainingSession session;
    session.begin(request(algorithm, -1));

    const auto events = drain(session);

    QCOMPARE(steps(events), (std::vector<int>{0, 1, 2}));
    QVERIFY(first<Ended>(events)->error);
    QVERIFY(first<Ended>(events)->error->message.find("step 2") != std::string::npos);
}

void TrainingSessionTest::reportsWhyThereIsNothingToTrainOn()
{
    const Algorithm algorithm = counting(5);
    TrainingSession session;
    RunRequest impossible = request(algorithm);
    impossible.prepare = []() -> Result<std::shared_ptr<const Prepared>> {
        return invalid("The file is gone");
    };
    session.begin(std::move(impossible));
    session.step(Stride::Whole); // nothing to step; must not crash

    const auto events = drain(session);

    QCOMPARE(events.size(), 1U);
    QCOMPARE(first<Ended>(events)->error->message, std::string("The file is gone"));
}

void TrainingSessionTest::goesOnFromAnEarlierStepWithOtherSettings()
{
    const Algorithm algorithm = counting(100);
    TrainingSession session;
    session.begin(request(algorithm, 90));
    drain(session);

    session.apply(70, {{"factor", 10.0}});
    session.step(Stride::Whole);
    const auto events = drain(session);

    QCOMPARE(first<Forked>(events)->step, 70);
    QCOMPARE(steps(events), std::vector<int>{71});
    QCOMPARE(predicted(first<Added>(events)->frame), 710.0);
}

void TrainingSessionTest::goesOnFromAMovedHandle()
{
    const Algorithm algorithm = counting(100);
    TrainingSession session;
    session.begin(request(algorithm, 90));
    drain(session);

    session.edit(50, 0, Vector::Constant(1, 2.0));
    const auto events = drain(session);

    QCOMPARE(first<Forked>(events)->step, 49);
    QCOMPARE(steps(events), std::vector<int>{50});
    QCOMPARE(predicted(first<Added>(events)->frame), 100.0);
}

void TrainingSessionTest::showsThePartsOfAStepTakenWhole()
{
    const Algorithm algorithm = counting(100);
    TrainingSession session;
    session.begin(request(algorithm, 90));
    drain(session);

    session.expand(80);
    const auto events = drain(session);

    const auto& frames = first<Inserted>(events)->frames;
    QCOMPARE(frames.size(), 2U); // the third part completes the step
    QCOMPARE(frames[0].snapshot.step, 79);
    QCOMPARE(frames[0].snapshot.part, 1);
    QCOMPARE(frames[1].snapshot.part, 2);
}

void TrainingSessionTest::recomputesAFrame()
{
    const Algorithm algorithm = counting(200);
    TrainingSession session;
    session.begin(request(algorithm, -1));
    drain(session);

    session.recompute(123);

    const auto events = drain(session);
    const Frame& frame = first<Inserted>(events)->frames.at(0);
    QCOMPARE(frame.snapshot.step, 123);
    QCOMPARE(predicted(frame), 123.0);
}

void TrainingSessionTest::looksOneStepAhead()
{
    const Algorithm algorithm = counting(200);
    TrainingSession session;
    session.begin(request(algorithm, 10));
    drain(session);

    session.ghost(4);

    const auto events = drain(session);
    QCOMPARE(first<Ghosted>(events)->from, 4);
    QCOMPARE(first<Ghosted>(events)->frame.snapshot.step, 5);
    QVERIFY(steps(events).empty());
}

void TrainingSessionTest::stopsWhenDestroyedInFullFlight()
{
    const Algorithm algorithm = counting(1'000'000);
    for (int i = 0; i < 50; ++i) {
        TrainingSession session;
        session.begin(request(algorithm, i % 2 ? -1 : 0));
        session.play(full);
    }
}

QTEST_APPLESS_MAIN(TrainingSessionTest)
#include "training_session_test.moc"
