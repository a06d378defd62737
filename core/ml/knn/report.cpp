#include "ml/knn/run.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace holdout::knn {

Snapshot Run::snapshot() const
{
    static constexpr std::array names{"", "measure", "rank", "vote"};
    Snapshot result{.step = static_cast<int>(m_step),
                    .part = m_part,
                    .partName = names[static_cast<std::size_t>(m_part)],
                    .loss = m_fit.loss,
                    .caption = caption(),
                    .flag = m_firstPerfect && m_part == None ? Flag::PerfectFit : Flag::None};
    result.scalars["neighbours"] = static_cast<double>(m_step);
    if (m_step > 0) {
        result.scalars["radius"] = m_fit.radius;
        if (m_memory->classifies())
            result.scalars["training_accuracy"] =
                1.0 - static_cast<double>(m_fit.wrong) / static_cast<double>(m_lists->rows.size());
    }
    // The tree belongs to the lists and lives as long as they do.
    std::shared_ptr<const KdTree> tree(m_lists, m_lists ? &m_lists->tree : nullptr);
    result.model = std::make_shared<Neighbours>(m_memory, std::move(tree), m_step, m_part > None);
    return result;
}

Caption Run::caption() const
{
    if (m_part == None && m_step == 0)
        return m_memory->classifies()
                   ? Caption{"No neighbour asked yet: everywhere the class shares are predicted"}
                   : Caption{"No neighbour asked yet: everywhere the mean {mean} is predicted",
                             {{"mean", m_memory->prior(0)}}};
    const auto checked = static_cast<double>(m_lists->rows.size());
    if (m_part == None)
        return voteCaption(checked);
    if (m_part == Rank)
        return rankCaption(static_cast<double>(m_step + 1), checked);

    double low = m_memory->space.distance(
        m_lists->neighbours.front()[static_cast<std::size_t>(m_step)].reduced);
    double high = low;
    for (const auto& neighbours : m_lists->neighbours) {
        const double distance =
            m_memory->space.distance(neighbours[static_cast<std::size_t>(m_step)].reduced);
        low = std::min(low, distance);
        high = std::max(high, distance);
    }
    return {"Measured: neighbour {rank} lies between {low} and {high} away ({metric})",
            {{"rank", static_cast<double>(m_step + 1)},
             {"low", low},
             {"high", high},
             {"metric", m_memory->metric}}};
}

Caption Run::rankCaption(double rank, double checked) const
{
    double strangers = 0.0;
    double difference = 0.0;
    for (std::size_t i = 0; i < m_lists->rows.size(); ++i) {
        const Near& next = m_lists->neighbours[i][static_cast<std::size_t>(m_step)];
        const double gap =
            std::abs(m_memory->data.y(next.row) - m_memory->data.y(m_lists->rows[i]));
        difference += gap / checked;
        strangers += gap > 0.0 ? 1.0 : 0.0;
    }
    if (m_memory->classifies())
        return {"Ranked: neighbour {rank} is of another class for {strangers} of {n} samples",
                {{"rank", rank}, {"strangers", strangers}, {"n", checked}}};
    return {"Ranked: neighbour {rank} differs from the sample by {difference} on average",
            {{"rank", rank}, {"difference", difference}}};
}

Caption Run::voteCaption(double checked) const
{
    Caption result;
    if (m_memory->classifies())
        result = {"k = {k}: {wrong} of {n} training samples are outvoted, log loss {loss}",
                  {{"k", static_cast<double>(m_step)},
                   {"wrong", static_cast<double>(m_fit.wrong)},
                   {"n", checked},
                   {"loss", m_fit.loss}}};
    else
        result = {"k = {k}: mean squared error {loss} on {n} training samples",
                  {{"k", static_cast<double>(m_step)}, {"loss", m_fit.loss}, {"n", checked}}};
    if (m_step == last() && m_wanted > samples()) {
        result.pattern += "; {wanted} neighbours were asked for, but there are no more samples";
        result.values.emplace_back("wanted", static_cast<double>(m_wanted));
    }
    return result;
}

} // namespace holdout::knn
