#include "eval/metric.h"

#include <QTest>

#include <cmath>

using namespace holdout;

/// The expected numbers are scikit-learn 1.2.1's, printed by tests/data/metrics.py, except where a
/// comment works them out.
class MetricTest : public QObject {
    Q_OBJECT

private slots:
    void everyMetricDescribesItself();
    void agreesWithScikitLearn_data();
    void agreesWithScikitLearn();
    void saysWhyItIsNotDefined_data();
    void saysWhyItIsNotDefined();
    void decidesByThresholdOrLargest();
    void movesDecisionsWithTheThreshold();
    void averagesOverTheClassesThatOccur();
    void countsEveryDecisionOnce();
    void keepsOnlyTheCornersOfTheRocCurve();
    void aucIsOneHalfWhenAllScoresTie();
    void aucTurnsRoundWithTheScores();
    void boundsTheLossOfACertainMistake();
    void meanLossFollowsTheTask();
    void silhouetteIsQuickAndSmall();
};

namespace {

struct Case {
    Dataset data;
    Matrix scores;
};

Dataset dataset(Matrix X, Vector y, std::vector<std::string> classNames)
{
    Dataset data{.X = std::move(X), .features = {}, .y = std::move(y), .targetName = "target"};
    for (Index j = 0; j < data.dimensions(); ++j)
        data.features.push_back({.name = "x" + std::to_string(j + 1)});
    data.classNames = std::move(classNames);
    return data;
}

Vector vector(std::vector<double> values)
{
    return Eigen::Map<const Vector>(values.data(), std::ssize(values));
}

Case classes(std::vector<double> y, const Matrix& scores)
{
    std::vector<std::string> names;
    for (Index k = 0; k < scores.cols(); ++k)
        names.push_back("c" + std::to_string(k));
    return {dataset(Matrix::Zero(std::ssize(y), 1), vector(y), names), scores};
}

/// One row per label, all of it on that label.
Matrix oneHot(const std::vector<Index>& labels, Index k)
{
    Matrix scores = Matrix::Zero(std::ssize(labels), k);
    for (Index i = 0; i < scores.rows(); ++i)
        scores(i, labels[static_cast<std::size_t>(i)]) = 1.0;
    return scores;
}

Case twoClasses(std::vector<double> y, std::vector<double> positive)
{
    Matrix scores(std::ssize(positive), 2);
    scores.col(1) = vector(std::move(positive));
    scores.col(0) = 1.0 - scores.col(1).array();
    return classes(std::move(y), scores);
}

Case binary()
{
    return twoClasses({0, 0, 1, 0, 1, 1, 0, 1, 0, 0, 1, 0, 1, 1, 0, 0, 0, 1, 0, 0},
                      {0.1,  0.35, 0.8, 0.2,  0.4, 0.9,  0.35, 0.65, 0.5,  0.05,
                       0.55, 0.3,  0.7, 0.35, 0.6, 0.15, 0.25, 0.95, 0.45, 0.02});
}

Case threeClasses()
{
    Matrix p(10, 3);
    p << 0.7, 0.2, 0.1, 0.1, 0.6, 0.3, 0.2, 0.3, 0.5, 0.1, 0.1, 0.8, 0.3, 0.5, 0.2, 0.5, 0.3, 0.2,
        0.2, 0.5, 0.3, 0.15, 0.7, 0.15, 0.6, 0.3, 0.1, 0.05, 0.15, 0.8;
    return classes({0, 1, 2, 2, 1, 0, 2, 1, 0, 2}, p);
}

Case numbers(std::vector<double> y, std::vector<double> predicted)
{
    return {dataset(Matrix::Zero(std::ssize(y), 1), vector(y), {}), vector(predicted)};
}

Case clusters(const Matrix& X, const std::vector<Index>& labels)
{
    return {dataset(X, {}, {}), oneHot(labels, *std::ranges::max_element(labels) + 1)};
}

Matrix tenPoints()
{
    Matrix X(10, 2);
    X << 1.0, 1.0, 1.5, 2.0, 1.0, 1.8, 8.0, 8.0, 8.0, 8.6, 9.0, 11.0, 1.0, 0.6, 9.0, 2.0, 10.0, 2.0,
        9.0, 3.0;
    return X;
}

Case named(const QString& name)
{
    if (name == "binary")
        return binary();
    if (name == "three classes")
        return threeClasses();
    if (name == "numbers")
        return numbers({3.0, -0.5, 2.0, 7.0, 4.2, 5.5, 1.0, 9.1},
                       {2.5, 0.0, 2.1, 7.8, 4.0, 6.1, 0.4, 8.0});
    return clusters(tenPoints(), name == "clusters"
                                     ? std::vector<Index>{0, 0, 0, 1, 1, 1, 0, 2, 2, 2}
                                     : std::vector<Index>{0, 0, 0, 1, 1, 1, 0, 2, 2, 3});
}

Result<double> value(const QString& id, const Case& given, double threshold = 0.5)
{
    const auto metric = std::ranges::find(metrics(), id.toStdString(), &Metric::id);
    return metric->value({.data = given.data, .scores = given.scores, .threshold = threshold});
}

} // namespace

