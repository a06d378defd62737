#include "support/small_data.h"

#include <QFile>
#include <QTest>

#include <cmath>
#include <limits>
#include <set>

using namespace holdout;

class TransformsTest : public QObject {
    Q_OBJECT

private slots:
    void everyTransformDescribesItself();
    void agreesWithScikitLearn_data();
    void agreesWithScikitLearn();
    void namesProductsAsScikitLearnDoes();
    void takesLevelsBack();
    void findsTheMostLikelyLevel();
    void leavesConstantColumnsFinite();
    void bearsVeryLargeAndVerySmallNumbers();
    void fillsWithTheMiddleAndTheMostFrequent();
    void keepsMissingCellsMissing();
    void saysWhatItLearned();
};

void TransformsTest::everyTransformDescribesItself()
{
    std::set<std::string> ids;
    for (const Transform& transform : transforms()) {
        QVERIFY(!transform.title.empty() && transform.summary.ends_with("."));
        QVERIFY(check(transform.parameters, defaults(transform.parameters)));
        QCOMPARE(*findTransform(transform.id), &transform);
        ids.insert(transform.id);
    }
    QCOMPARE(ids,
             (std::set<std::string>{"impute_mean", "impute_median", "impute_most_frequent",
                                    "min_max", "one_hot", "ordinal", "polynomial", "standardise"}));
}

void TransformsTest::agreesWithScikitLearn_data()
{
    QTest::addColumn<QString>("input");
    QTest::addColumn<QString>("id");
    QTest::addColumn<double>("degree");
    QTest::addColumn<bool>("interactions");
    QTest::newRow("standardise") << "input"
                                 << "standardise" << 0.0 << false;
    QTest::newRow("min_max") << "input"
                             << "min_max" << 0.0 << false;
    QTest::newRow("impute_mean") << "input"
                                 << "impute_mean" << 0.0 << false;
    QTest::newRow("impute_median") << "input"
                                   << "impute_median" << 0.0 << false;
    QTest::newRow("impute_most_frequent") << "input"
                                          << "impute_most_frequent" << 0.0 << false;
    QTest::newRow("one_hot") << "levels"
                             << "one_hot" << 0.0 << false;
    QTest::newRow("ordinal") << "levels"
                             << "ordinal" << 0.0 << false;
    for (const int degree : {2, 3, 4}) {
        QTest::addRow("polynomial_%d", degree) << "polynomial_input"
                                               << "polynomial" << double(degree) << false;
        QTest::addRow("polynomial_%d_interactions", degree)
            << "polynomial_input"
            << "polynomial" << double(degree) << true;
    }
}

void TransformsTest::agreesWithScikitLearn()
{
    QFETCH(const QString, input);
    QFETCH(const QString, id);
    QFETCH(const double, degree);
    QFETCH(const bool, interactions);
    const Matrix X = read(input);
    const Dataset data = input == "levels" ? categories(X) : numbers(X);
    const TransformStep step =
        id == "polynomial" ? polynomial(degree, interactions) : TransformStep{id.toStdString()};

    const auto pipeline = Pipeline::fit({step}, top(data, 12));

    QVERIFY2(pipeline, pipeline ? "" : pipeline.error().message.c_str());
    QVERIFY(same(pipeline->apply(X), read(QTest::currentDataTag())));
    QCOMPARE(std::ssize(pipeline->features()), pipeline->apply(X).cols());
}

void TransformsTest::namesProductsAsScikitLearnDoes()
{
    for (const QString name : {"polynomial_3", "polynomial_4", "polynomial_4_interactions"}) {
        QFile file(QStringLiteral(TEST_DATA "/transforms/") + name + "_names.txt");
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArrayList expected = file.readAll().trimmed().split('\n');
        const bool interactions = name.endsWith("interactions");
        const double degree = name.contains('3') ? 3 : 4;

        const auto pipeline =
            Pipeline::fit({polynomial(degree, interactions)}, numbers(Matrix::Ones(2, 3)));

        QCOMPARE(std::ssize(pipeline->features()), expected.size());
        for (int j = 0; j < expected.size(); ++j)
            QCOMPARE(pipeline->features()[static_cast<std::size_t>(j)].name,
                     expected[j].toStdString());
    }
}

void TransformsTest::takesLevelsBack()
{
    const Dataset data = categories(Matrix{{0, 2}, {1, 0}, {2, 0}, {1, 2}, {missing, 0}});

    for (const std::string id : {"one_hot", "ordinal"}) {
        const auto pipeline = Pipeline::fit({{id}}, data);
        QVERIFY(same(pipeline->invert(pipeline->apply(data.X)), data.X));
        for (const Feature& feature : pipeline->features())
            QVERIFY(!feature.categorical());
    }
}

