#include "plots/axes.h"
#include "plots/map_image.h"
#include "plots/map_lines.h"
#include "plots/plot_painter.h"
#include "support/plots.h"

#include <QPainter>
#include <QTest>

#include <cmath>
#include <limits>
#include <set>

using namespace holdout;
using test::cell;

Q_DECLARE_METATYPE(holdout::Surface)
Q_DECLARE_METATYPE(holdout::MapMode)

class PlotMapTest : public QObject {
    Q_OBJECT

private slots:
    void coloursACellOfTheMap_data();
    void coloursACellOfTheMap();
    void ordersValuesByLightness();
    void readsTheGridFromTheTopLeft();
    void putsTheBoundaryAtTheThreshold_data();
    void putsTheBoundaryAtTheThreshold();
    void bordersTheRegionsOfClusters();
    void clipsALineToWhatIsVisible();
    void choosesRoundTicks_data();
    void choosesRoundTicks();
    void interpolatesBetweenCellCentres();
};

namespace {

QRgb shown(const Surface& surface, MapMode mode, const Theme& theme, double threshold = 0.5)
{
    return mapImage(surface, mode, threshold, {0.0, 1.0}, theme).pixel(0, 0);
}

bool near(QRgb a, QRgb b, int tolerance = 2)
{
    return std::abs(qRed(a) - qRed(b)) <= tolerance &&
           std::abs(qGreen(a) - qGreen(b)) <= tolerance &&
           std::abs(qBlue(a) - qBlue(b)) <= tolerance;
}

PlotContents plain(const Extent& extent)
{
    PlotContents contents{.extent = extent};
    contents.points = {{.position = {1e9, 1e9}}}; // out of sight: no sentence about missing points
    return contents;
}

QImage still(const PlotContents& contents, const PlotFrame& frame)
{
    QImage image(frame.area.size().toSize(), QImage::Format_RGB32);
    QPainter painter(&image);
    paintStill(painter, contents, frame, themeOf(false), nullptr);
    return image;
}

} // namespace

void PlotMapTest::coloursACellOfTheMap_data()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<Surface>("surface");
    QTest::addColumn<MapMode>("mode");
    QTest::addColumn<double>("threshold");
    QTest::addColumn<uint>("colour");
    const auto row = [](const char* name, bool dark, const Surface& surface, MapMode mode,
                        double threshold, uint colour) {
        QTest::newRow(name) << dark << surface << mode << threshold << colour;
    };
    // 45 % of #0072B2 or #E69F00 and 55 % of the card, #FFFFFF or #1A2027, by hand.
    using enum MapMode;
    const double nan = std::numeric_limits<double>::quiet_NaN();
    row("surely the first", false, cell({1, 0}), Probability, 0.5, 0x8CC0DC);
    row("surely the second", false, cell({0, 1}), Probability, 0.5, 0xF4D48C);
    row("undecided", false, cell({0.5, 0.5}), Probability, 0.5, 0xFFFFFF);
    row("half way", false, cell({0.75, 0.25}), Probability, 0.5, 0xC6DFEE);
    row("surely the first, dark", true, cell({1, 0}), Probability, 0.5, 0x0E4566);
    row("surely the second, dark", true, cell({0, 1}), Probability, 0.5, 0x765915);
    row("undecided, dark", true, cell({0.5, 0.5}), Probability, 0.5, 0x1A2027);
    row("no number", false, cell({nan, nan}), Probability, 0.5, 0xFFFFFF);
    row("below the threshold", false, cell({0.4, 0.6}), Class, 0.7, 0x8CC0DC);
    row("at the threshold", false, cell({0.3, 0.7}), Class, 0.7, 0xF4D48C);
    row("unsure", false, cell({0.5, 0.5}), Uncertainty, 0.5, 0x6B4A8E);
    row("sure", false, cell({0, 1}), Uncertainty, 0.5, 0xFFFFFF);
    // 0.6 · 45 % = 27 % of orange.
    row("three, the second leads", false, cell({0.2, 0.6, 0.2}), Probability, 0.5, 0xF8E5BA);
    row("three, by class alone", false, cell({0.2, 0.6, 0.2}), Class, 0.5, 0xF4D48C);
    row("three, a tie of two", false, cell({0.45, 0.1, 0.45}), Uncertainty, 0.5, 0x6B4A8E);
    row("three, no number", false, cell({nan, nan, nan}), Probability, 0.5, 0xFFFFFF);
    row("two clusters", false, cell({1, 0}, Task::Clustering), Probability, 0.5, 0x8CC0DC);
}

void PlotMapTest::coloursACellOfTheMap()
{
    QFETCH(const bool, dark);
    QFETCH(const Surface, surface);
    QFETCH(const MapMode, mode);
    QFETCH(const double, threshold);
    QFETCH(const uint, colour);

    const QRgb pixel = shown(surface, mode, themeOf(dark), threshold);

    QVERIFY2(near(pixel, colour), qPrintable(QString::number(pixel & 0xFFFFFFU, 16)));
}

void PlotMapTest::ordersValuesByLightness()
{
    int before = -1;
    for (int i = 0; i <= 10; ++i) {
        const QColor colour =
            shown(cell({0.1 * i}, Task::Regression), MapMode::Probability, themeOf(false));
        const int lightness = qGray(colour.rgb());
        QVERIFY(lightness > before);
        before = lightness;
    }
}

