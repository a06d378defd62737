#include "plots/confusion_matrix.h"
#include "support/pixels.h"
#include "support/theme.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>

using namespace holdout;
using holdout::test::countNear;

namespace {

struct Shown {
    ConfusionMatrix matrix;

    Shown(const Eigen::MatrixXi& counts, const QStringList& names)
    {
        matrix.resize(288, 160);
        matrix.setCounts(counts, names);
        matrix.show();
        if (!QTest::qWaitForWindowExposed(&matrix))
            qFatal("The window never appeared");
    }

    QPoint centre(int truth, int predicted) const
    {
        return matrix.cellRect(truth, predicted).center().toPoint();
    }
    QImage picture() { return matrix.grab().toImage(); }
};

Eigen::MatrixXi two()
{
    Eigen::MatrixXi counts(2, 2);
    counts << 58, 2, 1, 29;
    return counts;
}

const QStringList colours{QStringLiteral("blue"), QStringLiteral("orange")};

} // namespace

class ConfusionMatrixTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(*qApp, ThemeChoice::Light); }
    void tellsTheCellClicked_data();
    void tellsTheCellClicked();
    void addsWithControl();
    void walksByKey();
    void saysEachCell();
    void outlinesSelectedCells();
    void makesFullerRowsStronger();
    void drawsADotPerSampleWhileThereAreFew();
    void fillsAreaWhenThereAreMany();
    void namesPartAndThreshold();
    void survivesEverySize_data();
    void survivesEverySize();
    void exportsCounts();
};

void ConfusionMatrixTest::tellsTheCellClicked_data()
{
    QTest::addColumn<int>("truth");
    QTest::addColumn<int>("predicted");

    QTest::newRow("top left") << 0 << 0;
    QTest::newRow("top right") << 0 << 1;
    QTest::newRow("bottom left") << 1 << 0;
}

void ConfusionMatrixTest::tellsTheCellClicked()
{
    QFETCH(const int, truth);
    QFETCH(const int, predicted);
    const Shown shown(two(), colours);
    const QSignalSpy picked(&shown.matrix, &ConfusionMatrix::cellPicked);

    QTest::mouseClick(const_cast<ConfusionMatrix*>(&shown.matrix), Qt::LeftButton, {},
                      shown.centre(truth, predicted));

    QCOMPARE(picked.count(), 1);
    QCOMPARE(picked[0], (QVariantList{truth, predicted, false}));
}

void ConfusionMatrixTest::addsWithControl()
{
    Shown shown(two(), colours);
    const QSignalSpy picked(&shown.matrix, &ConfusionMatrix::cellPicked);

    QTest::mouseClick(&shown.matrix, Qt::LeftButton, Qt::ControlModifier, shown.centre(1, 0));
    QTest::mouseClick(&shown.matrix, Qt::LeftButton, {}, QPoint(3, 3));

    QCOMPARE(picked.count(), 1);
    QCOMPARE(picked[0], (QVariantList{1, 0, true}));
}

void ConfusionMatrixTest::walksByKey()
{
    Shown shown(two(), colours);
    const QSignalSpy picked(&shown.matrix, &ConfusionMatrix::cellPicked);

    QTest::keyClick(&shown.matrix, Qt::Key_Right);
    QTest::keyClick(&shown.matrix, Qt::Key_Right);
    QTest::keyClick(&shown.matrix, Qt::Key_Down);
    QTest::keyClick(&shown.matrix, Qt::Key_Up);
    QCOMPARE(shown.matrix.accessibleDescription(), shown.matrix.cellText({0, 1}));
    QTest::keyClick(&shown.matrix, Qt::Key_Space);

    QCOMPARE(picked.count(), 1);
    QCOMPARE(picked[0], (QVariantList{0, 1, false}));
}

void ConfusionMatrixTest::saysEachCell()
{
    const Shown shown(two(), colours);

    // 2 of 60: 3.3 %.
    QCOMPARE(shown.matrix.cellText({0, 1}),
             QStringLiteral("2 truly blue predicted orange, 3 % of their row"));
    // 58 + 29 of 90.
    QVERIFY(shown.matrix.summary().startsWith(QStringLiteral("87 of 90 samples on the diagonal")));
}

void ConfusionMatrixTest::outlinesSelectedCells()
{
    Shown shown(two(), colours);
    const QRect cell = shown.matrix.cellRect(1, 0).toRect();
    QCOMPARE(countNear(shown.picture(), cell, theme().accent), 0);

    shown.matrix.setSelected({{1, 0}});

    QVERIFY(countNear(shown.picture(), cell, theme().accent) > 100);
    QCOMPARE(countNear(shown.picture(), shown.matrix.cellRect(1, 1).toRect(), theme().accent), 0);
}

