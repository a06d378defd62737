#include "forms/transport.h"
#include "support/theme.h"

#include <QAbstractButton>
#include <QApplication>
#include <QHelpEvent>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QToolTip>

using namespace holdout;

namespace {

struct Shown {
    Transport transport;
    ScrubBar* scrub = transport.findChild<ScrubBar*>(QStringLiteral("scrub"));

    explicit Shown(const TransportState& state)
    {
        transport.resize(700, 40);
        transport.setState(state);
        transport.show();
        if (!QTest::qWaitForWindowExposed(&transport))
            qFatal("The window never appeared");
    }

    QAbstractButton* button(const char* name)
    {
        return transport.findChild<QAbstractButton*>(QString::fromLatin1(name));
    }
    void press(const char* name, Qt::KeyboardModifiers keys = {})
    {
        QTest::mouseClick(button(name), Qt::LeftButton, keys);
    }
    void choose(int step, const QString& entry)
    {
        emit scrub->customContextMenuRequested({scrub->xOf(step), 10});
        auto* menu = transport.findChild<QMenu*>(QStringLiteral("scrubMenu"));
        for (QAction* action : menu->actions())
            if (action->text().startsWith(entry))
                action->trigger();
        menu->close();
        delete menu;
    }
};

TransportState halfway()
{
    return {.step = 124,
            .last = 200,
            .limit = 200,
            .stepName = QStringLiteral("epoch"),
            .partName = {},
            .playing = false,
            .finished = false,
            .hasParts = true};
}

QString placeOf(const Shown& shown)
{
    return shown.transport.findChild<QWidget*>(QStringLiteral("place"))->accessibleName();
}

} // namespace

class TransportTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(*qApp, ThemeChoice::Light); }
    void saysWhereTheRunIs();
    void tellsWhatIsPressed();
    void shiftTakesAPart();
    void hidesPartsWhereThereAreNone();
    void stopsAtBothEnds();
    void scrubsByMouseAndKey();
    void showingAStateTellsNobody();
    void explainsItsFlags();
    void choosesASpeed();
    void changesSpeedByKeyWithinLimits();
    void loopsAndBookmarks();
    void survivesAnEmptyRun();
};

void TransportTest::saysWhereTheRunIs()
{
    Shown shown(halfway());
    QCOMPARE(placeOf(shown), QStringLiteral("epoch 124 / 200"));

    TransportState state = halfway();
    state.limit = 0;
    state.partName = QStringLiteral("assign");
    shown.transport.setState(state);
    QCOMPARE(placeOf(shown), QStringLiteral("epoch 124 · assign"));
}

void TransportTest::tellsWhatIsPressed()
{
    Shown shown(halfway());
    const QSignalSpy played(&shown.transport, &Transport::playToggled);
    const QSignalSpy stepped(&shown.transport, &Transport::stepped);
    const QSignalSpy scrubbed(&shown.transport, &Transport::scrubbed);

    shown.press("play");
    shown.press("step-back");
    shown.press("step-forward");
    shown.press("part-back");
    shown.press("part-forward");
    shown.press("to-start");
    shown.press("to-end");

    QCOMPARE(played.count(), 1);
    QCOMPARE(stepped.count(), 4);
    QCOMPARE(stepped[0], (QVariantList{-1, false}));
    QCOMPARE(stepped[1], (QVariantList{1, false}));
    QCOMPARE(stepped[2], (QVariantList{-1, true}));
    QCOMPARE(stepped[3], (QVariantList{1, true}));
    QCOMPARE(scrubbed[0].at(0).toInt(), 0);
    QCOMPARE(scrubbed[1].at(0).toInt(), 200);
}

void TransportTest::shiftTakesAPart()
{
    Shown shown(halfway());
    const QSignalSpy stepped(&shown.transport, &Transport::stepped);

    shown.press("step-forward", Qt::ShiftModifier);

    QCOMPARE(stepped[0], (QVariantList{1, true}));
}

void TransportTest::hidesPartsWhereThereAreNone()
{
    TransportState state = halfway();
    state.hasParts = false;
    Shown shown(state);
    const QSignalSpy stepped(&shown.transport, &Transport::stepped);

    QVERIFY(!shown.button("part-back")->isVisible());
    shown.press("step-forward", Qt::ShiftModifier);
    QCOMPARE(stepped[0], (QVariantList{1, false}));
}

void TransportTest::stopsAtBothEnds()
{
    TransportState state = halfway();
    state.step = 0;
    Shown shown(state);
    QVERIFY(!shown.button("step-back")->isEnabled());
    QVERIFY(!shown.button("to-start")->isEnabled());
    QVERIFY(shown.button("step-forward")->isEnabled());

    state.step = state.last;
    shown.transport.setState(state);
    QVERIFY(shown.button("step-forward")->isEnabled());
    QVERIFY(!shown.button("to-end")->isEnabled());

    state.finished = true;
    shown.transport.setState(state);
    QVERIFY(!shown.button("step-forward")->isEnabled());
    QVERIFY(shown.button("step-back")->isEnabled());
}