void MetricTest::everyMetricDescribesItself()
{
    for (const Metric& metric : metrics()) {
        QVERIFY(!metric.title.empty() && !metric.formula.empty() && !metric.help.empty());
        QCOMPARE(std::ranges::count(metrics(), metric.id, &Metric::id), 1);
        const bool isLoss = metric.id == "log_loss" || metric.id == "brier" || metric.id == "mae" ||
                            metric.id == "rmse" || metric.id == "inertia";
        QCOMPARE(metric.higherIsBetter, !isLoss);
    }
    QCOMPARE(std::ranges::count(metrics(), Task::Classification, &Metric::task), 8);
    QCOMPARE(std::ranges::count(metrics(), Task::Regression, &Metric::task), 3);
    QCOMPARE(std::ranges::count(metrics(), Task::Clustering, &Metric::task), 2);
}

void MetricTest::agreesWithScikitLearn_data()
{
    QTest::addColumn<QString>("given");
    QTest::addColumn<QString>("metric");
    QTest::addColumn<double>("expected");
    const auto row = [](const char* given, const char* metric, double expected) {
        QTest::addRow("%s, %s", metric, given) << given << metric << expected;
    };
    row("binary", "accuracy", 0.8);
    row("binary", "balanced_accuracy", 0.7916666666666667);
    row("binary", "precision", 0.75);
    row("binary", "recall", 0.75);
    row("binary", "f1", 0.75);
    row("binary", "log_loss", 0.40034609192296255);
    row("binary", "roc_auc", 0.9166666666666666);
    row("binary", "brier", 0.12677);
    row("three classes", "accuracy", 0.9);
    row("three classes", "balanced_accuracy", 0.9166666666666666);
    row("three classes", "precision", 0.9166666666666666);
    row("three classes", "recall", 0.9166666666666666);
    row("three classes", "f1", 0.9047619047619048);
    row("three classes", "log_loss", 0.5464702584043637);
    row("three classes", "roc_auc", 0.9851190476190476);
    row("three classes", "brier", 0.28400000000000003);
    row("numbers", "r2", 0.9563567694217622);
    row("numbers", "mae", 0.5499999999999999);
    row("numbers", "rmse", 0.6244997998398397);
    row("clusters", "silhouette", 0.8156911499431769);
    row("clusters", "inertia", 8.537500000000001);
    row("cluster of one", "silhouette", 0.5822606722477734);
}

void MetricTest::agreesWithScikitLearn()
{
    QFETCH(const QString, given);
    QFETCH(const QString, metric);
    QFETCH(const double, expected);

    const Result<double> actual = value(metric, named(given));

    QVERIFY(actual);
    QVERIFY(std::abs(*actual - expected) < 1e-12);
}

