#include "support/sample_page.h"
#include "support/theme.h"
#include "support/workspace.h"
#include "window/main_window.h"
#include "window/rail.h"

#include <QLabel>
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
    void remembersGeometryPageAndTheme();
    void survivesADamagedSettingsFile();
    void bringsALostWindowBack_data();
    void bringsALostWindowBack();
    void staysOpenIfThePageInsists();
    void followsTheThemeAtRunTime();

private:
    void open(QSize size = {1300, 800});
    SamplePage& page() { return *static_cast<SamplePage*>(m_window->currentPage()); }
    template <class Child> Child* child(const char* name)
    {
        return m_window->findChild<Child*>(QString::fromLatin1(name));
    }

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

QTEST_MAIN(MainWindowTest)
#include "main_window_test.moc"
