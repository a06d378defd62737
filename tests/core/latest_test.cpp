#include "run/latest.h"

#include <QTest>

#include <atomic>
#include <thread>

using namespace holdout;

class LatestTest : public QObject {
    Q_OBJECT

private slots:
    void deliversTheNewestAnswer();
    void dropsWhatWasAskedBefore();
    void forgetsWhenCancelled();
    void stopsWhenDestroyedInTheMiddle();
};

namespace {

using Doubler = Latest<int, int>;

/// Answers with each power of two up to the question, a millisecond apart.
void slowly(const int& question, const Doubler::Deliver& deliver, const std::stop_token& stop)
{
    for (int answer = 1; answer <= question && !stop.stop_requested(); answer *= 2) {
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
        deliver(answer);
    }
}

template <class Done> bool eventually(Done done)
{
    for (int tries = 0; tries < 5000; ++tries) {
        if (done())
            return true;
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    return false;
}

} // namespace

void LatestTest::deliversTheNewestAnswer()
{
    Doubler latest(slowly);
    latest.ask(64);
    QVERIFY(eventually([&] { return !latest.busy(); }));

    QCOMPARE(latest.take().value(), 64);
    QVERIFY(!latest.take());
}

void LatestTest::dropsWhatWasAskedBefore()
{
    std::atomic<int> finished = 0;
    Latest<int, int> latest(
        [&](const int& question, const auto& deliver, const std::stop_token& stop) {
            while (question == 1 && !stop.stop_requested())
                std::this_thread::sleep_for(std::chrono::milliseconds(1));
            deliver(question);
            ++finished;
        });
    latest.ask(1);
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
    latest.ask(2);

    QVERIFY(eventually([&] { return finished == 2; }));
    QCOMPARE(latest.take().value(), 2);
}

void LatestTest::forgetsWhenCancelled()
{
    Doubler latest(slowly);
    latest.ask(1 << 20);
    latest.cancel();

    QVERIFY(eventually([&] { return !latest.busy(); }));
    QVERIFY(!latest.take());
}

void LatestTest::stopsWhenDestroyedInTheMiddle()
{
    for (int i = 0; i < 50; ++i) {
        Doubler latest(slowly);
        latest.ask(1 << 29);
    }
}

QTEST_APPLESS_MAIN(LatestTest)
#include "latest_test.moc"