void ConfusionMatrixTest::makesFullerRowsStronger()
{
    Shown shown(two(), colours);
    const QImage picture = shown.picture();
    const auto ground = [&](int truth, int predicted) {
        const QRectF cell = shown.matrix.cellRect(truth, predicted);
        return picture.pixelColor((cell.topLeft() + QPointF(12, 2)).toPoint());
    };

    QVERIFY(ground(0, 0).saturation() > ground(1, 0).saturation() + 30);
    QVERIFY(ground(1, 1).saturation() > ground(0, 1).saturation() + 30);
    QVERIFY(ground(0, 0).hue() > 180 && ground(1, 1).hue() < 60);
}

void ConfusionMatrixTest::drawsADotPerSampleWhileThereAreFew()
{
    Eigen::MatrixXi counts(2, 2);
    counts << 8, 4, 0, 1;
    Shown shown(counts, colours);
    const QImage picture = shown.picture();
    const auto dots = [&](int truth, int predicted) {
        const QRect cell = shown.matrix.cellRect(truth, predicted).toRect().adjusted(3, 46, -3, -2);
        const QColor ground = picture.pixelColor(
            shown.matrix.cellRect(truth, predicted).toRect().topRight() + QPoint(-12, 3));
        return cell.width() * cell.height() - countNear(picture, cell, ground, 2);
    };

    QVERIFY(dots(0, 0) > 1.5 * dots(0, 1));
    QVERIFY(dots(0, 1) > 2 * dots(1, 1));
    QVERIFY(dots(1, 0) < dots(1, 1));
}

void ConfusionMatrixTest::fillsAreaWhenThereAreMany()
{
    Eigen::MatrixXi counts(2, 2);
    counts << 750, 250, 0, 1000;
    Shown shown(counts, colours);
    const QImage picture = shown.picture();
    const auto strong = [&](int truth, int predicted) {
        return countNear(picture, shown.matrix.cellRect(truth, predicted).toRect(),
                         mix(classColour(predicted), theme().card, 0.62), 3);
    };

    // A quarter of the row fills a quarter of the cell; the number covers the same in both.
    QVERIFY(strong(1, 1) > 2.5 * strong(0, 1));
    QVERIFY(strong(0, 1) > 500);
    QCOMPARE(strong(1, 0), 0);
}

void ConfusionMatrixTest::namesPartAndThreshold()
{
    ConfusionMatrix matrix;
    const QSignalSpy changed(&matrix, &ConfusionMatrix::noteChanged);

    matrix.setContext(Part::Test, 0.25);
    QCOMPARE(matrix.note(), QStringLiteral("test · threshold 0.25"));
    matrix.setContext(Part::Train, {});
    QCOMPARE(matrix.note(), QStringLiteral("train"));
    QCOMPARE(changed.count(), 2);
}

void ConfusionMatrixTest::survivesEverySize_data()
{
    QTest::addColumn<int>("classes");
    QTest::addColumn<int>("each");

    QTest::newRow("none") << 0 << 0;
    QTest::newRow("one") << 1 << 7;
    QTest::newRow("two, no samples") << 2 << 0;
    QTest::newRow("ten") << 10 << 50;
    QTest::newRow("thirty") << 30 << 100'000;
}

void ConfusionMatrixTest::survivesEverySize()
{
    QFETCH(const int, classes);
    QFETCH(const int, each);
    QStringList names;
    for (int i = 0; i < classes; ++i)
        names << QStringLiteral("class with a long name %1").arg(i);
    Shown shown(Eigen::MatrixXi::Constant(classes, classes, each), names);

    QTest::keyClick(&shown.matrix, Qt::Key_Down);
    QTest::keyClick(&shown.matrix, Qt::Key_Right);

    QVERIFY(!shown.matrix.summary().isEmpty());
    QVERIFY(countNear(shown.picture(), shown.matrix.rect(), theme().card, 0) <
            shown.matrix.width() * shown.matrix.height());
    for (int i = 0; i < classes; ++i)
        QVERIFY(shown.matrix.cellRect(i, i).width() > 4.0);
}

void ConfusionMatrixTest::exportsCounts()
{
    const Shown shown(two(), colours);

    QCOMPARE(shown.matrix.exportable().csv(),
             QStringLiteral("truth,blue,orange\nblue,58,2\norange,1,29\n"));
    QVERIFY(toSvg(shown.matrix.exportable(), {300, 200}).contains("pred orange"));
}

QTEST_MAIN(ConfusionMatrixTest)
#include "confusion_matrix_test.moc"