void TransformsTest::findsTheMostLikelyLevel()
{
    const Dataset data = categories(Matrix{{0}, {2}});

    QCOMPARE(Pipeline::fit({{"one_hot"}}, data)->invert(Matrix{{0.3, 0.6}})(0, 0), 2.0);
    QCOMPARE(Pipeline::fit({{"ordinal"}}, data)->invert(Matrix{{0.8}})(0, 0), 2.0);
    QCOMPARE(Pipeline::fit({{"ordinal"}}, data)->invert(Matrix{{-7.0}})(0, 0), 0.0);
    QCOMPARE(Pipeline::fit({{"one_hot"}}, data)->features()[1].name, "a=high");
}

void TransformsTest::leavesConstantColumnsFinite()
{
    for (const double value : {0.0, 0.1, -7.3e8}) {
        const Dataset data = numbers(Matrix::Constant(30, 2, value));
        for (const std::string id : {"standardise", "min_max"}) {
            const Matrix Z = Pipeline::fit({{id}}, data)->apply(data.X);
            QVERIFY(Z.cwiseAbs().maxCoeff() < 1e-6);
        }
    }
}

void TransformsTest::bearsVeryLargeAndVerySmallNumbers()
{
    // Two values of equal distance from their mean are standardised to −1 and 1 at any scale.
    for (const double scale : {1e-300, 1e-150, 1e150, 1e300}) {
        const Dataset data = numbers(Matrix{{-scale}, {scale}});
        QVERIFY(same(Pipeline::fit({{"standardise"}}, data)->apply(data.X), Matrix{{-1.0}, {1.0}}));
        QVERIFY(same(Pipeline::fit({{"min_max"}}, data)->apply(data.X), Matrix{{0.0}, {1.0}}));
    }
    const double largest = std::numeric_limits<double>::max();
    const Dataset data = numbers(Matrix{{-largest}, {largest}});
    QVERIFY(!Pipeline::fit({{"min_max"}}, data));
    QVERIFY(Pipeline::fit({{"impute_mean"}}, numbers(Matrix{{largest}, {largest}, {missing}}))
                ->apply(data.X)
                .allFinite());
}

void TransformsTest::fillsWithTheMiddleAndTheMostFrequent()
{
    const Dataset data = numbers(Matrix{{4.0}, {missing}, {1.0}, {9.0}, {4.0}, {1.0}});
    const auto filled = [&](const std::string& id) {
        return Pipeline::fit({{id}}, data)->apply(data.X)(1, 0);
    };
    // Known: 1 1 4 4 9. Mean 3.8, middle 4; 1 and 4 both occur twice and the smaller is taken.
    QCOMPARE(filled("impute_mean"), 3.8);
    QCOMPARE(filled("impute_median"), 4.0);
    QCOMPARE(filled("impute_most_frequent"), 1.0);

    const Dataset even = numbers(Matrix{{1.0}, {2.0}, {5.0}, {100.0}, {missing}});
    QCOMPARE(Pipeline::fit({{"impute_median"}}, even)->apply(even.X)(4, 0), 3.5);

    const Dataset levels = categories(Matrix{{2.0}, {missing}, {0.0}, {2.0}});
    QCOMPARE(Pipeline::fit({{"impute_most_frequent"}}, levels)->apply(levels.X)(1, 0), 2.0);
    QVERIFY(std::isnan(Pipeline::fit({{"impute_median"}}, levels)->apply(levels.X)(1, 0)));
}

void TransformsTest::keepsMissingCellsMissing()
{
    const Dataset data = categories(Matrix{{0.0}, {missing}, {1.0}});

    QVERIFY(Pipeline::fit({{"one_hot"}}, data)->apply(data.X).row(1).array().isNaN().all());
    QVERIFY(std::isnan(Pipeline::fit({{"ordinal"}}, data)->apply(data.X)(1, 0)));
}

void TransformsTest::saysWhatItLearned()
{
    const Dataset data = numbers(Matrix{{1.0, 0.0}, {3.0, 8.0}});
    QCOMPARE(Pipeline::fit({{"standardise"}}, data)->steps()[0]->description(),
             "a: mean 2, deviation 1, b: mean 4, deviation 4");
    QCOMPARE(Pipeline::fit({{"min_max"}}, data)->steps()[0]->description(), "a: 1 to 3, b: 0 to 8");
    QCOMPARE(
        Pipeline::fit({{"impute_mean"}}, numbers(Matrix::Ones(2, 5)))->steps()[0]->description(),
        "a: 1, b: 1, c: 1 and 2 more");
}

QTEST_APPLESS_MAIN(TransformsTest)
#include "transforms_test.moc"
