#include "ml/decision_tree/run.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace holdout::decision_tree {
namespace {

/// Samples of a leaf that are not of the class it decides for.
double wrong(const Tree& tree, int node)
{
    return std::round(tree[node].samples * (1.0 - tree.value(node).maxCoeff()));
}

bool lessUrgent(double priority, int node, double otherPriority, int other)
{
    return priority < otherPriority || (priority == otherPriority && node > other);
}

} // namespace

/// Sorting every column once is what a first step costs more than the others.
void Run::sortOnce()
{
    if (m_sorted)
        return;
    m_columns.sort(inputs(), m_columns.all());
    m_sorted = true;
    openLeaves();
}

bool Run::grows() const
{
    return !m_open.empty() && (m_limits.maxLeaves == 0 || m_leaves < m_limits.maxLeaves);
}

/// Fills in what a node knows of its samples.
void Run::measure(int node)
{
    m_tree[node].samples = segment(node).size();
    if (segment(node).size() == 0) { // a threshold was dragged past all samples
        m_tree[node].impurity = 0.0;
        m_tree.value(node) = m_tree.value(m_tree[node].parent);
        return;
    }
    m_search.start(m_columns, segment(node));
    m_tree[node].impurity = m_search.impurity();
    m_search.value(m_tree.value(node));
}

/// Puts a leaf on the list if it may be split. Requires: it has just been measured.
void Run::consider(int node)
{
    constexpr double rounding = std::numeric_limits<double>::epsilon();
    const double negligible = rounding * m_tree[0].impurity;
    const Node& leaf = m_tree[node];
    const int size = segment(node).size();
    if ((m_limits.maxDepth > 0 && leaf.depth >= m_limits.maxDepth) ||
        size < m_limits.minSamplesSplit || size < 2 * m_limits.minSamplesLeaf ||
        leaf.impurity <= negligible)
        return;
    const auto split = m_search.best(inputs(), m_columns, segment(node));
    if (!split)
        return;
    const double decrease = split->gain * size / samples();
    if (decrease + negligible < m_limits.minImpurityDecrease)
        return;
    m_open.push_back({.node = node, .split = *split, .priority = decrease});
    if (m_limits.bestFirst)
        std::ranges::push_heap(m_open, [](const Open& a, const Open& b) {
            return lessUrgent(a.priority, a.node, b.priority, b.node);
        });
}

void Run::advanceGrowth()
{
    if (m_part == 0 && m_limits.bestFirst)
        std::ranges::pop_heap(m_open, [](const Open& a, const Open& b) {
            return lessUrgent(a.priority, a.node, b.priority, b.node);
        });
    ++m_part; // the best split is known already: the parts up to here only tell how it was found
    m_event = Event::Grow;
    m_flag = Flag::None;
    if (m_part <= comparing())
        return;
    const Open chosen = m_open.back();
    m_open.pop_back();
    split(chosen);
    m_part = 0;
    ++m_step;
}

void Run::split(const Open& open)
{
    const Segment whole = segment(open.node);
    const int middle = m_columns.divide(inputs(), whole, open.split.feature, open.split.threshold);
    const int left = m_tree.add(open.node);
    const int right = m_tree.add(open.node);
    Node& node = m_tree[open.node];
    node.left = left;
    node.right = right;
    node.feature = open.split.feature;
    node.threshold = open.split.threshold;
    m_segments.push_back({whole.begin, middle});
    m_segments.push_back({middle, whole.end});

    m_lossBefore = m_loss;
    m_loss -= m_tree.risk(open.node);
    m_impure -= node.impurity > 0.0 ? 1 : 0;
    m_wrong -= wrong(m_tree, open.node);
    for (const int child : {right, left}) { // depth first takes the last of the list, the left one
        measure(child);
        consider(child);
        m_loss += m_tree.risk(child);
        m_impure += m_tree[child].impurity > 0.0 ? 1 : 0;
        m_wrong += wrong(m_tree, child);
    }
    if (m_impure == 0)
        m_loss = 0.0; // exactly
    ++m_leaves;
    m_depth = std::max(m_depth, m_tree[left].depth);
    m_touched = open.node;
    m_gain = open.split.gain;

    const auto feature = static_cast<std::size_t>(open.split.feature);
    if (m_impure == 0 && !m_wasPerfect)
        m_flag = Flag::PerfectFit;
    else if (m_used[feature] == 0)
        m_flag = Flag::FirstUse;
    m_wasPerfect |= m_impure == 0;
    m_used[feature] = 1;
}

/// Adds up over the leaves what growth otherwise keeps up to date.
void Run::count()
{
    m_loss = m_wrong = 0.0;
    m_leaves = m_impure = m_depth = 0;
    for (const int node : m_tree.alive()) {
        if (!m_tree.isLeaf(node))
            continue;
        ++m_leaves;
        m_loss += m_tree.risk(node);
        m_impure += m_tree[node].impurity > 0.0 ? 1 : 0;
        m_wrong += wrong(m_tree, node);
        m_depth = std::max(m_depth, m_tree[node].depth);
    }
}

/// Sends the samples of a node down its branch again, after a threshold of it has changed.
/// Requires: its segment has been sorted anew.
void Run::regrow(int node)
{
    std::vector<int> waiting{node};
    while (!waiting.empty()) {
        const int at = waiting.back();
        waiting.pop_back();
        measure(at);
        const Node& inner = m_tree[at];
        if (inner.left < 0)
            continue;
        const Segment whole = segment(at);
        const int middle = m_columns.divide(inputs(), whole, inner.feature, inner.threshold);
        segment(inner.left) = {whole.begin, middle};
        segment(inner.right) = {middle, whole.end};
        waiting.push_back(inner.left);
        waiting.push_back(inner.right);
    }
}

/// Looks at every leaf anew, in such an order that depth first goes left before right.
void Run::openLeaves()
{
    m_open.clear();
    std::vector<int> leaves;
    for (const int node : m_tree.alive())
        if (m_tree.isLeaf(node) && segment(node).size() > 0)
            leaves.push_back(node);
    for (auto leaf = leaves.rbegin(); leaf != leaves.rend(); ++leaf) {
        measure(*leaf);
        consider(*leaf);
    }
}

} // namespace holdout::decision_tree
