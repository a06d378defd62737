#include "support/canvas.h"

#include <QTest>

using namespace holdout;
using test::Canvas;
using test::Places;

Q_DECLARE_METATYPE(holdout::CanvasTool)

/// What probe, painting tools and lasso tell, with the mouse and every modifier.
class DecisionPlotToolsTest : public QObject {
    Q_OBJECT

private slots:
    void probePinsAndUnpins();
    void probePinsASecondPlaceWithShift();
    void probeSelectsWithControl();
    void addsAPointOfTheActiveClass_data();
    void addsAPointOfTheActiveClass();
    void deletesTheNearestWithinReach();
    void spraysUnderTheBrush();
    void spraysAsLongAsTheButtonIsHeld();
    void erasesTheWholeStroke();
    void lassoReplacesAddsAndRemoves();
    void changesNothingWhenReadOnly_data();
    void changesNothingWhenReadOnly();
    void leavesHiddenPartsAlone();
};

void DecisionPlotToolsTest::probePinsAndUnpins()
{
    Canvas canvas;

    canvas.click({0.25, 0.75});
    QCOMPARE(canvas.log.takeLast(), QStringLiteral("pinned 0.25 0.75 -1"));

    canvas.plot.setPinned({canvas.plot.frame().toPlane(canvas.pixel({0.25, 0.75}))});
    canvas.click({0.25, 0.75}, {}, {5, 5});
    QCOMPARE(canvas.log.takeLast(), QStringLiteral("unpinned"));

    canvas.click({0.3, 0.3}, {}, {3, -3}); // near the first sample: that is what is meant
    QCOMPARE(canvas.log.takeLast(), QStringLiteral("pinned 0.3 0.3 0"));
    QVERIFY(!canvas.log.contains(QStringLiteral("started")));
}

void DecisionPlotToolsTest::probePinsASecondPlaceWithShift()
{
    Canvas canvas;
    canvas.click({0.7, 0.3}, Qt::ShiftModifier);
    QCOMPARE(canvas.log.takeLast(), QStringLiteral("second 0.7 0.3 1"));
}

void DecisionPlotToolsTest::probeSelectsWithControl()
{
    Canvas canvas;
    canvas.click({0.7, 0.7}, Qt::ControlModifier);
    QCOMPARE(canvas.selection(), (std::vector{2}));
    canvas.click({0.3, 0.3}, Qt::ControlModifier);
    QCOMPARE(canvas.selection(), (std::vector{0, 2}));
    canvas.click({0.7, 0.7}, Qt::ControlModifier);
    QCOMPARE(canvas.selection(), (std::vector{0}));
    canvas.drag({0.6, 0.2}, {0.8, 0.8}, Qt::ControlModifier);
    QCOMPARE(canvas.selection(), (std::vector{0, 1, 2}));
}

void DecisionPlotToolsTest::addsAPointOfTheActiveClass_data()
{
    QTest::addColumn<int>("active");
    QTest::addColumn<bool>("shift");
    QTest::addColumn<int>("added");
    QTest::newRow("active") << 1 << false << 1;
    QTest::newRow("next") << 1 << true << 2;
    QTest::newRow("next of the last") << 2 << true << 0;
}

void DecisionPlotToolsTest::addsAPointOfTheActiveClass()
{
    QFETCH(const int, active);
    QFETCH(const bool, shift);
    QFETCH(const int, added);
    Canvas canvas;
    canvas.plot.setTool(CanvasTool::Add);
    canvas.plot.setActiveClass(active);

    canvas.click({0.5, 0.1}, shift ? Qt::ShiftModifier : Qt::NoModifier);

    QCOMPARE(canvas.points.size(), 5U);
    QCOMPARE(canvas.points.back().output, added);
    QVERIFY(canvas.isNear(4, {0.5, 0.1}));
    QCOMPARE(canvas.undoSteps(), QStringList{"Add point"});
}

void DecisionPlotToolsTest::deletesTheNearestWithinReach()
{
    Canvas canvas;
    canvas.plot.setTool(CanvasTool::Add);

    canvas.click({0.3, 0.3}, Qt::ControlModifier, {15, 0}); // 15 px away: out of reach
    QCOMPARE(canvas.points.size(), 4U);
    QVERIFY(canvas.undoSteps().isEmpty());

    canvas.click({0.3, 0.3}, Qt::ControlModifier, {13, 0});
    QCOMPARE(canvas.points.size(), 3U);
    QVERIFY(canvas.isNear(0, {0.7, 0.3})); // what was the second is the first now
    QCOMPARE(canvas.undoSteps(), QStringList{"Delete point"});
}

