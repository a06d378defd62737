#pragma once

#include "base/types.h"

#include <span>
#include <vector>

namespace holdout::decision_tree {

/// A question about one feature, or a leaf.
struct Node {
    int left = -1, right = -1; ///< −1 for a leaf; children come after their parent.
    int parent = -1;           ///< −1 for the root.
    int feature = -1;
    double threshold = 0.0; ///< Left if x[feature] <= threshold.
    int depth = 0;
    double samples = 0.0;
    double impurity = 0.0;
    bool collapsed = false; ///< Pruned: answers as a leaf, though its branch is still known.
};

/// A binary tree with what each node predicts. A value.
struct Tree {
    std::vector<Node> nodes; ///< Node 0 is the root.
    Index outputs = 1;
    std::vector<double> values; ///< k per node: class shares, or the mean or median of y.

    const Node& operator[](int node) const { return nodes[static_cast<std::size_t>(node)]; }
    Node& operator[](int node) { return nodes[static_cast<std::size_t>(node)]; }
    int size() const { return static_cast<int>(nodes.size()); }

    bool isLeaf(int node) const { return (*this)[node].left < 0 || (*this)[node].collapsed; }

    Eigen::Map<const Vector> value(int node) const
    {
        return {values.data() + outputs * node, outputs};
    }
    Eigen::Map<Vector> value(int node) { return {values.data() + outputs * node, outputs}; }

    /// What a node contributes to the loss: its impurity, weighted by its share of the samples.
    double risk(int node) const;

    /// Adds a leaf whose value is still to be filled in.
    int add(int parent);

    /// The nodes that can be reached: those below no collapsed one, parents first, left before
    /// right.
    std::vector<int> alive() const;

    /// The nodes a point passes, from the root to its leaf.
    std::vector<int> path(const Vector& x) const;

    /// The leaf of row i of X.
    int leaf(const Matrix& X, Index i) const;
};

} // namespace holdout::decision_tree
