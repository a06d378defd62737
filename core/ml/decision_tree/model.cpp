#include "ml/decision_tree/model.h"

#include "base/numbers.h"
#include "ml/decision_tree/pruning.h"

#include <algorithm>
#include <limits>

namespace holdout::decision_tree {

Matrix TreeModel::predict(const Matrix& X) const
{
    Matrix scores(X.rows(), m_tree.outputs);
    for (Index i = 0; i < X.rows(); ++i)
        scores.row(i) = m_tree.value(m_tree.leaf(X, i));
    return scores;
}

Index TreeModel::decision(int node) const
{
    Index winner = 0;
    m_tree.value(node).maxCoeff(&winner);
    return winner;
}

Explanation TreeModel::explain(const Vector& x) const
{
    const std::vector<int> path = m_tree.path(x);
    Explanation result{.base = m_tree.value(0),
                       .terms = {},
                       .unit =
                           m_training->classifies() ? "probability" : m_training->data.targetName};
    for (std::size_t i = 0; i + 1 < path.size(); ++i) {
        const Node& node = m_tree[path[i]];
        const bool left = path[i + 1] == node.left;
        result.terms.push_back({.label = m_training->feature(node.feature) +
                                         (left ? " ≤ " : " > ") + rounded(node.threshold),
                                .values = m_tree.value(path[i + 1]) - m_tree.value(path[i]),
                                .detail = m_training->feature(node.feature) + " = " +
                                          rounded(x(node.feature)) + ", " +
                                          rounded(node.samples, 15) + " → " +
                                          rounded(m_tree[path[i + 1]].samples, 15) + " samples"});
        result.reasons.push_back(reason(x, node, m_tree[path[i + 1]]));
    }
    result.reasons.push_back(verdict(path.back()));
    if (const auto turn = nearestTurn(x))
        result.reasons.push_back(turnCaption(x, *turn));
    return result;
}

Caption TreeModel::reason(const Vector& x, const Node& node, const Node& next) const
{
    const double value = x(node.feature);
    return {value <= node.threshold
                ? "{feature} = {value} is at most {threshold}, like {samples} of {before} samples"
                : "{feature} = {value} is above {threshold}, like {samples} of {before} samples",
            {{"feature", m_training->feature(node.feature)},
             {"value", value},
             {"threshold", node.threshold},
             {"samples", next.samples},
             {"before", node.samples}}};
}

Caption TreeModel::verdict(int leaf) const
{
    const double samples = m_tree[leaf].samples;
    if (!m_training->classifies())
        return {m_training->criterion == "absolute_error"
                    ? "The leaf holds {samples} samples, their median is {value}"
                    : "The leaf holds {samples} samples, their mean is {value}",
                {{"samples", samples}, {"value", m_tree.value(leaf)(0)}}};
    const Index winner = decision(leaf);
    const double share = m_tree.value(leaf)(winner);
    const auto classes = static_cast<double>(m_tree.outputs);
    return {
        "The leaf holds {samples} samples, {share} of them {class} ({smoothed} with one more of "
        "each class)",
        {{"samples", samples},
         {"share", share},
         {"class", m_training->className(winner)},
         {"smoothed", (share * samples + 1.0) / (samples + classes)}}};
}

/// Distances are measured in ranges of the features, so that no unit counts more than another.
std::optional<TreeModel::Turn> TreeModel::nearestTurn(const Vector& x) const
{
    if (!m_training->classifies())
        return {};
    const Index own = decision(m_tree.path(x).back());
    std::optional<Turn> nearest;
    double least = std::numeric_limits<double>::infinity();
    for (const int leaf : m_tree.alive()) {
        if (!m_tree.isLeaf(leaf) || decision(leaf) == own)
            continue;
        Vector at = x;
        for (int node = leaf; m_tree[node].parent >= 0; node = m_tree[node].parent) {
            const Node& parent = m_tree[m_tree[node].parent];
            double& coordinate = at(parent.feature);
            coordinate = node == parent.left ? std::min(coordinate, parent.threshold)
                                             : std::max(coordinate, parent.threshold);
        }
        const double distance = (at - x).cwiseQuotient(m_training->range).norm();
        if (distance < least) {
            least = distance;
            nearest = Turn{.leaf = leaf, .at = std::move(at)};
        }
    }
    return nearest;
}

Caption TreeModel::turnCaption(const Vector& x, const Turn& turn) const
{
    std::string changes;
    for (Index j = 0; j < x.size(); ++j)
        if (turn.at(j) != x(j))
            changes += (changes.empty() ? "" : ", ") + m_training->feature(static_cast<int>(j)) +
                       (turn.at(j) < x(j) ? " down to " : " up past ") + rounded(turn.at(j));
    return {"The nearest leaf that says {class} begins with {changes}",
            {{"class", m_training->className(decision(turn.leaf))},
             {"changes", changes.empty() ? "the least step" : changes}}};
}

Inside TreeModel::inside(const std::optional<Vector>& probe) const
{
    TreeInside result{.nodes = {},
                      .sweeps = m_work.sweeps,
                      .current = m_work.node,
                      .featureNames = {},
                      .criterion = m_training->criterion};
    for (const Feature& feature : m_training->data.features)
        result.featureNames.push_back(feature.name);
    for (int i = 0; i < m_tree.size(); ++i) {
        const Node& node = m_tree[i];
        const bool pruned =
            node.parent >= 0 && (m_tree[node.parent].collapsed ||
                                 result.nodes[static_cast<std::size_t>(node.parent)].pruned);
        result.nodes.push_back({.left = node.left,
                                .right = node.right,
                                .feature = node.feature,
                                .threshold = node.threshold,
                                .depth = node.depth,
                                .samples = node.samples,
                                .impurity = node.impurity,
                                .value = m_tree.value(i),
                                .pruned = pruned});
    }
    if (probe)
        result.probePath = m_tree.path(*probe);
    result.pruningPath = pruningPath();
    return result;
}

/// Of the tree as it was grown, whatever has been pruned since; empty for a tree too large to draw.
const std::vector<TreeInside::PruningStep>& TreeModel::pruningPath() const
{
    constexpr int mostNodes = 4000;
    std::call_once(m_once, [this] {
        if (m_tree.size() > mostNodes)
            return;
        Tree grown = m_tree;
        for (Node& node : grown.nodes)
            node.collapsed = false;
        Pruner pruner(grown);
        m_pruningPath.push_back({.leaves = pruner.leaves(), .impurity = pruner.impurity()});
        while (const auto link = pruner.weakest()) {
            pruner.collapse(link->node);
            m_pruningPath.push_back(
                {.alpha = link->alpha, .leaves = pruner.leaves(), .impurity = pruner.impurity()});
        }
    });
    return m_pruningPath;
}

std::size_t TreeModel::bytes() const
{
    std::size_t numbers = m_tree.values.size();
    for (const TreeInside::Sweep& sweep : m_work.sweeps)
        numbers += sweep.thresholds.size() + sweep.gains.size();
    return sizeof(*this) + m_tree.nodes.size() * sizeof(Node) + numbers * sizeof(double);
}

} // namespace holdout::decision_tree
