#pragma once

#include <QSlider>

#include <optional>
#include <utility>
#include <vector>

namespace holdout {

/// Something worth marking on the bar.
struct ScrubFlag {
    int step = 0;
    QString text; ///< Its tool tip.
};

/// A slider over the steps of a run, with flags, bookmarks and a loop. A click goes straight there.
class ScrubBar : public QSlider {
    Q_OBJECT

public:
    explicit ScrubBar(QWidget* parent = nullptr);

    void setFlags(std::vector<ScrubFlag> flags);
    void setBookmarks(std::vector<int> steps);
    void setLoop(std::optional<std::pair<int, int>> loop);

    const std::vector<int>& bookmarks() const { return m_bookmarks; }
    std::optional<std::pair<int, int>> loop() const { return m_loop; }

    int xOf(int step) const;
    int stepAt(int x) const;

protected:
    bool event(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    QString textAt(int x) const;

    std::vector<ScrubFlag> m_flags;
    std::vector<int> m_bookmarks;
    std::optional<std::pair<int, int>> m_loop;
};

} // namespace holdout
