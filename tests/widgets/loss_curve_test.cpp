#include "plots/loss_curve.h"
#include "support/pixels.h"
#include "support/theme.h"

#include <QSignalSpy>
#include <QTest>
#include <qcustomplot.h>

#include <cmath>

using namespace holdout;

namespace {

constexpr int train = LossCurve::earlierShown, validation = train + 1, testPart = train + 2;

CurveRun falling(int last)
{
    CurveRun run{QStringLiteral("run"), {}};
    for (int step = 0; step <= last; ++step)
        run.steps.push_back({.step = step,
                             .loss = {1.0 / (1 + step), 1.2 / (1 + step), 1.3 / (1 + step)},
                             .score = {0.9, 0.8, 0.7}});
    return run;
}

/// The widget as a user meets it: shown, laid out, and drawn.
struct Shown {
    LossCurve curve;
    QCustomPlot* plot = curve.findChild<QCustomPlot*>(QStringLiteral("plot"));

    explicit Shown(const CurveRun& run)
    {
        curve.setQuantities(QStringLiteral("cross-entropy"), QStringLiteral("accuracy"));
        curve.resize(400, 300);
        curve.setRun(run);
        curve.show();
        if (!QTest::qWaitForWindowExposed(&curve))
            qFatal("The window never appeared");
        plot->replot();
    }

    QPoint at(int step) const
    {
        const QRect rect = plot->axisRect()->rect();
        return {qRound(plot->xAxis->coordToPixel(step)), rect.center().y()};
    }

    void press(const char* button)
    {
        QTest::mouseClick(curve.findChild<QAbstractButton*>(QString::fromLatin1(button)),
                          Qt::LeftButton);
    }

    int points(int graph) const { return plot->graph(graph)->dataCount(); }
    QString legend() const
    {
        return curve.findChild<QWidget*>(QStringLiteral("legend"))->accessibleName();
    }
};

} // namespace

class LossCurveTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(*qApp, ThemeChoice::Light); }
    void drawsEveryStepOfTrainAndValidation();
    void keepsTheTestCurveUntilItIsUnlocked();
    void tellsTheStepUnderTheMouse_data();
    void tellsTheStepUnderTheMouse();
    void scrubsWhileDragged();
    void tellsTheStepHovered();
    void stepsByKey();
    void followsTheNewestStepUnlessScrubbedBack();
    void showsTheValuesOfTheCurrentStep();
    void switchesToTheScore();
    void switchesToALogarithm();
    void keepsFiveEarlierRunsAndRestoresOne();
    void marksWhereTheRunDiverged_data();
    void marksWhereTheRunDiverged();
    void teachesWhileEmpty();
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

void LossCurveTest::tellsTheStepUnderTheMouse_data()
{
    QTest::addColumn<int>("step");

    QTest::newRow("first") << 0;
    QTest::newRow("middle") << 7;
    QTest::newRow("last") << 19;
}

void LossCurveTest::tellsTheStepUnderTheMouse()
{
    QFETCH(const int, step);
    const Shown shown(falling(19));
    const QSignalSpy picked(&shown.curve, &LossCurve::stepPicked);

    QTest::mouseClick(shown.plot, Qt::LeftButton, {}, shown.at(step));

    QCOMPARE(picked.count(), 1);
    QCOMPARE(picked.at(0).at(0).toInt(), step);
}

void LossCurveTest::scrubsWhileDragged()
{
    const Shown shown(falling(19));
    const QSignalSpy picked(&shown.curve, &LossCurve::stepPicked);

    QTest::mousePress(shown.plot, Qt::LeftButton, {}, shown.at(3));
    QMouseEvent move(QEvent::MouseMove, shown.at(11), shown.plot->mapToGlobal(shown.at(11)),
                     Qt::NoButton, Qt::LeftButton, {});
    QApplication::sendEvent(shown.plot, &move);

    QCOMPARE(picked.last().at(0).toInt(), 11);
}

