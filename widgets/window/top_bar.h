#pragma once

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QMenu;
class QToolButton;

namespace holdout {

/// The strip above a page: its title, what is open, its tools, the search field and the menu.
class TopBar : public QWidget {
    Q_OBJECT

public:
    explicit TopBar(QWidget* parent = nullptr);

    void setTitle(const QString& title);
    void setSubtitle(const QString& subtitle);

    /// Adds a page's tools, hidden; showTools() says which page's are seen. Takes ownership.
    void addTools(const QList<QWidget*>& left, const QList<QWidget*>& right);
    void showTools(int page);

    void setMenu(QMenu* menu); ///< Borrowed; set once, before anything can be pressed.
    void openMenu();

signals:
    void searchRequested();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QLabel* m_title;
    QLabel* m_subtitle;
    QHBoxLayout* m_leftTools;
    QHBoxLayout* m_rightTools;
    QToolButton* m_menuButton;
    QMenu* m_menu = nullptr;
    QList<QList<QWidget*>> m_tools;
};

/// The strip below a page: how long things take at the left, what this is about at the right.
class StatusBar : public QWidget {
    Q_OBJECT

public:
    explicit StatusBar(QWidget* parent = nullptr);

    void setTexts(const QString& left, const QString& right);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QLabel* m_left;
    QLabel* m_right;
};

} // namespace holdout
