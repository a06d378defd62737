#pragma once

#include <QList>
#include <QPointer>
#include <QWidget>

namespace holdout {

/// All shortcuts of the window and the page shown, grouped as in the menus, over the whole window.
/// Any key or click puts it away.
class ShortcutOverlay : public QWidget {
    Q_OBJECT

public:
    explicit ShortcutOverlay(QWidget* window);

    void open(const QList<QWidget*>& owners);
    void close();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    QWidget* m_card = nullptr;
    QPointer<QWidget> m_focusBefore;
};

} // namespace holdout
