#include "ml/mlp/backpropagation.h"
#include "ml/mlp/optimiser.h"
#include "support/golden.h"
#include "support/mlp.h"
#include "support/sample_data.h"

#include <QTest>

#include <cmath>
#include <numeric>

using namespace holdout;
using namespace holdout::network;

/// The numbers: gradients against differences, optimisers by hand, accuracy against scikit-learn.
class MlpTest : public QObject {
    Q_OBJECT

private slots:
    void bendsAsItShould();
    void sendsBackTheSlopesOfItsLoss_data();
    void sendsBackTheSlopesOfItsLoss();
    void stepsAsTheFormulasSay_data();
    void stepsAsTheFormulasSay();
    void startsAsTheSettingSays_data();
    void startsAsTheSettingSays();
    void isAsOftenRightAsScikitLearn_data();
    void isAsOftenRightAsScikitLearn();
    void learnsNumbersInAnyUnit();
    void withoutHiddenLayersIsLogisticRegression();
};

namespace {

using mlp::Samples;

Samples samplesOf(const Dataset& data)
{
    Samples samples{.X = data.X.transpose(), .Y = data.y.transpose()};
    if (data.classes() > 2) {
        samples.Y = Matrix::Zero(data.classes(), data.samples());
        for (Index i = 0; i < data.samples(); ++i)
            samples.Y(static_cast<Index>(data.y(i)), i) = 1.0;
    }
    return samples;
}

Dataset standardisedBy(const Dataset& train, Dataset data)
{
    const Vector mean = train.X.colwise().mean();
    const Vector variance = (train.X.rowwise() - mean.transpose()).colwise().squaredNorm() /
                            static_cast<double>(train.samples());
    data.X =
        (data.X.rowwise() - mean.transpose()) * variance.cwiseSqrt().cwiseInverse().asDiagonal();
    return data;
}

Dataset goldenTable(const std::string& name)
{
    if (name != "circles")
        return golden::table(name);
    const nlohmann::json circles = golden::read("mlp")["circles"];
    return sample::named(golden::matrix(circles["X"]), golden::vector(circles["y"]), 2);
}

} // namespace

void MlpTest::bendsAsItShould()
{
    const Eigen::ArrayXd z = Eigen::ArrayXd::LinSpaced(2001, -50.0, 50.0);
    const auto bent = [&](Activation activation) {
        Eigen::ArrayXd a = z;
        activate(activation, a);
        return a;
    };
    QVERIFY((bent(Activation::Tanh) - z.tanh()).abs().maxCoeff() < 1e-15);
    QVERIFY((bent(Activation::Logistic) * (1.0 + (-z).exp()) - 1.0).abs().maxCoeff() < 1e-14);
    QVERIFY((bent(Activation::Relu) == (z.abs() + z) / 2.0).all());
    QVERIFY((bent(Activation::LeakyRelu) - (0.505 * z + 0.495 * z.abs())).abs().maxCoeff() < 1e-12);
    QVERIFY((bent(Activation::Identity) == z).all());

    Eigen::ArrayXd far(3);
    far << 1e300, -1e300, std::nan("");
    activate(Activation::Tanh, far);
    QVERIFY(far(0) == 1.0 && far(1) == -1.0 && std::isnan(far(2)));
}

void MlpTest::sendsBackTheSlopesOfItsLoss_data()
{
    QTest::addColumn<int>("classes");
    QTest::addColumn<QString>("activation");
    QTest::addColumn<QString>("loss");
    QTest::addColumn<bool>("normalise");
    QTest::addColumn<int>("depth");
    for (const int classes : {0, 2, 3})
        for (const char* activation : {"tanh", "relu", "leaky_relu", "logistic", "identity"})
            for (const char* loss : {"cross_entropy", "squared_error"})
                for (const bool normalise : {false, true})
                    for (int depth = 0; depth <= 4; ++depth)
                        QTest::addRow("%d classes, %s, %s, normalised %d, depth %d", classes,
                                      activation, loss, normalise, depth)
                            << classes << activation << loss << normalise << depth;
}

