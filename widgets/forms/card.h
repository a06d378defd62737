#pragma once

#include <QFrame>

class QHBoxLayout;
class QLabel;
class QVBoxLayout;

namespace holdout {

/// A card of the page's grid: rounded frame, a title at the left, a muted note or a few small
/// controls at the right, and a body below.
class Card : public QFrame {
    Q_OBJECT

public:
    explicit Card(const QString& title, QWidget* parent = nullptr);

    void setTitle(const QString& title);
    void setNote(const QString& note);

    /// Puts a control at the right end of the title row.
    void addToTitleRow(QWidget* control);

    QVBoxLayout* body() const { return m_body; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QHBoxLayout* m_titleRow;
    QVBoxLayout* m_body;
    QLabel* m_title;
    QLabel* m_note;
};

/// A label in small muted text, whatever the theme of the moment; long text is cut with an
/// ellipsis.
QLabel* mutedLabel(const QString& text, QWidget* parent = nullptr);

/// A thin horizontal line across a card.
QWidget* divider(QWidget* parent = nullptr);

} // namespace holdout
