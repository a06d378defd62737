#include "plots/inside/network_view.h"
#include "support/inside_samples.h"
#include "support/pixels.h"
#include "support/theme.h"

#include <QAbstractButton>
#include <QDoubleSpinBox>
#include <QSignalSpy>

using namespace holdout;
using namespace holdout::test;

class NetworkViewTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(*qApp, ThemeChoice::Light); }
    void networkTellsTheNeuronHovered();
    void networkEditsAWeightByWheelAndBox();
    void networkEditsABiasByKey();
    void networkShowsGradientsBackward();
    void thumbnailsShowTheSignOfActivations();
};

void NetworkViewTest::networkTellsTheNeuronHovered()
{
    NetworkView view;
    view.setNetwork(network({2, 3, 1}));
    show(view);
    const QSignalSpy hovered(&view, &NetworkView::neuronHovered);

    hover(view, view.placement().at({0, 2}));
    hover(view, view.placement().at({1, 0}));
    QEvent leave(QEvent::Leave);
    QApplication::sendEvent(&view, &leave);

    QCOMPARE(hovered.count(), 3);
    QCOMPARE(hovered[0], (QVariantList{0, 2}));
    QCOMPARE(hovered[1], (QVariantList{1, 0}));
    QCOMPARE(hovered[2], (QVariantList{-1, -1}));
}

void NetworkViewTest::networkEditsAWeightByWheelAndBox()
{
    NetworkView view;
    view.setNetwork(network({2, 3, 1}));
    show(view);
    const QSignalSpy edited(&view, &NetworkView::weightEdited);
    const NetworkLink link{1, 0, 0};
    const QPointF on = view.placement().path(link).pointAtPercent(0.3);

    hover(view, on);
    turnWheel(view, on, 1);
    QCOMPARE(edited.last(), (QVariantList{1, 0, 0, 0.6}));
    turnWheel(view, on, -1);
    QCOMPARE(edited.last(), (QVariantList{1, 0, 0, 0.4}));

    QTest::mouseClick(&view, Qt::LeftButton, {}, on.toPoint());
    auto* box = view.findChild<QDoubleSpinBox*>(QStringLiteral("editor"));
    QVERIFY(box->isVisible());
    QCOMPARE(box->value(), 0.5);
    QTest::keyClick(box, Qt::Key_Up);
    QCOMPARE(edited.last(), (QVariantList{1, 0, 0, 0.6}));
}

void NetworkViewTest::networkEditsABiasByKey()
{
    NetworkView view;
    view.setNetwork(network({2, 3, 1}));
    show(view);
    const QSignalSpy edited(&view, &NetworkView::biasEdited);
    const QSignalSpy hovered(&view, &NetworkView::neuronHovered);

    QTest::keyClick(&view, Qt::Key_Down);
    QCOMPARE(hovered.last(), (QVariantList{0, 1}));
    QVERIFY(view.accessibleDescription().contains(QStringLiteral("h1·2: bias 0.25")));
    QTest::keyClick(&view, Qt::Key_Return);
    QTest::keyClick(view.findChild<QDoubleSpinBox*>(QStringLiteral("editor")), Qt::Key_Down);

    QCOMPARE(edited.count(), 1);
    QCOMPARE(edited[0], (QVariantList{0, 1, 0.15}));
}

void NetworkViewTest::networkShowsGradientsBackward()
{
    NetworkView view;
    view.setNetwork(network({2, 3, 1}));
    show(view);
    const QImage forward = view.grab().toImage();
    QVERIFY(countNear(forward, view.rect(), classInk(1), 30) >
            countNear(forward, view.rect(), classInk(0), 30)); // weights are positive

    QTest::mouseClick(view.findChild<QAbstractButton*>(QStringLiteral("backward")), Qt::LeftButton);

    const QImage backward = view.grab().toImage();
    QVERIFY(countNear(backward, view.rect(), classInk(0), 30) >
            countNear(backward, view.rect(), classInk(1), 30)); // gradients are negative
    QVERIFY(view.note().contains(QStringLiteral("|gradient|")));
}

void NetworkViewTest::thumbnailsShowTheSignOfActivations()
{
    Matrix activations(4, 2); // 2 by 2 pixels of two units
    activations << -1.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.5, 0.0;

    const auto images = unitThumbnails({activations}, 2, 2, theme());

    QCOMPARE(images.size(), std::size_t{1});
    QCOMPARE(images[0].size(), std::size_t{2});
    const QImage& unit = images[0][0];
    QVERIFY(unit.pixelColor(0, 0).blue() > unit.pixelColor(0, 0).red() + 80);
    QVERIFY(unit.pixelColor(1, 0).red() > unit.pixelColor(1, 0).blue() + 80);
    QCOMPARE(unit.pixelColor(0, 1), theme().card);
    QCOMPARE(images[0][1].pixelColor(1, 1), theme().card);
}

QTEST_MAIN(NetworkViewTest)
#include "network_view_test.moc"
