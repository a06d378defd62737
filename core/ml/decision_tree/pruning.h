#pragma once

#include "ml/decision_tree/tree.h"

#include <optional>
#include <set>

namespace holdout::decision_tree {

/// Minimal cost-complexity pruning: which branch is worth least for its leaves.
///
/// Collapsing node t raises the weighted impurity from R(Tₜ), the sum over its leaves, to R(t), and
/// saves |Tₜ| − 1 leaves; α(t) = (R(t) − R(Tₜ)) / (|Tₜ| − 1) is the price per leaf. The weakest
/// link has the lowest.
///
/// Source: L. Breiman et al., "Classification and Regression Trees" (1984), section 3.3.
/// Cost:   O(nodes · depth · log nodes) for the whole path.
class Pruner {
public:
    explicit Pruner(const Tree& tree);

    struct Link {
        int node = 0;
        double alpha = 0.0;
    };

    /// The node to collapse next, the first of equals; none once the root is a leaf.
    std::optional<Link> weakest() const;

    /// Requires: the node is not a leaf already.
    void collapse(int node);

    int leaves() const { return m_branches.front().leaves; }
    double impurity() const { return m_branches.front().risk; }

private:
    struct Branch {
        int leaves = 1;
        double risk = 0.0; // of its leaves together
        double alpha = 0.0;
    };

    void price(int node);

    Tree m_tree; // of which nodes collapse as we go
    std::vector<Branch> m_branches;
    std::set<std::pair<double, int>> m_links; // (α, node) of all inner nodes
};

} // namespace holdout::decision_tree