void LossCurveTest::tellsTheStepHovered()
{
    const Shown shown(falling(19));
    const QSignalSpy hovered(&shown.curve, &LossCurve::stepHovered);
    const QSignalSpy picked(&shown.curve, &LossCurve::stepPicked);

    QMouseEvent move(QEvent::MouseMove, shown.at(8), shown.plot->mapToGlobal(shown.at(8)),
                     Qt::NoButton, Qt::NoButton, {});
    QApplication::sendEvent(shown.plot, &move);
    QEvent leave(QEvent::Leave);
    QApplication::sendEvent(shown.plot, &leave);

    QCOMPARE(hovered.at(0).at(0).toInt(), 8);
    QCOMPARE(hovered.last().at(0).toInt(), -1);
    QCOMPARE(picked.count(), 0);
}

void LossCurveTest::stepsByKey()
{
    Shown shown(falling(19));
    shown.curve.setCurrentStep(5);
    const QSignalSpy picked(&shown.curve, &LossCurve::stepPicked);

    QTest::keyClick(&shown.curve, Qt::Key_Right);
    QTest::keyClick(&shown.curve, Qt::Key_Right);
    QTest::keyClick(&shown.curve, Qt::Key_Left);
    QTest::keyClick(&shown.curve, Qt::Key_Home);
    QTest::keyClick(&shown.curve, Qt::Key_Left);
    QTest::keyClick(&shown.curve, Qt::Key_End);
    QTest::keyClick(&shown.curve, Qt::Key_Right);

    QList<int> steps;
    for (const auto& call : picked)
        steps << call.at(0).toInt();
    QCOMPARE(steps, (QList<int>{6, 7, 6, 0, 0, 19, 19}));
}

void LossCurveTest::followsTheNewestStepUnlessScrubbedBack()
{
    Shown shown(falling(1));

    shown.curve.append({{.step = 2, .loss = {0.125, 0.25, 0.5}}});
    QCOMPARE(shown.legend(), QStringLiteral("train 0.125 · validation 0.250"));

    shown.curve.setCurrentStep(0);
    shown.curve.append({{.step = 3, .loss = {0.1, 0.2, 0.3}}});
    QCOMPARE(shown.legend(), QStringLiteral("train 1.000 · validation 1.200"));
    QCOMPARE(shown.points(train), 4);
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

void LossCurveTest::keepsFiveEarlierRunsAndRestoresOne()
{
    Shown shown(falling(9));
    std::vector<CurveRun> runs(7, falling(30));
    for (std::size_t i = 0; i < runs.size(); ++i)
        runs[i].name = QStringLiteral("k = %1").arg(i);
    const QSignalSpy picked(&shown.curve, &LossCurve::runPicked);

    shown.curve.setEarlierRuns(runs);
    shown.press("run3");

    QCOMPARE(picked.count(), 1);
    QCOMPARE(picked.at(0).at(0).toInt(), 3);
    QCOMPARE(shown.points(4), 31);
    QVERIFY(shown.plot->xAxis->range().contains(30));
    const auto* button = shown.curve.findChild<QAbstractButton*>(QStringLiteral("run3"));
    QCOMPARE(button->text(), QStringLiteral("k = 3"));

    shown.curve.setEarlierRuns({});
    QVERIFY(!button->isVisible());
    QCOMPARE(shown.points(4), 0);
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

void LossCurveTest::teachesWhileEmpty()
{
    Shown shown(CurveRun{});
    const QSignalSpy picked(&shown.curve, &LossCurve::stepPicked);

    QTest::mouseClick(shown.plot, Qt::LeftButton);
    QTest::keyClick(&shown.curve, Qt::Key_Right);

    QCOMPARE(picked.count(), 0);
    QVERIFY(shown.plot->findChild<QCPItemText*>(QStringLiteral("empty"))->visible());
    QVERIFY(shown.curve.summary().contains(QStringLiteral("press play")));
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
