#include "forms/caption_strip.h"
#include "forms/threshold_slider.h"
#include "support/theme.h"

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QSignalSpy>
#include <QTest>

using namespace holdout;

class SmallFormsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(*qApp, ThemeChoice::Light); }
    void thresholdMovesInHundredths();
    void captionIsCopied();
};

void SmallFormsTest::thresholdMovesInHundredths()
{
    ThresholdSlider slider;
    slider.setPositiveClass(QStringLiteral("orange"));
    const QSignalSpy changed(&slider, &ThresholdSlider::thresholdChanged);

    slider.setThreshold(0.3);
    QCOMPARE(changed.count(), 0);
    QTest::keyClick(&slider, Qt::Key_Right);

    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed[0].at(0).toDouble(), 0.31);
    QCOMPARE(slider.toolTip(), QStringLiteral("Decided orange from a probability of 0.31 on"));
    slider.setThreshold(7.0);
    QCOMPARE(slider.threshold(), 1.0);
}

void SmallFormsTest::captionIsCopied()
{
    CaptionStrip strip;
    auto* copy = strip.findChild<QAbstractButton*>(QStringLiteral("copy"));
    strip.show();
    QVERIFY(!copy->isEnabled());

    strip.setCaption({"Neighbour {rank} is {class}", {{"rank", 3.0}, {"class", "orange"}}});
    QTest::mouseClick(copy, Qt::LeftButton);

    QCOMPARE(strip.text(), QStringLiteral("Neighbour 3 is orange"));
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("Neighbour 3 is orange"));
}

QTEST_MAIN(SmallFormsTest)
#include "small_forms_test.moc"
