#include "support/actions.h"
#include "support/ask.h"
#include "support/icons.h"
#include "support/theme.h"
#include "support/workspace.h"
#include "window/main_window.h"
#include "window/rail.h"
#include "window/shortcut_overlay.h"
#include "window/top_bar.h"

#include <QActionGroup>
#include <QApplication>
#include <QMenu>

/// What the window itself can do, whatever the page.

namespace holdout {

void MainWindow::makeActions()
{
    makeAction(this,
               {.menu = Menu::View,
                .text = tr("Search or jump to…"),
                .shortcuts = {QKeySequence(Qt::CTRL | Qt::Key_K)},
                .name = QStringLiteral("action_palette")},
               this, &MainWindow::openPalette);
    makePageActions();
    makeAction(this,
               {.menu = Menu::View,
                .text = tr("Collapse or expand the rail"),
                .shortcuts = {QKeySequence(Qt::CTRL | Qt::Key_B)},
                .name = QStringLiteral("action_rail")},
               this, &MainWindow::toggleRail);
    makeAction(this,
               {.menu = Menu::View,
                .text = tr("Full screen"),
                .shortcuts = {QKeySequence(Qt::Key_F11)},
                .name = QStringLiteral("action_full_screen")},
               this, [this] { setWindowState(windowState() ^ Qt::WindowFullScreen); });
    makeThemeActions();
    makeAction(this,
               {.menu = Menu::File,
                .text = tr("Quit"),
                .shortcuts = {QKeySequence(Qt::CTRL | Qt::Key_Q)},
                .name = QStringLiteral("action_quit")},
               this, &QWidget::close);
    makeAction(this,
               {.menu = Menu::Help,
                .text = tr("Keyboard shortcuts"),
                .shortcuts = {QKeySequence(Qt::Key_Question)},
                .name = QStringLiteral("action_shortcuts")},
               this, [this] { m_shortcuts->open(actionOwners()); });
    makeAction(this,
               {.menu = Menu::View,
                .text = tr("Open the menu"),
                .shortcuts = {QKeySequence(Qt::Key_F10)},
                .name = QStringLiteral("action_menu")},
               this, [this] { m_topBar->openMenu(); });
    makeAction(
        this,
        {.menu = Menu::Help, .text = tr("About Holdout"), .name = QStringLiteral("action_about")},
        this, &MainWindow::showAbout);
}

/// One for each page, with Ctrl+1 … Ctrl+9 for the first nine; none if there is nowhere else to go.
void MainWindow::makePageActions()
{
    for (std::size_t i = 0; m_pages.size() > 1 && i < m_pages.size(); ++i) {
        const auto key = static_cast<Qt::Key>(Qt::Key_1 + static_cast<int>(i));
        QList<QKeySequence> shortcuts;
        if (i < 9)
            shortcuts << QKeySequence(Qt::CTRL | key);
        makeAction(this,
                   {.menu = Menu::View,
                    .text = tr("Go to %1").arg(m_pages[i].title),
                    .shortcuts = shortcuts,
                    .icon = m_pages[i].icon,
                    .name = QStringLiteral("action_page_") + m_pages[i].id},
                   this, [this, i] { showPage(i); });
    }
}

void MainWindow::makeThemeActions()
{
    const Remembered& remembered = m_workspace.remembered();
    QAction* themes = makeAction(this, {.menu = Menu::View, .text = tr("Theme")});
    auto* menu = new QMenu(this);
    auto* group = new QActionGroup(menu);
    const ThemeChoice chosen = themeChoice(remembered);
    for (const auto& [choice, title] :
         {std::pair(ThemeChoice::System, tr("As the system")),
          std::pair(ThemeChoice::Light, tr("Light")), std::pair(ThemeChoice::Dark, tr("Dark"))}) {
        QAction* action = menu->addAction(title);
        action->setCheckable(true);
        action->setChecked(choice == chosen);
        action->setObjectName(QStringLiteral("action_theme_%1").arg(static_cast<int>(choice)));
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, choice = choice] {
            rememberThemeChoice(m_workspace.remembered(), choice);
            applyTheme(*qApp, choice);
        });
    }
    themes->setMenu(menu);

    QAction* motion = makeAction(this, {.menu = Menu::View,
                                        .text = tr("Reduce motion"),
                                        .name = QStringLiteral("action_reduce_motion")});
    motion->setCheckable(true);
    motion->setChecked(remembered.flag(reduceMotionKey, false));
    connect(motion, &QAction::toggled, this, [this](bool on) {
        m_workspace.remembered().setFlag(reduceMotionKey, on);
        setReduceMotion(on);
    });
}

void MainWindow::showAbout()
{
    ask().question(this, tr("About Holdout"),
                   tr("Holdout %1\n\nA study workbench for machine-learning interviews.\nFree "
                      "software under the GNU General Public License, version 3 or later.")
                       .arg(QApplication::applicationVersion()),
                   {tr("Close")});
}

} // namespace holdout
