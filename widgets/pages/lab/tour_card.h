#pragma once

#include <QFrame>

class QLabel;
class QPushButton;
class QSlider;

namespace holdout {

/// The floating card of the tour: a sentence, sometimes a guess to make, and two buttons.
class TourCard : public QFrame {
    Q_OBJECT

public:
    explicit TourCard(QWidget& over);

    /// An empty button text hides the main button: the stage waits for something else.
    void say(const QString& title, const QString& sentence, const QString& button = {});
    void askForGuess(bool ask);

    double guess() const;      ///< An accuracy, 0.5 to 1.
    double confidence() const; ///< 0.5 to 0.99.

signals:
    void pressed();
    void skipped();

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QSlider* makeSlider(const QString& name, int low, int high, int value);
    void place();

    QWidget& m_over;
    QLabel *m_title, *m_sentence;
    QWidget* m_guesses;
    QSlider *m_guess, *m_confidence;
    QPushButton* m_button;
};

} // namespace holdout
