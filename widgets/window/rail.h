#pragma once

#include "pages/page.h"

#include <QAbstractButton>

class QVBoxLayout;

namespace holdout {

/// One line of the rail: a page's title and count, or only its icon when the rail is collapsed.
class RailEntry : public QAbstractButton {
    Q_OBJECT

public:
    RailEntry(const QString& title, const QString& iconName, QWidget* parent = nullptr);

    void setCount(const QString& count);
    void setCollapsed(bool collapsed);

    QSize sizeHint() const override { return {40, 34}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_icon;
    QString m_count;
    bool m_collapsed = false;
};

/// The left edge of the window: the wordmark and the pages in their groups.
class Rail : public QWidget {
    Q_OBJECT

public:
    explicit Rail(const std::vector<Page>& pages, QWidget* parent = nullptr);

    void setCurrent(std::size_t page);
    void setCount(std::size_t page, const QString& count);

    void setCollapsed(bool collapsed);
    bool isCollapsed() const { return m_collapsed; }

signals:
    void pageChosen(std::size_t page);
    void collapseToggled();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void addGroup(QVBoxLayout& column, const QString& group);

    std::vector<RailEntry*> m_entries;
    std::vector<QWidget*> m_headings;
    QWidget* m_wordmark;
    RailEntry* m_collapse;
    bool m_collapsed = false;
};

} // namespace holdout
