#include "support/mlp.h"
#include "support/sample_data.h"

#include <QTest>

#include <cmath>

using namespace holdout;
using namespace holdout::network;

/// What settings do to a run, when it stops, and what it survives.
class MlpTrainingTest : public QObject {
    Q_OBJECT

private slots:
    void appliesSettingsLive();
    void followsTheSchedule_data();
    void followsTheSchedule();
    void stopsWhenNothingImproves();
    void stopsEarlyAndTakesTheBestBack();
    void predictsWithoutDropout();
    void copesWithDegenerateData_data();
    void copesWithDegenerateData();
    void survivesRunningAway();
};

namespace {

using Words = std::string;

} // namespace

void MlpTrainingTest::appliesSettingsLive()
{
    const auto trainer = begin(dataOf(2), {{"max_iter", 3.0}});
    runToEnd(*trainer);
    QVERIFY(!trainer->step(Stride::Whole));
    trainer->step(Stride::Part);

    for (const Changes& change : std::vector<Changes>{{{"solver", Words("rmsprop")}},
                                                      {{"batch_size", 3.0}},
                                                      {{"batch_size", 1000.0}},
                                                      {{"alpha", 1.0}, {"l1", 0.1}},
                                                      {{"dropout", 0.5}},
                                                      {{"learning_rate", Words("cosine")}}}) {
        trainer->apply(settings(change));
        QVERIFY(trainer->step(Stride::Part)); // in the middle of a batch
        trainer->apply(settings(change));
        QVERIFY(trainer->step(Stride::Whole));
        QVERIFY(std::isfinite(trainer->loss()));
    }
    const double before = trainer->loss();
    trainer->apply(settings({{"alpha", 10.0}}));
    QVERIFY(trainer->loss() > before + 0.1); // the penalty counts at once
}

void MlpTrainingTest::followsTheSchedule_data()
{
    QTest::addColumn<QString>("schedule");
    QTest::addColumn<QList<double>>("rates");
    QTest::newRow("constant") << "constant" << QList<double>{1, 1, 1, 1, 1};
    QTest::newRow("1/√epoch") << "invscaling"
                              << QList<double>{1, 1 / std::sqrt(2), 1 / std::sqrt(3), 0.5,
                                               1 / std::sqrt(5)};
    QTest::newRow("cosine") << "cosine"
                            << QList<double>{1, 0.5 + std::sqrt(0.125), 0.5, 0.5 - std::sqrt(0.125),
                                             0.01};
    QTest::newRow("step") << "step" << QList<double>{1, 1, 0.1, 0.01, 0.01};
}

void MlpTrainingTest::followsTheSchedule()
{
    QFETCH(const QString, schedule);
    QFETCH(const QList<double>, rates);
    const auto trainer = begin(dataOf(2), {{"learning_rate", schedule.toStdString()},
                                           {"learning_rate_init", 1.0},
                                           {"max_iter", 4.0}});
    for (const double rate : rates) {
        QVERIFY(std::abs(trainer->snapshot().scalars.at("learning_rate") - rate) < 1e-12);
        trainer->step(Stride::Whole);
    }
}

void MlpTrainingTest::stopsWhenNothingImproves()
{
    // Equal weights of zero cannot improve balanced classes: one epoch to compare with, ten to
    // wait.
    const auto trainer = begin(dataOf(2, 24), {{"init", Words("zero")},
                                               {"alpha", 0.0},
                                               {"activation", Words("relu")},
                                               {"batch_size", 24.0}});
    const Result<Snapshot> end = runToEnd(*trainer);
    QCOMPARE(end->step, 12);
    QVERIFY(end->flag == Flag::Converged);
    QCOMPARE(end->scalars.at("converged"), 1.0);
    QVERIFY(QString::fromStdString(sentence(end->caption)).contains("10 epochs"));
}