void MetricTest::saysWhyItIsNotDefined_data()
{
    QTest::addColumn<QString>("metric");
    QTest::addColumn<int>("given");
    QTest::addColumn<QString>("because");
    const auto row = [](const char* name, const char* metric, int given, const char* because) {
        QTest::newRow(name) << metric << given << because;
    };
    row("no alarm", "precision", 0, "predicted to be c1");
    row("no positive", "recall", 1, "no sample of class c1");
    row("neither", "f1", 2, "c1");
    row("area of one class", "roc_auc", 1, "no samples of class c1");
    row("area of the other class", "roc_auc", 0, "only samples of class c1");
    row("class never predicted", "precision", 3, "predicted to be c1");
    row("constant target", "r2", 4, "every target");
    row("one number", "r2", 5, "one sample");
    row("one cluster", "silhouette", 6, "1 cluster of");
    row("as many clusters as samples", "silhouette", 7, "2 clusters of 2 samples");
    row("too many pairs", "silhouette", 8, "5000");
    row("empty", "accuracy", 9, "no samples");
    row("unlabelled", "accuracy", 10, "no target");
    row("too few scores", "log_loss", 11, "predict");
    row("wrong number of classes", "brier", 12, "classes");
    row("broken score", "roc_auc", 13, "not finite");
    row("broken number", "mae", 14, "not finite");
}

void MetricTest::saysWhyItIsNotDefined()
{
    QFETCH(const QString, metric);
    QFETCH(const int, given);
    QFETCH(const QString, because);
    std::vector<Case> cases{
        twoClasses({1, 1}, {0.2, 0.3}),
        twoClasses({0, 0}, {0.2, 0.6}),
        twoClasses({0, 0}, {0.2, 0.3}),
        classes({0, 1, 2}, oneHot({0, 0, 2}, 3)),
        numbers({2, 2}, {1, 3}),
        numbers({2}, {2}),
        clusters(Matrix::Random(4, 2), {0, 0, 0, 0}),
        clusters(Matrix::Random(2, 2), {0, 1}),
        clusters(Matrix::Random(5001, 1), std::vector<Index>(5001, 0)),
        twoClasses({}, {}),
        {dataset(Matrix::Zero(1, 1), {}, {"c0", "c1"}), Matrix::Constant(1, 2, 0.5)},
        twoClasses({0, 1}, {0.5}),
        {dataset(Matrix::Zero(1, 1), vector({0}), {"c0", "c1"}), Matrix::Constant(1, 3, 0.3)},
        twoClasses({0, 1}, {0.5, std::nan("")}),
        numbers({0, 1}, {0.5, std::nan("")}),
    };

    const Result<double> actual = value(metric, cases[static_cast<std::size_t>(given)]);

    QVERIFY(!actual);
    const QString message = QString::fromStdString(actual.error().message);
    QVERIFY2(message.contains(because), qPrintable(message));
    QVERIFY(!message.contains("nan") && !message.endsWith('.') && message.size() < 240);
}

void MetricTest::decidesByThresholdOrLargest()
{
    Matrix two(3, 2);
    two << 0.6, 0.4, 0.5, 0.5, 0.7, 0.3;
    QCOMPARE(decide(two), (std::vector<Index>{0, 1, 0}));
    QCOMPARE(decide(two, 0.4), (std::vector<Index>{1, 1, 0}));

    Matrix three(3, 3);
    three << 0.4, 0.4, 0.2, 0.1, 0.2, 0.7, 0.1, 0.6, 0.3;
    QCOMPARE(decide(three, 0.9), (std::vector<Index>{0, 2, 1})); // the first on ties

    QCOMPARE(decide(Matrix::Ones(2, 1)), (std::vector<Index>{0, 0}));
}

void MetricTest::movesDecisionsWithTheThreshold()
{
    // At 0.4 the decided are .8 .4 .9 .65 .5 .55 .7 .6 .95 .45: ten, of which seven are positive.
    QCOMPARE(*value("precision", binary(), 0.4), 0.7);
    QCOMPARE(*value("recall", binary(), 0.4), 7.0 / 8.0);
    QCOMPARE(*value("roc_auc", binary(), 0.4), *value("roc_auc", binary(), 0.5));
}

