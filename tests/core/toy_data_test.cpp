#include "data/toy_data.h"

#include <QTest>

#include <cmath>
#include <numbers>
#include <set>

using namespace holdout;

class ToyDataTest : public QObject {
    Q_OBJECT

private slots:
    void hasTheSetsOfTheGallery();
    void everySetKeepsItsPromises_data();
    void everySetKeepsItsPromises();
    void everySetBearsItsExtremes_data();
    void everySetBearsItsExtremes();
    void refusesBadSettings();
    void thinsTheLaterClasses();
    void keepsEveryClassAlive();
    void flipsTheAskedShare();
    void moonsAreHalfCircles();
    void blobsLieFourApart();
    void shearsTheBlobs();
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

const ToyData& toy(const QString& id)
{
    return *std::ranges::find(toyData(), id.toStdString(), &ToyData::id);
}

Dataset make(const ToyData& set, const std::map<std::string, double>& changed,
             std::uint64_t seed = 1)
{
    Settings settings = defaults(set.parameters);
    for (const auto& [id, value] : changed)
        settings[id] = value;
    return generate(set, settings, seed).value();
}

Matrix bayes(const QString& id, const std::map<std::string, double>& changed, const Matrix& X)
{
    Settings settings = defaults(toy(id).parameters);
    for (const auto& [name, value] : changed)
        settings[name] = value;
    return toy(id).bayes(settings, X);
}

Index members(const Dataset& data, Index label)
{
    return (data.y.array() == static_cast<double>(label)).count();
}

void eachSet()
{
    QTest::addColumn<QString>("id");
    for (const ToyData& set : toyData())
        QTest::newRow(set.id.c_str()) << QString::fromStdString(set.id);
}

void eachClassification()
{
    QTest::addColumn<QString>("id");
    for (const ToyData& set : toyData())
        if (set.task == Task::Classification)
            QTest::newRow(set.id.c_str()) << QString::fromStdString(set.id);
}

bool sound(const Dataset& data)
{
    return data.X.allFinite() && data.y.allFinite() && data.X.rows() == data.y.size() &&
           data.X.cols() == std::ssize(data.features) && !data.targetName.empty();
}

} // namespace

void ToyDataTest::hasTheSetsOfTheGallery()
{
    std::vector<std::string> ids;
    for (const ToyData& set : toyData())
        ids.push_back(set.id);

    QCOMPARE(ids,
             (std::vector<std::string>{"two_moons", "circles", "spirals", "blobs", "xor",
                                       "checkerboard", "linear", "anisotropic_blobs", "diagonal",
                                       "line", "sine", "cubic", "step", "heteroscedastic"}));
}

void ToyDataTest::everySetKeepsItsPromises_data()
{
    eachSet();
}

void ToyDataTest::everySetKeepsItsPromises()
{
    QFETCH(const QString, id);
    const ToyData& set = toy(id);

    const Dataset data = make(set, {{"n", 77}});

    QVERIFY(sound(data));
    QCOMPARE(data.samples(), 77);
    QVERIFY(!set.title.empty() && set.summary.ends_with("."));
    if (set.task == Task::Regression) {
        QCOMPARE(data.dimensions(), 1);
        QVERIFY(data.classNames.empty());
    } else {
        QCOMPARE(data.dimensions(), 2);
        QVERIFY(data.classes() >= 2);
        QCOMPARE(data.classNames[0], "blue");
        QCOMPARE(data.classNames[1], "orange");
        QVERIFY(members(data, 0) - members(data, data.classes() - 1) <= 1);
    }
    const Dataset again = make(set, {{"n", 77}});
    QVERIFY(again.X == data.X && again.y == data.y);
    QVERIFY(make(set, {{"n", 77}}, 2).X != data.X);
}

void ToyDataTest::everySetBearsItsExtremes_data()
{
    eachSet();
}

void ToyDataTest::everySetBearsItsExtremes()
{
    QFETCH(const QString, id);
    const ToyData& set = toy(id);
    Matrix far(4, set.task == Task::Regression ? 1 : 2);
    far.col(0) << 1e6, -1e6, 0.0, 7.0;
    far.rightCols(1) << -1e6, 1e6, 0.0, -7.0;

    for (const Parameter& parameter : set.parameters)
        for (const double extreme : {parameter.minimum, parameter.maximum})
            for (const double n : {10.0, 60.0}) {
                std::map<std::string, double> changed{{"n", n}};
                changed[parameter.id] = extreme;
                const Dataset data = make(set, changed);
                QVERIFY2(sound(data), parameter.id.c_str());
                const Matrix scores = bayes(id, changed, far);
                QVERIFY2(scores.allFinite(), parameter.id.c_str());
                if (set.task == Task::Classification)
                    QVERIFY((scores.rowwise().sum().array() - 1.0).abs().maxCoeff() < 1e-9);
            }
}

void ToyDataTest::refusesBadSettings()
{
    const ToyData& set = toy("two_moons");
    Settings settings = defaults(set.parameters);
    settings["n"] = 9.0;
    QVERIFY(!generate(set, settings, 1));
    settings["n"] = 10.0;
    QVERIFY(generate(set, settings, 1));
    settings["arms"] = 2.0;
    QVERIFY(!generate(set, settings, 1));
}

