#include "plots/plot_export.h"
#include "plots/plot_legend.h"
#include "support/pixels.h"
#include "support/plots.h"

#include <QPainter>
#include <QSvgRenderer>
#include <QTest>

using namespace holdout;

class PlotExportTest : public QObject {
    Q_OBJECT

private slots:
    void rendersWithoutAWindow_data();
    void rendersWithoutAWindow();
    void dimsTheMapBelowAProblem();
    void asksForPointsWhenThereAreNone();
    void drawsTheCurveOfARegressionOverOneFeature();
    void writesAPictureOfTheWantedSize();
    void writesMarksAsPathsAndTheMapAsOnePicture();
    void writesTheVisiblePointsAndTheMapAsATable();
    void keysOnlyWhatIsShown();
};

namespace {

const Extent extent{-2, 2, -1, 1};

/// A sample of each class and part: train at y = 0.5, validation at 0, test at −0.5.
PlotContents contents()
{
    PlotContents made{.extent = extent};
    made.axes = {QStringLiteral("width, mm"), QStringLiteral("height")};
    made.classNames = {QStringLiteral("oak"), QStringLiteral("ash")};
    made.surface = test::ramp(extent, 4);
    for (int i = 0; i < 6; ++i)
        made.points.push_back({.position = {i % 2 == 0 ? -1.0 : 1.0, 0.5 - 0.5 * (i / 2)},
                               .output = i % 2,
                               .part = static_cast<Part>(i / 2),
                               .wrong = i == 5});
    return made;
}

QImage rendered(const PlotContents& shown, const Theme& theme = themeOf(false))
{
    return renderPlot(shown, {400, 300}, theme);
}

} // namespace

void PlotExportTest::rendersWithoutAWindow_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void PlotExportTest::rendersWithoutAWindow()
{
    QFETCH(const bool, dark);
    const Theme& theme = themeOf(dark);

    const QImage image = rendered(contents(), theme);

    const QRect all(0, 0, 400, 300);
    QVERIFY(test::countNear(image, all, classColour(0), 4) > 30);
    QVERIFY(test::countNear(image, all, classColour(1), 4) > 30);
    QVERIFY(test::countNear(image, {0, 0, 400, 8}, theme.card, 0) == 400 * 8);
    QVERIFY(test::countNear(image, {60, 280, 330, 20}, theme.muted, 40) > 10); // the axis' name
}

void PlotExportTest::dimsTheMapBelowAProblem()
{
    PlotContents broken = contents();
    broken.problem = QStringLiteral("The loss stopped being finite");

    const QImage image = rendered(broken);

    QCOMPARE(test::countNear(image, {0, 0, 400, 300}, classColour(0), 4), 0);
    QVERIFY(test::countNear(image, {50, 100, 340, 80}, themeOf(false).danger, 40) > 40);
}

void PlotExportTest::asksForPointsWhenThereAreNone()
{
    PlotContents empty = contents();
    const QImage full = rendered(empty);
    empty.points.clear();

    const QImage image = rendered(empty);

    const QRect middle(140, 110, 160, 50);
    QVERIFY(test::countNear(image, middle, themeOf(false).card, 2) >
            test::countNear(full, middle, themeOf(false).card, 2) + 1000);
}

void PlotExportTest::drawsTheCurveOfARegressionOverOneFeature()
{
    PlotContents line = contents();
    line.task = Task::Regression;
    line.axes.showsTarget = true;
    line.curve = curveOf(Surface{.width = 3,
                                 .height = 1,
                                 .extent = {-2, 2, 0, 1},
                                 .scores = Matrix::Constant(3, 1, 0.25),
                                 .task = Task::Regression});
    QCOMPARE(line.curve.y, (std::vector{0.25, 0.25, 0.25}));
    QVERIFY(std::abs(line.curve.x[0] + 4.0 / 3.0) < 1e-12); // the centre of the first third

    const QImage image = rendered(line);

    // The curve is 2.5 px thick and runs over two thirds of more than 300 px.
    QVERIFY(test::countNear(image, {0, 0, 400, 300}, themeOf(false).accent, 8) > 2 * 200);
    line.curve = {};
    QCOMPARE(test::countNear(rendered(line), {0, 0, 400, 300}, themeOf(false).accent, 8), 0);
}

void PlotExportTest::writesAPictureOfTheWantedSize()
{
    const QByteArray png =
        toPng(exportable(contents(), QStringLiteral("Two woods"), themeOf(false)), {400, 300}, 2.0);

    const QImage image = QImage::fromData(png, "PNG");
    QCOMPARE(image.size(), QSize(800, 600));
    QCOMPARE(image.text(QStringLiteral("Description")), QStringLiteral("Two woods"));
}

void PlotExportTest::writesMarksAsPathsAndTheMapAsOnePicture()
{
    PlotContents shown = contents();
    const auto count = [](const PlotContents& some, const char* tag) {
        const QByteArray svg = toSvg(exportable(some, {}, themeOf(false)), {400, 300});
        return svg.count(tag);
    };
    const QByteArray svg = toSvg(exportable(shown, {}, themeOf(false)), {400, 300});
    const auto paths = count(shown, "<path");

    QSvgRenderer renderer(svg);
    QVERIFY(renderer.isValid());
    QCOMPARE(count(shown, "<image"), 1);
    shown.points.resize(5); // the last one is hollow and ringed: outline, hole and ring
    QCOMPARE(count(shown, "<path"), paths - 3);

    QImage image(400, 300, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    renderer.render(&painter);
    QVERIFY(test::countNear(image, {0, 0, 400, 300}, classColour(0), 6) > 30);
}

void PlotExportTest::writesTheVisiblePointsAndTheMapAsATable()
{
    PlotContents shown = contents();
    shown.layers.setFlag(PlotLayer::Test, false);

    const QStringList lines = plotCsv(shown).split(u'\n', Qt::SkipEmptyParts);

    QCOMPARE(lines.size(), 1 + 4 + 16); // the two test samples stay out
    QCOMPARE(lines[0], QStringLiteral("kind,\"width, mm\",height,class,part,wrong,p_oak,p_ash"));
    QCOMPARE(lines[1], QStringLiteral("point,-1,0.5,oak,train,no,,"));
    QCOMPARE(lines[5], QStringLiteral("map,-1.5,0.75,,,,0.875,0.125"));
}

void PlotExportTest::keysOnlyWhatIsShown()
{
    const auto labels = [](const PlotContents& shown) {
        QStringList words;
        for (const LegendItem& item : keyItems(shown, themeOf(false)))
            words << item.label;
        return words;
    };
    PlotContents shown = contents();
    QCOMPARE(labels(shown),
             (QStringList{"train", "validation", "test", "misclassified", "p = 0.5"}));

    shown.layers.setFlag(PlotLayer::Test, false);
    shown.layers.setFlag(PlotLayer::Errors, false);
    shown.threshold = 0.62;
    QCOMPARE(labels(shown), (QStringList{"train", "validation", "p = 0.62"}));
}

QTEST_MAIN(PlotExportTest)
#include "plot_export_test.moc"