void MetricTest::averagesOverTheClassesThatOccur()
{
    // Of four classes, the fourth neither occurs nor is predicted: the mean is over three.
    const Case given = classes({0, 1, 2, 2}, oneHot({0, 1, 1, 2}, 4));
    QCOMPARE(*value("recall", given), (1.0 + 1.0 + 0.5) / 3.0);
    QCOMPARE(*value("precision", given), (1.0 + 0.5 + 1.0) / 3.0);
    QCOMPARE(*value("balanced_accuracy", given), 2.5 / 3.0);
}

void MetricTest::countsEveryDecisionOnce()
{
    Eigen::MatrixXi expected(3, 3);
    expected << 2, 0, 0, 1, 0, 0, 0, 1, 1;
    const Eigen::MatrixXi counts = confusion(vector({0, 0, 1, 2, 2}), {0, 0, 0, 1, 2}, 3);
    QCOMPARE(counts, expected);
}

void MetricTest::keepsOnlyTheCornersOfTheRocCurve()
{
    const Case given = binary();

    const std::vector<CurvePoint> curve = rocCurve(given.data.y, given.scores.col(1));

    // scikit-learn's curve, but for its second point, which lies on a straight line.
    const std::vector<CurvePoint> corners{
        {1.95, 0.0, 0.0},   {0.65, 0.0, 0.625}, {0.6, 1.0 / 12.0, 0.625}, {0.55, 1.0 / 12.0, 0.75},
        {0.45, 0.25, 0.75}, {0.4, 0.25, 0.875}, {0.35, 5.0 / 12.0, 1.0},  {0.02, 1.0, 1.0}};
    QCOMPARE(curve.size(), corners.size());
    for (std::size_t i = 0; i < curve.size(); ++i) {
        QCOMPARE(curve[i].threshold, corners[i].threshold);
        QCOMPARE(curve[i].x + 1.0, corners[i].x + 1.0);
        QCOMPARE(curve[i].y + 1.0, corners[i].y + 1.0);
    }
}

void MetricTest::aucIsOneHalfWhenAllScoresTie()
{
    const Case tied = twoClasses({0, 1, 1, 0, 0}, {0.3, 0.3, 0.3, 0.3, 0.3});
    QCOMPARE(*value("roc_auc", tied), 0.5);
    QCOMPARE(std::ssize(rocCurve(tied.data.y, tied.scores.col(1))), 2);
}

void MetricTest::aucTurnsRoundWithTheScores()
{
    const std::vector<double> y{0, 1, 1, 0, 1};
    QCOMPARE(*value("roc_auc", twoClasses(y, {0.1, 0.8, 0.7, 0.2, 0.9})), 1.0);
    QCOMPARE(*value("roc_auc", twoClasses(y, {0.9, 0.2, 0.3, 0.8, 0.1})), 0.0);
}

void MetricTest::boundsTheLossOfACertainMistake()
{
    QCOMPARE(*value("log_loss", twoClasses({1}, {0.0})), -std::log(1e-15));
}

void MetricTest::meanLossFollowsTheTask()
{
    const Case one = named("numbers");
    const Case two = named("clusters");
    QCOMPARE(meanLoss(Task::Regression, {one.data, one.scores}),
             *value("rmse", one) * *value("rmse", one));
    QCOMPARE(meanLoss(Task::Clustering, {two.data, two.scores}), *value("inertia", two) / 10.0);
}

void MetricTest::silhouetteIsQuickAndSmall()
{
    // Two tight clusters of 2500, 10 apart: a is at most 2·√2·.5, b at least 10 − that.
    const Index n = 5000;
    Matrix X = Matrix::Random(n, 2) * 0.5;
    std::vector<Index> labels(n);
    for (Index i = 0; i < n; ++i) {
        labels[static_cast<std::size_t>(i)] = i % 2;
        X(i, 0) += 10.0 * static_cast<double>(i % 2);
    }

    const Result<double> score = value("silhouette", clusters(X, labels));

    QVERIFY(score && *score > 1.0 - 1.42 / 8.58 && *score < 1.0);
}

QTEST_APPLESS_MAIN(MetricTest)
#include "metric_test.moc"
