#include "ml/mlp/handles.h"
#include "support/mlp.h"
#include "support/sample_data.h"

#include <QTest>

#include <cmath>

using namespace holdout;
using namespace holdout::network;

/// What the lab asks of it: parts, explanations, the inner view, weights set by hand.
class MlpLabTest : public QObject {
    Q_OBJECT

private slots:
    void stepsByPartsAsByWholes_data();
    void stepsByPartsAsByWholes();
    void goesOnAsItsCopyDoes();
    void explainsItsPrediction_data();
    void explainsItsPrediction();
    void showsWhatItIsMadeOf_data();
    void showsWhatItIsMadeOf();
    void numbersItsHandles();
    void takesAWeightSetByHand();
};

namespace {

using Words = std::string;

bool sameWeights(const Trainer& a, const Trainer& b)
{
    return insideOf(a.snapshot()).weights == insideOf(b.snapshot()).weights &&
           insideOf(a.snapshot()).biases == insideOf(b.snapshot()).biases;
}

} // namespace

void MlpLabTest::stepsByPartsAsByWholes_data()
{
    QTest::addColumn<QString>("solver");
    QTest::addColumn<double>("dropout");
    QTest::addColumn<bool>("normalise");
    for (const char* solver : {"adam", "sgd", "nesterov"})
        for (const double dropout : {0.0, 0.3})
            for (const bool normalise : {false, true})
                QTest::addRow("%s, dropout %g, normalised %d", solver, dropout, normalise)
                    << solver << dropout << normalise;
}

void MlpLabTest::stepsByPartsAsByWholes()
{
    QFETCH(const QString, solver);
    QFETCH(const double, dropout);
    QFETCH(const bool, normalise);
    const Changes changes{{"solver", solver.toStdString()},
                          {"dropout", dropout},
                          {"batch_norm", normalise},
                          {"batch_size", 10.0}};
    const QStringList names{"forward", "loss", "backward", "update"};
    for (const int classes : {0, 2, 3}) {
        const auto wholes = begin(dataOf(classes), changes);
        const auto byParts = begin(dataOf(classes), changes);
        const int parts = 4 * 3; // batches of 10, 10 and 3

        for (int step = 1; step <= 2; ++step) {
            QVERIFY(wholes->step(Stride::Whole));
            for (int part = 1; part <= parts; ++part) {
                QVERIFY(byParts->step(Stride::Part));
                const Snapshot now = byParts->snapshot();
                QCOMPARE(now.step, part == parts ? step : step - 1);
                QCOMPARE(now.part, part % parts);
                QCOMPARE(QString::fromStdString(now.partName),
                         part == parts ? QString() : names[(part - 1) % 4]);
                QVERIFY(!QString::fromStdString(sentence(now.caption)).contains('{'));
                QCOMPARE(insideOf(now).gradients.empty(),
                         part != parts && part % 4 != 3 && part % 4 != 0);
            }
            QVERIFY(sameWeights(*byParts, *wholes));
            QCOMPARE(byParts->snapshot().loss, wholes->snapshot().loss);
            QCOMPARE(byParts->snapshot().caption, wholes->snapshot().caption);
        }

        // An epoch begun by parts is finished by a whole, not done twice.
        for (int part = 0; part < 5; ++part)
            byParts->step(Stride::Part);
        byParts->step(Stride::Whole);
        wholes->step(Stride::Whole);
        QVERIFY(sameWeights(*byParts, *wholes));
    }
}

void MlpLabTest::goesOnAsItsCopyDoes()
{
    const auto trainer = begin(dataOf(2), {{"dropout", 0.2}, {"batch_size", 5.0}});
    trainer->step(Stride::Whole);
    for (int part = 0; part < 7; ++part)
        trainer->step(Stride::Part);
    const auto copy = trainer->clone();
    for (int step = 0; step < 3; ++step) {
        trainer->step(Stride::Whole);
        copy->step(Stride::Whole);
    }
    QVERIFY(sameWeights(*trainer, *copy));
}

void MlpLabTest::explainsItsPrediction_data()
{
    QTest::addColumn<int>("classes");
    QTest::addColumn<int>("depth");
    QTest::addColumn<bool>("normalise");
    for (const int classes : {0, 1, 2, 4})
        for (const int depth : {0, 1, 3})
            for (const bool normalise : {false, true})
                QTest::addRow("%d classes, depth %d, normalised %d", classes, depth, normalise)
                    << classes << depth << normalise;
}

void MlpLabTest::explainsItsPrediction()
{
    QFETCH(const int, classes);
    QFETCH(const int, depth);
    QFETCH(const bool, normalise);
    const IntegerList sizes{5, 4, 6};
    const Snapshot end =
        after(5, dataOf(classes),
              {{"hidden_layer_sizes", IntegerList(sizes.begin(), sizes.begin() + depth)},
               {"batch_norm", normalise}});
    Random random(1);
    for (int i = 0; i < 10; ++i) {
        const Eigen::Vector2d x(4.0 * random.normal(), 4.0 * random.normal());
        const Explanation why = end.model->explain(x);
        const Vector predicted = end.model->predict(x.transpose()).transpose();
        QVERIFY((total(why) - predicted).cwiseAbs().maxCoeff() < 1e-12);
        const std::vector<std::size_t> units{2, 5, 0, 6};
        QCOMPARE(why.terms.size(), units[static_cast<std::size_t>(depth)]);
        const auto label = QString::fromStdString(why.terms[0].label);
        QVERIFY(label.startsWith(depth == 0 ? "x" : depth == 1 ? "h1·" : "h3·"));
    }
}

