#pragma once

#include "ml/inside.h"

#include <QPointF>
#include <QRectF>
#include <QSizeF>

#include <vector>

namespace holdout {

/// Where the nodes of a binary tree lie: leaves side by side, parents over the middle of their
/// children, a row per depth. In pixels at scale one, from the top left.
struct TreeLayout {
    static constexpr double nodeWidth = 118.0, nodeHeight = 40.0;
    static constexpr double across = 128.0, down = 74.0; ///< From node to node.

    static constexpr double readable = 0.55; ///< Scale below which words are left out.

    std::vector<QPointF> centres; ///< One per node.
    QSizeF size;

    QRectF box(int node) const;
    int nodeAt(const QPointF& position) const; ///< −1 for none.
};

TreeLayout layOutTree(const std::vector<TreeInside::Node>& nodes);

} // namespace holdout
