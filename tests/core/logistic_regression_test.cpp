#include "ml/logistic_regression/objective.h"
#include "support/logistic_regression.h"
#include "support/sample_data.h"

#include <QTest>

#include <cmath>

using namespace holdout;
using namespace holdout::logistic;
using namespace holdout::logistic_regression;

/// The numbers: against scikit-learn, against differences, against the conditions of a minimum.
class LogisticRegressionTest : public QObject {
    Q_OBJECT

private slots:
    void agreesWithScikitLearn_data();
    void agreesWithScikitLearn();
    void hasTheSlopesAndCurvatureOfItsLoss_data();
    void hasTheSlopesAndCurvatureOfItsLoss();
    void leavesNoWeightThatCouldLowerTheLoss_data();
    void leavesNoWeightThatCouldLowerTheLoss();
    void everySolverFindsTheSameMinimum_data();
    void everySolverFindsTheSameMinimum();
    void neverRaisesTheLossByNewton();
    void copesWithDegenerateData_data();
    void copesWithDegenerateData();
    void survivesRunningAway();
};

void LogisticRegressionTest::agreesWithScikitLearn_data()
{
    QTest::addColumn<std::size_t>("at");
    const nlohmann::json cases = golden::read("logistic_regression");
    for (std::size_t i = 0; i < cases.size(); ++i)
        QTest::addRow("%s, %s, C = %g, weights %s, %s",
                      cases[i]["table"].get<std::string>().c_str(),
                      cases[i]["penalty"].get<std::string>().c_str(), cases[i]["C"].get<double>(),
                      cases[i]["class_weight"].get<std::string>().c_str(),
                      cases[i]["scaled"].get<bool>() ? "scaled" : "as it is")
            << i;
}

void LogisticRegressionTest::agreesWithScikitLearn()
{
    QFETCH(const std::size_t, at);
    const nlohmann::json expected = golden::read("logistic_regression")[at];
    const Dataset table = golden::table(expected["table"]);
    const auto word = [&](const char* key) { return Setting(expected[key].get<std::string>()); };

    const LinearInside actual = fitted(expected["scaled"] ? standardised(table) : table,
                                       {{"penalty", word("penalty")},
                                        {"C", expected["C"].get<double>()},
                                        {"class_weight", word("class_weight")}});

    // Of an even number of classes, the l1 norm leaves open what is added to all of them: between
    // the middle two nothing changes. Then what is compared is the rest.
    const Matrix coefficients = golden::matrix(expected["coef"]);
    if (expected["penalty"] == "l1" && table.classes() == 4) {
        const auto centred = [](const Matrix& W) -> Matrix {
            return W.rowwise() - W.colwise().mean();
        };
        QVERIFY(same(centred(actual.weights), centred(coefficients), 1e-6));
        QVERIFY(std::abs(actual.weights.lpNorm<1>() - coefficients.lpNorm<1>()) < 1e-6);
    } else {
        QVERIFY(same(actual.weights, coefficients, 1e-6));
    }
    QVERIFY(same(actual.intercept, golden::vector(expected["intercept"]), 1e-6));
}

void LogisticRegressionTest::hasTheSlopesAndCurvatureOfItsLoss_data()
{
    QTest::addColumn<int>("classes");
    QTest::addColumn<QString>("penalty");
    QTest::addColumn<QString>("weights");
    for (const int classes : {2, 4})
        for (const char* penalty : {"none", "l2", "elasticnet"})
            QTest::addRow("%d classes, %s", classes, penalty)
                << classes << penalty << (classes == 2 ? "balanced" : "none");
}

