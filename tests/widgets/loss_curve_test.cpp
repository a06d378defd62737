#include "support/pixels.h"
#include "support/shown_curve.h"
#include "support/theme.h"

#include <cmath>

using namespace holdout;
using namespace holdout::test;

class LossCurveTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(*qApp, ThemeChoice::Light); }
    void drawsEveryStepOfTrainAndValidation();
    void keepsTheTestCurveUntilItIsUnlocked();
    void showsTheValuesOfTheCurrentStep();
    void switchesToTheScore();
    void switchesToALogarithm();
    void marksWhereTheRunDiverged_data();
    void marksWhereTheRunDiverged();
    void staysFastAtTenThousandSteps();
    void exportsTableAndPicture();
};

void LossCurveTest::drawsEveryStepOfTrainAndValidation()
{
    const Shown shown(falling(20));

    QCOMPARE(shown.points(train), 21);
    QCOMPARE(shown.points(validation), 21);
    QVERIFY(shown.plot->xAxis->range().contains(20));
    QVERIFY(shown.plot->yAxis->range().contains(1.2));
    QCOMPARE(shown.plot->graph(train)->pen().style(), Qt::SolidLine);
    QVERIFY(shown.plot->graph(validation)->pen().style() != Qt::SolidLine);
}

void LossCurveTest::keepsTheTestCurveUntilItIsUnlocked()
{
    Shown shown(falling(5));
    QCOMPARE(shown.points(testPart), 0);
    QVERIFY(!shown.curve.exportable().csv().contains(QStringLiteral("test")));

    shown.curve.setTestUnlocked(true);

    QCOMPARE(shown.points(testPart), 6);
    QVERIFY(shown.curve.exportable().csv().contains(QStringLiteral("loss_test")));
}

void LossCurveTest::showsTheValuesOfTheCurrentStep()
{
    Shown shown(falling(9));
    shown.curve.setCurrentStep(4);

    QCOMPARE(shown.legend(), QStringLiteral("train 0.200 · validation 0.240"));
}

void LossCurveTest::switchesToTheScore()
{
    Shown shown(falling(9));
    QCOMPARE(shown.curve.note(), QStringLiteral("cross-entropy"));

    shown.press("score");

    QCOMPARE(shown.curve.note(), QStringLiteral("accuracy"));
    QCOMPARE(shown.plot->graph(train)->data()->constBegin()->value, 0.9);
    QVERIFY(shown.plot->yAxis->range().upper <= 1.0);
}

void LossCurveTest::switchesToALogarithm()
{
    Shown shown({QStringLiteral("run"),
                 {{.step = 0, .loss = {1.0, 1.0, 1.0}}, {.step = 1, .loss = {0.0, 0.01, 0.1}}}});

    shown.press("log");

    QCOMPARE(shown.plot->yAxis->scaleType(), QCPAxis::stLogarithmic);
    QVERIFY(shown.plot->yAxis->range().lower > 0.0);
    QVERIFY(shown.plot->yAxis->range().lower < 0.01);
    QVERIFY(std::isnan((shown.plot->graph(train)->data()->constEnd() - 1)->value));
}

void LossCurveTest::marksWhereTheRunDiverged_data()
{
    QTest::addColumn<double>("worst");

    QTest::newRow("grows without end") << 1e30;
    QTest::newRow("infinite") << std::numeric_limits<double>::infinity();
    QTest::newRow("not a number") << std::numeric_limits<double>::quiet_NaN();
}

void LossCurveTest::marksWhereTheRunDiverged()
{
    QFETCH(const double, worst);
    const Shown shown({QStringLiteral("run"),
                       {{.step = 0, .loss = {0.7, 0.7, 0.7}},
                        {.step = 1, .loss = {0.9, 0.9, 0.9}},
                        {.step = 2, .loss = {worst, worst, worst}}}});

    const auto* mark = shown.plot->findChild<QCPItemText*>(QStringLiteral("diverged"));
    QVERIFY(mark->visible());
    QVERIFY(mark->text().contains(QStringLiteral("diverged at 2")));
    QVERIFY(shown.plot->yAxis->range().upper < 10.0);
    QVERIFY(shown.curve.summary().contains(QStringLiteral("diverged at step 2")));
}

void LossCurveTest::staysFastAtTenThousandSteps()
{
    Shown shown(falling(10'000));
    const double start = test::processorTime();
    constexpr int frames = 10;

    for (int i = 0; i < frames; ++i) {
        shown.curve.append({{.step = 10'001 + i, .loss = {0.1, 0.1, 0.1}}});
        shown.plot->replot();
    }

    const double each = (test::processorTime() - start) / frames;
    qInfo("%.1f ms per frame", each);
    QVERIFY2(each < 50.0, "a frame takes too long to play at 20 a second");
}

void LossCurveTest::exportsTableAndPicture()
{
    const Shown shown(falling(2));
    const Exportable plot = shown.curve.exportable();

    QCOMPARE(plot.csv(), QStringLiteral("step,loss_train,loss_validation,score_train,"
                                        "score_validation\n"
                                        "0,1,1.2,0.9,0.8\n1,0.5,0.6,0.9,0.8\n"
                                        "2,0.3333333333333333,0.39999999999999997,0.9,0.8\n"));
    QCOMPARE(toImage(plot, {300, 200}).size(), QSize(600, 400));
    const QByteArray svg = toSvg(plot, {300, 200});
    QVERIFY(svg.contains("<polyline") || svg.contains("<path"));
    QVERIFY(svg.contains("cross-entropy after 2 steps"));
}

QTEST_MAIN(LossCurveTest)
#include "loss_curve_test.moc"
