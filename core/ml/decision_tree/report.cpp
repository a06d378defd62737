#include "ml/decision_tree/run.h"

#include <algorithm>

namespace holdout::decision_tree {
namespace {

/// A curve of at most this many points, of which the best is one.
TreeInside::Sweep curve(const Sweep& sweep, int feature, double best)
{
    constexpr std::size_t mostPoints = 512;
    const std::size_t every = sweep.gains.size() / mostPoints + 1;
    TreeInside::Sweep result{.feature = feature, .thresholds = {}, .gains = {}, .best = best};
    for (std::size_t i = 0; i < sweep.gains.size(); ++i)
        if (i % every == 0 || sweep.thresholds[i] == best) {
            result.thresholds.push_back(sweep.thresholds[i]);
            result.gains.push_back(sweep.gains[i]);
        }
    return result;
}

} // namespace

std::optional<Split> Run::bestOn(int feature) const
{
    const Segment here = segment(m_open.back().node);
    Search search = m_search;
    search.start(m_columns, here);
    return search.best(inputs(), m_columns, here, feature);
}

/// What has been found out about the chosen leaf so far.
TreeModel::Work Run::work() const
{
    if (m_part == 0)
        return {};
    const Open& chosen = m_open.back();
    TreeModel::Work result{.node = chosen.node};
    Search search = m_search;
    search.start(m_columns, segment(chosen.node));
    const int swept = std::min(m_part - 1, m_columns.features());
    for (int feature = 0; feature < swept; ++feature) {
        const auto best = search.best(inputs(), m_columns, segment(chosen.node), feature);
        result.candidate = best;
        if (best)
            result.sweeps.push_back(
                curve(search.sweep(inputs(), m_columns, segment(chosen.node), feature), feature,
                      best->threshold));
    }
    if (m_part == comparing())
        result.candidate = chosen.split;
    return result;
}

Snapshot Run::snapshot() const
{
    Snapshot result{.step = m_step,
                    .part = m_part,
                    .loss = loss(),
                    .caption = caption(),
                    .flag = m_part == 0 ? m_flag : Flag::None};
    if (m_part == 1)
        result.partName = "choose leaf";
    else if (m_part == comparing())
        result.partName = "compare";
    else if (m_part > 0)
        result.partName = "sweep " + m_training->feature(m_part - 2);

    result.scalars["leaves"] = m_leaves;
    result.scalars["depth"] = m_depth;
    if (m_training->classifies())
        result.scalars["training_accuracy"] = 1.0 - std::max(m_wrong, 0.0) / samples();
    if (m_event == Event::Edit) {
        result.scalars["best_gain"] = m_bestGain;
        result.scalars["gain_lost"] = std::max(m_bestGain - m_gain, 0.0);
    }
    if (m_event == Event::Edit || (m_event == Event::Grow && m_step > 0))
        result.scalars["gain"] = m_gain;
    result.model = std::make_shared<TreeModel>(m_training, m_tree, work());
    return result;
}

Caption Run::caption() const
{
    const auto feature = [&] {
        return Caption::Value(m_training->feature(m_tree[m_touched].feature));
    };
    if (m_part > 0)
        return partCaption();
    switch (m_event) {
    case Event::Start:
        return startCaption();
    case Event::Grow:
        return growCaption();
    case Event::Prune:
        return {"Pruned: the branch below {feature} ≤ {threshold} is worth only α = {alpha} per "
                "leaf; {leaves} leaves stay, impurity {before} → {after}",
                {{"feature", feature()},
                 {"threshold", m_tree[m_touched].threshold},
                 {"alpha", m_cuts.back().alpha},
                 {"leaves", static_cast<double>(m_leaves)},
                 {"before", m_lossBefore},
                 {"after", loss()}}};
    case Event::Unprune:
        return {"With less to pay per leaf, pruned branches are back: {leaves} leaves, impurity "
                "{before} → {after}",
                {{"leaves", static_cast<double>(m_leaves)},
                 {"before", m_lossBefore},
                 {"after", loss()}}};
    case Event::Edit:
        break;
    }
    Caption result{
        "Moved by hand: {feature} ≤ {threshold} gains {gain}",
        {{"feature", feature()}, {"threshold", m_tree[m_touched].threshold}, {"gain", m_gain}}};
    if (m_best) {
        result.pattern += ", where {best} ≤ {optimum} would gain {most}";
        result.values.emplace_back("best", m_training->feature(m_best->feature));
        result.values.emplace_back("optimum", m_best->threshold);
        result.values.emplace_back("most", m_bestGain);
    }
    return result;
}

Caption Run::startCaption() const
{
    Caption result{"One leaf holds all {n} samples: {criterion} {impurity}",
                   {{"n", static_cast<double>(samples())},
                    {"criterion", m_training->criterion},
                    {"impurity", loss()}}};
    if (!m_training->refused.empty()) {
        result.pattern += m_training->classifies()
                              ? " ({refused} measures numbers, so {criterion} takes its place)"
                              : " ({refused} measures classes, so {criterion} takes its place)";
        result.values.emplace_back("refused", m_training->refused);
    }
    return result;
}

Caption Run::partCaption() const
{
    if (m_part == comparing())
        return compareCaption();
    if (m_part > 1)
        return sweepCaption(m_part - 2);
    const Node& leaf = m_tree[m_open.back().node];
    return {m_limits.bestFirst
                ? "Chosen: of {leaves} leaves the one whose split gains most; it has {samples} "
                  "samples at depth {depth}, {criterion} {impurity}"
                : "Chosen: the next leaf on the left, with {samples} samples at depth {depth}, "
                  "{criterion} {impurity}",
            {{"leaves", static_cast<double>(m_leaves)},
             {"samples", leaf.samples},
             {"depth", static_cast<double>(leaf.depth)},
             {"criterion", m_training->criterion},
             {"impurity", leaf.impurity}}};
}

Caption Run::sweepCaption(int feature) const
{
    const auto best = bestOn(feature);
    if (!best)
        return {"Swept {feature}: no threshold leaves enough samples on both sides",
                {{"feature", m_training->feature(feature)}}};
    return {"Swept {feature}: best is {threshold}, it gains {gain}",
            {{"feature", m_training->feature(feature)},
             {"threshold", best->threshold},
             {"gain", best->gain}}};
}

Caption Run::compareCaption() const
{
    const Split& chosen = m_open.back().split;
    std::optional<Split> second;
    for (int feature = 0; feature < m_columns.features(); ++feature)
        if (const auto best = bestOn(feature);
            best && feature != chosen.feature && (!second || best->gain > second->gain))
            second = best;
    Caption result{"Compared: {feature} ≤ {threshold} gains most, {gain}",
                   {{"feature", m_training->feature(chosen.feature)},
                    {"threshold", chosen.threshold},
                    {"gain", chosen.gain}}};
    if (second) {
        result.pattern += "; the best of {second} gains {less}";
        result.values.emplace_back("second", m_training->feature(second->feature));
        result.values.emplace_back("less", second->gain);
    }
    return result;
}

Caption Run::growCaption() const
{
    const Node& node = m_tree[m_touched];
    return {"Split at {feature} ≤ {threshold}: {left} and {right} samples, gain {gain}, {leaves} "
            "leaves",
            {{"feature", m_training->feature(node.feature)},
             {"threshold", node.threshold},
             {"left", m_tree[node.left].samples},
             {"right", m_tree[node.right].samples},
             {"gain", m_gain},
             {"leaves", static_cast<double>(m_leaves)}}};
}

} // namespace holdout::decision_tree
