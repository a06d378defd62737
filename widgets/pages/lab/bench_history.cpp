/// The half of Bench that moves through a run and takes in what the worker reports.

#include "pages/lab/bench.h"

#include <algorithm>

namespace holdout {
namespace {

constexpr double mostStepsPerFrame = 64.0; ///< How fast "as fast as possible" replays.

} // namespace

void Bench::startAnew()
{
    if (!std::exchange(m_startsAnew, false))
        return;
    m_history.clear();
    m_moment = {};
    ++m_runNumber;
    emit runStarted();
}

void Bench::receive(Began& began)
{
    if (m_prepared != began.prepared)
        m_model.reset(); // it belongs to the data before
    m_prepared = std::move(began.prepared);
    m_preparedScene = m_begunScene;
    m_notes = m_preparation->notes;
    setProblem({});
    emit dataChanged();
}

void Bench::receive(Added& added)
{
    startAnew();
    const Moment moment{added.frame.snapshot.step, added.frame.snapshot.part};
    m_history.add(std::move(added.frame));
    emit framesChanged();
    if (m_following)
        show(moment);
}

void Bench::receive(Forked& forked)
{
    m_history.dropAfter(forked.step);
    ++m_runNumber;
    m_ended = false;
    m_following = true;
    emit framesChanged();
    emit stateChanged();
}

void Bench::receive(Inserted& inserted)
{
    for (Frame& frame : inserted.frames)
        m_history.add(std::move(frame));
    emit framesChanged();
    const Moment whole{m_awaitedStep, 0};
    switch (std::exchange(m_awaited, Awaited::Nothing)) {
    case Awaited::Nothing:
        return;
    case Awaited::Whole:
        show(whole);
        return;
    case Awaited::FirstPart:
        show(m_history.next(m_moment, Stride::Part));
        return;
    case Awaited::LastPart:
        show(m_history.previous(whole, Stride::Part));
        return;
    }
}

void Bench::receive(Ghosted& ghosted)
{
    if (ghosted.from != m_moment.step)
        return;
    m_ghost = std::move(ghosted.frame);
    emit ghostChanged();
}

void Bench::receive(Ended& ended)
{
    startAnew();
    m_ended = true;
    m_playing = m_playing && !m_following;
    setProblem(std::move(ended.error));
    emit stateChanged();
}

void Bench::setProblem(std::optional<Error> problem)
{
    if (!problem && !m_problem)
        return;
    m_problem = std::move(problem);
    if (m_problem && !m_prepared)
        emit dataChanged();
    emit problemChanged();
}

void Bench::show(Moment moment)
{
    const Frame* frame = m_history.at(moment);
    if (!frame)
        return;
    m_moment = moment;
    m_ghost.reset();
    if (frame->snapshot.model)
        m_model = frame->snapshot.model;
    emit momentChanged();
}

void Bench::await(Awaited what, int step)
{
    m_awaited = what;
    m_awaitedStep = step;
    watch();
}

void Bench::goTo(Moment moment)
{
    const Frame* frame = m_history.at(moment);
    if (!frame)
        return;
    m_following = moment == m_history.last();
    show(moment);
    if (!frame->snapshot.model) {
        await(Awaited::Whole, moment.step);
        m_session.recompute(moment.step);
    }
}

void Bench::stepForward(Stride stride)
{
    pause();
    if (m_history.empty())
        return;
    const Moment next = m_history.next(m_moment, stride);
    const bool skipsParts = stride == Stride::Part && m_moment.part == 0 && next.part == 0;
    if (next == m_moment) {
        m_following = true;
        m_session.step(stride);
    } else if (skipsParts) {
        await(Awaited::FirstPart, next.step);
        m_session.expand(next.step);
    } else {
        goTo(next);
    }
    watch();
}

void Bench::stepBack(Stride stride)
{
    pause();
    if (m_history.empty())
        return;
    const Moment previous = m_history.previous(m_moment, stride);
    const bool skipsParts = stride == Stride::Part && m_moment.part == 0 && previous.part == 0;
    if (previous != m_moment && skipsParts) {
        m_following = false;
        await(Awaited::LastPart, m_moment.step);
        m_session.expand(m_moment.step);
    } else {
        goTo(previous);
    }
}

void Bench::goToStart()
{
    pause();
    if (!m_history.empty())
        goTo(m_history.frames().begin()->first);
}

void Bench::goToEnd()
{
    pause();
    if (!m_history.empty())
        goTo(m_history.last());
}

void Bench::setSpeed(double stepsPerSecond)
{
    m_speed = stepsPerSecond;
    if (m_playing && m_following)
        m_session.play(m_speed);
    emit stateChanged();
}

void Bench::play()
{
    if (m_history.empty())
        return;
    const bool atEnd = m_moment == m_history.last();
    if (atEnd && m_ended) // nothing follows: from the beginning
        goTo(m_history.frames().begin()->first);
    m_playing = true;
    m_replayed = 0.0;
    m_following = m_moment == m_history.last();
    if (m_following)
        m_session.play(m_speed);
    watch();
    emit stateChanged();
}

void Bench::pause()
{
    m_session.pause();
    if (!std::exchange(m_playing, false))
        return;
    emit stateChanged();
}

void Bench::replay()
{
    const double seconds = std::chrono::duration<double>(m_timer.intervalAsDuration()).count();
    m_replayed += std::min(m_speed * seconds, mostStepsPerFrame);
    for (; m_replayed >= 1.0 && m_playing; m_replayed -= 1.0) {
        const Moment next = m_history.next(m_moment, Stride::Whole);
        const bool loops = m_loop && m_moment.step >= m_loop->second;
        if (loops) {
            goTo({m_loop->first, 0});
            m_following = false;
            return;
        }
        if (next != m_moment)
            show(next);
        if (m_moment != m_history.last())
            continue;
        m_following = true; // caught up: train on from here
        if (m_ended)
            pause();
        else
            m_session.play(m_speed);
        return;
    }
}

void Bench::edit(HandleId handle, const Vector& to)
{
    m_session.edit(m_moment.step, handle, to);
    watch();
}

void Bench::requestGhost()
{
    if (!frame() || m_moment.part != 0)
        return;
    m_session.ghost(m_moment.step);
    watch();
}

} // namespace holdout
