#pragma once

#include <QAbstractButton>

namespace holdout {

/// A small pill with a word on it. It can be pressed, and if removable, taken away with its cross
/// or the Delete key. Checkable chips show that they are on.
class Chip : public QAbstractButton {
    Q_OBJECT

public:
    explicit Chip(const QString& text, QWidget* parent = nullptr);

    void setRemovable(bool removable);
    bool isRemovable() const { return m_removable; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

signals:
    /// The person wants it gone; whoever made the chip deletes it.
    void removed();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QRect cross() const;

    bool m_removable = false;
};

} // namespace holdout
