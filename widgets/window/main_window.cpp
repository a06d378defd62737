#include "window/main_window.h"

#include "support/theme.h"
#include "support/workspace.h"
#include "window/command_palette.h"
#include "window/rail.h"
#include "window/shortcut_guard.h"
#include "window/shortcut_overlay.h"
#include "window/top_bar.h"

#include <QCloseEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QMenu>
#include <QMimeData>
#include <QPainter>
#include <QScreen>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace holdout {
namespace {

constexpr int narrow = 1180; ///< Below this width the rail shows only icons.

const QString geometryKey = QStringLiteral("window/rectangle");
const QString maximisedKey = QStringLiteral("window/maximised");
const QString pageKey = QStringLiteral("window/page");
const QString railKey = QStringLiteral("window/rail-collapsed");

} // namespace

MainWindow::MainWindow(Workspace& workspace, const std::vector<Page>& pages)
    : m_workspace(workspace), m_pages(pages), m_made(pages.size(), nullptr),
      m_rail(new Rail(pages)), m_topBar(new TopBar), m_stack(new QStackedWidget),
      m_statusBar(new StatusBar), m_palette(new CommandPalette(this)),
      m_shortcuts(new ShortcutOverlay(this)), m_menu(new QMenu(this))
{
    Q_ASSERT(!pages.empty());
    setWindowTitle(QStringLiteral("Holdout"));
    setMinimumSize(640, 480);
    setAcceptDrops(true);
    m_collapsedWhenWide = m_workspace.remembered().flag(railKey, false);
    layOut();
    makeActions();
    restoreGeometryRemembered();

    connect(m_rail, &Rail::pageChosen, this, &MainWindow::showPage);
    connect(m_rail, &Rail::collapseToggled, this, &MainWindow::toggleRail);
    connect(m_topBar, &TopBar::searchRequested, this, &MainWindow::openPalette);
    connect(m_menu, &QMenu::aboutToShow, this, [this] { fillMenu(*m_menu, actionOwners()); });
    m_topBar->setMenu(m_menu);
    auto* guard = new ShortcutGuard(this, [this] {
        return isActiveWindow() && (m_palette->isVisible() || m_shortcuts->isVisible());
    });
    connect(guard, &ShortcutGuard::altTapped, this, [this] {
        if (isActiveWindow())
            m_topBar->openMenu();
    });

    const QString last = m_workspace.remembered().text(pageKey);
    const auto found = std::ranges::find(pages, last, &Page::id);
    showPage(found == pages.end() ? 0 : static_cast<std::size_t>(found - pages.begin()));
}

MainWindow::~MainWindow() = default;

void MainWindow::layOut()
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    auto* column = new QVBoxLayout;
    column->setSpacing(0);
    column->addWidget(m_topBar);
    column->addWidget(m_stack, 1);
    column->addWidget(m_statusBar);
    row->addWidget(m_rail);
    row->addLayout(column, 1);
}

void MainWindow::restoreGeometryRemembered()
{
    const Remembered& remembered = m_workspace.remembered();
    QList<QRect> screens;
    for (const QScreen* screen : QGuiApplication::screens())
        screens << screen->availableGeometry();
    const QRect wanted = remembered.rectangle(geometryKey);
    if (wanted.isNull())
        resize(QSize(1440, 900).boundedTo(screens.value(0, QRect(0, 0, 1440, 900)).size()));
    else
        setGeometry(onScreen(wanted, screens));
    if (remembered.flag(maximisedKey, false))
        setWindowState(windowState() | Qt::WindowMaximized);
}

void MainWindow::makePage(std::size_t page)
{
    PageWidget* made = m_pages[page].create(m_workspace, m_stack);
    made->setObjectName(QStringLiteral("page_") + m_pages[page].id);
    m_made[page] = made;
    m_stack->addWidget(made);
    m_topBar->addTools(made->leftTools(), made->rightTools());
    connect(made, &PageWidget::textsChanged, this, &MainWindow::updateTexts);
}

void MainWindow::showPage(std::size_t page)
{
    m_current = page;
    if (!m_made[page])
        makePage(page);
    const int index = m_stack->indexOf(m_made[page]);
    m_stack->setCurrentIndex(index);
    m_topBar->showTools(index);
    m_rail->setCurrent(page);
    fillMenu(*m_menu, actionOwners()); // also takes the shortcuts of the page left out of force
    updateTexts();
}

PageWidget* MainWindow::currentPage() const
{
    return m_made[m_current];
}

void MainWindow::openFile(const QString& path)
{
    currentPage()->openFile(path);
}

QList<QWidget*> MainWindow::actionOwners()
{
    return {currentPage(), this};
}

void MainWindow::updateTexts()
{
    const PageWidget& page = *currentPage();
    m_topBar->setTitle(m_pages[m_current].title);
    m_topBar->setSubtitle(page.subtitle());
    m_statusBar->setTexts(page.statusLeft(), page.statusRight());
    for (std::size_t i = 0; i < m_made.size(); ++i)
        if (m_made[i])
            m_rail->setCount(i, m_made[i]->count());
}

void MainWindow::updateRail()
{
    m_rail->setCollapsed(width() < narrow ? m_collapsedWhenNarrow : m_collapsedWhenWide);
}

void MainWindow::toggleRail()
{
    bool& collapsed = width() < narrow ? m_collapsedWhenNarrow : m_collapsedWhenWide;
    collapsed = !collapsed;
    updateRail();
}

void MainWindow::openPalette()
{
    std::vector<Command> commands = commandsOf(actionOwners());
    for (const PaletteEntry& entry : currentPage()->paletteEntries())
        commands.push_back(
            {.title = entry.title, .detail = entry.detail, .shortcut = {}, .run = entry.run});
    m_palette->open(std::move(commands));
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    for (PageWidget* page : m_made)
        if (page && !page->prepareToClose()) {
            event->ignore();
            return;
        }
    Remembered& remembered = m_workspace.remembered();
    remembered.setRectangle(geometryKey, isMaximized() ? normalGeometry() : geometry());
    remembered.setFlag(maximisedKey, isMaximized());
    remembered.setText(pageKey, m_pages[m_current].id);
    remembered.setFlag(railKey, m_collapsedWhenWide);
    remembered.save();
    event->accept();
}

void MainWindow::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    updateRail();
    m_palette->place();
    if (m_shortcuts->isVisible())
        m_shortcuts->open(actionOwners());
}

void MainWindow::paintEvent(QPaintEvent* /*event*/)
{
    QPainter(this).fillRect(rect(), theme().window);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasUrls() && event->mimeData()->urls().front().isLocalFile())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    openFile(event->mimeData()->urls().front().toLocalFile());
    event->acceptProposedAction();
}

} // namespace holdout