void TransportTest::scrubsByMouseAndKey()
{
    Shown shown(halfway());
    const QSignalSpy scrubbed(&shown.transport, &Transport::scrubbed);

    QTest::mouseClick(shown.scrub, Qt::LeftButton, {}, {shown.scrub->xOf(50), 14});
    const int there = scrubbed.last().at(0).toInt();
    QVERIFY2(std::abs(there - 50) <= 1, qPrintable(QString::number(there)));
    QTest::keyClick(shown.scrub, Qt::Key_Right);
    QCOMPARE(scrubbed.last().at(0).toInt(), there + 1);
    QTest::keyClick(shown.scrub, Qt::Key_Home);
    QCOMPARE(scrubbed.last().at(0).toInt(), 0);
}

void TransportTest::showingAStateTellsNobody()
{
    Shown shown(halfway());
    const QSignalSpy scrubbed(&shown.transport, &Transport::scrubbed);
    TransportState state = halfway();
    state.step = 3;

    shown.transport.setState(state);
    shown.transport.setSpeed(8.0);

    QCOMPARE(scrubbed.count(), 0);
    QCOMPARE(shown.scrub->value(), 3);
}

void TransportTest::explainsItsFlags()
{
    Shown shown(halfway());
    const QImage before = shown.scrub->grab().toImage();
    shown.transport.setFlags({{40, QStringLiteral("first perfect fit")}});
    QVERIFY(shown.scrub->grab().toImage() != before);

    const QPoint at(shown.scrub->xOf(40), 10);
    QHelpEvent help(QEvent::ToolTip, at, shown.scrub->mapToGlobal(at));
    QApplication::sendEvent(shown.scrub, &help);

    QCOMPARE(QToolTip::text(), QStringLiteral("40: first perfect fit"));
    QToolTip::hideText();
}

void TransportTest::choosesASpeed()
{
    Shown shown(halfway());
    const QSignalSpy changed(&shown.transport, &Transport::speedChanged);
    auto* button = shown.transport.findChild<QToolButton*>(QStringLiteral("speed"));

    button->menu()->actions().first()->trigger();
    QCOMPARE(changed.last().at(0).toDouble(), 0.25);
    QCOMPARE(button->text(), QStringLiteral("0.25×"));
    button->menu()->actions().last()->trigger();
    QCOMPARE(changed.last().at(0).toDouble(), Transport::unlimited);
    QCOMPARE(button->text(), QStringLiteral("max"));
}

void TransportTest::changesSpeedByKeyWithinLimits()
{
    Transport transport;
    const QSignalSpy changed(&transport, &Transport::speedChanged);

    transport.changeSpeed(1);
    QCOMPARE(transport.speed(), 2.0);
    for (int i = 0; i < 20; ++i)
        transport.changeSpeed(1);
    QCOMPARE(transport.speed(), Transport::unlimited);
    QCOMPARE(changed.count(), 6); // 2, 4, 8, 16, 32, max
    for (int i = 0; i < 20; ++i)
        transport.changeSpeed(-1);
    QCOMPARE(transport.speed(), 0.25);
}

void TransportTest::loopsAndBookmarks()
{
    Shown shown(halfway());
    const QSignalSpy looped(&shown.transport, &Transport::loopChanged);
    const QSignalSpy marked(&shown.transport, &Transport::bookmarkToggled);
    const auto near = [](const QVariant& value, int step) {
        return std::abs(value.toInt() - step) <= 1;
    };

    shown.choose(60, QStringLiteral("Loop from"));
    shown.choose(140, QStringLiteral("Loop to"));
    QVERIFY(near(looped.last().at(0), 60));
    QVERIFY(near(looped.last().at(1), 140));
    shown.choose(100, QStringLiteral("No loop"));
    QCOMPARE(looped.last(), (QVariantList{-1, -1}));
    QVERIFY(!shown.scrub->loop());
    shown.choose(100, QStringLiteral("Bookmark"));
    QVERIFY(near(marked.last().at(0), 100));
}

void TransportTest::survivesAnEmptyRun()
{
    Shown shown(TransportState{});
    const QSignalSpy scrubbed(&shown.transport, &Transport::scrubbed);

    QTest::mouseClick(shown.scrub, Qt::LeftButton);

    QCOMPARE(scrubbed.count(), 0);
    QVERIFY(shown.button("step-forward")->isEnabled());
    QVERIFY(!shown.transport.grab().isNull());
}

QTEST_MAIN(TransportTest)
#include "transport_test.moc"
