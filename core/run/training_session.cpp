#include "run/training_session.h"

#include "run/checkpoints.h"

#include <cmath>
#include <utility>

namespace holdout {
namespace {

constexpr std::size_t trayCapacity = 64;

Frame frameOf(const Prepared& prepared, Snapshot snapshot)
{
    Frame frame{.snapshot = std::move(snapshot)};
    if (!std::isfinite(frame.snapshot.loss))
        return frame;
    const Model& model = *frame.snapshot.model;
    frame.train = quickScore(prepared, model, Part::Train);
    frame.validation = quickScore(prepared, model, Part::Validation);
    frame.test = quickScore(prepared, model, Part::Test);
    return frame;
}

Error divergence(int step)
{
    return {.code = ErrorCode::Numerical,
            .message = "The loss ran away at step " + std::to_string(step) +
                       "; try a smaller learning rate or standardise the features"};
}

} // namespace

struct TrainingSession::Run {
    std::uint64_t id = 0;
    std::shared_ptr<const Prepared> prepared = {};
    std::unique_ptr<Trainer> trainer = {};
    Checkpoints checkpoints = {};
    bool ended = true;
};

TrainingSession::TrainingSession()
    : m_run(std::make_unique<Run>()), m_worker([this](const std::stop_token& stop) { work(stop); })
{
}

TrainingSession::~TrainingSession() = default;

std::uint64_t TrainingSession::begin(RunRequest request)
{
    const std::lock_guard lock(m_mutex);
    m_operations.clear();
    m_tray.clear();
    m_operations.emplace_back(std::move(request));
    m_playing = false;
    m_wake.notify_one();
    return ++m_newest;
}

void TrainingSession::play(double stepsPerSecond)
{
    const std::lock_guard lock(m_mutex);
    m_playing = true;
    m_stepsPerSecond = stepsPerSecond;
    m_due = std::chrono::steady_clock::now();
    m_wake.notify_one();
}

void TrainingSession::pause()
{
    const std::lock_guard lock(m_mutex);
    m_playing = false;
}

void TrainingSession::step(Stride stride)
{
    push(Step{stride});
}
void TrainingSession::apply(int fromStep, Settings settings)
{
    push(Apply{fromStep, std::move(settings)});
}
void TrainingSession::edit(int fromStep, HandleId handle, Vector to)
{
    push(Edit{fromStep, handle, std::move(to)});
}
void TrainingSession::expand(int step)
{
    push(Expand{step});
}
void TrainingSession::recompute(int step)
{
    push(Recompute{step});
}
void TrainingSession::ghost(int step)
{
    push(Ghost{step});
}

void TrainingSession::push(Operation operation)
{
    const std::lock_guard lock(m_mutex);
    m_operations.push_back(std::move(operation));
    m_wake.notify_one();
}

std::vector<Event> TrainingSession::take()
{
    const std::lock_guard lock(m_mutex);
    m_wake.notify_one();
    return std::exchange(m_tray, {});
}

bool TrainingSession::busy() const
{
    const std::lock_guard lock(m_mutex);
    return !m_operations.empty() || m_working || m_playing;
}

bool TrainingSession::nextOperation(std::unique_lock<std::mutex>& lock, const std::stop_token& stop,
                                    std::optional<Operation>& operation)
{
    using Clock = std::chrono::steady_clock;
    const auto mayPlay = [this] {
        return m_playing && !m_run->ended && m_tray.size() < trayCapacity;
    };
    const auto due = [&] { return mayPlay() && Clock::now() >= m_due; };
    while (!stop.stop_requested() && m_operations.empty() && !due()) {
        if (m_playing && m_run->ended)
            m_playing = false; // nothing left to play
        if (mayPlay())
            m_wake.wait_until(lock, stop, m_due, [this] { return !m_operations.empty(); });
        else
            m_wake.wait(lock, stop, [&] { return !m_operations.empty() || mayPlay(); });
    }
    if (stop.stop_requested())
        return false;
    if (m_operations.empty()) {
        operation.emplace(Step{Stride::Whole});
        const auto interval = std::chrono::duration<double>(1.0 / m_stepsPerSecond);
        m_due =
            std::max(Clock::now(), m_due + std::chrono::duration_cast<Clock::duration>(interval));
        return true;
    }
    operation.emplace(std::move(m_operations.front()));
    m_operations.pop_front();
    if (std::holds_alternative<RunRequest>(*operation))
        m_run = std::make_unique<Run>(Run{.id = m_newest});
    return true;
}

void TrainingSession::work(const std::stop_token& stop)
{
    std::optional<Operation> operation;
    std::unique_lock lock(m_mutex);
    while (nextOperation(lock, stop, operation)) {
        m_working = true;
        lock.unlock();
        std::visit([this](auto& wanted) { perform(wanted); }, *operation);
        operation.reset();
        lock.lock();
        m_working = false;
    }
}

bool TrainingSession::post(Event event)
{
    const std::lock_guard lock(m_mutex);
    if (m_run->id != m_newest)
        return false;
    m_tray.push_back(std::move(event));
    return true;
}

void TrainingSession::perform(RunRequest& request)
{
    auto prepared = request.prepare();
    if (!prepared) {
        post(Ended{prepared.error()});
        return;
    }
    m_run->prepared = std::move(*prepared);
    if (!post(Began{m_run->prepared}))
        return;
    auto trainer = start(*request.algorithm, m_run->prepared->train, request.task, request.settings,
                         request.seed);
    if (!trainer) {
        post(Ended{trainer.error()});
        return;
    }
    m_run->trainer = std::move(*trainer);
    m_run->ended = false;
    m_run->checkpoints.offer(0, *m_run->trainer);
    const bool reportAll = !request.lastOnly;
    if ((reportAll || request.steps == 0) &&
        !post(Added{frameOf(*m_run->prepared, m_run->trainer->snapshot())}))
        return;
    int done = 0;
    while ((request.steps < 0 || done < request.steps) && advance(Stride::Whole, reportAll))
        ++done;
    if (!reportAll && request.steps != 0)
        post(Added{frameOf(*m_run->prepared, m_run->trainer->snapshot())});
}

/// Returns whether the run may go on: it is still wanted and there is something left to do.
bool TrainingSession::advance(Stride stride, bool report)
{
    Run& run = *m_run;
    if (run.ended)
        return false;
    if (!run.trainer->step(stride)) {
        run.ended = true;
        post(Ended{});
        return false;
    }
    Snapshot snapshot = run.trainer->snapshot();
    const bool diverged = !std::isfinite(snapshot.loss);
    if (diverged) {
        run.ended = true;
        snapshot.flag = Flag::Diverged;
    } else if (snapshot.part == 0) {
        run.checkpoints.offer(snapshot.step, *run.trainer);
    }
    const int step = snapshot.step;
    const bool wanted =
        report || diverged ? post(Added{frameOf(*run.prepared, std::move(snapshot))}) : [&] {
            const std::lock_guard lock(m_mutex);
            return run.id == m_newest;
        }();
    if (diverged)
        post(Ended{divergence(step)});
    return wanted && !diverged;
}

void TrainingSession::perform(const Step& step)
{
    if (m_run->trainer)
        advance(step.stride, true);
}

void TrainingSession::perform(const Apply& apply)
{
    Run& run = *m_run;
    std::unique_ptr<Trainer> trainer = run.trainer ? run.checkpoints.at(apply.from) : nullptr;
    if (!trainer)
        return;
    trainer->apply(apply.settings);
    run.trainer = std::move(trainer);
    run.ended = false;
    run.checkpoints.dropAfter(apply.from - 1);
    run.checkpoints.offer(apply.from, *run.trainer);
    post(Forked{apply.from});
}

void TrainingSession::perform(const Edit& edit)
{
    Run& run = *m_run;
    std::unique_ptr<Trainer> trainer = run.trainer ? run.checkpoints.at(edit.from) : nullptr;
    if (!trainer)
        return;
    trainer->edit(edit.handle, edit.to);
    run.trainer = std::move(trainer);
    run.ended = false;
    run.checkpoints.dropAfter(edit.from - 1);
    run.checkpoints.offer(edit.from, *run.trainer);
    post(Forked{edit.from - 1});
    post(Added{frameOf(*run.prepared, run.trainer->snapshot())});
}

void TrainingSession::perform(const Expand& expand)
{
    const std::unique_ptr<Trainer> trainer =
        m_run->trainer ? m_run->checkpoints.at(expand.step - 1) : nullptr;
    std::vector<Frame> frames;
    while (trainer && trainer->step(Stride::Part)) {
        Snapshot snapshot = trainer->snapshot();
        if (snapshot.part == 0 || !std::isfinite(snapshot.loss))
            break;
        frames.push_back(frameOf(*m_run->prepared, std::move(snapshot)));
    }
    post(Inserted{std::move(frames)});
}

void TrainingSession::perform(const Recompute& recompute)
{
    const std::unique_ptr<Trainer> trainer =
        m_run->trainer ? m_run->checkpoints.at(recompute.step) : nullptr;
    if (trainer)
        post(Inserted{{frameOf(*m_run->prepared, trainer->snapshot())}});
}

void TrainingSession::perform(const Ghost& ghost)
{
    const std::unique_ptr<Trainer> trainer =
        m_run->trainer ? m_run->checkpoints.at(ghost.step) : nullptr;
    if (trainer && trainer->step(Stride::Whole))
        post(Ghosted{ghost.step, {.snapshot = trainer->snapshot()}});
}

} // namespace holdout
