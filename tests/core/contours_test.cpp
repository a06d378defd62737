#include "maths/contours.h"

#include <QTest>

#include <cmath>
#include <functional>
#include <limits>

using namespace holdout;

class ContoursTest : public QObject {
    Q_OBJECT

private slots:
    void drawsACircleWhereItIs();
    void cutsAStraightEdgeExactly();
    void joinsWhatCrossesTheGridIntoOneOpenLine();
    void tellsIslandsApart();
    void decidesASaddleByItsMean_data();
    void decidesASaddleByItsMean();
    void drawsTheRimOfAPlateauOnce();
    void hasNoLineWhereNothingCrosses_data();
    void hasNoLineWhereNothingCrosses();
    void staysAwayFromHolesInTheGrid();
};

namespace {

std::vector<double> grid(int width, int height, const std::function<double(double, double)>& value)
{
    std::vector<double> values;
    for (int row = 0; row < height; ++row)
        for (int column = 0; column < width; ++column)
            values.push_back(value(column, row));
    return values;
}

bool passes(const GridLine& line, double column, double row)
{
    return std::ranges::any_of(line.points, [&](const GridPoint& point) {
        return std::hypot(point.column - column, point.row - row) < 1e-12;
    });
}

} // namespace

void ContoursTest::drawsACircleWhereItIs()
{
    // The cone's level 20 is the circle of radius 20. On an edge of length 1 a linear estimate of
    // sqrt(x² + y²) is off by at most max|f''|/8 = 1/(8·r) < 0.0066 for r > 19.
    const auto cone =
        grid(64, 64, [](double x, double y) { return std::hypot(x - 31.3, y - 32.1); });

    const auto lines = contourLines(cone, 64, 64, 20.0);

    QCOMPARE(lines.size(), 1U);
    QVERIFY(lines[0].closed);
    double around = 0.0;
    for (std::size_t i = 0; i < lines[0].points.size(); ++i) {
        const GridPoint p = lines[0].points[i];
        const GridPoint q = lines[0].points[(i + 1) % lines[0].points.size()];
        QVERIFY(std::abs(std::hypot(p.column - 31.3, p.row - 32.1) - 20.0) < 0.0066);
        QVERIFY(std::hypot(p.column - q.column, p.row - q.row) < 1.5); // neighbours share a cell
        around += std::hypot(p.column - q.column, p.row - q.row);
    }
    QVERIFY(std::abs(around - 2.0 * M_PI * 20.0) < 0.5);
}

void ContoursTest::cutsAStraightEdgeExactly()
{
    const auto lines = contourLines(std::vector{0.0, 1.0, 0.0, 1.0}, 2, 2, 0.25);

    QCOMPARE(lines.size(), 1U);
    QVERIFY(!lines[0].closed);
    QCOMPARE(lines[0].points.size(), 2U);
    QVERIFY(passes(lines[0], 0.25, 0.0) && passes(lines[0], 0.25, 1.0));
}

void ContoursTest::joinsWhatCrossesTheGridIntoOneOpenLine()
{
    const auto wave =
        grid(40, 30, [](double x, double y) { return y - 15.0 - 8.0 * std::sin(x / 5.0); });

    const auto lines = contourLines(wave, 40, 30, 0.0);

    QCOMPARE(lines.size(), 1U);
    QVERIFY(!lines[0].closed);
    const double first = lines[0].points.front().column;
    const double last = lines[0].points.back().column;
    QCOMPARE(std::min(first, last), 0.0);
    QCOMPARE(std::max(first, last), 39.0);
}

void ContoursTest::tellsIslandsApart()
{
    const auto islands = grid(30, 12, [](double x, double y) {
        return std::max(4.0 - std::hypot(x - 7, y - 6), 4.0 - std::hypot(x - 22, y - 6));
    });

    const auto lines = contourLines(islands, 30, 12, 1.0);

    QCOMPARE(lines.size(), 2U);
    QVERIFY(lines[0].closed && lines[1].closed);
}

void ContoursTest::decidesASaddleByItsMean_data()
{
    QTest::addColumn<double>("peak");
    QTest::addColumn<bool>("peaksJoined");
    QTest::newRow("mean 0.6 above the level") << 1.2 << true;
    QTest::newRow("mean 0.4 below the level") << 0.8 << false;
}

void ContoursTest::decidesASaddleByItsMean()
{
    // Peaks at the top left and bottom right, level 0.5. Joined peaks leave the line that cuts off
    // the top right corner; separate ones leave the line around the top left corner.
    QFETCH(const double, peak);
    QFETCH(const bool, peaksJoined);

    const auto lines = contourLines(std::vector{peak, 0.0, 0.0, peak}, 2, 2, 0.5);

    QCOMPARE(lines.size(), 2U);
    for (const GridLine& line : lines) {
        const bool touchesTop = std::ranges::any_of(
            line.points, [](const GridPoint& point) { return point.row == 0.0; });
        const bool touchesRight = std::ranges::any_of(
            line.points, [](const GridPoint& point) { return point.column == 1.0; });
        QCOMPARE(touchesTop == touchesRight, peaksJoined);
    }
}

void ContoursTest::drawsTheRimOfAPlateauOnce()
{
    const auto plateau = grid(
        9, 9, [](double x, double y) { return x >= 3 && x <= 5 && y >= 3 && y <= 5 ? 0.5 : 0.0; });

    const auto lines = contourLines(plateau, 9, 9, 0.5);

    QCOMPARE(lines.size(), 1U);
    QVERIFY(lines[0].closed);
    QCOMPARE(lines[0].points.size(), 8U); // the rim's grid points, each once
    for (const GridPoint& point : lines[0].points)
        QVERIFY(std::max(std::abs(point.column - 4.0), std::abs(point.row - 4.0)) == 1.0);
}

void ContoursTest::hasNoLineWhereNothingCrosses_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::addColumn<double>("value");
    QTest::newRow("all above") << 5 << 4 << 0.7;
    QTest::newRow("all at the level") << 5 << 4 << 0.5;
    QTest::newRow("all below") << 5 << 4 << 0.1;
    QTest::newRow("one row") << 5 << 1 << 0.7;
    QTest::newRow("nothing") << 0 << 0 << 0.0;
    QTest::newRow("infinite") << 5 << 4 << std::numeric_limits<double>::infinity();
}

void ContoursTest::hasNoLineWhereNothingCrosses()
{
    QFETCH(const int, width);
    QFETCH(const int, height);
    QFETCH(const double, value);

    const std::vector<double> flat(static_cast<std::size_t>(width * height), value);

    QVERIFY(contourLines(flat, width, height, 0.5).empty());
}

void ContoursTest::staysAwayFromHolesInTheGrid()
{
    auto slope = grid(20, 20, [](double x, double) { return x; });
    slope[10 * 20 + 9] = std::numeric_limits<double>::quiet_NaN();
    slope[4 * 20 + 10] = std::numeric_limits<double>::infinity();

    const auto lines = contourLines(slope, 20, 20, 9.5);

    QCOMPARE(lines.size(), 3U); // the upright line, broken at both holes
    for (const GridLine& line : lines)
        for (const GridPoint& point : line.points) {
            QCOMPARE(point.column, 9.5);
            QVERIFY(point.row <= 3.0 || (point.row >= 5.0 && point.row <= 9.0) ||
                    point.row >= 11.0);
        }
}

QTEST_APPLESS_MAIN(ContoursTest)
#include "contours_test.moc"
