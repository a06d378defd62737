#pragma once

#include "run/training_session.h"

#include <map>

namespace holdout {

/// Where a frame belongs in a run. The parts of a step follow the whole step before it.
struct Moment {
    int step = 0; ///< Whole steps done.
    int part = 0; ///< Parts of the next step done.

    auto operator<=>(const Moment&) const = default;
};

/// Every frame of a run that is remembered, so that a slider replays training.
///
/// Losses, scores and captions of all frames are kept. Models are kept up to `capacity` bytes; past
/// that every second whole step forgets its model, then every fourth, except flagged frames, the
/// first and the last. A forgotten model is computed again by TrainingSession::recompute().
class History {
public:
    static constexpr std::size_t capacity = 64U << 20U;

    void clear();
    void add(Frame frame);    ///< Replaces the frame of the same moment, if there is one.
    void dropAfter(int step); ///< Forgets whatever came after this whole step.

    bool empty() const { return m_frames.empty(); }
    std::size_t bytes() const { return m_bytes; }
    const std::map<Moment, Frame>& frames() const { return m_frames; }

    const Frame* at(Moment moment) const; ///< Null if not remembered at all.
    Moment last() const;                  ///< Requires: not empty.

    /// The neighbouring moment, by whole steps or by whatever is remembered; the same one at the
    /// end.
    Moment next(Moment moment, Stride stride) const;
    Moment previous(Moment moment, Stride stride) const;

private:
    void thin();
    void forgetUnlessKept(std::pair<const Moment, Frame>& entry);

    std::map<Moment, Frame> m_frames;
    std::size_t m_bytes = 0;
    int m_distance = 1; ///< Whole steps between kept models.
};

} // namespace holdout
