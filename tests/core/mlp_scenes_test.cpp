#include "eval/metric.h"
#include "support/mlp.h"
#include "support/sample_data.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace holdout;
using namespace holdout::network;

/// What is told about networks, measured: medians over several starts, within bands that come from
/// the same recipes trained by an independent program (moons, 200 points, noise 0.15, unless it
/// says else).
class MlpScenesTest : public QObject {
    Q_OBJECT

private slots:
    void zeroWeightsLearnNothing();
    void equalWeightsAreOneUnit();
    void drawnWeightsLearn();
    void tooHighARateThrowsItAbout();
    void withoutActivationTheBoundaryIsStraight();
    void sigmoidsLetTheGradientVanish();
    void hugeStepsKillUnits();
    void overfitsFewNoisyPointsUnlessHeldBack();
    void squaredErrorHardlyPullsWhereSureAndWrong();
};

namespace {

using Words = std::string;

Dataset moons(std::uint64_t seed)
{
    return sample::moons(200, 0.15, seed);
}

template <class Measure> double median(Measure value, std::uint64_t seeds = 7)
{
    std::vector<double> values;
    for (std::uint64_t seed = 1; seed <= seeds; ++seed)
        values.push_back(value(seed));
    std::ranges::sort(values);
    return values[values.size() / 2];
}

/// One hidden layer of eight, trained by plain descent.
Changes eight(const char* init)
{
    return {{"hidden_layer_sizes", IntegerList{8}},
            {"solver", Words("sgd")},
            {"learning_rate_init", 0.3},
            {"batch_size", 10.0},
            {"alpha", 0.0},
            {"init", Words(init)}};
}

double accuracyFrom(const char* init)
{
    return median([&](std::uint64_t seed) {
        return accuracy(*after(200, moons(seed), eight(init), seed).model, moons(seed));
    });
}

int unitsFrom(const char* init)
{
    return distinctUnits(insideOf(after(200, moons(1), eight(init))), moons(1).X, 0);
}

} // namespace

void MlpScenesTest::zeroWeightsLearnNothing()
{
    QVERIFY(std::abs(accuracyFrom("zero") - 0.5) < 0.01);
    QCOMPARE(unitsFrom("zero"), 1);
    QVERIFY(std::abs(after(50, moons(1), eight("zero")).loss - std::log(2.0)) < 0.01);
}

void MlpScenesTest::equalWeightsAreOneUnit()
{
    QVERIFY(std::abs(accuracyFrom("constant") - 0.87) < 0.03);
    QCOMPARE(unitsFrom("constant"), 1);
}

void MlpScenesTest::drawnWeightsLearn()
{
    QVERIFY(accuracyFrom("xavier") > 0.97);
    QCOMPARE(unitsFrom("xavier"), 8);
}

void MlpScenesTest::tooHighARateThrowsItAbout()
{
    const auto loss = [](double rate) {
        return median([&](std::uint64_t seed) {
            return after(100, moons(seed),
                         {{"solver", Words("sgd")},
                          {"learning_rate_init", rate},
                          {"batch_size", 10.0}},
                         seed)
                .loss;
        });
    };
    // .58, .31, .05, .02 and 11 in another network: higher is better, until it is much worse.
    const std::vector<double> at{loss(0.001), loss(0.01), loss(0.1), loss(1.0), loss(10.0)};
    QVERIFY(std::abs(at[0] - 0.58) < 0.15);
    QVERIFY(std::abs(at[1] - 0.31) < 0.1);
    QVERIFY(at[2] < 0.1 && at[3] < 0.05);
    QVERIFY(at[4] > 1.0);
}

void MlpScenesTest::withoutActivationTheBoundaryIsStraight()
{
    const Snapshot end =
        after(100, moons(1),
              {{"activation", Words("identity")}, {"hidden_layer_sizes", IntegerList{8, 8, 8}}});
    // Along any line the log-odds are linear: the middle is the mean of the ends.
    Random random(4);
    for (int i = 0; i < 100; ++i) {
        Matrix X(3, 2);
        X.row(0) << random.uniform(-2.0, 3.0), random.uniform(-1.5, 2.0);
        X.row(2) << random.uniform(-2.0, 3.0), random.uniform(-1.5, 2.0);
        X.row(1) = 0.5 * (X.row(0) + X.row(2));
        const Eigen::ArrayXd p = end.model->predict(X).col(1);
        const Eigen::ArrayXd odds = (p / (1.0 - p)).log();
        QVERIFY(std::abs(odds(1) - 0.5 * (odds(0) + odds(2))) < 1e-6);
    }
    QVERIFY(accuracy(*end.model, moons(1)) < 0.93);
}

