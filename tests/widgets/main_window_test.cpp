#include "support/ask.h"
#include "support/sample_page.h"
#include "support/theme.h"
#include "support/workspace.h"
#include "window/fuzzy.h"
#include "window/main_window.h"
#include "window/rail.h"

#include <QLabel>
#include <QListView>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace holdout;

class MainWindowTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(*qApp, ThemeChoice::Light); }
    void init();
    void cleanup();

    void showsThePageAndItsTexts();
    void collapsesTheRailWhenNarrow();
    void rememberingTheRail();
    void keepsTheStatusBarInPlace();
    void findsAndRunsAnAction();
    void findsWhatThePageOffers();
    void staysUsableWithoutAMatch();
    void showsEveryShortcut();
    void hasAMenuEntryForEveryAction();
    void keepsLettersFromRunningWhileTyping();
    void keepsArrowsForASlider();
    void keepsTheSpaceBarForAButtonReachedByTab();
    void sharesOneShortcutBetweenPages();
    void remembersGeometryPageAndTheme();
    void survivesADamagedSettingsFile();
    void bringsALostWindowBack_data();
    void bringsALostWindowBack();
    void staysOpenIfThePageInsists();
    void followsTheThemeAtRunTime();
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

void MainWindowTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    open();
}

void MainWindowTest::cleanup()
{
    m_window.reset();
    m_workspace.reset();
}

void MainWindowTest::open(QSize size)
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

void MainWindowTest::showsThePageAndItsTexts()
{
    QTest::mouseClick(child<QWidget>("rail_lab"), Qt::LeftButton);

    QCOMPARE(child<QLabel>("title")->text(), QStringLiteral("Lab"));
    QCOMPARE(child<QLabel>("subtitle")->text(), QStringLiteral("Two moons · Neural network"));
    QCOMPARE(child<QLabel>("status_left")->text(), QStringLiteral("Training · 1.2 ms per epoch"));
    QCOMPARE(page().objectName(), QStringLiteral("page_lab"));
}

void MainWindowTest::collapsesTheRailWhenNarrow()
{
    auto* rail = child<Rail>("rail");
    QCOMPARE(rail->width(), 196);
    m_window->resize(1180, 720);
    QCOMPARE(rail->width(), 196);
    m_window->resize(1179, 720);
    QCOMPARE(rail->width(), 56);

    QTest::mouseClick(child<QWidget>("rail_collapse"), Qt::LeftButton);
    QCOMPARE(rail->width(), 196); // on demand, although it is narrow
}

void MainWindowTest::rememberingTheRail()
{
    QTest::keyClick(m_window.get(), Qt::Key_B, Qt::ControlModifier);
    QCOMPARE(child<Rail>("rail")->width(), 56);
    m_window->close();

    open();

    QCOMPARE(child<Rail>("rail")->width(), 56);
}

void MainWindowTest::keepsTheStatusBarInPlace()
{
    const auto place = [this] {
        const QWidget* bar = child<QLabel>("status_left")->parentWidget();
        return QRect(bar->mapTo(m_window.get(), QPoint()), bar->size());
    };
    const QRect before = place();
    QCOMPARE(before.height(), 28);
    child<QLabel>("status_left")->setText(QString(2000, QChar(u'x')));
    QCoreApplication::processEvents();
    QCOMPARE(place(), before);
    QCOMPARE(m_window->width(), 1300);
}

void MainWindowTest::findsAndRunsAnAction()
{
    auto* palette = child<QWidget>("palette");
    QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
    QVERIFY(palette->isVisible());

    QTest::keyClicks(focus(), QStringLiteral("sav sc"));
    QTest::keyClick(focus(), Qt::Key_Return);

    QCOMPARE(page().saves, 1);
    QVERIFY(!palette->isVisible());
}

void MainWindowTest::findsWhatThePageOffers()
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

void MainWindowTest::staysUsableWithoutAMatch()
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

void MainWindowTest::showsEveryShortcut()
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

void MainWindowTest::hasAMenuEntryForEveryAction()
{
    QSet<const QAction*> inMenus;
    for (const QMenu* menu : m_window->findChildren<QMenu*>(QStringLiteral("submenu")))
        for (const QAction* action : menu->actions())
            inMenus << action;
    for (const QAction* action : page().actions() + m_window->actions())
        QVERIFY2(inMenus.contains(action), qPrintable(action->text()));
}