void MlpTest::sendsBackTheSlopesOfItsLoss()
{
    QFETCH(const int, classes);
    QFETCH(const QString, activation);
    QFETCH(const QString, loss);
    QFETCH(const bool, normalise);
    QFETCH(const int, depth);
    const Dataset data = classes > 0 ? sample::blobs(classes, 9, 1.5, 2) : sample::wave(9, 0.1, 2);
    const Samples samples = samplesOf(data);
    const IntegerList sizes{4, 3, 5, 2};
    const auto architecture = std::make_shared<mlp::Architecture>(
        data, classes > 0 ? Task::Classification : Task::Regression,
        settings({{"hidden_layer_sizes", IntegerList(sizes.begin(), sizes.begin() + depth)},
                  {"activation", activation.toStdString()},
                  {"loss", loss.toStdString()},
                  {"batch_norm", normalise}}));
    Random random(3);
    mlp::Network network = mlp::initialise(architecture, "xavier", random);
    for (double& parameter : network.theta) // biases and scales as well, and no kink nearby
        parameter += 0.3 * random.normal();
    const mlp::Penalty penalty{.alpha = 0.3, .l1 = 0.2};
    const std::vector<Index> rows{4, 0, 8, 3, 3, 1, 7};
    mlp::Backpropagation back(*architecture, 7);

    // With dropout the same units must fall silent each time: the generator is passed by value.
    for (const double dropout : {0.0, 0.4}) {
        const auto objective = [&](const Vector& theta) {
            mlp::Network moved = network;
            moved.theta = theta;
            Random same(8);
            back.forward(moved, samples, rows, dropout, same);
            return back.loss(*architecture) + mlp::penaltyOf(moved, penalty, std::ssize(rows));
        };
        Vector slopes;
        objective(network.theta);
        back.backward(network, penalty, slopes);

        QCOMPARE(slopes.size(), architecture->parameters);
        for (Index j = 0; j < slopes.size(); ++j) {
            const double h = 1e-6;
            const Vector step = h * Vector::Unit(slopes.size(), j);
            const double difference =
                (objective(network.theta + step) - objective(network.theta - step)) / (2.0 * h);
            const double error = std::abs(difference - slopes(j));
            QVERIFY2(error < 1e-6 * std::max(1.0, std::abs(difference)),
                     qPrintable(QString("%1: %2, not %3").arg(j).arg(slopes(j)).arg(difference)));
        }
    }
}

void MlpTest::stepsAsTheFormulasSay_data()
{
    QTest::addColumn<QString>("solver");
    QTest::addColumn<double>("first");
    QTest::addColumn<double>("second");
    // From θ = 1 with η = 0.1 and gradients 2, then 1.
    QTest::newRow("sgd") << "sgd" << 1 - 0.2 << 1 - 0.3;
    QTest::newRow("momentum") << "momentum" << 1 - 0.2 << 1 - 0.2 - (0.9 * 0.2 + 0.1);
    QTest::newRow("nesterov") << "nesterov" << 1 - (0.9 * 0.2 + 0.2)
                              << 1 - 0.38 - (0.9 * (0.9 * 0.2 + 0.1) + 0.1);
    QTest::newRow("adagrad") << "adagrad" << 1 - 0.1 << 1 - 0.1 - 0.1 / std::sqrt(5.0);
    QTest::newRow("rmsprop") << "rmsprop" << 1 - 0.1 / std::sqrt(0.1)
                             << 1 - 0.1 / std::sqrt(0.1) - 0.1 / std::sqrt(0.9 * 0.4 + 0.1);
    // Adam's first step is η whatever the gradient; then m̂ = (0.9·0.2 + 0.1)/0.19 and
    // ŝ = (0.999·0.004 + 0.001)/0.001999.
    QTest::newRow("adam") << "adam" << 1 - 0.1
                          << 1 - 0.1 - 0.1 * (0.28 / 0.19) / std::sqrt(0.004996 / 0.001999);
}

void MlpTest::stepsAsTheFormulasSay()
{
    QFETCH(const QString, solver);
    QFETCH(const double, first);
    QFETCH(const double, second);
    mlp::Optimiser optimiser(1);
    optimiser.apply(settings({{"solver", solver.toStdString()}, {"epsilon", 1e-12}}));
    Vector theta = Vector::Ones(1);

    optimiser.step(theta, Vector::Constant(1, 2.0), 0.1);
    QVERIFY(std::abs(theta(0) - first) < 1e-9);
    optimiser.step(theta, Vector::Constant(1, 1.0), 0.1);
    QVERIFY(std::abs(theta(0) - second) < 1e-9);
}

void MlpTest::startsAsTheSettingSays_data()
{
    QTest::addColumn<QString>("init");
    QTest::addColumn<double>("mean");
    QTest::addColumn<double>("deviation");
    QTest::newRow("zero") << "zero" << 0.0 << 0.0;
    QTest::newRow("constant") << "constant" << 0.1 << 0.0;
    QTest::newRow("small") << "small" << 0.0 << 0.01;
    QTest::newRow("large") << "large" << 0.0 << 3.0;
    QTest::newRow("he") << "he" << 0.0 << std::sqrt(2.0 / 100.0);
    QTest::newRow("xavier") << "xavier" << 0.0 << std::sqrt(2.0 / 220.0);
}

