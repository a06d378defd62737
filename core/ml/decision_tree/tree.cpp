#include "ml/decision_tree/tree.h"

namespace holdout::decision_tree {

double Tree::risk(int node) const
{
    return (*this)[node].samples / nodes.front().samples * (*this)[node].impurity;
}

int Tree::add(int parent)
{
    nodes.push_back({.parent = parent, .depth = parent < 0 ? 0 : (*this)[parent].depth + 1});
    values.resize(values.size() + static_cast<std::size_t>(outputs), 0.0);
    return size() - 1;
}

std::vector<int> Tree::alive() const
{
    std::vector<int> result;
    std::vector<int> waiting{0};
    while (!waiting.empty()) {
        const int node = waiting.back();
        waiting.pop_back();
        result.push_back(node);
        if (!isLeaf(node)) {
            waiting.push_back((*this)[node].right);
            waiting.push_back((*this)[node].left);
        }
    }
    return result;
}

std::vector<int> Tree::path(const Vector& x) const
{
    std::vector<int> result{0};
    while (!isLeaf(result.back())) {
        const Node& node = (*this)[result.back()];
        result.push_back(x(node.feature) <= node.threshold ? node.left : node.right);
    }
    return result;
}

int Tree::leaf(const Matrix& X, Index i) const
{
    int at = 0;
    while (!isLeaf(at)) {
        const Node& node = (*this)[at];
        at = X(i, node.feature) <= node.threshold ? node.left : node.right;
    }
    return at;
}

} // namespace holdout::decision_tree
