#include "support/toy_sets.h"

#include <QTest>

#include <cmath>
#include <numbers>

using namespace holdout;

class ToyTruthTest : public QObject {
    Q_OBJECT

private slots:
    void knowsTheOddsOfTwoGaussians();
    void losesWhatTwoGaussiansMustLose();
    void everyBayesRuleMatchesTheDraws_data();
    void everyBayesRuleMatchesTheDraws();
    void everyBayesRuleIsRightWithoutNoise_data();
    void everyBayesRuleIsRightWithoutNoise();
    void knowsTheMeanOfEveryCurve_data();
    void knowsTheMeanOfEveryCurve();
    void scattersAsAsked();
};

namespace {

void eachClassification()
{
    QTest::addColumn<QString>("id");
    for (const ToyData& set : toyData())
        if (set.task == Task::Classification)
            QTest::newRow(set.id.c_str()) << QString::fromStdString(set.id);
}

} // namespace

void ToyTruthTest::knowsTheOddsOfTwoGaussians()
{
    // Centres −2 and 2, σ = 1: log odds of orange are ((x+2)² − (x−2)²)/2 = 4x, here 2.
    const Matrix X{{0.5, 1.7}};
    const double even = 1.0 / (1.0 + std::exp(-2.0));
    QVERIFY(std::abs(bayes("blobs", {{"classes", 2}}, X)(0, 1) - even) < 1e-12);

    // Blue nine times as common: odds are divided by nine.
    const double rare = 1.0 / (1.0 + 9.0 * std::exp(-2.0));
    QVERIFY(std::abs(bayes("blobs", {{"classes", 2}, {"imbalance", 9}}, X)(0, 1) - rare) < 1e-12);

    // A fifth of the labels flipped: 0.8 p + 0.2 (1 − p).
    const double flipped = 0.8 * even + 0.2 * (1.0 - even);
    QVERIFY(std::abs(bayes("blobs", {{"classes", 2}, {"label_noise", 0.2}}, X)(0, 1) - flipped) <
            1e-12);

    // Three classes, all flipped half the time: a quarter each to the others. Blue is at its
    // centre.
    const Matrix centre{{-4.0 / std::numbers::sqrt3, 0.0}};
    const Matrix three = bayes("blobs", {{"noise", 0.1}, {"label_noise", 0.5}}, centre);
    QVERIFY((three - Matrix{{0.5, 0.25, 0.25}}).norm() < 1e-12);
}

void ToyTruthTest::losesWhatTwoGaussiansMustLose()
{
    // The Bayes error of two equal Gaussians 4σ apart is Φ(−2) = 0.02275.
    double wrong = 0.0;
    constexpr double samples = 100'000.0;
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        const Dataset data = make(toy("blobs"), {{"n", 5000}, {"classes", 2}}, seed);
        const Matrix scores = bayes("blobs", {{"classes", 2}}, data.X);
        for (Index i = 0; i < data.samples(); ++i)
            wrong += (scores(i, 1) > 0.5) != (data.y(i) == 1.0) ? 1.0 : 0.0;
    }
    const double error = 0.5 * std::erfc(std::numbers::sqrt2);
    QVERIFY(std::abs(wrong / samples - error) < 5.0 * std::sqrt(error * (1.0 - error) / samples));
}

void ToyTruthTest::everyBayesRuleMatchesTheDraws_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<double>("noise");
    for (const ToyData& set : toyData())
        if (set.task == Task::Classification)
            for (const double noise : {0.05, 0.3, 0.6})
                QTest::addRow("%s %.2f", set.id.c_str(), noise)
                    << QString::fromStdString(set.id) << noise;
}

