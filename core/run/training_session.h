#pragma once

#include "run/experiment.h"

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <stop_token>
#include <thread>
#include <variant>
#include <vector>

namespace holdout {

/// One moment of a run, and how good its model is on each part of the data.
struct Frame {
    Snapshot snapshot;
    std::optional<QuickScore> train = {}, validation = {}, test = {};
};

/// What to train, on what, and how far at once.
struct RunRequest {
    std::function<Result<std::shared_ptr<const Prepared>>()> prepare; ///< Called on the worker.
    const Algorithm* algorithm = nullptr;
    Settings settings = {};
    std::uint64_t seed = 0;
    int steps = 0;         ///< Whole steps to do before waiting; −1 for all there are.
    bool lastOnly = false; ///< Report only the last of them: while a point is being dragged.
    Task task = Task::Classification;
};

/// The data are ready; the frames that follow belong to them.
struct Began {
    std::shared_ptr<const Prepared> prepared;
};
/// A new last frame.
struct Added {
    Frame frame;
};
/// Frames after this step are void: the run goes on from there with something changed.
struct Forked {
    int step = 0;
};
/// Frames computed again, or parts of a step that had been taken whole; they go between the others.
struct Inserted {
    std::vector<Frame> frames;
};
/// What the step after the asked one would look like; not part of the run.
struct Ghosted {
    int from = 0;
    Frame frame;
};
/// There is nothing left to do, or the run failed.
struct Ended {
    std::optional<Error> error;
};
using Event = std::variant<Began, Added, Forked, Inserted, Ghosted, Ended>;

/// Runs trainers on a thread of its own, one after the other.
///
/// The worker never calls out. It leaves events in a tray, and whoever is interested empties the
/// tray when it suits them; a window does so many times a second. When the tray is full a playing
/// worker waits, so a slow reader slows the run down instead of losing frames. A new request
/// replaces everything that came before: the run in progress is dropped after the step in work, and
/// nobody waits for that. Destroying the session stops it the same way.
///
/// All members may be called from the thread that owns the session.
class TrainingSession {
public:
    TrainingSession();
    ~TrainingSession();
    TrainingSession(const TrainingSession&) = delete;
    TrainingSession& operator=(const TrainingSession&) = delete;

    /// Begins a run and returns its number. The tray is emptied; events of older runs are dropped.
    std::uint64_t begin(RunRequest request);

    void play(double stepsPerSecond); ///< Infinity for as fast as possible.
    void pause();                     ///< Takes effect after the step in progress.
    void step(Stride stride);         ///< One step on from the end of the run.

    /// Goes on from an earlier whole step with other live settings, or with a handle moved.
    void apply(int fromStep, Settings settings);
    void edit(int fromStep, HandleId handle, Vector to);

    void expand(int step);    ///< Asks for the parts of the step that led to this whole step.
    void recompute(int step); ///< Asks for the frame of this whole step again.
    void ghost(int step);     ///< Asks what the step after this one would bring.

    /// The events since the last call, oldest first, all of the newest run.
    std::vector<Event> take();

    /// Whether something is being worked on or waits to be.
    bool busy() const;

private:
    struct Step {
        Stride stride;
    };
    struct Apply {
        int from;
        Settings settings;
    };
    struct Edit {
        int from;
        HandleId handle;
        Vector to;
    };
    struct Expand {
        int step;
    };
    struct Recompute {
        int step;
    };
    struct Ghost {
        int step;
    };
    using Operation = std::variant<RunRequest, Step, Apply, Edit, Expand, Recompute, Ghost>;
    struct Run; ///< The worker's own.

    void push(Operation operation);
    void work(const std::stop_token& stop);
    bool nextOperation(std::unique_lock<std::mutex>& lock, const std::stop_token& stop,
                       std::optional<Operation>& operation);
    bool post(Event event);

    void perform(RunRequest& request);
    void perform(const Step& step);
    void perform(const Apply& apply);
    void perform(const Edit& edit);
    void perform(const Expand& expand);
    void perform(const Recompute& recompute);
    void perform(const Ghost& ghost);
    bool advance(Stride stride, bool report);

    std::unique_ptr<Run> m_run; // the worker's alone

    mutable std::mutex m_mutex; // guards everything below
    std::condition_variable_any m_wake;
    std::deque<Operation> m_operations;
    std::vector<Event> m_tray;
    std::uint64_t m_newest = 0;
    bool m_playing = false;
    bool m_working = false;
    double m_stepsPerSecond = 1.0;
    std::chrono::steady_clock::time_point m_due;

    std::jthread m_worker; // last, so that it stops before what it uses is destroyed
};

} // namespace holdout
