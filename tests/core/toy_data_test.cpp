#include "support/toy_sets.h"

#include <QTest>

#include <cmath>

using namespace holdout;

class ToyDataTest : public QObject {
    Q_OBJECT

private slots:
    void hasTheSetsOfTheGallery();
    void everySetKeepsItsPromises_data();
    void everySetKeepsItsPromises();
    void everySetBearsItsExtremes_data();
    void everySetBearsItsExtremes();
    void refusesBadSettings();
    void thinsTheLaterClasses();
    void keepsEveryClassAlive();
    void flipsTheAskedShare();
    void moonsAreHalfCircles();
    void blobsLieFourApart();
    void shearsTheBlobs();
};

namespace {

Index members(const Dataset& data, Index label)
{
    return (data.y.array() == static_cast<double>(label)).count();
}

void eachSet()
{
    QTest::addColumn<QString>("id");
    for (const ToyData& set : toyData())
        QTest::newRow(set.id.c_str()) << QString::fromStdString(set.id);
}

bool sound(const Dataset& data)
{
    return data.X.allFinite() && data.y.allFinite() && data.X.rows() == data.y.size() &&
           data.X.cols() == std::ssize(data.features) && !data.targetName.empty();
}

} // namespace

void ToyDataTest::hasTheSetsOfTheGallery()
{
    std::vector<std::string> ids;
    for (const ToyData& set : toyData())
        ids.push_back(set.id);

    QCOMPARE(ids,
             (std::vector<std::string>{"two_moons", "circles", "spirals", "blobs", "xor",
                                       "checkerboard", "linear", "anisotropic_blobs", "diagonal",
                                       "line", "sine", "cubic", "step", "heteroscedastic"}));
}

void ToyDataTest::everySetKeepsItsPromises_data()
{
    eachSet();
}

void ToyDataTest::everySetKeepsItsPromises()
{
    QFETCH(const QString, id);
    const ToyData& set = toy(id);

    const Dataset data = make(set, {{"n", 77}});

    QVERIFY(sound(data));
    QCOMPARE(data.samples(), 77);
    QVERIFY(!set.title.empty() && set.summary.ends_with("."));
    if (set.task == Task::Regression) {
        QCOMPARE(data.dimensions(), 1);
        QVERIFY(data.classNames.empty());
    } else {
        QCOMPARE(data.dimensions(), 2);
        QVERIFY(data.classes() >= 2);
        QCOMPARE(data.classNames[0], "blue");
        QCOMPARE(data.classNames[1], "orange");
        QVERIFY(members(data, 0) - members(data, data.classes() - 1) <= 1);
    }
    const Dataset again = make(set, {{"n", 77}});
    QVERIFY(again.X == data.X && again.y == data.y);
    QVERIFY(make(set, {{"n", 77}}, 2).X != data.X);
}

void ToyDataTest::everySetBearsItsExtremes_data()
{
    eachSet();
}

void ToyDataTest::everySetBearsItsExtremes()
{
    QFETCH(const QString, id);
    const ToyData& set = toy(id);
    Matrix far(4, set.task == Task::Regression ? 1 : 2);
    far.col(0) << 1e6, -1e6, 0.0, 7.0;
    far.rightCols(1) << -1e6, 1e6, 0.0, -7.0;

    for (const Parameter& parameter : set.parameters)
        for (const double extreme : {parameter.minimum, parameter.maximum})
            for (const double n : {10.0, 60.0}) {
                std::map<std::string, double> changed{{"n", n}};
                changed[parameter.id] = extreme;
                const Dataset data = make(set, changed);
                QVERIFY2(sound(data), parameter.id.c_str());
                const Matrix scores = bayes(id, changed, far);
                QVERIFY2(scores.allFinite(), parameter.id.c_str());
                if (set.task == Task::Classification)
                    QVERIFY((scores.rowwise().sum().array() - 1.0).abs().maxCoeff() < 1e-9);
            }
}

