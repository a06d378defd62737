#pragma once

#include "run/history.h"
#include "run/source.h"

#include <QObject>
#include <QTimer>

#include <deque>

namespace holdout {

/// A run that came before the one shown, for comparison.
struct EarlierRun {
    std::string name;
    Scene scene;
    std::vector<double> steps = {}, train = {}, validation = {}; ///< Losses by step.
};

/// What the lab page shows: a scene, its data, its run with all its frames, and the moment looked
/// at.
///
/// Everything slow happens on the session's worker; this class turns the scene into requests, and
/// the worker's events into signals. It knows no widget.
class Bench : public QObject {
    Q_OBJECT

public:
    /// Whether a change is one of many to come, as while a point or a slider is dragged.
    enum class Pace { Settled, Dragging };

    explicit Bench(ReadResource readResource, QObject* parent = nullptr);

    const Scene& scene() const { return m_scene; }
    const Algorithm& algorithm() const { return *m_algorithm; }
    Settings settings() const; ///< Complete: the scene's over the defaults.

    /// Takes over a scene and does as little as the difference needs: nothing, a live change of the
    /// run, a new run, or new data. Requires: the algorithm and the task exist.
    void setScene(const Scene& scene, Pace pace = Pace::Settled);

    /// Ends a row of Dragging changes: what was skipped for speed is made up for.
    void settle();

    void restart(); ///< The same run from its beginning.

    std::shared_ptr<const Prepared> prepared() const { return m_prepared; } ///< Null before data.
    const std::vector<std::string>& notes() const { return m_notes; }
    const std::optional<Error>& problem() const { return m_problem; }
    const History& history() const { return m_history; }
    int runNumber() const { return m_runNumber; } ///< Another one after every restart and fork.
    const std::deque<EarlierRun>& earlierRuns() const { return m_earlier; }

    Moment moment() const { return m_moment; }
    const Frame* frame() const { return m_history.at(m_moment); } ///< Null before the first.
    std::shared_ptr<const Model> model() const; ///< Of the frame, or the last that was known.
    bool ended() const { return m_ended; }

    void goTo(Moment moment);
    void stepForward(Stride stride);
    void stepBack(Stride stride);
    void goToStart();
    void goToEnd();

    bool playing() const { return m_playing; }
    double speed() const { return m_speed; } ///< Steps per second.
    void setSpeed(double stepsPerSecond);
    void play();
    void pause();

    /// Replays between two steps for ever while playing; nothing to stop that.
    void setLoop(std::optional<std::pair<int, int>> steps) { m_loop = steps; }

    void edit(HandleId handle, const Vector& to); ///< In the model's feature space.
    void requestGhost();                          ///< Answered by ghostChanged().
    const std::optional<Frame>& ghost() const { return m_ghost; }

    bool idle() const { return !m_session.busy() && !m_timer.isActive(); }

signals:
    void sceneChanged();  ///< The scene is another one.
    void dataChanged();   ///< prepared() is another one.
    void runStarted();    ///< The history begins anew.
    void framesChanged(); ///< The history grew, shrank or began anew.
    void momentChanged(); ///< frame() is another one.
    void ghostChanged();
    void problemChanged(); ///< problem() came or went.
    void stateChanged();   ///< playing() or ended().

private:
    enum class Awaited { Nothing, Whole, FirstPart, LastPart };

    void begin(Pace pace);
    void startAnew();
    void keepForComparison(const Scene& scene);
    void look();
    void receive(Began& began);
    void receive(Added& added);
    void receive(Forked& forked);
    void receive(Inserted& inserted);
    void receive(Ghosted& ghosted);
    void receive(Ended& ended);
    void replay();
    void show(Moment moment);
    void await(Awaited what, int step);
    void watch();
    void setProblem(std::optional<Error> problem);

    ReadResource m_readResource;
    Scene m_scene;
    const Algorithm* m_algorithm = nullptr;

    TrainingSession m_session;
    QTimer m_timer;
    std::shared_ptr<const Prepared> m_prepared;
    Scene m_preparedScene; ///< The scene whose data those are.
    Scene m_begunScene;    ///< The scene of the run begun last.
    struct Preparation {   ///< Filled on the worker before it posts Began, read here after.
        std::vector<std::string> notes;
    };
    std::shared_ptr<Preparation> m_preparation;
    std::vector<std::string> m_notes;
    std::optional<Error> m_problem;

    History m_history;
    std::deque<EarlierRun> m_earlier;
    int m_runNumber = 0;
    Moment m_moment;
    std::shared_ptr<const Model> m_model;
    std::optional<Frame> m_ghost;
    Awaited m_awaited = Awaited::Nothing; ///< Shown as soon as its frame has been computed.
    int m_awaitedStep = 0;                ///< The whole step, or the one whose parts they are.
    std::optional<std::pair<int, int>> m_loop;
    bool m_behind = false;     ///< The scene was dragged on while its run was in work.
    bool m_hasty = false;      ///< The run shown was made while dragging: its early frames lack.
    bool m_startsAnew = false; ///< The next frame replaces the history.
    bool m_following = true;   ///< New frames are shown as they come.
    bool m_playing = false;
    bool m_ended = false;
    double m_speed = 8.0;
    double m_replayed = 0.0; ///< Fraction of a step replayed so far.
};

} // namespace holdout