void MainWindowTest::keepsLettersFromRunningWhileTyping()
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

void MainWindowTest::keepsArrowsForASlider()
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

void MainWindowTest::keepsTheSpaceBarForAButtonReachedByTab()
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

void MainWindowTest::sharesOneShortcutBetweenPages()
{
    m_window->showPage(1);
    SamplePage& first = page();
    m_window->showPage(2);

    QTest::keyClick(m_window.get(), Qt::Key_C);

    QCOMPARE(first.letters, 0);
    QCOMPARE(page().letters, 1);
}

void MainWindowTest::remembersGeometryPageAndTheme()
{
    m_window->setGeometry(40, 30, 700, 500);
    m_window->showPage(2);
    rememberThemeChoice(m_workspace->remembered(), ThemeChoice::Dark);
    m_window->close();

    open(QSize());

    QCOMPARE(m_window->geometry(), QRect(40, 30, 700, 500));
    QCOMPARE(child<QLabel>("title")->text(), QStringLiteral("Data"));
    QCOMPARE(themeChoice(m_workspace->remembered()), ThemeChoice::Dark);
}

void MainWindowTest::survivesADamagedSettingsFile()
{
    m_window->close();
    m_window.reset();
    m_workspace.reset();
    QFile file(m_folder->filePath(QStringLiteral("settings.ini")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(
        "theme=@Variant(\\0\\0\\0\\x7f\\xff)\n[window]\nrectangle=1 2 x 4\nmaximised=perhaps\n"
        "page=nowhere\nrail-collapsed=@ByteArray(\\xff\\xfe)\n[half\n\x80\x81=\xff");
    file.close();

    open(QSize());

    QCOMPARE(child<QLabel>("title")->text(), QStringLiteral("Today"));
    QCOMPARE(themeChoice(m_workspace->remembered()), ThemeChoice::System);
    QVERIFY(!m_window->isMaximized());
    QVERIFY(m_window->width() >= 640);
}

void MainWindowTest::bringsALostWindowBack_data()
{
    QTest::addColumn<QRect>("wanted");
    QTest::addColumn<QRect>("got");
    QTest::newRow("inside") << QRect(10, 10, 800, 600) << QRect(10, 10, 800, 600);
    QTest::newRow("right of all") << QRect(9000, 50, 800, 600) << QRect(1120, 50, 800, 600);
    QTest::newRow("above") << QRect(100, -900, 800, 600) << QRect(100, 0, 800, 600);
    QTest::newRow("too large") << QRect(0, 0, 4000, 3000) << QRect(0, 0, 1920, 1080);
    QTest::newRow("second screen") << QRect(-900, 10, 800, 600) << QRect(-900, 10, 800, 600);
}

void MainWindowTest::bringsALostWindowBack()
{
    QFETCH(const QRect, wanted);
    QFETCH(const QRect, got);
    const QList<QRect> screens{QRect(0, 0, 1920, 1080), QRect(-1280, 0, 1280, 1024)};
    QCOMPARE(onScreen(wanted, screens), got);
}

void MainWindowTest::staysOpenIfThePageInsists()
{
    page().mayClose = false;
    QVERIFY(!m_window->close());
    QVERIFY(m_window->isVisible());
    page().mayClose = true;
    QVERIFY(m_window->close());
}

void MainWindowTest::followsTheThemeAtRunTime()
{
    const auto corner = [this] { return m_window->grab().toImage().pixelColor(201, 400); };
    QCOMPARE(corner(), QColor(0xF5F6F8));
    m_window->findChild<QAction*>(QStringLiteral("action_theme_1"))->trigger();
    QCOMPARE(corner(), QColor(0x12161B));
    QCOMPARE(themeChoice(m_workspace->remembered()), ThemeChoice::Dark);
    applyTheme(*qApp, ThemeChoice::Light);
}

void MainWindowTest::ranksMatches_data()
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

void MainWindowTest::ranksMatches()
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

QTEST_MAIN(MainWindowTest)
#include "main_window_test.moc"