/// In each square of a grid over the plane the classes must be as common as the rule says, within
/// five standard deviations of what chance allows.
void ToyTruthTest::everyBayesRuleMatchesTheDraws()
{
    QFETCH(const QString, id);
    QFETCH(const double, noise);
    const std::map<std::string, double> settings{
        {"n", 5000}, {"noise", noise}, {"label_noise", 0.1}, {"imbalance", 3}};
    struct Square {
        Vector surplus, variance;
    };
    std::map<std::pair<int, int>, Square> squares;

    for (std::uint64_t seed = 0; seed < 6; ++seed) {
        const Dataset data = make(toy(id), settings, seed);
        const Matrix scores = bayes(id, settings, data.X);
        for (Index i = 0; i < data.samples(); ++i) {
            Square& square = squares[{static_cast<int>(std::floor(3.0 * data.X(i, 0))),
                                      static_cast<int>(std::floor(3.0 * data.X(i, 1)))}];
            if (square.surplus.size() == 0)
                square.surplus = square.variance = Vector::Zero(data.classes());
            const Vector p = scores.row(i).transpose();
            square.surplus -= p;
            square.surplus(static_cast<Index>(data.y(i))) += 1.0;
            square.variance.array() += p.array() * (1.0 - p.array());
        }
    }

    for (const auto& [place, square] : squares)
        for (Index k = 0; k < square.surplus.size(); ++k)
            if (square.variance(k) > 5.0)
                QVERIFY2(std::abs(square.surplus(k)) < 5.0 * std::sqrt(square.variance(k)),
                         qPrintable(QString("square %1 %2, class %3: surplus %4, deviation %5")
                                        .arg(place.first)
                                        .arg(place.second)
                                        .arg(k)
                                        .arg(square.surplus(k))
                                        .arg(std::sqrt(square.variance(k)))));
}

void ToyTruthTest::everyBayesRuleIsRightWithoutNoise_data()
{
    eachClassification();
}

void ToyTruthTest::everyBayesRuleIsRightWithoutNoise()
{
    QFETCH(const QString, id);
    const Dataset data = make(toy(id), {{"noise", 0}});

    const Matrix scores = bayes(id, {{"noise", 0}}, data.X);

    for (Index i = 0; i < data.samples(); ++i)
        QVERIFY(scores(i, static_cast<Index>(data.y(i))) > 0.99);
}

void ToyTruthTest::knowsTheMeanOfEveryCurve_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<double>("x");
    QTest::addColumn<double>("mean");
    QTest::newRow("line") << "line" << 3.0 << 5.0;
    QTest::newRow("sine, top") << "sine" << 0.25 << 1.0;
    QTest::newRow("sine, bottom") << "sine" << 0.75 << -1.0;
    QTest::newRow("cubic") << "cubic" << 2.0 << 4.0;
    QTest::newRow("step, below") << "step" << 0.2 << 0.0;
    QTest::newRow("step, above") << "step" << 0.7 << 1.0;
    QTest::newRow("growing scatter") << "heteroscedastic" << 4.0 << 3.0;
}

void ToyTruthTest::knowsTheMeanOfEveryCurve()
{
    QFETCH(const QString, id);
    QFETCH(const double, x);
    QFETCH(const double, mean);

    QVERIFY(std::abs(bayes(id, {}, Matrix{{x}})(0, 0) - mean) < 1e-12);

    const Dataset data = make(toy(id), {{"n", 5000}, {"noise", 0}});
    QVERIFY((bayes(id, {}, data.X).col(0) - data.y).norm() < 1e-9);
}

void ToyTruthTest::scattersAsAsked()
{
    const Dataset line = make(toy("line"), {{"n", 5000}, {"noise", 2}});
    const Vector even = line.y - bayes("line", {}, line.X).col(0);
    QVERIFY(std::abs(std::sqrt(even.squaredNorm() / 5000.0) - 2.0) < 0.1); // 5 σ/√2n

    const Dataset grow = make(toy("heteroscedastic"), {{"n", 5000}, {"noise", 0.3}});
    const Vector scaled =
        (grow.y - bayes("heteroscedastic", {}, grow.X).col(0)).array() / grow.X.col(0).array();
    QVERIFY(std::abs(std::sqrt(scaled.squaredNorm() / 5000.0) - 0.3) < 0.015);
}

QTEST_APPLESS_MAIN(ToyTruthTest)
#include "toy_truth_test.moc"
