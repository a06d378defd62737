#include "support/sample_page.h"
#include "support/theme.h"
#include "support/workspace.h"
#include "window/fuzzy.h"
#include "window/main_window.h"

#include <QLabel>
#include <QListView>
#include <QSet>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace holdout;

/// The ways to a command: palette, menus, shortcuts.
class WindowCommandsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(*qApp, ThemeChoice::Light); }
    void init();
    void cleanup();

    void findsAndRunsAnAction();
    void findsWhatThePageOffers();
    void staysUsableWithoutAMatch();
    void showsEveryShortcut();
    void hasAMenuEntryForEveryAction();
    void keepsLettersFromRunningWhileTyping();
    void keepsArrowsForASlider();
    void keepsTheSpaceBarForAButtonReachedByTab();
    void sharesOneShortcutBetweenPages();
    void ranksMatches_data();
    void ranksMatches();

private:
    void open(QSize size = {1300, 800});
    SamplePage& page() { return *static_cast<SamplePage*>(m_window->currentPage()); }
    template <class Child> Child* child(const char* name)
    {
        return m_window->findChild<Child*>(QString::fromLatin1(name));
    }
    QWidget* focus() const { return QApplication::focusWidget(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<MainWindow> m_window;
};

void WindowCommandsTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    open();
}

void WindowCommandsTest::cleanup()
{
    m_window.reset();
    m_workspace.reset();
}

