#include "support/canvas.h"

#include <QTest>

#include <limits>

using namespace holdout;
using test::Canvas;
using test::Places;

/// Dragging: samples, what goes with them, handles, and taking it back.
class DecisionPlotMovingTest : public QObject {
    Q_OBJECT

private slots:
    void movesAPointInOneUndoStep();
    void movesAWholeClassWithControl();
    void movesNeighboursSoftlyWithShift();
    void movesTheSelectionTogether();
    void makesNoUndoStepOfAClick();
    void escapeTakesAGestureBack();
    void dragsHandlesFromEightPixelsAway();
};

void DecisionPlotMovingTest::movesAPointInOneUndoStep()
{
    Canvas canvas;
    const Places before = canvas.places();
    canvas.plot.setTool(CanvasTool::Move);

    canvas.press({0.3, 0.3}, {}, {4, 2}); // not in the middle of the mark
    canvas.moveTo({0.4, 0.4}, {4, 2});
    QVERIFY(canvas.isNear(0, {0.4, 0.4})); // it follows while the button is down
    canvas.moveTo({0.5, 0.6}, {4, 2});
    canvas.release({0.5, 0.6}, {4, 2});

    QVERIFY(canvas.isNear(0, {0.5, 0.6}));
    QVERIFY(canvas.isNear(1, {0.7, 0.3}));
    QCOMPARE(canvas.undoSteps(), QStringList{"Move points"});
    canvas.undo();
    QCOMPARE(canvas.places(), before);
}

void DecisionPlotMovingTest::movesAWholeClassWithControl()
{
    Canvas canvas; // samples 0 and 1 are of the first class
    canvas.plot.setTool(CanvasTool::Move);
    canvas.drag({0.3, 0.3}, {0.3, 0.4}, Qt::ControlModifier);
    QVERIFY(canvas.isNear(0, {0.3, 0.4}) && canvas.isNear(1, {0.7, 0.4}));
    QVERIFY(canvas.isNear(2, {0.7, 0.7}) && canvas.isNear(3, {0.3, 0.7}));
}

void DecisionPlotMovingTest::movesNeighboursSoftlyWithShift()
{
    Canvas canvas;
    canvas.points.push_back({.position = {0.36, 0.3}, .output = 1});
    canvas.plot.setPoints(canvas.points);
    canvas.plot.setTool(CanvasTool::Move);

    canvas.drag({0.3, 0.3}, {0.3, 0.5}, Qt::ShiftModifier);

    QVERIFY(canvas.isNear(0, {0.3, 0.5}));
    const double followed = canvas.points[4].position.y() - 0.3;
    QVERIFY(followed > 0.02 && followed < 0.19);
    QVERIFY(canvas.isNear(2, {0.7, 0.7}));
}

void DecisionPlotMovingTest::movesTheSelectionTogether()
{
    Canvas canvas;
    canvas.points[0].selected = canvas.points[2].selected = true;
    canvas.plot.setPoints(canvas.points);
    canvas.plot.setTool(CanvasTool::Move);

    canvas.drag({0.3, 0.3}, {0.4, 0.3});

    QVERIFY(canvas.isNear(0, {0.4, 0.3}) && canvas.isNear(2, {0.8, 0.7}));
    QVERIFY(canvas.isNear(1, {0.7, 0.3}) && canvas.isNear(3, {0.3, 0.7}));
}

void DecisionPlotMovingTest::makesNoUndoStepOfAClick()
{
    Canvas canvas;
    canvas.plot.setTool(CanvasTool::Move);
    canvas.click({0.3, 0.3});
    QVERIFY(canvas.undoSteps().isEmpty());
    QVERIFY(canvas.isNear(0, {0.3, 0.3}));
}

void DecisionPlotMovingTest::escapeTakesAGestureBack()
{
    Canvas canvas;
    const Places before = canvas.places();
    canvas.plot.setTool(CanvasTool::Move);
    canvas.press({0.3, 0.3});
    canvas.moveTo({0.5, 0.5});

    QTest::keyClick(&canvas.plot, Qt::Key_Escape);
    QCOMPARE(canvas.places(), before);
    canvas.moveTo({0.6, 0.6});
    canvas.release({0.6, 0.6});

    QCOMPARE(canvas.places(), before);
    QVERIFY(canvas.undoSteps().isEmpty());
}

void DecisionPlotMovingTest::dragsHandlesFromEightPixelsAway()
{
    Canvas canvas;
    using Kind = PlaneMark::Kind;
    const double nan = std::numeric_limits<double>::quiet_NaN();
    canvas.plot.setOverlay({{.kind = Kind::Line, .places = {{0.5, nan}, {0.5, nan}}, .handle = 3},
                            {.kind = Kind::Arrow, .places = {{0.1, 0.1}, {0.2, 0.2}}, .handle = 4},
                            {.kind = Kind::Dot, .places = {{0.5, 0.9}}, .handle = 5}});
    const auto at = [&](QPointF place, QPointF offset = {}) {
        return canvas.plot.handleAt(canvas.pixel(place) + offset);
    };
    QCOMPARE(at({0.5, 0.2}, {8, 0}), 3); // anywhere along a split
    QCOMPARE(at({0.5, 0.2}, {9, 0}), noHandle);
    QCOMPARE(at({0.2, 0.2}, {0, 8}), 4); // an arrow at its tip alone
    QCOMPARE(at({0.1, 0.1}), noHandle);
    QCOMPARE(at({0.5, 0.9}), 5); // a dot before the line below it

    canvas.drag({0.5, 0.2}, {0.6, 0.2});

    QVERIFY(canvas.log.contains(QStringLiteral("handle 3 0.6 0.2")));
    QCOMPARE(canvas.undoSteps(), QStringList{"Move handle"});
    QVERIFY(!canvas.log.join(u' ').contains(QStringLiteral("pinned")));
    canvas.click({0.5, 0.2}); // but a click is a question
    QVERIFY(canvas.log.takeLast().startsWith(QStringLiteral("pinned 0.5 0.2")));
}

QTEST_MAIN(DecisionPlotMovingTest)
#include "decision_plot_moving_test.moc"
