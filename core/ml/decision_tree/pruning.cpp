#include "ml/decision_tree/pruning.h"

#include <cassert>

namespace holdout::decision_tree {

Pruner::Pruner(const Tree& tree) : m_tree(tree), m_branches(tree.nodes.size())
{
    const std::vector<int> alive = tree.alive();
    for (auto node = alive.rbegin(); node != alive.rend(); ++node) { // children before parents
        Branch& branch = m_branches[static_cast<std::size_t>(*node)];
        if (tree.isLeaf(*node)) {
            branch.risk = tree.risk(*node);
            continue;
        }
        const Branch& left = m_branches[static_cast<std::size_t>(tree[*node].left)];
        const Branch& right = m_branches[static_cast<std::size_t>(tree[*node].right)];
        branch.leaves = left.leaves + right.leaves;
        branch.risk = left.risk + right.risk;
        price(*node);
    }
}

void Pruner::price(int node)
{
    Branch& branch = m_branches[static_cast<std::size_t>(node)];
    branch.alpha = (m_tree.risk(node) - branch.risk) / (branch.leaves - 1);
    m_links.emplace(branch.alpha, node);
}

std::optional<Pruner::Link> Pruner::weakest() const
{
    if (m_links.empty())
        return {};
    return Link{.node = m_links.begin()->second, .alpha = m_links.begin()->first};
}

void Pruner::collapse(int node)
{
    assert(!m_tree.isLeaf(node));
    const auto forget = [&](int inner) {
        m_links.erase({m_branches[static_cast<std::size_t>(inner)].alpha, inner});
    };
    std::vector<int> below{node};
    while (!below.empty()) {
        const int inner = below.back();
        below.pop_back();
        if (m_tree.isLeaf(inner))
            continue;
        forget(inner);
        below.push_back(m_tree[inner].left);
        below.push_back(m_tree[inner].right);
    }

    Branch& branch = m_branches[static_cast<std::size_t>(node)];
    const int leaves = branch.leaves - 1;
    const double risk = m_tree.risk(node) - branch.risk;
    branch.leaves = 1;
    branch.risk += risk;
    m_tree[node].collapsed = true;
    for (int above = m_tree[node].parent; above >= 0; above = m_tree[above].parent) {
        forget(above);
        m_branches[static_cast<std::size_t>(above)].leaves -= leaves;
        m_branches[static_cast<std::size_t>(above)].risk += risk;
        price(above);
    }
}

} // namespace holdout::decision_tree
