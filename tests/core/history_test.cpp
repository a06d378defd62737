#include "run/history.h"
#include "support/counting_trainer.h"

#include <QTest>

using namespace holdout;

class HistoryTest : public QObject {
    Q_OBJECT

private slots:
    void walksByWholesAndByParts();
    void staysWhereItIsAtTheEnds();
    void forgetsWhatComesAfterAFork();
    void keepsEveryLossButNotEveryModel();
    void replacesAFrameWithoutCountingItTwice();
};

namespace {

Frame frame(int step, int part = 0, std::size_t bytes = 0, Flag flag = Flag::None)
{
    return {.snapshot = {.step = step,
                         .part = part,
                         .loss = 1.0 / (1 + step),
                         .flag = flag,
                         .model = std::make_shared<ConstantModel>(step, bytes)}};
}

History withParts()
{
    History history;
    for (const Frame& each : {frame(0), frame(0, 1), frame(0, 2), frame(1), frame(2)})
        history.add(each);
    return history;
}

} // namespace

void HistoryTest::walksByWholesAndByParts()
{
    const History history = withParts();

    QVERIFY(history.next({0, 0}, Stride::Whole) == (Moment{1, 0}));
    QVERIFY(history.next({0, 0}, Stride::Part) == (Moment{0, 1}));
    QVERIFY(history.next({0, 1}, Stride::Whole) == (Moment{1, 0}));
    QVERIFY(history.previous({1, 0}, Stride::Part) == (Moment{0, 2}));
    QVERIFY(history.previous({1, 0}, Stride::Whole) == (Moment{0, 0}));
    QVERIFY(history.previous({0, 2}, Stride::Whole) == (Moment{0, 0}));
}

void HistoryTest::staysWhereItIsAtTheEnds()
{
    const History history = withParts();

    QVERIFY(history.next({2, 0}, Stride::Part) == (Moment{2, 0}));
    QVERIFY(history.previous({0, 0}, Stride::Part) == (Moment{0, 0}));
}

void HistoryTest::forgetsWhatComesAfterAFork()
{
    History history = withParts();

    history.dropAfter(0);

    QCOMPARE(history.frames().size(), 1U);
    QVERIFY(history.last() == (Moment{0, 0}));
}

void HistoryTest::keepsEveryLossButNotEveryModel()
{
    History history;
    const std::size_t megabyte = 1U << 20U;
    for (int step = 0; step < 1000; ++step)
        history.add(frame(step, 0, megabyte, step == 501 ? Flag::FirstUse : Flag::None));

    QVERIFY(history.bytes() <= History::capacity);
    QCOMPARE(history.frames().size(), 1000U);
    QCOMPARE(history.at({777, 0})->snapshot.loss, 1.0 / 778);
    QVERIFY(history.at({0, 0})->snapshot.model);
    QVERIFY(history.at({501, 0})->snapshot.model);
    QVERIFY(history.at({999, 0})->snapshot.model);
    QVERIFY(!history.at({777, 0})->snapshot.model);
}

void HistoryTest::replacesAFrameWithoutCountingItTwice()
{
    History history;
    history.add(frame(0, 0, 100));
    history.add(frame(0, 0, 250));

    QCOMPARE(history.bytes(), 250U);
}

QTEST_APPLESS_MAIN(HistoryTest)
#include "history_test.moc"
