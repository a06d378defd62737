#pragma once

#include "pages/page.h"

#include <QWidget>

class QMenu;
class QStackedWidget;

namespace holdout {

class CommandPalette;
class Rail;
class ShortcutOverlay;
class StatusBar;
class TopBar;
struct Command;

/// The frame around the pages: rail, top bar, status bar, menus, palette; it knows none of them.
class MainWindow : public QWidget {
    Q_OBJECT

public:
    /// Requires: at least one page. The list is borrowed and outlives the window.
    explicit MainWindow(Workspace& workspace, const std::vector<Page>& pages = holdout::pages());
    ~MainWindow() override;

    /// Shows the page of that index; makes its widget the first time.
    void showPage(std::size_t page);
    PageWidget* currentPage() const;

    /// Hands a file to the page shown.
    void openFile(const QString& path);

protected:
    void closeEvent(QCloseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void layOut();
    void makeActions();
    void makePageActions();
    void makeThemeActions();
    void makePage(std::size_t page);
    void updateTexts();
    void updateRail();
    void toggleRail();
    void openPalette();
    void showAbout();
    void restoreGeometryRemembered();
    QList<QWidget*> actionOwners();

    Workspace& m_workspace;
    const std::vector<Page>& m_pages;
    std::vector<PageWidget*> m_made; ///< Null where a page has not been shown yet.
    std::size_t m_current = 0;

    Rail* m_rail;
    TopBar* m_topBar;
    QStackedWidget* m_stack;
    StatusBar* m_statusBar;
    CommandPalette* m_palette;
    ShortcutOverlay* m_shortcuts;
    QMenu* m_menu;
    bool m_collapsedWhenWide = false;
    bool m_collapsedWhenNarrow = true;
};

} // namespace holdout
