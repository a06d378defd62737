#include "run/history.h"

namespace holdout {
namespace {

std::size_t modelBytes(const Frame& frame)
{
    return frame.snapshot.model ? frame.snapshot.model->bytes() : 0;
}

} // namespace

void History::clear()
{
    *this = History();
}

void History::add(Frame frame)
{
    const Moment moment{frame.snapshot.step, frame.snapshot.part};
    Frame& place = m_frames[moment];
    m_bytes -= modelBytes(place);
    m_bytes += modelBytes(frame);
    place = std::move(frame);
    if (const auto added = m_frames.find(moment); added != m_frames.begin())
        forgetUnlessKept(*std::prev(added)); // it is no longer the last
    while (m_bytes > capacity && m_distance < last().step)
        thin();
}

void History::dropAfter(int step)
{
    for (auto later = m_frames.upper_bound({step, 0}); later != m_frames.end();) {
        m_bytes -= modelBytes(later->second);
        later = m_frames.erase(later);
    }
}

const Frame* History::at(Moment moment) const
{
    const auto found = m_frames.find(moment);
    return found == m_frames.end() ? nullptr : &found->second;
}

Moment History::last() const
{
    return m_frames.rbegin()->first;
}

Moment History::next(Moment moment, Stride stride) const
{
    auto later = m_frames.upper_bound(moment);
    while (stride == Stride::Whole && later != m_frames.end() && later->first.part != 0)
        ++later;
    return later == m_frames.end() ? moment : later->first;
}

Moment History::previous(Moment moment, Stride stride) const
{
    auto here = m_frames.lower_bound(moment);
    while (here != m_frames.begin()) {
        --here;
        if (stride == Stride::Part || here->first.part == 0)
            return here->first;
    }
    return moment;
}

void History::forgetUnlessKept(std::pair<const Moment, Frame>& entry)
{
    auto& [moment, frame] = entry;
    const bool kept = (m_distance == 1 || (moment.part == 0 && moment.step % m_distance == 0)) ||
                      moment == last() || frame.snapshot.flag != Flag::None;
    if (kept)
        return;
    m_bytes -= modelBytes(frame);
    frame.snapshot.model.reset();
}

void History::thin()
{
    m_distance *= 2;
    for (auto& entry : m_frames)
        forgetUnlessKept(entry);
}

} // namespace holdout