void WindowCommandsTest::open(QSize size)
{
    m_window.reset();
    m_workspace = std::make_unique<Workspace>(m_folder->path());
    m_window = std::make_unique<MainWindow>(*m_workspace, samplePages());
    if (size.isValid())
        m_window->resize(size);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void WindowCommandsTest::findsAndRunsAnAction()
{
    auto* palette = child<QWidget>("palette");
    QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
    QVERIFY(palette->isVisible());

    QTest::keyClicks(focus(), QStringLiteral("sav sc"));
    QTest::keyClick(focus(), Qt::Key_Return);

    QCOMPARE(page().saves, 1);
    QVERIFY(!palette->isVisible());
}

void WindowCommandsTest::findsWhatThePageOffers()
{
    QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
    QTest::keyClicks(focus(), QStringLiteral("spirals"));
    QTest::keyClick(focus(), Qt::Key_Return);
    QCOMPARE(page().scenes, 1);

    QTest::mouseClick(child<QWidget>("search"), Qt::LeftButton);
    QTest::keyClicks(focus(), QStringLiteral("go to"));
    QTest::keyClick(focus(), Qt::Key_Down); // past "Go to Lab", the shortest with "Go to Data"
    QTest::keyClick(focus(), Qt::Key_Up);
    QTest::keyClick(focus(), Qt::Key_Return);
    QCOMPARE(child<QLabel>("title")->text(), QStringLiteral("Lab"));
}

void WindowCommandsTest::staysUsableWithoutAMatch()
{
    page().field->setFocus();
    QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
    QTest::keyClicks(focus(), QStringLiteral("zzzz"));
    QCOMPARE(child<QListView>("palette_list")->model()->rowCount(), 0);

    QTest::keyClick(focus(), Qt::Key_Return);
    QVERIFY(child<QWidget>("palette")->isVisible());
    QTest::keyClick(focus(), Qt::Key_Escape);

    QVERIFY(!child<QWidget>("palette")->isVisible());
    QVERIFY(page().field->hasFocus());
}

void WindowCommandsTest::showsEveryShortcut()
{
    QTest::keyClick(m_window.get(), Qt::Key_Question);
    auto* overlay = child<QWidget>("shortcuts");
    QVERIFY(overlay->isVisible());

    QStringList shown;
    for (const QLabel* label : overlay->findChildren<QLabel*>())
        shown << label->text();
    for (const QString& words :
         {QStringLiteral("Play or pause"), QStringLiteral("Space"), QStringLiteral("→"),
          QStringLiteral("Ctrl+S"), QStringLiteral("Keyboard shortcuts"), QStringLiteral("Run")})
        QVERIFY2(shown.contains(words), qPrintable(words));

    QTest::keyClick(focus(), Qt::Key_Space); // closes it, and plays nothing
    QVERIFY(!overlay->isVisible());
    QCOMPARE(page().plays, 0);
}

void WindowCommandsTest::hasAMenuEntryForEveryAction()
{
    QSet<const QAction*> inMenus;
    for (const QMenu* menu : m_window->findChildren<QMenu*>(QStringLiteral("submenu")))
        for (const QAction* action : menu->actions())
            inMenus << action;
    for (const QAction* action : page().actions() + m_window->actions())
        QVERIFY2(inMenus.contains(action), qPrintable(action->text()));
}

void WindowCommandsTest::keepsLettersFromRunningWhileTyping()
{
    page().field->setFocus();
    page().field->clear();
    QTest::keyClicks(page().field, QStringLiteral("c c"));
    QCOMPARE(page().field->text(), QStringLiteral("c c"));
    QCOMPARE(page().letters + page().plays, 0);

    page().field->clearFocus();
    QTest::keyClick(m_window.get(), Qt::Key_C);
    QCOMPARE(page().letters, 1);
}

void WindowCommandsTest::keepsArrowsForASlider()
{
    page().slider->setFocus();
    const int before = page().slider->value();
    QTest::keyClick(page().slider, Qt::Key_Right);
    QCOMPARE(page().slider->value(), before + 1);
    QCOMPARE(page().steps, 0);

    page().slider->clearFocus();
    QTest::keyClick(m_window.get(), Qt::Key_Right);
    QCOMPARE(page().steps, 1);
}

void WindowCommandsTest::keepsTheSpaceBarForAButtonReachedByTab()
{
    QSignalSpy presses(page().button, &QPushButton::clicked);
    QTest::mouseClick(page().button, Qt::LeftButton);
    m_window->setAttribute(Qt::WA_KeyboardFocusChange, false);
    page().button->setFocus(Qt::MouseFocusReason);
    QTest::keyClick(page().button, Qt::Key_Space);
    QCOMPARE(presses.count(), 1); // by the mouse; the space bar was the page's
    QCOMPARE(page().plays, 1);

    m_window->setAttribute(Qt::WA_KeyboardFocusChange, true);
    QTest::keyClick(page().button, Qt::Key_Space);
    QCOMPARE(presses.count(), 2);
    QCOMPARE(page().plays, 1);
}

void WindowCommandsTest::sharesOneShortcutBetweenPages()
{
    m_window->showPage(1);
    SamplePage& first = page();
    m_window->showPage(2);

    QTest::keyClick(m_window.get(), Qt::Key_C);

    QCOMPARE(first.letters, 0);
    QCOMPARE(page().letters, 1);
}

void WindowCommandsTest::ranksMatches_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("better");
    QTest::addColumn<QString>("worse");
    QTest::newRow("beginnings of words") << "ss"
                                         << "Save scene"
                                         << "Classes";
    QTest::newRow("adjacent letters") << "the"
                                      << "Theme"
                                      << "Tree shape";
    QTest::newRow("the shorter of equals") << "lab"
                                           << "Lab"
                                           << "Lab notes";
    QTest::newRow("case does not matter") << "LAB"
                                          << "lab"
                                          << "Collaborate";
    QTest::newRow("no match at all") << "xq"
                                     << ""
                                     << "";
}

void WindowCommandsTest::ranksMatches()
{
    QFETCH(const QString, typed);
    QFETCH(const QString, better);
    QFETCH(const QString, worse);
    if (better.isEmpty()) {
        QCOMPARE(fuzzyScore(typed, u"Save scene"), -1);
        return;
    }
    QVERIFY(fuzzyScore(typed, worse) >= 0);
    QVERIFY(fuzzyScore(typed, better) > fuzzyScore(typed, worse));
}

QTEST_MAIN(WindowCommandsTest)
#include "window_commands_test.moc"
