#include "run/checkpoints.h"

#include <algorithm>

namespace holdout {
namespace {

constexpr std::size_t mostKept = 48;

} // namespace

void Checkpoints::offer(int step, const Trainer& trainer)
{
    if (step % m_distance != 0)
        return;
    m_kept.push_back({.step = step, .trainer = trainer.clone()});
    if (m_kept.size() <= mostKept)
        return;
    m_distance *= 2;
    std::erase_if(m_kept, [&](const Checkpoint& kept) { return kept.step % m_distance != 0; });
}

std::unique_ptr<Trainer> Checkpoints::at(int step) const
{
    const auto after = std::ranges::upper_bound(m_kept, step, {}, &Checkpoint::step);
    if (after == m_kept.begin())
        return nullptr;
    const Checkpoint& nearest = *std::prev(after);
    std::unique_ptr<Trainer> trainer = nearest.trainer->clone();
    for (int done = nearest.step; done < step; ++done)
        if (!trainer->step(Stride::Whole))
            return nullptr;
    return trainer;
}

void Checkpoints::dropAfter(int step)
{
    std::erase_if(m_kept, [&](const Checkpoint& kept) { return kept.step > step; });
}

} // namespace holdout