void MlpTest::startsAsTheSettingSays()
{
    QFETCH(const QString, init);
    QFETCH(const double, mean);
    QFETCH(const double, deviation);
    const Snapshot begun =
        begin(sample::blobs(2, 20, 1.0, 1),
              {{"init", init.toStdString()}, {"hidden_layer_sizes", IntegerList{100, 120}}})
            ->snapshot();
    const NetworkInside inside = insideOf(begun);

    const Matrix W = inside.weights[1]; // 100×120, so the mean of 12,000 draws
    QVERIFY(std::abs(W.mean() - mean) <= 0.05 * deviation + 1e-15);
    QVERIFY(std::abs(std::sqrt((W.array() - W.mean()).square().mean()) - deviation) <=
            0.03 * deviation + 1e-15);
    QVERIFY(inside.biases[1].isZero());
}

void MlpTest::isAsOftenRightAsScikitLearn_data()
{
    QTest::addColumn<std::size_t>("at");
    const nlohmann::json cases = golden::read("mlp")["cases"];
    for (std::size_t i = 0; i < cases.size(); ++i)
        QTest::addRow("%s, %s", cases[i]["table"].get<std::string>().c_str(),
                      cases[i]["settings"]["solver"].get<std::string>().c_str())
            << i;
}

void MlpTest::isAsOftenRightAsScikitLearn()
{
    QFETCH(const std::size_t, at);
    const nlohmann::json expected = golden::read("mlp")["cases"][at];
    const Dataset table = goldenTable(expected["table"]);
    const Dataset train = golden::everySecond(table, 0);
    const Dataset query = standardisedBy(train, golden::everySecond(table, 1));
    Changes changes;
    for (const auto& [id, value] : expected["settings"].items())
        if (value.is_array())
            changes[id] = value.get<IntegerList>();
        else if (value.is_number())
            changes[id] = value.get<double>();
        else // its sgd with momentum is Nesterov's unless told otherwise
            changes[id] = value == "sgd" ? std::string("nesterov") : value.get<std::string>();

    std::vector<double> right;
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        const auto trainer = begin(standardisedBy(train, train), changes, seed);
        right.push_back(accuracy(*runToEnd(*trainer)->model, query));
    }

    const double mean = std::reduce(right.begin(), right.end()) / 20.0;
    double squares = 0.0;
    for (const double value : right)
        squares += (value - mean) * (value - mean);
    const double error = std::sqrt(squares / 19.0 / 20.0);
    const double theirs = expected["mean"];
    const double theirError = expected["error"];
    qInfo("ours %.4f ± %.4f, scikit-learn's %.4f ± %.4f", mean, error, theirs, theirError);
    // Two means of twenty differ by less than twice their common standard error 19 times in 20.
    QVERIFY(std::abs(mean - theirs) < 2.0 * std::hypot(error, theirError));
}

void MlpTest::learnsNumbersInAnyUnit()
{
    Dataset data = sample::wave(200, 0.05, 3);
    const auto error = [](const Snapshot& end, const Dataset& of) {
        return (end.model->predict(of.X).col(0) - of.y).norm() /
               (of.y.array() - of.y.mean()).matrix().norm();
    };
    const Snapshot plain = after(300, data, {});
    const double plainError = error(plain, data);
    QVERIFY(plainError < 0.15); // the noise alone is 0.06

    data.y = 1e6 + 5000.0 * data.y.array();
    const Snapshot scaled = after(300, data, {});
    QVERIFY(std::abs(error(scaled, data) - plainError) < 1e-6);
}

void MlpTest::withoutHiddenLayersIsLogisticRegression()
{
    // With α = n/C per batch of all samples, both minimise the same sum.
    const Dataset data = standardisedBy(golden::table("iris"), golden::table("iris"));
    const Snapshot network = after(4000, data,
                                   {{"hidden_layer_sizes", IntegerList{}},
                                    {"solver", std::string("momentum")},
                                    {"learning_rate_init", 0.3},
                                    {"batch_size", 150.0},
                                    {"alpha", 1.0}});
    const Algorithm& other = **findAlgorithm("logistic_regression");
    const Snapshot exact =
        *runToEnd(**start(other, data, Task::Classification, defaults(other.parameters), 1));

    QVERIFY((network.model->predict(data.X) - exact.model->predict(data.X)).cwiseAbs().maxCoeff() <
            1e-6);
    QVERIFY(std::abs(network.loss - exact.loss) < 1e-9);
}

QTEST_APPLESS_MAIN(MlpTest)
#include "mlp_test.moc"
