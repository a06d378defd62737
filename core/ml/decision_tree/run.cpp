#include "ml/decision_tree/run.h"

#include <cmath>

namespace holdout::decision_tree {

Run::Run(std::shared_ptr<const Training> training, const Limits& limits, double alpha)
    : m_training(std::move(training)), m_limits(limits), m_alpha(alpha),
      m_columns(inputs().rows(), inputs().cols()),
      m_search(balanceFor(m_training->criterion, m_training->data.y, m_training->data.classes()),
               limits.minSamplesLeaf),
      m_segments{m_columns.all()}, m_used(static_cast<std::size_t>(inputs().cols()), 0)
{
    m_tree.outputs = m_training->classifies() ? m_training->data.classes() : 1;
    m_tree.add(-1);
    measure(0);
    count();
    m_wasPerfect = m_impure == 0;
}

bool Run::step(Stride stride)
{
    sortOnce();
    if (m_part == 0 && !grows())
        return prune();
    do
        advanceGrowth();
    while (stride == Stride::Whole && m_part > 0);
    return true;
}

/// Collapses the weakest link if it is worth no more than α, as scikit-learn does for α > 0.
bool Run::prune()
{
    if (m_alpha <= 0.0)
        return false;
    if (!m_pruner)
        m_pruner.emplace(m_tree);
    const auto link = m_pruner->weakest();
    if (!link || link->alpha > m_alpha)
        return false;
    m_pruner->collapse(link->node);
    m_tree[link->node].collapsed = true;
    m_cuts.push_back(*link);
    m_lossBefore = m_loss;
    count();
    m_touched = link->node;
    m_event = Event::Prune;
    m_flag = Flag::None;
    ++m_step;
    return true;
}

void Run::apply(const Settings& settings)
{
    m_alpha = number(settings, "ccp_alpha");
    bool back = false;
    while (!m_cuts.empty() && m_cuts.back().alpha > m_alpha) {
        m_tree[m_cuts.back().node].collapsed = false;
        m_touched = m_cuts.back().node;
        m_cuts.pop_back();
        back = true;
    }
    if (!back)
        return;
    m_pruner.reset();
    m_lossBefore = m_loss;
    m_event = Event::Unprune;
    m_flag = Flag::None;
    count();
}

void Run::edit(HandleId handle, const Vector& to)
{
    if (handle < 0 || handle >= m_tree.size() || m_tree[handle].left < 0 ||
        to.size() != inputs().cols() || !std::isfinite(to(m_tree[handle].feature)))
        return;
    for (const Pruner::Link& cut : m_cuts)
        m_tree[cut.node].collapsed = false;
    m_cuts.clear();
    m_pruner.reset();
    Node& node = m_tree[handle];
    node.threshold = to(node.feature);

    m_columns.sort(inputs(), segment(handle));
    if (segment(handle).size() > 0) {
        m_search.start(m_columns, segment(handle));
        m_best = m_search.best(inputs(), m_columns, segment(handle));
        m_gain = m_search.gain(inputs(), m_columns, segment(handle),
                               {.feature = node.feature, .threshold = node.threshold});
        m_bestGain = m_best ? m_best->gain : 0.0;
    } else {
        m_best.reset();
        m_gain = m_bestGain = 0.0;
    }
    regrow(handle);
    openLeaves();
    m_lossBefore = m_loss;
    count();
    m_touched = handle;
    m_part = 0;
    m_event = Event::Edit;
    m_flag = Flag::Edited;
}

} // namespace holdout::decision_tree
