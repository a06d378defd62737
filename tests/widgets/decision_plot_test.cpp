#include "support/canvas.h"
#include "support/plots.h"

#include <QAccessible>
#include <QContextMenuEvent>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

using namespace holdout;
using test::Canvas;

/// Looking: hover, zoom, pan, keys, menu, screen reader.
class DecisionPlotTest : public QObject {
    Q_OBJECT

private slots:
    void saysWhereTheMouseIs();
    void keepsWhatIsUnderTheMouseWhenZooming_data();
    void keepsWhatIsUnderTheMouseWhenZooming();
    void doubleClickShowsEverything();
    void pansWithMiddleButtonAndSpace();
    void spaceAloneIsForThePage();
    void resizesTheBrush();
    void walksByKeyboard();
    void addsAndPinsByKeyboard();
    void movesThePinnedPointByKeyboard();
    void takesItsKeysBeforeShortcutsDo();
    void asksForAMenuWithTheNearestPoint();
    void namesTheContourUnderTheMouse();
    void isAChartToScreenReaders();
    void givesAwayWhatItShows();
    void survivesHavingNoRoom();
};

namespace {

void wheel(DecisionPlot& plot, const QPointF& pixel, int delta,
           Qt::KeyboardModifiers modifiers = {})
{
    QWheelEvent event(pixel, plot.mapToGlobal(pixel), {}, {0, delta}, Qt::NoButton, modifiers,
                      Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(&plot, &event);
}

bool same(const QPointF& a, const QPointF& b)
{
    return QLineF(a, b).length() < 1e-9;
}

} // namespace

void DecisionPlotTest::saysWhereTheMouseIs()
{
    Canvas canvas;
    canvas.moveTo({0.2, 0.9});
    QVERIFY(canvas.hovered);
    QVERIFY(QLineF(*canvas.hovered, {0.2, 0.9}).length() < 0.003);

    QTest::mouseMove(&canvas.plot, QPoint(2, canvas.plot.height() - 2)); // over the axes

    QVERIFY(!canvas.hovered);
}

void DecisionPlotTest::keepsWhatIsUnderTheMouseWhenZooming_data()
{
    QTest::addColumn<int>("delta");
    QTest::newRow("in") << 120;
    QTest::newRow("far in") << 1200;
    QTest::newRow("out") << -240;
    QTest::newRow("in without end") << 120000;
    QTest::newRow("out without end") << -120000;
}

void DecisionPlotTest::keepsWhatIsUnderTheMouseWhenZooming()
{
    QFETCH(const int, delta);
    Canvas canvas;
    QSignalSpy changes(&canvas.plot, &DecisionPlot::extentChanged);
    const QPointF pixel = canvas.pixel({0.7, 0.3});
    const double width = canvas.plot.contents().extent.width();

    // The axes' labels may take more or less room than before: follow the pixel's share of the map.
    const PlotFrame before = canvas.plot.frame();
    wheel(canvas.plot, pixel, delta);
    PlotFrame after = canvas.plot.frame();
    after.area = before.area;

    QCOMPARE(changes.size(), 1);
    QVERIFY(same(after.toPlane(pixel), before.toPlane(pixel)));
    const Extent extent = canvas.plot.contents().extent;
    QVERIFY(delta > 0 ? extent.width() < width : extent.width() > width);
    QVERIFY(extent.width() >= 0.99e-4 && extent.width() <= 50.01);
    QVERIFY(std::abs(extent.width() / extent.height() - 1.0) < 1e-9);
}

void DecisionPlotTest::doubleClickShowsEverything()
{
    Canvas canvas;
    wheel(canvas.plot, canvas.pixel({0.2, 0.2}), 600);
    QVERIFY(canvas.plot.contents().extent.width() < 0.5);

    QTest::mouseDClick(&canvas.plot, Qt::LeftButton, {}, canvas.plot.rect().center());

    QCOMPARE(canvas.plot.contents().extent, (Extent{0, 1, 0, 1}));
}

void DecisionPlotTest::pansWithMiddleButtonAndSpace()
{
    for (const bool withSpace : {false, true}) {
        Canvas canvas;
        if (withSpace)
            QTest::keyPress(&canvas.plot, Qt::Key_Space);
        canvas.drag({0.5, 0.5}, {0.6, 0.4}, {}, withSpace ? Qt::LeftButton : Qt::MiddleButton);
        if (withSpace)
            QTest::keyRelease(&canvas.plot, Qt::Key_Space);

        const Extent extent = canvas.plot.contents().extent;
        QVERIFY(std::abs(extent.left + 0.1) < 0.005 && std::abs(extent.bottom - 0.1) < 0.005);
        QVERIFY(std::abs(extent.width() - 1.0) < 1e-9);
        QVERIFY(canvas.log.isEmpty()); // neither pinned nor tapped
    }
}

void DecisionPlotTest::spaceAloneIsForThePage()
{
    Canvas canvas;
    QTest::keyClick(&canvas.plot, Qt::Key_Space);
    QCOMPARE(canvas.log, QStringList{"tapped"});
}

void DecisionPlotTest::resizesTheBrush()
{
    Canvas canvas;
    const double before = canvas.plot.brush().radius;
    wheel(canvas.plot, canvas.pixel({0.5, 0.5}), 240, Qt::AltModifier);
    QVERIFY(std::abs(canvas.plot.brush().radius / before - 1.44) < 1e-9);
    QCOMPARE(canvas.plot.contents().extent, (Extent{0, 1, 0, 1}));
}

void DecisionPlotTest::walksByKeyboard()
{
    Canvas canvas;
    QTest::keyClick(&canvas.plot, Qt::Key_Right, Qt::ControlModifier);
    QVERIFY(same(*canvas.hovered, {0.5 + 1.0 / 64, 0.5}));
    QTest::keyClick(&canvas.plot, Qt::Key_Up, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(same(*canvas.hovered, {0.5 + 1.0 / 64, 0.5 + 10.0 / 64}));
    for (int i = 0; i < 9; ++i)
        QTest::keyClick(&canvas.plot, Qt::Key_Left, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(same(*canvas.hovered, {0.0, 0.5 + 10.0 / 64})); // stops at the edge
    QTest::keyClick(&canvas.plot, Qt::Key_Escape);
    QVERIFY(!canvas.hovered);
}

void DecisionPlotTest::addsAndPinsByKeyboard()
{
    Canvas canvas;
    canvas.plot.setActiveClass(1);
    QTest::keyClick(&canvas.plot, Qt::Key_Down, Qt::ControlModifier | Qt::ShiftModifier);
    QTest::keyClick(&canvas.plot, Qt::Key_Insert);

    QCOMPARE(canvas.points.size(), 5U);
    QVERIFY(same(canvas.points.back().position, {0.5, 0.5 - 10.0 / 64}));
    QCOMPARE(canvas.points.back().output, 1);
    QCOMPARE(canvas.undoSteps(), QStringList{"Add point"});

    QTest::keyClick(&canvas.plot, Qt::Key_Return);
    QCOMPARE(canvas.log.takeLast(), QStringLiteral("pinned 0.5 0.34 4"));
}

void DecisionPlotTest::movesThePinnedPointByKeyboard()
{
    Canvas canvas;
    canvas.plot.setPinned({canvas.points[2].position});

    QTest::keyClick(&canvas.plot, Qt::Key_Left, Qt::AltModifier);

    QVERIFY(same(canvas.points[2].position, {0.7 - 1.0 / 64, 0.7}));
    QCOMPARE(canvas.undoSteps(), QStringList{"Move points"});
    QCOMPARE(canvas.log.takeLast(), QStringLiteral("pinned 0.68 0.7 2"));
}

void DecisionPlotTest::takesItsKeysBeforeShortcutsDo()
{
    Canvas canvas;
    const auto takes = [&](int key, Qt::KeyboardModifiers modifiers) {
        QKeyEvent event(QEvent::ShortcutOverride, key, modifiers);
        event.ignore();
        QCoreApplication::sendEvent(&canvas.plot, &event);
        return event.isAccepted();
    };
    QVERIFY(takes(Qt::Key_Right, Qt::ControlModifier) && takes(Qt::Key_Up, Qt::AltModifier));
    QVERIFY(takes(Qt::Key_Space, {}));
    QVERIFY(!takes(Qt::Key_Right, {})); // steps the run
    QVERIFY(!takes(Qt::Key_Right, Qt::ShiftModifier));
    QVERIFY(!takes(Qt::Key_Return, {}) && !takes(Qt::Key_Escape, {})); // nothing to pin or cancel
}

void DecisionPlotTest::asksForAMenuWithTheNearestPoint()
{
    Canvas canvas;
    const QPoint pixel = canvas.pixel({0.3, 0.7}).toPoint() + QPoint(10, 0);
    QContextMenuEvent event(QContextMenuEvent::Mouse, pixel, canvas.plot.mapToGlobal(pixel));
    QCoreApplication::sendEvent(&canvas.plot, &event);
    QVERIFY(canvas.log.takeLast().endsWith(QStringLiteral(" 3")));
}

void DecisionPlotTest::namesTheContourUnderTheMouse()
{
    // The label is a plate of the card's colour right of and above the mouse.
    Canvas canvas;
    canvas.plot.setSurface(test::ramp({0, 1, 0, 1}));
    canvas.plot.setPoints({{.position = {9, 9}}});
    const auto plates = [&](double x) {
        canvas.moveTo({x, 0.5});
        const QImage image = canvas.plot.grab().toImage();
        const QPoint at = canvas.pixel({x, 0.5}).toPoint();
        int card = 0;
        for (int dx = 10; dx < 40; ++dx)
            card += qGray(image.pixel(at + QPoint(dx, -10))) > 245 ? 1 : 0;
        return card;
    };
    QVERIFY(plates(0.2) > 12); // p = 0.2
    QCOMPARE(plates(0.15), 0);
}

void DecisionPlotTest::isAChartToScreenReaders()
{
    Canvas canvas;
    canvas.plot.setSpokenText(QStringLiteral("Class b with p = 0.87 at (0.3, 0.7)"));

    QAccessibleInterface* const told = QAccessible::queryAccessibleInterface(&canvas.plot);

    QVERIFY(told != nullptr);
    QCOMPARE(told->role(), QAccessible::Chart);
    QCOMPARE(told->text(QAccessible::Name), QStringLiteral("Decision map"));
    QVERIFY(told->text(QAccessible::Description).contains(QStringLiteral("0.87")));
}

void DecisionPlotTest::givesAwayWhatItShows()
{
    Canvas canvas;
    canvas.plot.setSpokenText(QStringLiteral("Four points"));
    const Exportable given = canvas.plot.exportable();
    QCOMPARE(given.summary, QStringLiteral("Four points"));
    QCOMPARE(given.csv().count(QStringLiteral("point,")), 4);
    QCOMPARE(toImage(given, {300, 200}, 2.0).size(), QSize(600, 400));
}

void DecisionPlotTest::survivesHavingNoRoom()
{
    Canvas canvas;
    for (const QSize size : {QSize(1, 1), QSize(30, 20), QSize(60, 400)}) {
        canvas.plot.setMinimumSize(1, 1);
        canvas.plot.resize(size);
        QVERIFY(!canvas.plot.grab().isNull());
        QTest::mouseClick(&canvas.plot, Qt::LeftButton, {}, QPoint(0, 0));
    }
    QVERIFY(canvas.log.isEmpty());
}

QTEST_MAIN(DecisionPlotTest)
#include "decision_plot_test.moc"