void PlotMapTest::readsTheGridFromTheTopLeft()
{
    // The second class is certain in the upper right quarter alone.
    const auto corner =
        test::surface({-1, 1, -1, 1}, 2, 2, Task::Classification, [](double x, double y) {
            const double p = x > 0 && y > 0 ? 1.0 : 0.0;
            return Eigen::RowVector2d(1.0 - p, p);
        });

    const QImage image = mapImage(*corner, MapMode::Probability, 0.5, {}, themeOf(false));

    QVERIFY(near(image.pixel(1, 0), 0xF4D48C));
    QVERIFY(near(image.pixel(0, 0), 0x8CC0DC) && near(image.pixel(1, 1), 0x8CC0DC));
}

void PlotMapTest::putsTheBoundaryAtTheThreshold_data()
{
    QTest::addColumn<double>("threshold");
    QTest::newRow("half") << 0.5;
    QTest::newRow("cautious") << 0.8;
}

void PlotMapTest::putsTheBoundaryAtTheThreshold()
{
    QFETCH(const double, threshold);
    const Extent extent{-2, 3, 0, 7};
    const PlotFrame frame{.area = QRectF(0, 0, 400, 300), .extent = extent};
    const auto lines = boundaries(*test::ramp(extent), threshold, frame);

    QCOMPARE(lines.size(), 1U); // upright, from edge to edge
    for (const QPointF& point : lines[0])
        QVERIFY(std::abs(point.x() - 400 * threshold) < 0.05);
    QVERIFY(std::abs(std::abs(lines[0].back().y() - lines[0].front().y()) - 300.0) < 0.01);

    PlotContents contents = plain(extent);
    contents.surface = test::ramp(extent);
    contents.threshold = threshold;
    contents.layers = {};
    const QImage image = still(contents, frame);
    const int at = static_cast<int>(400 * threshold);
    QVERIFY(qGray(image.pixel(at, 150)) < 60);
    QVERIFY(qGray(image.pixel(at - 20, 150)) > 150);
}

void PlotMapTest::bordersTheRegionsOfClusters()
{
    const Extent extent{0, 3, 0, 3};
    const auto thirds = test::surface(extent, 90, 3, Task::Clustering, [](double x, double) {
        Eigen::RowVector3d scores = Eigen::RowVector3d::Zero();
        scores(static_cast<Index>(x)) = 1.0;
        return Eigen::RowVectorXd(scores);
    });

    const auto lines = boundaries(*thirds, 0.5, {.area = {0, 0, 300, 300}, .extent = extent});

    std::set<int> places;
    for (const QPolygonF& line : lines)
        for (const QPointF& point : line)
            places.insert(qRound(point.x()));
    QCOMPARE(places, (std::set<int>{100, 200}));
}

void PlotMapTest::clipsALineToWhatIsVisible()
{
    const QRectF area(0, 0, 10, 10);

    // Through, out over the right edge, and back in below: two pieces, cut at the edge.
    const auto pieces = clippedTo(area, {{-5, 5}, {15, 5}, {15, 7}, {5, 7}});

    QCOMPARE(pieces.size(), 2U);
    QCOMPARE(pieces[0], QPolygonF({{0, 5}, {10, 5}}));
    QCOMPARE(pieces[1], QPolygonF({{10, 7}, {5, 7}}));
    QVERIFY(clippedTo(area, {{20, 0}, {20, 10}}).empty());
    QCOMPARE(clippedTo(area, {{1, 1}, {9, 9}}).size(), 1U);
}

void PlotMapTest::choosesRoundTicks_data()
{
    QTest::addColumn<double>("low");
    QTest::addColumn<double>("high");
    QTest::addColumn<int>("most");
    QTest::addColumn<QStringList>("labels");
    const QString minus(QChar(0x2212));
    QTest::newRow("ones") << -1.9 << 2.9 << 5 << QStringList{minus + "1", "0", "1", "2"};
    QTest::newRow("fifths") << 0.0 << 1.0 << 5
                            << QStringList{"0", "0.2", "0.4", "0.6", "0.8", "1.0"};
    QTest::newRow("fifties") << 130.0 << 290.0 << 4 << QStringList{"150", "200", "250"};
    QTest::newRow("tiny") << 0.0 << 4e-6 << 2
                          << QStringList{"0", "2e" + minus + "06", "4e" + minus + "06"};
}

void PlotMapTest::choosesRoundTicks()
{
    QFETCH(const double, low);
    QFETCH(const double, high);
    QFETCH(const int, most);
    QFETCH(const QStringList, labels);

    const Ticks ticks = niceTicks(low, high, most);

    QStringList written;
    for (const double place : ticks.places)
        written << ticks.label(place);
    QCOMPARE(written, labels);
}

void PlotMapTest::interpolatesBetweenCellCentres()
{
    // Centres at 0.5 and 1.5; values 0 1 above, 2 3 below.
    Surface surface{.width = 2,
                    .height = 2,
                    .extent = {0, 2, 0, 2},
                    .scores = Matrix(4, 1),
                    .task = Task::Regression};
    surface.scores << 0, 1, 2, 3;

    QCOMPARE(valueAt(surface, 0, {1.0, 1.0}), std::optional(1.5));
    QCOMPARE(valueAt(surface, 0, {0.5, 1.5}), std::optional(0.0));
    QCOMPARE(valueAt(surface, 0, {0.75, 0.5}), std::optional(2.25));
    QCOMPARE(valueAt(surface, 0, {2.0, 2.0}), std::optional(1.0)); // constant beyond the centres
    QVERIFY(!valueAt(surface, 0, {2.1, 1.0}));
}

QTEST_MAIN(PlotMapTest)
#include "plot_map_test.moc"