void MlpTrainingTest::stopsEarlyAndTakesTheBestBack()
{
    const Dataset data = sample::moons(80, 0.4, 3);
    const auto trainer = begin(data, {{"early_stopping", true},
                                      {"hidden_layer_sizes", IntegerList{32, 32}},
                                      {"learning_rate_init", 0.03},
                                      {"max_iter", 2000.0},
                                      {"tol", 0.0}});
    double best = trainer->snapshot().scalars.at("validation_loss");
    Snapshot now;
    while (trainer->step(Stride::Whole)) {
        now = trainer->snapshot();
        best = std::min(best, now.scalars.at("validation_loss"));
    }
    QVERIFY(now.step < 2000 && now.flag == Flag::Converged);
    QCOMPARE(now.scalars.at("validation_loss"), best);

    // 72 of 80 are trained on, so batches of 18 make four.
    const auto parts = begin(data, {{"early_stopping", true}, {"batch_size", 18.0}});
    for (int part = 0; part < 16; ++part)
        parts->step(Stride::Part);
    QCOMPARE(parts->snapshot().step, 1);
}

void MlpTrainingTest::predictsWithoutDropout()
{
    // Nothing is learned at so low a rate: what is predicted must not depend on the masks drawn.
    const Changes still{{"learning_rate_init", 1e-4}, {"solver", Words("sgd")}};
    Changes dropping = still;
    dropping["dropout"] = 0.5;
    const Snapshot plain = after(1, dataOf(2), still);
    const Snapshot dropped = after(1, dataOf(2), dropping);
    const Matrix X = dataOf(2).X;
    QVERIFY((plain.model->predict(X) - dropped.model->predict(X)).cwiseAbs().maxCoeff() < 1e-3);
    QVERIFY(std::abs(plain.loss - dropped.loss) < 1e-3);
}

void MlpTrainingTest::copesWithDegenerateData_data()
{
    QTest::addColumn<QString>("kind");
    for (const char* kind : {"one row", "one class", "class without members", "constant column",
                             "constant target", "huge", "tiny", "many classes"})
        QTest::newRow(kind) << kind;
}

void MlpTrainingTest::copesWithDegenerateData()
{
    QFETCH(const QString, kind);
    Dataset data = dataOf(2);
    if (kind == "one row")
        data = select(data, {0});
    else if (kind == "one class")
        data = dataOf(1);
    else if (kind == "class without members")
        data.classNames.emplace_back("nobody");
    else if (kind == "constant column")
        data.X.col(0).setConstant(3.0);
    else if (kind == "constant target")
        data = dataOf(0), data.y.setConstant(4.0);
    else if (kind == "huge")
        data.X *= 1e8;
    else if (kind == "tiny")
        data.X *= 1e-150;
    else if (kind == "many classes")
        data = dataOf(300, 600);

    for (const bool normalise : {false, true})
        for (const bool early : {false, true}) {
            const Snapshot end =
                after(3, data,
                      {{"batch_norm", normalise}, {"early_stopping", early}, {"batch_size", 10.0}});
            Matrix X = data.X.topRows(1).replicate(3, 1);
            X.row(1).setConstant(1e9);
            const Matrix scores = end.model->predict(X);
            QVERIFY(std::isfinite(end.loss) && scores.allFinite());
            if (data.classes() > 0)
                QVERIFY(((scores.rowwise().sum().array() - 1.0).abs() < 1e-9).all());
            QCOMPARE(end.model->predict(Matrix(0, 2)).rows(), 0);
            insideOf(end);
        }
}

void MlpTrainingTest::survivesRunningAway()
{
    const Dataset data = dataOf(0);
    const auto trainer = begin(data, {{"activation", Words("identity")},
                                      {"solver", Words("sgd")},
                                      {"learning_rate_init", 10.0}});
    while (trainer->step(Stride::Whole) && std::isfinite(trainer->loss()))
        ;
    QVERIFY(!std::isfinite(trainer->loss()));
    for (int part = 0; part < 20; ++part) {
        trainer->step(Stride::Part);
        const Snapshot now = trainer->snapshot();
        now.model->predict(data.X);
        now.model->explain(Vector::Ones(2));
        insideOf(now);
        QVERIFY(!QString::fromStdString(sentence(now.caption)).contains("nan"));
    }
}

QTEST_APPLESS_MAIN(MlpTrainingTest)
#include "mlp_training_test.moc"
