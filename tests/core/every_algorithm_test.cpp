#include "ml/algorithm.h"
#include "support/every_algorithm.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <set>

using namespace holdout;

/// What every entry of the catalogue promises on ordinary data. A new algorithm is covered the
/// moment it is listed.
class EveryAlgorithmTest : public QObject {
    Q_OBJECT

private slots:
    void describesItself_data() { every::rows(); }
    void describesItself();
    void repeatsItselfFromTheSameSeed_data() { every::rows(); }
    void repeatsItselfFromTheSameSeed();
    void partsMakeWholes_data() { every::rows(); }
    void partsMakeWholes();
    void cloneGoesOnAlike_data() { every::rows(); }
    void cloneGoesOnAlike();
    void leavesEarlierSnapshotsAlone_data() { every::rows(); }
    void leavesEarlierSnapshotsAlone();
    void outlivesItsTrainerAndData_data() { every::rows(); }
    void outlivesItsTrainerAndData();
    void doesNothingOnceDone_data() { every::rows(); }
    void doesNothingOnceDone();
    void saysWhatItsLossIs_data() { every::rows(); }
    void saysWhatItsLossIs();
};

namespace {

bool isProse(const std::string& text)
{
    return !text.empty() && !text.ends_with('.') && text.find("TODO") == std::string::npos;
}

} // namespace

void EveryAlgorithmTest::describesItself()
{
    const Algorithm& algorithm = *every::current().algorithm;

    QVERIFY(!algorithm.id.empty() && !algorithm.title.empty());
    QVERIFY(!algorithm.stepName.empty() && !algorithm.lossName.empty());
    QVERIFY(isProse(algorithm.summary));
    QCOMPARE(std::ranges::count(algorithms(), algorithm.id, &Algorithm::id), std::ptrdiff_t{1});
    QVERIFY(check(algorithm.parameters, defaults(algorithm.parameters)).has_value());
    QCOMPARE(std::ranges::count(algorithm.parameters, true, &Parameter::main), std::ptrdiff_t{1});
    std::set<std::string> ids;
    for (const Parameter& parameter : algorithm.parameters) {
        QVERIFY2(ids.insert(parameter.id).second, parameter.id.c_str());
        QVERIFY2(!parameter.label.empty() && isProse(parameter.help), parameter.id.c_str());
    }

    QVERIFY(std::ranges::count(algorithm.presets, true, &Preset::good) >= 1);
    QVERIFY(std::ranges::count(algorithm.presets, false, &Preset::good) >= 1);
    for (const Preset& preset : algorithm.presets) {
        QVERIFY2(isProse(preset.title) && isProse(preset.lesson), preset.title.c_str());
        const auto ok = check(algorithm.parameters, every::changed(algorithm, preset.settings));
        QVERIFY2(ok.has_value(), preset.title.c_str());
    }
}

void EveryAlgorithmTest::repeatsItselfFromTheSameSeed()
{
    const auto entry = every::current();
    const Matrix X = every::questions(every::ordinary(entry.task));
    const auto one = every::begin(entry);
    const auto two = every::begin(entry);

    for (int i = 0; i < every::fewSteps; ++i) {
        QVERIFY(every::same(one->snapshot(), two->snapshot(), X));
        QCOMPARE(one->step(Stride::Whole), two->step(Stride::Whole));
    }
}

void EveryAlgorithmTest::partsMakeWholes()
{
    const auto entry = every::current();
    const Matrix X = every::questions(every::ordinary(entry.task));
    const auto whole = every::begin(entry);
    const auto parts = every::begin(entry);
    const auto mixed = every::begin(entry);

    for (int step = 1; step <= every::fewSteps; ++step) {
        const bool more = whole->step(Stride::Whole);
        for (int part = 1; parts->step(Stride::Part) && parts->snapshot().part > 0; ++part) {
            QCOMPARE(parts->snapshot().part, part);
            QCOMPARE(parts->snapshot().step, step - 1);
            QVERIFY(!parts->snapshot().partName.empty());
            QVERIFY(part < 1000);
        }
        mixed->step(Stride::Part);
        if (mixed->snapshot().part > 0)
            QVERIFY(mixed->step(Stride::Whole)); // finishes the step it finds begun

        QCOMPARE(whole->snapshot().part, 0);
        QVERIFY(whole->snapshot().partName.empty());
        QVERIFY(every::same(whole->snapshot(), parts->snapshot(), X));
        QVERIFY(every::same(whole->snapshot(), mixed->snapshot(), X));
        if (!more)
            break;
    }
}

