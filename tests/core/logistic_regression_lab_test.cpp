#include "support/logistic_regression.h"
#include "support/sample_data.h"

#include <QTest>

#include <cmath>

using namespace holdout;
using namespace holdout::logistic;

/// What the lab asks of it: parts, explanations, handles, live changes.
class LogisticRegressionLabTest : public QObject {
    Q_OBJECT

private slots:
    void stepsByPartsAsByWholes_data();
    void stepsByPartsAsByWholes();
    void explainsItsPrediction_data();
    void explainsItsPrediction();
    void leadsTheArrowToTheMouse();
    void leadsTheBoundaryToTheMouse();
    void showsTheBoundaryWhereItIs();
    void goesOnAfterALiveChange();
};

void LogisticRegressionLabTest::stepsByPartsAsByWholes_data()
{
    QTest::addColumn<QString>("solver");
    QTest::addColumn<int>("parts");
    QTest::newRow("Newton") << "newton-cholesky" << 4;
    QTest::newRow("gradient descent") << "gd" << 4;
    QTest::newRow("stochastic") << "sgd" << 4 * 12;
}

void LogisticRegressionLabTest::stepsByPartsAsByWholes()
{
    QFETCH(const QString, solver);
    QFETCH(const int, parts);
    for (const int classes : {2, 3}) {
        const Dataset data = sample::blobs(classes, 12, 1.5, 3);
        const auto wholes = begin(data, {{"solver", solver.toStdString()}});
        const auto byParts = begin(data, {{"solver", solver.toStdString()}});
        const QStringList names{"forward", "errors", "gradient", "step"};

        for (int step = 1; step <= 3; ++step) {
            QVERIFY(wholes->step(Stride::Whole));
            for (int part = 1; part <= parts; ++part) {
                QVERIFY(byParts->step(Stride::Part));
                const Snapshot now = byParts->snapshot();
                QCOMPARE(now.step, part == parts ? step : step - 1);
                QCOMPARE(now.part, part % parts);
                QCOMPARE(text(now.partName), part == parts ? QString() : names[(part - 1) % 4]);
                QVERIFY(!text(sentence(now.caption)).contains('{'));
            }
            QCOMPARE(byParts->snapshot().loss, wholes->snapshot().loss);
            QCOMPARE(insideOf(byParts->snapshot()).weights, insideOf(wholes->snapshot()).weights);
            QCOMPARE(byParts->snapshot().caption, wholes->snapshot().caption);
        }

        // A step begun by parts is finished by a whole, not done twice.
        byParts->step(Stride::Part);
        byParts->step(Stride::Whole);
        wholes->step(Stride::Whole);
        QCOMPARE(insideOf(byParts->snapshot()).weights, insideOf(wholes->snapshot()).weights);
    }
}

void LogisticRegressionLabTest::explainsItsPrediction_data()
{
    QTest::addColumn<int>("classes");
    QTest::addColumn<QString>("features");
    QTest::addColumn<int>("terms");
    QTest::newRow("two classes") << 2 << "raw" << 2;
    QTest::newRow("squares") << 2 << "squares" << 4;
    QTest::newRow("products") << 2 << "products" << 5;
    QTest::newRow("four classes") << 4 << "products" << 5;
}

void LogisticRegressionLabTest::explainsItsPrediction()
{
    QFETCH(const int, classes);
    QFETCH(const QString, features);
    QFETCH(const int, terms);
    const Dataset data = sample::blobs(classes, 60, 1.5, 3);

    const auto model = runToEnd(*begin(data, {{"features", features.toStdString()}}))->model;

    Random random(2);
    for (int i = 0; i < 20; ++i) {
        const Eigen::Vector2d x(5.0 * random.normal(), 5.0 * random.normal());
        const Explanation why = model->explain(x);
        QCOMPARE(std::ssize(why.terms), terms);
        QVERIFY(same(total(why), model->predict(x.transpose()).transpose(), 1e-12));
        for (std::size_t t = 1; t < why.terms.size(); ++t) // largest first
            QVERIFY(why.terms[t - 1].values.maxCoeff() - why.terms[t - 1].values.minCoeff() >=
                    why.terms[t].values.maxCoeff() - why.terms[t].values.minCoeff());
        if (classes == 2) { // the detail is the factor by which the term multiplies the odds
            const std::string detail = why.terms.front().detail;
            const double factor = std::stod(detail.substr(detail.find("× ") + 3));
            const double expected = std::exp(why.terms.front().values(1));
            QVERIFY(std::abs(factor / expected - 1.0) < 0.006);
        }
    }
}