void LogisticRegressionTest::hasTheSlopesAndCurvatureOfItsLoss()
{
    QFETCH(const int, classes);
    QFETCH(const QString, penalty);
    QFETCH(const QString, weights);
    const Dataset data = select(sample::blobs(classes, 31, 1.5, 3), {0, 1, 2, 4, 5, 7, 9, 30, 11});
    const auto problem = std::make_shared<Problem>(data, Expansion::Kind::Products, true, true);
    const Objective objective(problem, settings({{"penalty", penalty.toStdString()},
                                                 {"class_weight", weights.toStdString()},
                                                 {"C", 0.7}}));
    Random random(1);
    for (int trial = 0; trial < 50; ++trial) {
        Matrix theta(problem->design.cols(), problem->outputs());
        for (double& weight : theta.reshaped())
            weight = random.normal();
        Matrix P;
        objective.value(theta, P);
        const Matrix slopes = objective.gradient(theta, P);
        const Index q = theta.rows();

        for (Index j = 0; j < theta.size(); ++j) {
            const double h = 1e-5;
            const auto shifted = [&](double by) {
                Matrix moved = theta;
                moved.reshaped()(j) += by;
                return moved;
            };
            Matrix Pa;
            Matrix Pb;
            const Matrix up = shifted(h);
            const Matrix down = shifted(-h);
            const double difference =
                (objective.value(up, Pb) - objective.value(down, Pa)) -
                objective.l1() * (objective.norm1(up) - objective.norm1(down));
            QVERIFY(std::abs(difference / (2 * h) - slopes.reshaped()(j)) < 1e-6);

            const Matrix bend =
                (objective.gradient(up, Pb) - objective.gradient(down, Pa)) / (2 * h);
            for (Index k = 0; k < theta.cols(); ++k)
                QVERIFY(same(bend.col(k), objective.curvature(P, k, j / q).col(j % q), 1e-6));
        }
    }
}

void LogisticRegressionTest::leavesNoWeightThatCouldLowerTheLoss_data()
{
    QTest::addColumn<QString>("table");
    QTest::addColumn<QString>("penalty");
    QTest::addColumn<double>("C");
    for (const char* table : {"iris", "wine", "breast_cancer", "moons", "blobs"})
        for (const char* penalty : {"l1", "elasticnet"})
            for (const double C : {0.01, 1.0, 100.0})
                QTest::addRow("%s, %s, C = %g", table, penalty, C) << table << penalty << C;
}

void LogisticRegressionTest::leavesNoWeightThatCouldLowerTheLoss()
{
    QFETCH(const QString, table);
    QFETCH(const QString, penalty);
    QFETCH(const double, C);
    const Dataset data = golden::table(table.toStdString()); // not scaled: the hard case
    const double l1 = penalty == "l1" ? 1.0 : 0.5;

    const Result<Snapshot> end =
        runToEnd(*begin(data, {{"penalty", penalty.toStdString()}, {"C", C}}));

    // Σ (p − y) x + (1 − ρ)/C w must be −ρ/C sign(w), or within ±ρ/C where w = 0.
    Matrix errors = end->model->predict(data.X);
    for (Index i = 0; i < data.samples(); ++i)
        errors(i, static_cast<Index>(data.y(i))) -= 1.0;
    const LinearInside inside = insideOf(*end);
    const Matrix W = inside.weights;
    const Matrix G = errors.rightCols(W.rows()).transpose() * data.X + (1.0 - l1) / C * W;
    for (Index k = 0; k < W.rows(); ++k) {
        QVERIFY(std::abs(errors.col(errors.cols() - 1 - k).sum()) < 1e-5);
        for (Index j = 0; j < W.cols(); ++j) {
            const double slack = 1e-5 * data.X.col(j).cwiseAbs().maxCoeff();
            const double sign = W(k, j) > 0.0 ? 1.0 : W(k, j) < 0.0 ? -1.0 : 0.0;
            if (sign == 0.0)
                QVERIFY(std::abs(G(k, j)) <= l1 / C + slack);
            else
                QVERIFY(std::abs(G(k, j) + sign * l1 / C) <= slack);
        }
    }
}

void LogisticRegressionTest::everySolverFindsTheSameMinimum_data()
{
    QTest::addColumn<QString>("solver");
    QTest::addColumn<QString>("penalty");
    QTest::addColumn<double>("rate");
    QTest::addColumn<double>("tolerance");
    for (const char* penalty : {"l2", "l1", "elasticnet"}) {
        QTest::addRow("gd, %s", penalty) << "gd" << penalty << 1.0 << 1e-12;
        QTest::addRow("sgd, %s", penalty) << "sgd" << penalty << 0.01 << 3e-3;
    }
}

void LogisticRegressionTest::everySolverFindsTheSameMinimum()
{
    QFETCH(const QString, solver);
    QFETCH(const QString, penalty);
    QFETCH(const double, rate);
    QFETCH(const double, tolerance);
    const Dataset data = standardised(golden::table("iris"));
    const Setting kind = penalty.toStdString();

    const Snapshot newton = *runToEnd(*begin(data, {{"penalty", kind}, {"C", 0.1}}));
    const Snapshot other =
        *runToEnd(*begin(data, {{"penalty", kind},
                                {"C", 0.1},
                                {"solver", solver.toStdString()},
                                {"learning_rate", rate},
                                {"max_iter", solver == "gd" ? 20000.0 : 1000.0}}));

    QVERIFY(other.loss >= newton.loss - 1e-12);
    QVERIFY(other.loss <= newton.loss + tolerance);
    if (solver == "gd")
        QVERIFY(same(insideOf(other).weights, insideOf(newton).weights, 1e-6));
}

