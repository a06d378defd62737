#pragma once

#include "forms/scrub_bar.h"

#include <QWidget>

#include <limits>

class QAbstractButton;
class QToolButton;

namespace holdout {

class FigureLabel;

/// Where a run is, as the transport shows it.
struct TransportState {
    int step = 0;
    int last = 0;     ///< The furthest step there is to scrub to.
    int limit = 0;    ///< Of the run, as "124 / 200" shows it; 0 if it has none.
    QString stepName; ///< "epoch".
    QString partName; ///< Of the part just done; empty on whole steps.
    bool playing = false;
    bool finished = false; ///< Nothing is left to do after the last step.
    bool hasParts = false; ///< A step can be taken in parts.
};

/// Plays, steps and scrubs a run. It knows no run: it shows a state and says what is wanted.
class Transport : public QWidget {
    Q_OBJECT

public:
    static constexpr double unlimited = std::numeric_limits<double>::infinity();

    explicit Transport(QWidget* parent = nullptr);

    void setState(const TransportState& state);
    void setFlags(std::vector<ScrubFlag> flags);
    void setBookmarks(std::vector<int> steps);
    void setLoop(std::optional<std::pair<int, int>> loop);
    void setSpeed(double speed); ///< Steps per second relative to 1×, or unlimited.
    double speed() const { return m_speed; }

    /// The next speed down or up, for the keys "," and ".".
    void changeSpeed(int direction);

signals:
    void playToggled();
    void stepped(int direction, bool part); ///< −1 or 1.
    void scrubbed(int step);
    void speedChanged(double speed);
    void loopChanged(int from, int to); ///< −1, −1 for none.
    void bookmarkToggled(int step);

private:
    QAbstractButton* addButton(const char* name, const QString& tip);
    void buildSpeedMenu();
    void showMenu(const QPoint& position);
    void loopBetween(int from, int to);
    QString place() const;

    ScrubBar* m_scrub;
    FigureLabel* m_place;
    QToolButton* m_speedButton;
    QAbstractButton *m_toStart, *m_partBack, *m_back, *m_play, *m_forward, *m_partForward, *m_toEnd;
    TransportState m_state;
    double m_speed = 1.0;
};

} // namespace holdout