void MlpScenesTest::sigmoidsLetTheGradientVanish()
{
    // First over last: below .001 with eight layers of sigmoids, about .4 with tanh or ReLU; here
    // there are four.
    const auto ratio = [](const char* activation, const char* init) {
        return median([&](std::uint64_t seed) {
            const NetworkInside inside =
                insideOf(begin(moons(seed),
                               {{"hidden_layer_sizes", IntegerList{8, 8, 8, 8}},
                                {"activation", Words(activation)},
                                {"init", Words(init)}},
                               seed)
                             ->snapshot());
            return inside.monitors.front().gradientNorm / inside.monitors.back().gradientNorm;
        });
    };
    QVERIFY(ratio("logistic", "xavier") < 0.03); // √.001, as there are half as many layers
    QVERIFY(ratio("tanh", "xavier") > 0.3);
    QVERIFY(ratio("relu", "he") > 0.3);
}

void MlpScenesTest::hugeStepsKillUnits()
{
    const auto dead = [](double rate) {
        return median([&](std::uint64_t seed) {
            const NetworkInside inside = insideOf(after(100, moons(seed),
                                                        {{"activation", Words("relu")},
                                                         {"init", Words("he")},
                                                         {"solver", Words("sgd")},
                                                         {"batch_size", 10.0},
                                                         {"learning_rate_init", rate}},
                                                        seed));
            return (inside.monitors[0].dead + inside.monitors[1].dead) / 2.0;
        });
    };
    QVERIFY(dead(0.05) < 0.13); // .03
    QVERIFY(dead(3.0) > 0.4);   // .61
}

void MlpScenesTest::overfitsFewNoisyPointsUnlessHeldBack()
{
    const auto losses = [](int epochs, double alpha) {
        const auto measure = [&](bool test) {
            return median(
                [&](std::uint64_t seed) {
                    const Dataset train = sample::moons(40, 0.35, seed);
                    const Dataset data = test ? sample::moons(1000, 0.35, seed + 50) : train;
                    const Snapshot end = after(epochs, train,
                                               {{"hidden_layer_sizes", IntegerList{32, 32}},
                                                {"solver", Words("sgd")},
                                                {"learning_rate_init", 0.3},
                                                {"batch_size", 10.0},
                                                {"alpha", alpha}},
                                               seed);
                    const Matrix scores = end.model->predict(data.X);
                    return meanLoss(Task::Classification, {data, scores});
                },
                5);
        };
        return std::pair(measure(false), measure(true));
    };
    const auto [early, earlyTest] = losses(50, 0.0);
    const auto [late, lateTest] = losses(1500, 0.0);
    const auto [held, heldTest] = losses(1500, 0.1); // 0.01 for each sample of a batch
    QVERIFY(late < 0.02 && late < early);            // .003
    QVERIFY(lateTest > earlyTest + 0.3);             // 1.20 against .39
    QVERIFY(heldTest < earlyTest + 0.05);            // .35
    QVERIFY(held > late);
}

void MlpScenesTest::squaredErrorHardlyPullsWhereSureAndWrong()
{
    // One unit, weight 10, at x = 1 of class 0: p − y = σ(10). Cross-entropy pulls with that,
    // squared error with that times p(1 − p) = 4.5e-5.
    const Dataset data = sample::named(Matrix::Ones(1, 1), Vector::Zero(1), 2);
    const auto pull = [&](const char* loss) {
        const auto trainer = begin(
            data, {{"hidden_layer_sizes", IntegerList{}}, {"loss", Words(loss)}, {"alpha", 0.0}});
        trainer->edit(8192, Vector::Constant(1, 10.0)); // layer 0, from input 0, to unit 0
        return insideOf(trainer->snapshot()).gradients[0](0, 0);
    };
    const double p = 1.0 / (1.0 + std::exp(-10.0));
    QVERIFY(std::abs(pull("cross_entropy") - p) < 1e-12);
    QVERIFY(std::abs(pull("squared_error") - p * p * (1.0 - p)) < 1e-12);
}

QTEST_APPLESS_MAIN(MlpScenesTest)
#include "mlp_scenes_test.moc"
