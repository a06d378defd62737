#include "support/shown_curve.h"
#include "support/theme.h"

#include <QSignalSpy>

using namespace holdout;
using namespace holdout::test;

class LossCurveInputTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(*qApp, ThemeChoice::Light); }
    void tellsTheStepUnderTheMouse_data();
    void tellsTheStepUnderTheMouse();
    void scrubsWhileDragged();
    void tellsTheStepHovered();
    void stepsByKey();
    void followsTheNewestStepUnlessScrubbedBack();
    void keepsFiveEarlierRunsAndRestoresOne();
    void teachesWhileEmpty();
};

void LossCurveInputTest::tellsTheStepUnderTheMouse_data()
{
    QTest::addColumn<int>("step");

    QTest::newRow("first") << 0;
    QTest::newRow("middle") << 7;
    QTest::newRow("last") << 19;
}

void LossCurveInputTest::tellsTheStepUnderTheMouse()
{
    QFETCH(const int, step);
    const Shown shown(falling(19));
    const QSignalSpy picked(&shown.curve, &LossCurve::stepPicked);

    QTest::mouseClick(shown.plot, Qt::LeftButton, {}, shown.at(step));

    QCOMPARE(picked.count(), 1);
    QCOMPARE(picked.at(0).at(0).toInt(), step);
}

void LossCurveInputTest::scrubsWhileDragged()
{
    const Shown shown(falling(19));
    const QSignalSpy picked(&shown.curve, &LossCurve::stepPicked);

    QTest::mousePress(shown.plot, Qt::LeftButton, {}, shown.at(3));
    QMouseEvent move(QEvent::MouseMove, shown.at(11), shown.plot->mapToGlobal(shown.at(11)),
                     Qt::NoButton, Qt::LeftButton, {});
    QApplication::sendEvent(shown.plot, &move);

    QCOMPARE(picked.last().at(0).toInt(), 11);
}

void LossCurveInputTest::tellsTheStepHovered()
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

void LossCurveInputTest::stepsByKey()
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

void LossCurveInputTest::followsTheNewestStepUnlessScrubbedBack()
{
    Shown shown(falling(1));

    shown.curve.append({{.step = 2, .loss = {0.125, 0.25, 0.5}}});
    QCOMPARE(shown.legend(), QStringLiteral("train 0.125 · validation 0.250"));

    shown.curve.setCurrentStep(0);
    shown.curve.append({{.step = 3, .loss = {0.1, 0.2, 0.3}}});
    QCOMPARE(shown.legend(), QStringLiteral("train 1.000 · validation 1.200"));
    QCOMPARE(shown.points(train), 4);
}

void LossCurveInputTest::keepsFiveEarlierRunsAndRestoresOne()
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

void LossCurveInputTest::teachesWhileEmpty()
{
    Shown shown(CurveRun{});
    const QSignalSpy picked(&shown.curve, &LossCurve::stepPicked);

    QTest::mouseClick(shown.plot, Qt::LeftButton);
    QTest::keyClick(&shown.curve, Qt::Key_Right);

    QCOMPARE(picked.count(), 0);
    QVERIFY(shown.plot->findChild<QCPItemText*>(QStringLiteral("empty"))->visible());
    QVERIFY(shown.curve.summary().contains(QStringLiteral("press play")));
}

QTEST_MAIN(LossCurveInputTest)
#include "loss_curve_input_test.moc"
