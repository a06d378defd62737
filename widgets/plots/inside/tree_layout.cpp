#include "plots/inside/tree_layout.h"

#include <algorithm>

namespace holdout {

QRectF TreeLayout::box(int node) const
{
    const QPointF centre = centres.at(static_cast<std::size_t>(node));
    return {centre.x() - nodeWidth / 2.0, centre.y() - nodeHeight / 2.0, nodeWidth, nodeHeight};
}

int TreeLayout::nodeAt(const QPointF& position) const
{
    for (int node = 0; node < std::ssize(centres); ++node)
        if (box(node).contains(position))
            return node;
    return -1;
}

TreeLayout layOutTree(const std::vector<TreeInside::Node>& nodes)
{
    TreeLayout layout;
    layout.centres.resize(nodes.size());
    if (nodes.empty())
        return layout;
    const auto node = [&](int index) -> const TreeInside::Node& {
        return nodes[static_cast<std::size_t>(index)];
    };
    // Leaves from the left, by depth first with a stack of our own: a tree may be a long chain.
    int leaves = 0, deepest = 0;
    std::vector<int> waiting{0};
    while (!waiting.empty()) {
        const int index = waiting.back();
        waiting.pop_back();
        deepest = std::max(deepest, node(index).depth);
        auto& centre = layout.centres[static_cast<std::size_t>(index)];
        centre.setY(TreeLayout::nodeHeight / 2.0 + node(index).depth * TreeLayout::down);
        if (node(index).left < 0) {
            centre.setX(TreeLayout::nodeWidth / 2.0 + leaves++ * TreeLayout::across);
        } else {
            waiting.push_back(node(index).right);
            waiting.push_back(node(index).left);
        }
    }
    for (int index = static_cast<int>(nodes.size()) - 1; index >= 0; --index)
        if (node(index).left >= 0) {
            const double left = layout.centres[static_cast<std::size_t>(node(index).left)].x();
            const double right = layout.centres[static_cast<std::size_t>(node(index).right)].x();
            layout.centres[static_cast<std::size_t>(index)].setX((left + right) / 2.0);
        }
    layout.size = {TreeLayout::nodeWidth + (leaves - 1) * TreeLayout::across,
                   TreeLayout::nodeHeight + deepest * TreeLayout::down};
    return layout;
}

} // namespace holdout
