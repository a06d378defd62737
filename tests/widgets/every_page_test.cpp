#include "pages/page.h"
#include "support/icons.h"
#include "support/sample_page.h"
#include "support/theme.h"
#include "support/workspace.h"
#include "window/main_window.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QLabel>
#include <QTemporaryDir>
#include <QTest>

using namespace holdout;

/// What every page of the catalogue promises the window.
class EveryPageTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void hasIdTitleAndIcon_data() { eachPage(); }
    void hasIdTitleAndIcon();
    void survivesASmallWindow_data() { eachPage(); }
    void survivesASmallWindow();
    void namesEveryControl_data() { eachPage(); }
    void namesEveryControl();
    void reachesEveryControlByTab_data() { eachPage(); }
    void reachesEveryControlByTab();
    void closesAndOpensAgain_data() { eachPage(); }
    void closesAndOpensAgain();

private:
    void eachPage();
    std::unique_ptr<MainWindow> open(std::size_t index);

    QTemporaryDir m_folder;
    std::unique_ptr<Workspace> m_workspace;
};

namespace {

QString described(const QWidget& widget)
{
    return QStringLiteral("%1 \"%2\" in %3")
        .arg(QString::fromLatin1(widget.metaObject()->className()), widget.objectName(),
             widget.parentWidget() ? widget.parentWidget()->objectName() : QString());
}

/// The catalogue, and a page of which we know that it holds every kind of control.
const std::vector<Page>& testedPages()
{
    static const std::vector<Page> all = [] {
        std::vector<Page> found = pages();
        found.push_back(samplePages().front());
        return found;
    }();
    return all;
}

/// Every visible control that takes focus by Tab; parts of a control count as the control.
QList<QWidget*> controls(const QWidget& window)
{
    QList<QWidget*> found;
    for (QWidget* widget : window.findChildren<QWidget*>())
        if (widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus) &&
            !widget->focusProxy() && !widget->objectName().startsWith(QStringLiteral("qt_")))
            found << widget;
    return found;
}

} // namespace

void EveryPageTest::initTestCase()
{
    applyTheme(*qApp, ThemeChoice::Light);
    QVERIFY(m_folder.isValid());
}

void EveryPageTest::eachPage()
{
    QTest::addColumn<std::size_t>("index");
    for (std::size_t i = 0; i < testedPages().size(); ++i)
        QTest::newRow(qPrintable(testedPages()[i].id)) << i;
}

std::unique_ptr<MainWindow> EveryPageTest::open(std::size_t index)
{
    m_workspace = std::make_unique<Workspace>(m_folder.path());
    auto window = std::make_unique<MainWindow>(*m_workspace, testedPages());
    window->resize(1180, 720);
    window->showPage(index);
    window->show();
    window->activateWindow();
    return QTest::qWaitForWindowActive(window.get()) ? std::move(window) : nullptr;
}

void EveryPageTest::hasIdTitleAndIcon()
{
    QFETCH(const std::size_t, index);
    const Page& page = testedPages()[index];
    QVERIFY(!page.id.isEmpty() && page.id.toLower() == page.id);
    QVERIFY(!page.title.isEmpty());
    QVERIFY2(iconNames().contains(page.icon), qPrintable(page.icon));
    QVERIFY(!icon(page.icon).pixmap(20, 20).toImage().isNull());
}

void EveryPageTest::survivesASmallWindow()
{
    QFETCH(const std::size_t, index);
    const auto window = open(index);
    QVERIFY(window);

    window->resize(640, 480);
    QTest::qWait(50);

    QCOMPARE(window->size(), QSize(640, 480)); // nothing on the page needs more
    QVERIFY(!window->grab().isNull());
    window->resize(1440, 900);
    QTest::qWait(50);
}

void EveryPageTest::namesEveryControl()
{
    QFETCH(const std::size_t, index);
    const auto window = open(index);
    QVERIFY(window);
    QStringList nameless;
    for (QWidget* control : controls(*window)) {
        const QAccessibleInterface* face = QAccessible::queryAccessibleInterface(control);
        if (!face || face->text(QAccessible::Name).isEmpty())
            nameless << described(*control);
    }
    QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(QStringLiteral("; "))));
}

void EveryPageTest::reachesEveryControlByTab()
{
    QFETCH(const std::size_t, index);
    const auto window = open(index);
    QVERIFY(window);
    QList<QWidget*> missing = controls(*window);
    QVERIFY(!missing.isEmpty());
    const qsizetype presses = 3 * missing.size() + 20;
    for (qsizetype i = 0; i < presses && !missing.isEmpty(); ++i) {
        QWidget* focus = QApplication::focusWidget();
        QTest::keyClick(focus ? focus : window.get(), Qt::Key_Tab);
        for (QWidget* reached = QApplication::focusWidget(); reached;
             reached = reached->parentWidget())
            missing.removeOne(reached);
        // Buttons of a group are reached by the arrow keys from the one that is on.
        if (auto* button = qobject_cast<QAbstractButton*>(QApplication::focusWidget()))
            if (button->autoExclusive() || button->group())
                missing.removeIf([&](const QWidget* other) {
                    const auto* sibling = qobject_cast<const QAbstractButton*>(other);
                    return sibling && sibling->parentWidget() == button->parentWidget() &&
                           sibling->group() == button->group();
                });
    }
    QStringList names;
    for (const QWidget* widget : missing)
        names << described(*widget);
    QVERIFY2(missing.isEmpty(), qPrintable(names.join(QStringLiteral("; "))));
}

void EveryPageTest::closesAndOpensAgain()
{
    QFETCH(const std::size_t, index);
    for (int i = 0; i < 2; ++i) {
        const auto window = open(index);
        QVERIFY(window);
        QVERIFY(window->close());
    }
}

QTEST_MAIN(EveryPageTest)
#include "every_page_test.moc"
