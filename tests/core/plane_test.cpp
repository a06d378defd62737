#include "run/plane.h"

#include <QTest>

#include <cmath>

using namespace holdout;

class PlaneTest : public QObject {
    Q_OBJECT

private slots:
    void showsTheFirstTwoFeaturesUnlessTold();
    void holdsTheOthersAtTheirMedian();
    void bringsPositionsBack_data();
    void bringsPositionsBack();
    void showsTheTargetOverOneFeature();
    void turnsPrincipalComponentsAlongTheLargestSpread();
    void leavesOutOnlyMissingCellsThatAreShown();
    void namesAFeatureThatIsNotThere();
    void growsAnExtentAroundASinglePoint();
    void findsItsColumnsBehindAPipeline();
};

namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

/// Four features: length, width (twice the length), depth, and a category.
Dataset four()
{
    Dataset data{.X = Matrix(5, 4),
                 .features = {{.name = "length"},
                              {.name = "width"},
                              {.name = "depth"},
                              {.name = "island", .levels = {"a", "b"}}},
                 .y = Vector::LinSpaced(5, 0.0, 1.0),
                 .targetName = "mass"};
    data.X << 1, 2, 9, 1, //
        2, 4, 7, 1,       //
        3, 6, 8, 0,       //
        4, 8, missing, 1, //
        5, 10, 1, 1;
    return data;
}

} // namespace

void PlaneTest::showsTheFirstTwoFeaturesUnlessTold()
{
    const auto plane = makePlane(four(), Task::Regression, {});
    QVERIFY(plane);
    QCOMPARE(plane->xName, std::string("length"));
    QCOMPARE(plane->yName, std::string("width"));

    const auto chosen = makePlane(four(), Task::Regression, {.xFeature = "depth"});
    QCOMPARE(chosen->xName, std::string("depth"));
    QCOMPARE(chosen->yName, std::string("length"));
}

void PlaneTest::holdsTheOthersAtTheirMedian()
{
    const auto plane = makePlane(four(), Task::Regression, {});
    Matrix position(1, 2);
    position << 2.5, 7.0;

    const Matrix raw = plane->lift(position);

    // Depths 1, 7, 8, 9 have the median 7.5; island b (level 1) is the most frequent.
    QVERIFY(raw.row(0).isApprox(Eigen::RowVector4d(2.5, 7.0, 7.5, 1.0)));
}

void PlaneTest::bringsPositionsBack_data()
{
    QTest::addColumn<bool>("principal");
    QTest::newRow("two features") << false;
    QTest::newRow("two principal components") << true;
}

void PlaneTest::bringsPositionsBack()
{
    QFETCH(const bool, principal);
    const auto plane = makePlane(four(), Task::Regression, {.principal = principal});
    QVERIFY(plane);
    Matrix at(3, 2);
    at << 0.0, 0.0, 1.5, -2.0, -0.3, 4.0;

    QVERIFY(plane->project(plane->lift(at)).isApprox(at, 1e-9));
}

void PlaneTest::showsTheTargetOverOneFeature()
{
    Dataset data = four();
    data.X = data.X.leftCols(1).eval();
    data.features.resize(1);

    const auto plane = makePlane(data, Task::Regression, {});

    QVERIFY(plane->showsTarget);
    QCOMPARE(plane->yName, std::string("mass"));
    QVERIFY(positions(data, *plane).col(1) == data.y);
}

void PlaneTest::turnsPrincipalComponentsAlongTheLargestSpread()
{
    const auto plane = makePlane(four(), Task::Regression, {.principal = true});

    // Length and width are one line, so of three standardised features two directions hold all.
    QCOMPARE(plane->x, Index{-1});
    QVERIFY(plane->xName.starts_with("PC1"));
    QVERIFY(std::abs(plane->axes.row(0).dot(plane->projection.col(0)) - 1.0) < 1e-9);
    QVERIFY(std::abs(plane->axes.row(1).dot(plane->projection.col(0))) < 1e-9);
}

void PlaneTest::leavesOutOnlyMissingCellsThatAreShown()
{
    const auto plane = makePlane(four(), Task::Regression, {});
    QVERIFY(positions(four(), *plane).allFinite());

    const auto depth = makePlane(four(), Task::Regression, {.xFeature = "depth"});
    const Matrix at = positions(four(), *depth);
    QVERIFY(std::isnan(at(3, 0)) && std::isfinite(at(2, 0)));
    QVERIFY(std::isfinite(extentOf(four(), *depth).right));
}

void PlaneTest::namesAFeatureThatIsNotThere()
{
    const auto plane = makePlane(four(), Task::Regression, {.xFeature = "height"});

    QVERIFY(!plane);
    QVERIFY(plane.error().message.find("height") != std::string::npos);
    QVERIFY(!makePlane(four(), Task::Regression, {.xFeature = "island"}));
}

void PlaneTest::growsAnExtentAroundASinglePoint()
{
    Dataset data = four();
    data.X = data.X.topRows(1).eval();
    data.y = data.y.head(1).eval();

    const Extent extent = extentOf(data, *makePlane(data, Task::Regression, {}));

    QVERIFY(extent.width() > 0.0 && extent.height() > 0.0);
    QVERIFY(extent.left < 1.0 && extent.right > 1.0);
}

void PlaneTest::findsItsColumnsBehindAPipeline()
{
    Dataset data = four();
    data.X(3, 2) = 7.5;
    const auto pipeline = Pipeline::fit({{.id = "one_hot"}, {.id = "standardise"}}, data);
    QVERIFY(pipeline);
    const auto plane =
        makePlane(data, Task::Regression, {.xFeature = "width", .yFeature = "depth"});
    const Extent extent{0.0, 12.0, 0.0, 10.0};

    const View view = modelView(*plane, extent, *pipeline, data.features);

    QVERIFY(view.axisParallel());
    // Width has mean 6 and standard deviation √8.
    QVERIFY(std::abs(view.left - (0.0 - 6.0) / std::sqrt(8.0)) < 1e-9);
    QVERIFY(std::abs(view.right - (12.0 - 6.0) / std::sqrt(8.0)) < 1e-9);
}

QTEST_APPLESS_MAIN(PlaneTest)
#include "plane_test.moc"
