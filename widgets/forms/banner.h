#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace holdout {

/// A message across the top of a card or page: what is the matter, perhaps a button that puts it
/// right, and a cross that takes the message away.
class Banner : public QFrame {
    Q_OBJECT

public:
    enum class Kind { Info, Success, Warning, Danger };

    Banner(Kind kind, const QString& text, QWidget* parent = nullptr);

    void setKind(Kind kind);
    void setText(const QString& text);

    /// The button's text, a verb; empty means no button.
    void setAction(const QString& text);

signals:
    void actionTriggered();

    /// The cross was pressed; the banner has hidden itself.
    void dismissed();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QColor colour() const;

    Kind m_kind;
    QLabel* m_text;
    QPushButton* m_action;
};

} // namespace holdout