void LogisticRegressionTest::neverRaisesTheLossByNewton()
{
    for (const char* table : {"wine", "breast_cancer", "blobs"})
        for (const char* penalty : {"l2", "l1", "none"}) {
            const auto trainer = begin(golden::table(table),
                                       {{"penalty", std::string(penalty)}, {"max_iter", 60.0}});
            for (double before = trainer->loss(); trainer->step(Stride::Whole);
                 before = trainer->loss())
                QVERIFY(trainer->loss() <= before * (1.0 + 1e-9));
        }
}

void LogisticRegressionTest::copesWithDegenerateData_data()
{
    QTest::addColumn<QString>("kind");
    for (const char* kind :
         {"one class", "class without members", "two equal rows", "constant column", "all constant",
          "collinear", "nearly collinear", "more columns than rows", "offset", "mixed scale",
          "tiny scale", "separable", "many classes"})
        QTest::newRow(kind) << kind;
}

void LogisticRegressionTest::copesWithDegenerateData()
{
    QFETCH(const QString, kind);
    Dataset data = sample::blobs(2, 60, 1.5, 3);
    Random random(4);
    if (kind == "one class")
        data = sample::blobs(1, 20, 1.0, 3);
    else if (kind == "class without members")
        data.classNames.emplace_back("nobody");
    else if (kind == "two equal rows")
        data = sample::named(Matrix::Ones(2, 2), Eigen::Vector2d(0, 1), 2);
    else if (kind == "constant column")
        data.X.col(1).setConstant(0.1);
    else if (kind == "all constant")
        data.X.setConstant(0.3);
    else if (kind == "collinear")
        data.X.col(1) = 2.0 * data.X.col(0);
    else if (kind == "nearly collinear")
        data.X.col(1) =
            data.X.col(0).unaryExpr([&](double x) { return x + 1e-12 * random.normal(); });
    else if (kind == "more columns than rows")
        data = sample::named(Matrix::NullaryExpr(20, 60, [&] { return random.normal(); }),
                             Vector::NullaryExpr(20, [](Index i) { return i % 2; }), 2);
    else if (kind == "offset")
        data.X.array() += 1e8;
    else if (kind == "mixed scale")
        data.X.col(0) *= 1e8, data.X.col(1) *= 1e-8;
    else if (kind == "tiny scale")
        data.X *= 1e-150;
    else if (kind == "separable")
        data.X.col(0) += 200.0 * data.y;
    else if (kind == "many classes")
        data = sample::blobs(400, 800, 0.1, 3);

    for (const char* penalty : {"l2", "l1", "none"}) {
        const auto trainer = begin(data, {{"penalty", std::string(penalty)},
                                          {"C", 1e6},
                                          {"max_iter", kind == "many classes" ? 3.0 : 200.0}});
        const Result<Snapshot> end = runToEnd(*trainer);
        QVERIFY(end);
        QVERIFY(!text(sentence(end->caption)).contains("nan"));
        const LinearInside inside = insideOf(*end);
        QVERIFY(inside.weights.allFinite() && inside.intercept.allFinite());
        Matrix far = data.X.topRows(2);
        far.row(1).setConstant(1e9);
        const Matrix P = end->model->predict(far);
        QVERIFY(P.allFinite() && ((P.rowwise().sum().array() - 1.0).abs() < 1e-9).all());
        QCOMPARE(end->model->predict(Matrix(0, data.dimensions())).rows(), 0);
        if (kind == "constant column")
            QCOMPARE(inside.weights(0, 1), 0.0);
    }
}

void LogisticRegressionTest::survivesRunningAway()
{
    Dataset data = sample::blobs(3, 60, 1.5, 3);
    data.X *= 1e30;
    const auto trainer = begin(data, {{"solver", std::string("gd")}, {"learning_rate", 10.0}});
    for (int step = 0; step < 100 && trainer->step(Stride::Part); ++step)
        trainer->snapshot().model->predict(data.X);
}

QTEST_APPLESS_MAIN(LogisticRegressionTest)
#include "logistic_regression_test.moc"
