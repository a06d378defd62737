#include "support/small_data.h"

#include <QTest>

#include <cmath>

using namespace holdout;

class PipelineTest : public QObject {
    Q_OBJECT

private slots:
    void takesEveryNumberBack_data();
    void takesEveryNumberBack();
    void fitsOnTheTrainingRowsOnly();
    void feedsEachStepWithTheOneBefore();
    void refusesWhatItCannotUse_data();
    void refusesWhatItCannotUse();
    void knowsTheNecessarySteps();
};

void PipelineTest::takesEveryNumberBack_data()
{
    QTest::addColumn<QStringList>("ids");
    QTest::newRow("standardise") << QStringList{"standardise"};
    QTest::newRow("min_max") << QStringList{"min_max"};
    QTest::newRow("polynomial") << QStringList{"polynomial"};
    QTest::newRow("all") << QStringList{"min_max", "impute_mean", "polynomial", "standardise"};
}

void PipelineTest::takesEveryNumberBack()
{
    QFETCH(const QStringList, ids);
    const Dataset data = numbers(read("polynomial_input"));
    std::vector<TransformStep> steps;
    for (const QString& id : ids)
        steps.push_back({id.toStdString()});

    const auto pipeline = Pipeline::fit(steps, top(data, 12));

    QVERIFY(pipeline);
    QVERIFY(same(pipeline->invert(pipeline->apply(data.X)), data.X, 1e-9));
}

void PipelineTest::fitsOnTheTrainingRowsOnly()
{
    const Matrix train{{0.0}, {2.0}};

    const auto pipeline = Pipeline::fit({{"standardise"}}, numbers(train));

    // Mean 1 and deviation 1 of the training rows, whatever the other rows are.
    QVERIFY(same(pipeline->apply(Matrix{{101.0}, {1.0}}), Matrix{{100.0}, {0.0}}));
}

void PipelineTest::feedsEachStepWithTheOneBefore()
{
    Dataset data = numbers(Matrix{{1.0, 0.0}, {missing, 1.0}, {3.0, 1.0}});
    data.features[1].levels = {"no", "yes"};

    const auto pipeline =
        Pipeline::fit({{"impute_mean"}, {"one_hot"}, {"standardise"}, polynomial(2, true)}, data);

    // After filling 1 2 3 and one-hot: three columns, then three products of two of them.
    QVERIFY(pipeline);
    QCOMPARE(pipeline->steps().size(), std::size_t{4});
    QCOMPARE(std::ssize(pipeline->features()), 6);
    const Dataset ready = pipeline->apply(data);
    QVERIFY(ready.X.allFinite());
    QVERIFY(std::abs(ready.X(0, 0) + std::sqrt(1.5)) < 1e-12);
    QCOMPARE(ready.features[3].name, "a b=no");
}

void PipelineTest::refusesWhatItCannotUse_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<bool>("category");
    QTest::addColumn<QString>("named");
    for (const QString id :
         {"standardise", "min_max", "impute_mean", "impute_median", "impute_most_frequent"})
        QTest::addRow("%s, all missing", qPrintable(id)) << id << false << "Column b";
    for (const QString id : {"one_hot", "ordinal", "impute_most_frequent"})
        QTest::addRow("%s, all missing category", qPrintable(id)) << id << true << "Column b";
    QTest::newRow("product of a category") << "polynomial" << true << "one_hot";
    QTest::newRow("unknown transform") << "whiten" << false << "whiten";
}

void PipelineTest::refusesWhatItCannotUse()
{
    QFETCH(const QString, id);
    QFETCH(const bool, category);
    QFETCH(const QString, named);
    const Matrix X{{0.0, missing}, {1.0, missing}};

    const auto pipeline =
        Pipeline::fit({{id.toStdString()}}, category ? categories(X) : numbers(X));

    QVERIFY(!pipeline);
    const QString message = QString::fromStdString(pipeline.error().message);
    QVERIFY2(message.contains(named) && message.contains(id), qPrintable(message));

    QVERIFY(!Pipeline::fit({{"min_max", {{"speed", 1.0}}}}, numbers(Matrix::Ones(2, 2))));
    QVERIFY(!Pipeline::fit({polynomial(5)}, numbers(Matrix::Ones(2, 2))));
    QVERIFY(!Pipeline::fit({polynomial(4)}, numbers(Matrix::Ones(2, 64))));
    QVERIFY(!Pipeline::fit({}, numbers(Matrix(0, 2))));
}

void PipelineTest::knowsTheNecessarySteps()
{
    Dataset data = numbers(Matrix{{1.0, 0.0}, {2.0, 1.0}});
    QVERIFY(necessarySteps(data).empty());

    data.X(0, 0) = missing;
    QCOMPARE(necessarySteps(data), (std::vector<TransformStep>{{"impute_median"}}));

    data.features[1].levels = {"no", "yes"};
    data.X(1, 1) = missing;
    const std::vector<TransformStep> steps = necessarySteps(data);
    QCOMPARE(steps, (std::vector<TransformStep>{
                        {"impute_median"}, {"impute_most_frequent"}, {"one_hot"}}));
    QVERIFY(Pipeline::fit(steps, data)->apply(data.X).allFinite());
}

QTEST_APPLESS_MAIN(PipelineTest)
#include "pipeline_test.moc"