void DecisionPlotToolsTest::spraysUnderTheBrush()
{
    Canvas canvas;
    canvas.plot.setTool(CanvasTool::Brush);
    canvas.plot.setActiveClass(0);
    canvas.plot.setBrush({.radius = 30, .rate = 50});

    canvas.click({0.5, 0.5}, Qt::ShiftModifier);

    QVERIFY(canvas.points.size() >= 54U);
    int outer = 0;
    for (std::size_t i = 4; i < canvas.points.size(); ++i) {
        QCOMPARE(canvas.points[i].output, 1);
        const double away =
            QLineF(canvas.pixel(canvas.points[i].position), canvas.pixel({0.5, 0.5})).length();
        QVERIFY(away <= 30.5);
        outer += away > 15.0 ? 1 : 0;
    }
    // Evenly spread, three quarters lie in the outer half of the radius: 37.5 of 50, sd 3.1.
    const double share = outer / static_cast<double>(canvas.points.size() - 4);
    QVERIFY(share > 0.5 && share < 0.97);
    QCOMPARE(canvas.undoSteps(), QStringList{"Brush"});
}

void DecisionPlotToolsTest::spraysAsLongAsTheButtonIsHeld()
{
    Canvas canvas;
    canvas.plot.setTool(CanvasTool::Brush);
    canvas.press({0.5, 0.5});
    const std::size_t before = canvas.points.size();

    QTRY_VERIFY(canvas.points.size() >= before + 6);
    canvas.release({0.5, 0.5});

    const std::size_t after = canvas.points.size();
    QTest::qWait(80);
    QCOMPARE(canvas.points.size(), after);
    QCOMPARE(canvas.undoSteps(), QStringList{"Brush"});
}

void DecisionPlotToolsTest::erasesTheWholeStroke()
{
    for (const bool withBrush : {false, true}) {
        Canvas canvas;
        canvas.plot.setTool(withBrush ? CanvasTool::Brush : CanvasTool::Erase);
        canvas.plot.setBrush({.radius = 10});

        // In one jump past both lower samples, as a fast mouse does.
        canvas.drag({0.1, 0.3}, {0.9, 0.3}, withBrush ? Qt::ControlModifier : Qt::NoModifier);

        QCOMPARE(canvas.points.size(), 2U);
        QVERIFY(canvas.isNear(0, {0.7, 0.7}) && canvas.isNear(1, {0.3, 0.7}));
        QCOMPARE(canvas.undoSteps(), QStringList{"Erase"});
    }
}

void DecisionPlotToolsTest::lassoReplacesAddsAndRemoves()
{
    Canvas canvas;
    canvas.plot.setTool(CanvasTool::Lasso);
    const auto around = [&](double x, double y, Qt::KeyboardModifiers modifiers) {
        canvas.press({x - 0.1, y - 0.1}, modifiers);
        for (const QPointF corner : {QPointF(0.1, -0.1), QPointF(0.1, 0.1), QPointF(-0.1, 0.1)})
            canvas.moveTo(QPointF(x, y) + corner);
        canvas.release({x - 0.1, y + 0.1});
        return canvas.selection();
    };

    QCOMPARE(around(0.3, 0.3, {}), (std::vector{0}));
    QCOMPARE(around(0.7, 0.7, {}), (std::vector{2}));
    QCOMPARE(around(0.3, 0.7, Qt::ShiftModifier), (std::vector{2, 3}));
    QCOMPARE(around(0.7, 0.7, Qt::ControlModifier), (std::vector{3}));
    canvas.click({0.5, 0.5}); // beside everything
    QVERIFY(canvas.selection().empty());
}

void DecisionPlotToolsTest::changesNothingWhenReadOnly_data()
{
    QTest::addColumn<CanvasTool>("tool");
    QTest::newRow("add") << CanvasTool::Add;
    QTest::newRow("brush") << CanvasTool::Brush;
    QTest::newRow("erase") << CanvasTool::Erase;
    QTest::newRow("move") << CanvasTool::Move;
}

void DecisionPlotToolsTest::changesNothingWhenReadOnly()
{
    QFETCH(const CanvasTool, tool);
    Canvas canvas;
    const Places before = canvas.places();
    canvas.plot.setReadOnly(true);
    canvas.plot.setTool(tool);

    canvas.drag({0.3, 0.3}, {0.5, 0.5});
    QTest::keyClick(&canvas.plot, Qt::Key_Insert);

    QCOMPARE(canvas.places(), before);
    QVERIFY(canvas.undoSteps().isEmpty());
}

void DecisionPlotToolsTest::leavesHiddenPartsAlone()
{
    Canvas canvas;
    canvas.points[0].part = Part::Test;
    canvas.plot.setPoints(canvas.points);
    canvas.plot.setLayers(PlotLayer::Train);
    QCOMPARE(canvas.plot.pointAt(canvas.pixel({0.3, 0.3})), -1);

    canvas.plot.setTool(CanvasTool::Erase);
    canvas.drag({0.1, 0.3}, {0.9, 0.3});

    QCOMPARE(canvas.points.size(), 3U);
    QVERIFY(canvas.isNear(0, {0.3, 0.3}));
}

QTEST_MAIN(DecisionPlotToolsTest)
#include "decision_plot_tools_test.moc"