void MlpLabTest::showsWhatItIsMadeOf_data()
{
    QTest::addColumn<int>("classes");
    QTest::addColumn<QString>("activation");
    for (const int classes : {0, 2, 3})
        for (const char* activation : {"tanh", "relu", "logistic"})
            QTest::addRow("%d classes, %s", classes, activation) << classes << activation;
}

void MlpLabTest::showsWhatItIsMadeOf()
{
    QFETCH(const int, classes);
    QFETCH(const QString, activation);
    const Dataset data = dataOf(classes);
    const Snapshot end = after(3, data, {{"activation", activation.toStdString()}});
    const NetworkInside inside = insideOf(end);
    const Index outputs = classes == 3 ? 3 : 1;
    QCOMPARE(inside.weights.size(), 3U);
    QCOMPARE(std::ssize(inside.outputNames), outputs);
    QCOMPARE(inside.inputNames, (std::vector<Words>{"x1", "x2"}));

    // Forward by hand from what is shown gives the activations it gives.
    const std::vector<Matrix> values = inside.activations(data.X);
    Matrix A = data.X;
    for (std::size_t l = 0; l < 2; ++l) {
        const Matrix Z = (A * inside.weights[l]).rowwise() + inside.biases[l].transpose();
        A = activation == "tanh"   ? Matrix(Z.array().tanh())
            : activation == "relu" ? Matrix(Z.array().max(0.0))
                                   : Matrix(1.0 / (1.0 + (-Z.array()).exp()));
        QVERIFY((A - values[l]).cwiseAbs().maxCoeff() < 1e-12);
        QVERIFY(std::abs(inside.monitors[l].mean - A.mean()) < 1e-12);
        QVERIFY(std::abs(inside.monitors[l].gradientNorm - inside.gradients[l].norm()) < 1e-12);
        QCOMPARE(inside.probeDeltas[l].size(), A.cols());
    }
    QCOMPARE(values[2].cols(), outputs);
    const Matrix scores = end.model->predict(data.X);
    if (classes > 0)
        QVERIFY((values[2].rightCols(1) - scores.rightCols(1)).cwiseAbs().maxCoeff() < 1e-12);

    // A bias enters a unit's input as it is, so its slope is δ: the last layer's, from p − y.
    if (classes == 2)
        QVERIFY(std::abs(inside.probeDeltas[2](0) - (scores.col(1) - data.y).mean()) < 1e-12);
}

void MlpLabTest::numbersItsHandles()
{
    for (const mlp::Connection& place :
         {mlp::Connection{0, -1, 0}, {0, 0, 0}, {4, 127, 1000}, {2, 7, 3}, {1, 30000, 127}})
        QCOMPARE(mlp::connectionOf(mlp::weightHandle(place.layer, place.from, place.to)), place);
    QCOMPARE(mlp::biasHandle(1, 5), mlp::weightHandle(1, -1, 5));
}

void MlpLabTest::takesAWeightSetByHand()
{
    const auto trainer = begin(dataOf(3));
    trainer->step(Stride::Whole);
    trainer->step(Stride::Part);
    const NetworkInside before = insideOf(trainer->snapshot());

    trainer->edit(mlp::weightHandle(1, 6, 2), Vector::Constant(1, 1.25));
    trainer->edit(mlp::biasHandle(2, 1), Vector::Constant(1, -0.5));

    const Snapshot edited = trainer->snapshot();
    NetworkInside inside = insideOf(edited);
    QVERIFY(edited.flag == Flag::Edited);
    QCOMPARE(inside.weights[1](6, 2), 1.25);
    QCOMPARE(inside.biases[2](1), -0.5);
    inside.weights[1](6, 2) = before.weights[1](6, 2);
    inside.biases[2](1) = before.biases[2](1);
    QCOMPARE(inside.weights, before.weights);
    QCOMPARE(inside.biases, before.biases);
    QCOMPARE(edited.part, 0);
    QVERIFY(trainer->step(Stride::Whole));
    QCOMPARE(trainer->snapshot().step, 2);

    for (const HandleId unknown : {noHandle, mlp::weightHandle(3, 0, 0), mlp::weightHandle(0, 2, 0),
                                   mlp::weightHandle(0, 0, 8)}) {
        const double loss = trainer->loss();
        trainer->edit(unknown, Vector::Constant(1, 99.0));
        QCOMPARE(trainer->loss(), loss);
    }
}

QTEST_APPLESS_MAIN(MlpLabTest)
#include "mlp_lab_test.moc"