void EveryAlgorithmTest::cloneGoesOnAlike()
{
    const auto entry = every::current();
    const Matrix X = every::questions(every::ordinary(entry.task));
    const auto trainer = every::begin(entry);

    for (int i = 0; i < 8; ++i) {
        const auto clone = trainer->clone();
        const auto ahead = trainer->clone();
        every::walk(*ahead, 3); // must not disturb the others
        QVERIFY(every::same(trainer->snapshot(), clone->snapshot(), X));
        for (int part = 0; part < 7; ++part) {
            QCOMPARE(clone->step(Stride::Part), trainer->step(Stride::Part));
            QVERIFY(every::same(trainer->snapshot(), clone->snapshot(), X));
        }
    }
}

void EveryAlgorithmTest::leavesEarlierSnapshotsAlone()
{
    const auto entry = every::current();
    const Matrix X = every::questions(every::ordinary(entry.task));
    const auto trainer = every::begin(entry);
    std::vector<Snapshot> kept;
    std::vector<Matrix> scores;
    for (int i = 0; i < 5; ++i) {
        kept.push_back(trainer->snapshot());
        scores.push_back(kept.back().model->predict(X));
        trainer->step(Stride::Part);
    }

    every::walk(*trainer);
    for (const HandleId handle : every::handles(*trainer->snapshot().model,
                                                every::ordinaryView(every::ordinary(entry.task))))
        trainer->edit(handle, Vector::Constant(X.cols(), 0.5));

    for (std::size_t i = 0; i < kept.size(); ++i)
        QVERIFY(kept[i].model->predict(X) == scores[i]);
}

void EveryAlgorithmTest::outlivesItsTrainerAndData()
{
    const auto entry = every::current();
    const Matrix X = every::questions(every::ordinary(entry.task));
    const auto other = every::begin(entry);
    every::walk(*other);

    Snapshot end;
    {
        auto data = std::make_unique<Dataset>(every::ordinary(entry.task));
        const auto trainer = every::begin(entry, *data, defaults(entry.algorithm->parameters));
        data.reset();
        every::walk(*trainer);
        end = trainer->snapshot();
    }

    QVERIFY(every::same(end, other->snapshot(), X));
    QVERIFY(end.model->inside(Vector(X.row(0))).index() > 0);
    QVERIFY(end.model->bytes() > 0);
}

void EveryAlgorithmTest::doesNothingOnceDone()
{
    const auto entry = every::current();
    const Matrix X = every::questions(every::ordinary(entry.task));
    const auto trainer = every::begin(entry);
    every::walk(*trainer, 2000);
    if (!entry.algorithm->instant)
        return; // may go on as long as one likes
    const Snapshot end = trainer->snapshot();

    QVERIFY(!trainer->step(Stride::Whole));
    QVERIFY(!trainer->step(Stride::Part));
    QVERIFY(every::same(end, trainer->snapshot(), X));
    QVERIFY(end.step > 0);
}

void EveryAlgorithmTest::saysWhatItsLossIs()
{
    const auto trainer = every::begin(every::current());
    for (int i = 0; i < every::fewSteps; ++i) {
        QCOMPARE(trainer->loss(), trainer->snapshot().loss);
        QVERIFY(std::isfinite(trainer->loss()));
        for (const auto& [name, value] : trainer->snapshot().scalars)
            QVERIFY2(std::isfinite(value), name.c_str());
        trainer->step(Stride::Part);
    }
}

QTEST_APPLESS_MAIN(EveryAlgorithmTest)
#include "every_algorithm_test.moc"
