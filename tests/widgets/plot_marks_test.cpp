#include "plots/marks.h"
#include "plots/plot_painter.h"
#include "plots/thumbnail.h"
#include "support/pixels.h"

#include <QPainter>
#include <QTest>

#include <cmath>
#include <limits>

using namespace holdout;

class PlotMarksTest : public QObject {
    Q_OBJECT

private slots:
    void tellsEveryClassAndPartApart_data();
    void tellsEveryClassAndPartApart();
    void tellsClassesApartWithoutColour();
    void fillsTrainWhollyValidationHalfTestNot();
    void ringsTheMisclassifiedAndCrownsTheSelected();
    void spritesLookLikeThePaths();
    void drawsASampleOfTooManyAndSaysSo();
    void makesThumbnailsInClassColours();
};

namespace {

bool near(QRgb a, QRgb b, int tolerance = 2)
{
    return std::abs(qRed(a) - qRed(b)) <= tolerance &&
           std::abs(qGreen(a) - qGreen(b)) <= tolerance &&
           std::abs(qBlue(a) - qBlue(b)) <= tolerance;
}

QImage picture(const MarkLook& look, const Theme& theme)
{
    QImage image(31, 31, QImage::Format_RGB32);
    image.fill(theme.card);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    paintMark(painter, {15.5, 15.5}, look, theme);
    return image;
}

int differing(const QImage& a, const QImage& b, int tolerance)
{
    int count = 0;
    for (int y = 0; y < a.height(); ++y)
        for (int x = 0; x < a.width(); ++x)
            count += near(a.pixel(x, y), b.pixel(x, y), tolerance) ? 0 : 1;
    return count;
}

} // namespace

void PlotMarksTest::tellsEveryClassAndPartApart_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void PlotMarksTest::tellsEveryClassAndPartApart()
{
    QFETCH(const bool, dark);
    std::vector<QImage> pictures;
    for (int output = 0; output < 6; ++output)
        for (const Part part : {Part::Train, Part::Validation, Part::Test})
            pictures.push_back(picture(
                {.shape = output, .colour = classColour(output), .part = part}, themeOf(dark)));

    for (std::size_t i = 0; i < pictures.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            QVERIFY2(differing(pictures[i], pictures[j], 40) >= 6,
                     qPrintable(QStringLiteral("%1 and %2").arg(i).arg(j)));
}

void PlotMarksTest::tellsClassesApartWithoutColour()
{
    const QColor one = classColour(0);
    for (int i = 0; i < 6; ++i)
        for (int j = 0; j < i; ++j)
            QVERIFY(differing(picture({.shape = i, .colour = one}, themeOf(false)),
                              picture({.shape = j, .colour = one}, themeOf(false)), 60) >= 12);
}

void PlotMarksTest::fillsTrainWhollyValidationHalfTestNot()
{
    const Theme& theme = themeOf(false);
    const auto sides = [&](Part part) {
        const QImage image = picture({.colour = classColour(0), .part = part}, theme);
        return std::pair{image.pixel(14, 15), image.pixel(16, 15)};
    };
    const QRgb colour = classColour(0).rgb();
    const QRgb card = theme.card.rgb();

    QVERIFY(near(sides(Part::Train).first, colour) && near(sides(Part::Train).second, colour));
    QVERIFY(near(sides(Part::Validation).first, colour));
    QVERIFY(near(sides(Part::Validation).second, card, 30));
    QVERIFY(near(sides(Part::Test).first, card, 30) && near(sides(Part::Test).second, card, 30));
}

void PlotMarksTest::ringsTheMisclassifiedAndCrownsTheSelected()
{
    const Theme& theme = themeOf(false);
    const QRect all(0, 0, 31, 31);
    const MarkLook usual{.colour = classColour(0)};
    MarkLook wrong = usual;
    wrong.ringed = true;
    MarkLook selected = usual;
    selected.selected = true;

    QVERIFY(near(picture(wrong, theme).pixel(15 + 8, 15), theme.markOutline.rgb(), 80));
    QVERIFY(near(picture(usual, theme).pixel(15 + 8, 15), theme.card.rgb()));
    QVERIFY(test::countNear(picture(selected, theme), all, theme.accent, 30) > 60);
    QCOMPARE(test::countNear(picture(usual, theme), all, theme.accent, 30), 0);
}

void PlotMarksTest::spritesLookLikeThePaths()
{
    const Theme& theme = themeOf(true);
    MarkSprites sprites;
    for (int output = 0; output < 6; ++output) {
        const MarkLook look{.shape = output,
                            .colour = classColour(output),
                            .part = Part::Test,
                            .ringed = true,
                            .selected = output == 2};
        QImage image(31, 31, QImage::Format_RGB32);
        image.fill(theme.card);
        QPainter painter(&image);
        sprites.draw(painter, {15.5, 15.5}, look, theme);
        painter.end();
        QCOMPARE(differing(image, picture(look, theme), 3), 0);
    }
}

void PlotMarksTest::drawsASampleOfTooManyAndSaysSo()
{
    PlotContents contents{.extent = {0, 1, 0, 1}};
    for (int i = 0; i < 12000; ++i)
        contents.points.push_back({.position = {i / 12000.0, 0.5}, .selected = i % 1000 == 7});
    contents.points.push_back({.position = {0.5, std::numeric_limits<double>::quiet_NaN()}});

    const auto rows = drawnRows(contents);

    QVERIFY(rows.size() >= mostPoints && rows.size() <= mostPoints + 12);
    QVERIFY(std::ranges::is_sorted(rows));
    QCOMPARE(rows, drawnRows(contents));
    for (std::size_t i = 7; i < 12000; i += 1000)
        QVERIFY(std::ranges::binary_search(rows, i));
    QVERIFY(sampleNote(contents).contains(QStringLiteral("12,001")));
    contents.points.resize(mostPoints);
    QVERIFY(sampleNote(contents).isEmpty());
}

void PlotMarksTest::makesThumbnailsInClassColours()
{
    std::vector<PlotPoint> points;
    for (int i = 0; i < 40; ++i)
        points.push_back({.position = {double(i), double(i % 7)}, .output = i < 20 ? 0 : 1});

    const QImage image = thumbnail(points, {60, 44}, themeOf(false), 2.0);

    QCOMPARE(image.size(), QSize(120, 88));
    QVERIFY(test::countNear(image, {0, 0, 30, 44}, classColour(0), 20) > 40);
    QCOMPARE(test::countNear(image, {0, 0, 25, 44}, classColour(1), 20), 0);
    QVERIFY(test::countNear(image, {30, 0, 30, 44}, classColour(1), 20) > 40);
    QVERIFY(!thumbnail({}, {60, 44}, themeOf(false)).isNull());
}

QTEST_MAIN(PlotMarksTest)
#include "plot_marks_test.moc"