void ToyDataTest::refusesBadSettings()
{
    const ToyData& set = toy("two_moons");
    Settings settings = defaults(set.parameters);
    settings["n"] = 9.0;
    QVERIFY(!generate(set, settings, 1));
    settings["n"] = 10.0;
    QVERIFY(generate(set, settings, 1));
    settings["arms"] = 2.0;
    QVERIFY(!generate(set, settings, 1));
}

void ToyDataTest::thinsTheLaterClasses()
{
    const Dataset moons = make(toy("two_moons"), {{"n", 300}, {"imbalance", 9}});
    QCOMPARE(members(moons, 0), 270);
    QCOMPARE(members(moons, 1), 30);

    // Weights 1, 1/2, 1/4 of 350 points are 200, 100 and 50.
    const Dataset blobs = make(toy("blobs"), {{"n", 350}, {"imbalance", 4}});
    QCOMPARE(members(blobs, 0), 200);
    QCOMPARE(members(blobs, 1), 100);
    QCOMPARE(members(blobs, 2), 50);
}

void ToyDataTest::keepsEveryClassAlive()
{
    const Dataset data = make(toy("blobs"), {{"n", 10}, {"imbalance", 50}, {"classes", 6}});

    for (Index label = 0; label < 6; ++label)
        QVERIFY(members(data, label) >= 1);
    QCOMPARE(data.classNames.back(), "grey");
}

void ToyDataTest::flipsTheAskedShare()
{
    const Dataset data = make(toy("xor"), {{"n", 200}, {"noise", 0}, {"label_noise", 0.15}});

    Index wrong = 0;
    for (Index i = 0; i < data.samples(); ++i)
        wrong += (data.X(i, 0) * data.X(i, 1) > 0) != (data.y(i) == 0.0) ? 1 : 0;
    QCOMPARE(wrong, 30);
}

void ToyDataTest::moonsAreHalfCircles()
{
    const Dataset data = make(toy("two_moons"), {{"noise", 0}});

    for (Index i = 0; i < data.samples(); ++i) {
        const bool first = data.y(i) == 0.0;
        const double x = data.X(i, 0) - (first ? 0.0 : 1.0);
        const double y = data.X(i, 1) - (first ? 0.0 : 0.5);
        QVERIFY(std::abs(std::hypot(x, y) - 1.0) < 1e-12);
        QVERIFY(first ? y > -1e-12 : y < 1e-12);
    }
}

void ToyDataTest::blobsLieFourApart()
{
    for (const int classes : {2, 3, 4, 5, 6}) {
        const Dataset data = make(toy("blobs"), {{"noise", 0}, {"classes", classes}});
        Matrix centres(classes, 2);
        for (Index i = 0; i < data.samples(); ++i)
            centres.row(static_cast<Index>(data.y(i))) = data.X.row(i);
        for (Index k = 0; k < classes; ++k)
            QVERIFY(std::abs((centres.row(k) - centres.row((k + 1) % classes)).norm() - 4.0) <
                    1e-12);
    }
}

void ToyDataTest::shearsTheBlobs()
{
    const Dataset data = make(toy("anisotropic_blobs"), {{"n", 5000}});

    // Right-hand cloud: centre (4, 0)·T = (2.4, −2.56), covariance TᵀT for T = [.6 −.64; −.4 .85].
    std::vector<Index> rows;
    for (Index i = 0; i < data.samples(); ++i)
        if (data.y(i) == 2.0)
            rows.push_back(i);
    const Matrix X = data.X(rows, Eigen::all);
    const Eigen::RowVector2d mean = X.colwise().mean();
    const Matrix centred = X.rowwise() - mean;
    const Matrix covariance = centred.transpose() * centred / static_cast<double>(X.rows());
    QVERIFY((mean - Eigen::RowVector2d(2.4, -2.56)).norm() < 0.12);
    QVERIFY((covariance - Matrix{{0.52, -0.724}, {-0.724, 1.1321}}).norm() < 0.2);
}

QTEST_APPLESS_MAIN(ToyDataTest)
#include "toy_data_test.moc"