void ToyDataTest::thinsTheLaterClasses()
{
    const Dataset moons = make(toy("two_moons"), {{"n", 300}, {"imbalance", 9}});
    QCOMPARE(members(moons, 0), 270);
    QCOMPARE(members(moons, 1), 30);

    // Weights 1, 1/2, 1/4 of 350 points are 200, 100 and 50.
    const Dataset blobs = make(toy("blobs"), {{"n", 350}, {"imbalance", 4}});
    QCOMPARE(members(blobs, 0), 200);
    QCOMPARE(members(blobs, 1), 100);
    QCOMPARE(members(blobs, 2), 50);
}

void ToyDataTest::keepsEveryClassAlive()
{
    const Dataset data = make(toy("blobs"), {{"n", 10}, {"imbalance", 50}, {"classes", 6}});

    for (Index label = 0; label < 6; ++label)
        QVERIFY(members(data, label) >= 1);
    QCOMPARE(data.classNames.back(), "grey");
}

void ToyDataTest::flipsTheAskedShare()
{
    const Dataset data = make(toy("xor"), {{"n", 200}, {"noise", 0}, {"label_noise", 0.15}});

    Index wrong = 0;
    for (Index i = 0; i < data.samples(); ++i)
        wrong += (data.X(i, 0) * data.X(i, 1) > 0) != (data.y(i) == 0.0) ? 1 : 0;
    QCOMPARE(wrong, 30);
}

void ToyDataTest::moonsAreHalfCircles()
{
    const Dataset data = make(toy("two_moons"), {{"noise", 0}});

    for (Index i = 0; i < data.samples(); ++i) {
        const bool first = data.y(i) == 0.0;
        const double x = data.X(i, 0) - (first ? 0.0 : 1.0);
        const double y = data.X(i, 1) - (first ? 0.0 : 0.5);
        QVERIFY(std::abs(std::hypot(x, y) - 1.0) < 1e-12);
        QVERIFY(first ? y > -1e-12 : y < 1e-12);
    }
}

void ToyDataTest::blobsLieFourApart()
{
    for (const int classes : {2, 3, 4, 5, 6}) {
        const Dataset data = make(toy("blobs"), {{"noise", 0}, {"classes", classes}});
        Matrix centres(classes, 2);
        for (Index i = 0; i < data.samples(); ++i)
            centres.row(static_cast<Index>(data.y(i))) = data.X.row(i);
        for (Index k = 0; k < classes; ++k)
            QVERIFY(std::abs((centres.row(k) - centres.row((k + 1) % classes)).norm() - 4.0) <
                    1e-12);
    }
}

void ToyDataTest::shearsTheBlobs()
{
    const Dataset data = make(toy("anisotropic_blobs"), {{"n", 5000}});

    // Right-hand cloud: centre (4, 0)·T = (2.4, −2.56), covariance TᵀT for T = [.6 −.64; −.4 .85].
    std::vector<Index> rows;
    for (Index i = 0; i < data.samples(); ++i)
        if (data.y(i) == 2.0)
            rows.push_back(i);
    const Matrix X = data.X(rows, Eigen::all);
    const Eigen::RowVector2d mean = X.colwise().mean();
    const Matrix centred = X.rowwise() - mean;
    const Matrix covariance = centred.transpose() * centred / static_cast<double>(X.rows());
    QVERIFY((mean - Eigen::RowVector2d(2.4, -2.56)).norm() < 0.12);
    QVERIFY((covariance - Matrix{{0.52, -0.724}, {-0.724, 1.1321}}).norm() < 0.2);
}

void ToyDataTest::knowsTheOddsOfTwoGaussians()
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

void ToyDataTest::losesWhatTwoGaussiansMustLose()
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

void ToyDataTest::everyBayesRuleMatchesTheDraws_data()
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
void ToyDataTest::everyBayesRuleMatchesTheDraws()
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

void ToyDataTest::everyBayesRuleIsRightWithoutNoise_data()
{
    eachClassification();
}

void ToyDataTest::everyBayesRuleIsRightWithoutNoise()
{
    QFETCH(const QString, id);
    const Dataset data = make(toy(id), {{"noise", 0}});

    const Matrix scores = bayes(id, {{"noise", 0}}, data.X);

    for (Index i = 0; i < data.samples(); ++i)
        QVERIFY(scores(i, static_cast<Index>(data.y(i))) > 0.99);
}

void ToyDataTest::knowsTheMeanOfEveryCurve_data()
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

void ToyDataTest::knowsTheMeanOfEveryCurve()
{
    QFETCH(const QString, id);
    QFETCH(const double, x);
    QFETCH(const double, mean);

    QVERIFY(std::abs(bayes(id, {}, Matrix{{x}})(0, 0) - mean) < 1e-12);

    const Dataset data = make(toy(id), {{"n", 5000}, {"noise", 0}});
    QVERIFY((bayes(id, {}, data.X).col(0) - data.y).norm() < 1e-9);
}

void ToyDataTest::scattersAsAsked()
{
    const Dataset line = make(toy("line"), {{"n", 5000}, {"noise", 2}});
    const Vector even = line.y - bayes("line", {}, line.X).col(0);
    QVERIFY(std::abs(std::sqrt(even.squaredNorm() / 5000.0) - 2.0) < 0.1); // 5 σ/√2n

    const Dataset grow = make(toy("heteroscedastic"), {{"n", 5000}, {"noise", 0.3}});
    const Vector scaled =
        (grow.y - bayes("heteroscedastic", {}, grow.X).col(0)).array() / grow.X.col(0).array();
    QVERIFY(std::abs(std::sqrt(scaled.squaredNorm() / 5000.0) - 0.3) < 0.015);
}

QTEST_APPLESS_MAIN(ToyDataTest)
#include "toy_data_test.moc"
