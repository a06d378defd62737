#include "eval/metric.h"
#include "ml/algorithm.h"
#include "support/sample_data.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace holdout;

/// What is told about logistic regression, measured: each number is the median over eleven seeds,
/// and its band comes from the same recipe run with scikit-learn on twenty.
class LogisticRegressionScenesTest : public QObject {
    Q_OBJECT

private slots:
    void drawsCirclesOnlyWithSquares();
    void drawsACrossOnlyWithProducts();
    void growsSureOnSeparableData();
    void balancedWeightsFindTheRareClassAndLoseCalibration();
};

namespace {

using Changes = std::map<std::string, Setting>;

Snapshot fitted(const Dataset& data, const Changes& changes)
{
    const Algorithm& algorithm = **findAlgorithm("logistic_regression");
    Settings settings = defaults(algorithm.parameters);
    for (const auto& [id, value] : changes)
        settings[id] = value;
    return *runToEnd(**start(algorithm, data, Task::Classification, settings, 1));
}

double measure(const std::string& id, const Snapshot& end, const Dataset& data)
{
    const Matrix scores = end.model->predict(data.X);
    const auto metric = std::ranges::find(metrics(), id, &Metric::id);
    return *metric->value({.data = data, .scores = scores});
}

template <class Measure> double median(Measure value)
{
    std::vector<double> values;
    for (std::uint64_t seed = 1; seed <= 11; ++seed)
        values.push_back(value(seed));
    std::ranges::sort(values);
    return values[5];
}

/// Two rings, the inner 0.45 of the outer, with noise 0.1.
Dataset circles(std::uint64_t seed)
{
    Random random(seed);
    const Index n = 200;
    Matrix X(n, 2);
    Vector y(n);
    for (Index i = 0; i < n; ++i) {
        y(i) = static_cast<double>(i % 2);
        const double angle = random.uniform(0.0, 2.0 * std::numbers::pi);
        const double radius = y(i) > 0.5 ? 0.45 : 1.0;
        X(i, 0) = radius * std::cos(angle) + 0.1 * random.normal();
        X(i, 1) = radius * std::sin(angle) + 0.1 * random.normal();
    }
    return sample::named(X, y, 2);
}

/// Uniform on a square of side six; the class is whether the coordinates differ in sign.
Dataset cross(std::uint64_t seed, Index n)
{
    Random random(seed);
    Matrix X(n, 2);
    Vector y(n);
    for (Index i = 0; i < n; ++i) {
        X(i, 0) = random.uniform(-3.0, 3.0);
        X(i, 1) = random.uniform(-3.0, 3.0);
        y(i) = X(i, 0) * X(i, 1) < 0.0 ? 1.0 : 0.0;
    }
    return sample::named(X, y, 2);
}

/// Clouds around (−2, −2) and (2, 2).
Dataset apart(std::uint64_t seed)
{
    Random random(seed);
    Matrix X(60, 2);
    Vector y(60);
    for (Index i = 0; i < 60; ++i) {
        y(i) = static_cast<double>(i % 2);
        for (Index j = 0; j < 2; ++j)
            X(i, j) = 4.0 * y(i) - 2.0 + 0.6 * random.normal();
    }
    return sample::named(X, y, 2);
}

/// Three in a hundred are positive, shifted by 1.3 deviations in both features.
Dataset rare(std::uint64_t seed)
{
    Random random(seed);
    Matrix X(3000, 2);
    Vector y(3000);
    for (Index i = 0; i < 3000; ++i) {
        y(i) = random.uniform() < 0.03 ? 1.0 : 0.0;
        for (Index j = 0; j < 2; ++j)
            X(i, j) = 1.3 * y(i) + random.normal();
    }
    return sample::named(X, y, 2);
}

} // namespace

void LogisticRegressionScenesTest::drawsCirclesOnlyWithSquares()
{
    const auto accuracy = [](const char* features) {
        return median([&](std::uint64_t seed) {
            const Dataset data = circles(seed);
            const Snapshot end = fitted(data, {{"features", std::string(features)}});
            return measure("accuracy", end, circles(seed + 100));
        });
    };
    const double raw = accuracy("raw");
    QVERIFY(raw > 0.42 && raw < 0.58);
    QVERIFY(accuracy("squares") > 0.98);
}

void LogisticRegressionScenesTest::drawsACrossOnlyWithProducts()
{
    const auto accuracy = [](const char* features) {
        return median([&](std::uint64_t seed) {
            const Snapshot end = fitted(cross(seed, 200), {{"features", std::string(features)}});
            return measure("accuracy", end, cross(seed + 100, 1000));
        });
    };
    QVERIFY(accuracy("raw") < 0.66);
    QVERIFY(accuracy("squares") < 0.66);
    QVERIFY(accuracy("products") > 0.95);
}

void LogisticRegressionScenesTest::growsSureOnSeparableData()
{
    const auto length = [](double C) {
        return median([&](std::uint64_t seed) {
            return fitted(apart(seed), {{"C", C}}).scalars.at("weight_norm");
        });
    };
    // .40, 1.7, 3.5, 5.7 and 8.2 in scikit-learn
    QVERIFY(std::abs(length(0.01) - 0.40) < 0.08);
    QVERIFY(std::abs(length(1.0) - 1.7) < 0.3);
    QVERIFY(std::abs(length(100.0) - 3.5) < 0.8);
    QVERIFY(std::abs(length(1e4) - 5.7) < 1.5);
    QVERIFY(std::abs(length(1e6) - 8.2) < 2.2);
}

void LogisticRegressionScenesTest::balancedWeightsFindTheRareClassAndLoseCalibration()
{
    const auto value = [](const char* weights, const char* metric) {
        return median([&](std::uint64_t seed) {
            const Snapshot end = fitted(rare(seed), {{"class_weight", std::string(weights)}});
            const Dataset test = rare(seed + 100);
            return std::string(metric) == "mean" ? end.model->predict(test.X).col(1).mean()
                                                 : measure(metric, end, test);
        });
    };
    QVERIFY(std::abs(value("none", "recall") - 0.15) < 0.07);
    QVERIFY(std::abs(value("none", "precision") - 0.69) < 0.15);
    QVERIFY(std::abs(value("none", "mean") - 0.029) < 0.005);
    QVERIFY(std::abs(value("balanced", "recall") - 0.84) < 0.06);
    QVERIFY(std::abs(value("balanced", "precision") - 0.12) < 0.03);
    QVERIFY(std::abs(value("balanced", "mean") - 0.278) < 0.03);
}

QTEST_APPLESS_MAIN(LogisticRegressionScenesTest)
#include "logistic_regression_scenes_test.moc"
