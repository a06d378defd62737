#pragma once

#include "ml/inside.h"
#include "plots/inside/inside_context.h"

#include <QApplication>
#include <QMouseEvent>
#include <QTest>
#include <QWheelEvent>

/// Models to look into, and hands to do it with.

namespace holdout::test {

inline NetworkInside network(const std::vector<Index>& sizes)
{
    NetworkInside result;
    result.activation = "tanh";
    for (std::size_t l = 0; l + 1 < sizes.size(); ++l) {
        result.weights.push_back(Matrix::Constant(sizes[l], sizes[l + 1], 0.5));
        result.biases.push_back(Vector::Constant(sizes[l + 1], 0.25));
        result.gradients.push_back(Matrix::Constant(sizes[l], sizes[l + 1], -0.01));
        result.monitors.push_back({.gradientNorm = 0.1, .dead = 0.5});
    }
    for (Index i = 0; i < sizes.front(); ++i)
        result.inputNames.push_back("x" + std::to_string(i + 1));
    result.outputNames = {"p(orange)"};
    return result;
}

/// A full binary tree of 2^(depth+1) − 1 nodes, in breadth-first order.
inline TreeInside fullTree(int depth)
{
    TreeInside tree;
    tree.featureNames = {"x₁", "x₂"};
    tree.criterion = "gini";
    const int inner = (1 << depth) - 1, all = 2 * inner + 1;
    for (int i = 0; i < all; ++i) {
        int level = 0;
        for (int j = i + 1; j > 1; j /= 2)
            ++level;
        TreeInside::Node node;
        node.depth = level;
        node.samples = 10.0;
        node.impurity = 0.5;
        node.value = Vector{{0.5, 0.5}};
        if (i < inner) {
            node.left = 2 * i + 1;
            node.right = 2 * i + 2;
            node.feature = i % 2;
            node.threshold = 0.43;
        }
        tree.nodes.push_back(node);
    }
    return tree;
}

template <class View> void show(View& view, QSize size = {600, 220})
{
    view.resize(size);
    view.show();
    if (!QTest::qWaitForWindowExposed(&view))
        qFatal("The window never appeared");
}

inline void hover(QWidget& widget, const QPointF& at)
{
    QMouseEvent move(QEvent::MouseMove, at, widget.mapToGlobal(at), Qt::NoButton, Qt::NoButton, {});
    QApplication::sendEvent(&widget, &move);
}

inline void turnWheel(QWidget& widget, const QPointF& at, int notches)
{
    QWheelEvent wheel(at, widget.mapToGlobal(at), {}, {0, 120 * notches}, Qt::NoButton, {},
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(&widget, &wheel);
}

inline const InsideContext context{
    .classNames = {QStringLiteral("blue"), QStringLiteral("orange")}};

} // namespace holdout::test