void LogisticRegressionLabTest::leadsTheArrowToTheMouse()
{
    Dataset data = golden::table("breast_cancer");
    data = standardised(data);
    data.X.col(3) = data.X.col(3) * 40.0; // other units must not matter
    const auto trainer = begin(data);
    const View view{
        .at = data.X.row(3), .x = 3, .y = 1, .left = -80, .right = 80, .bottom = -2, .top = 2};
    runToEnd(*trainer);
    const auto arrow = [&] {
        return std::get<Arrow>(trainer->snapshot().model->overlay(view).back());
    };
    const auto others = [&] {
        Vector weights = insideOf(trainer->snapshot()).weights.row(0);
        weights(3) = weights(1) = 0.0;
        return weights;
    };
    const Vector othersBefore = others();

    // To where it is: nothing changes.
    const Arrow before = arrow();
    const double lossBefore = trainer->loss();
    trainer->edit(before.handle, before.to);
    QVERIFY(std::abs(trainer->loss() - lossBefore) < 1e-9);

    // Somewhere else: the tip follows, the start lies on the boundary, and the run goes on.
    for (const auto& [x, y] : {std::pair(30.0, 1.0), {-20.0, 0.9}, {5.0, -1.2}}) {
        const Vector to = view.point(before.from(3) + x, before.from(1) + y);
        trainer->edit(arrow().handle, to);
        const Snapshot now = trainer->snapshot();
        QVERIFY(now.flag == Flag::Edited);
        QVERIFY(same(arrow().to, to, 1e-9));
        QVERIFY(std::abs(now.model->predict(arrow().from.transpose())(0, 1) - 0.5) < 1e-9);
        QVERIFY(now.model->predict(arrow().to.transpose())(0, 1) > 0.5);
        QCOMPARE(others(), othersBefore);
        QVERIFY(trainer->loss() > lossBefore + 1e-3);
    }
    runToEnd(*trainer);
    QVERIFY(std::abs(trainer->loss() - lossBefore) < 1e-9);
}

void LogisticRegressionLabTest::leadsTheBoundaryToTheMouse()
{
    const Dataset data = sample::blobs(2, 80, 1.5, 3);
    const auto trainer = begin(data);
    runToEnd(*trainer);
    const LinearInside before = insideOf(trainer->snapshot());
    const View view{.at = Vector::Zero(2), .left = -6, .right = 6, .bottom = -6, .top = 6};
    const Overlay overlay = trainer->snapshot().model->overlay(view);
    const Line line = std::get<Line>(overlay[2]);
    QVERIFY(line.role == Role::Boundary && line.handle != noHandle);

    const Eigen::Vector2d to(1.5, -0.5);
    trainer->edit(line.handle, to);

    QVERIFY(std::abs(trainer->snapshot().model->predict(to.transpose())(0, 1) - 0.5) < 1e-12);
    QCOMPARE(insideOf(trainer->snapshot()).weights, before.weights);
    trainer->edit(noHandle, to); // unknown handles are ignored
    trainer->edit(12345, to);
    QVERIFY(std::abs(trainer->snapshot().model->predict(to.transpose())(0, 1) - 0.5) < 1e-12);
}

void LogisticRegressionLabTest::showsTheBoundaryWhereItIs()
{
    const Dataset data = sample::blobs(2, 80, 1.5, 3);
    const auto model = runToEnd(*begin(data))->model;
    const View view{.at = Vector::Zero(2), .left = -4, .right = 6, .bottom = -5, .top = 3};

    const Overlay overlay = model->overlay(view);

    const std::vector<double> levels{0.25, 0.75, 0.5};
    for (std::size_t i = 0; i < levels.size(); ++i) {
        const Line line = std::get<Line>(overlay[i]);
        for (const Vector& end : {line.from, line.to}) {
            QVERIFY(std::abs(model->predict(end.transpose())(0, 1) - levels[i]) < 1e-9);
            QVERIFY(end(0) >= -4 - 1e-9 && end(0) <= 6 + 1e-9); // inside the view, on its edge
            QVERIFY(end(1) >= -5 - 1e-9 && end(1) <= 3 + 1e-9);
            const double toEdge = std::min({std::abs(end(0) + 4), std::abs(end(0) - 6),
                                            std::abs(end(1) + 5), std::abs(end(1) - 3)});
            QVERIFY(toEdge < 1e-9);
        }
    }
    const View away{.at = Vector::Zero(2), .left = 90, .right = 91, .bottom = 90, .top = 91};
    QCOMPARE(model->overlay(away).size(), 1U); // the arrow alone
    const View oblique{.at = Vector::Zero(2), .x = -1, .y = -1};
    QVERIFY(model->overlay(oblique).empty());
}

void LogisticRegressionLabTest::goesOnAfterALiveChange()
{
    const Dataset data = sample::blobs(2, 80, 2.5, 3);
    const auto trainer = begin(data, {{"C", 100.0}});
    runToEnd(*trainer);
    const int steps = trainer->snapshot().step;
    const auto copy = trainer->clone();

    trainer->apply(settings({{"C", 0.01}}));
    QVERIFY(trainer->step(Stride::Whole));
    QCOMPARE(trainer->snapshot().step, steps + 1);
    runToEnd(*trainer);

    QVERIFY(same(insideOf(trainer->snapshot()).weights, fitted(data, {{"C", 0.01}}).weights, 1e-7));
    QVERIFY(!copy->step(Stride::Whole)); // the copy knows nothing of the change
    QCOMPARE(insideOf(copy->snapshot()).weights, fitted(data, {{"C", 100.0}}).weights);
}

QTEST_APPLESS_MAIN(LogisticRegressionLabTest)
#include "logistic_regression_lab_test.moc"
