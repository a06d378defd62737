#include "base/numbers.h"
#include "ml/decision_tree/model.h"

#include <algorithm>
#include <array>
#include <deque>

namespace holdout::decision_tree {
namespace {

constexpr std::size_t mostLines = 400; // the coarse splits come first; more would be a grey mass

/// The part of the view for which a node answers.
struct Field {
    int node = 0;
    double left, right, bottom, top;

    bool empty() const { return left >= right || bottom >= top; }
};

Field fieldOf(const View& view)
{
    return {.left = view.left, .right = view.right, .bottom = view.bottom, .top = view.top};
}

/// The fields of both children; one of them empty if the split lies outside or across the view.
std::array<Field, 2> halves(const Field& field, const Node& node, const View& view)
{
    Field low = field;
    Field high = field;
    low.node = node.left;
    high.node = node.right;
    if (node.feature == view.x) {
        low.right = std::min(field.right, node.threshold);
        high.left = std::max(field.left, node.threshold);
    } else if (node.feature == view.y) {
        low.top = std::min(field.top, node.threshold);
        high.bottom = std::max(field.bottom, node.threshold);
    } else if (view.at(node.feature) <= node.threshold) {
        high.right = high.left;
    } else {
        low.right = low.left;
    }
    return {low, high};
}

/// The line a threshold draws across a field; nothing if it does not cross it.
std::optional<Line> lineAcross(const Field& field, int feature, double threshold, const View& view)
{
    if (feature == view.x && threshold > field.left && threshold < field.right)
        return Line{.from = view.point(threshold, field.bottom),
                    .to = view.point(threshold, field.top)};
    if (feature == view.y && threshold > field.bottom && threshold < field.top)
        return Line{.from = view.point(field.left, threshold),
                    .to = view.point(field.right, threshold)};
    return {};
}

} // namespace

void TreeModel::drawSplits(Overlay& overlay, const View& view) const
{
    std::deque<Field> waiting{fieldOf(view)};
    while (!waiting.empty() && overlay.size() < mostLines) {
        const Field field = waiting.front();
        waiting.pop_front();
        if (field.node == m_work.node) {
            overlay.emplace_back(Outline{.corners = {view.point(field.left, field.bottom),
                                                     view.point(field.right, field.bottom),
                                                     view.point(field.right, field.top),
                                                     view.point(field.left, field.top)},
                                         .role = Role::Region});
            if (m_work.candidate)
                if (auto line = lineAcross(field, m_work.candidate->feature,
                                           m_work.candidate->threshold, view)) {
                    line->role = Role::Ghost;
                    line->label = "gain " + rounded(m_work.candidate->gain);
                    overlay.emplace_back(*std::move(line));
                }
        }
        if (m_tree.isLeaf(field.node))
            continue;
        const Node& node = m_tree[field.node];
        if (auto line = lineAcross(field, node.feature, node.threshold, view)) {
            line->role = Role::Split;
            line->weight = std::max(0.6, 2.0 - 0.35 * node.depth);
            line->handle = field.node;
            overlay.emplace_back(*std::move(line));
        }
        for (const Field& child : halves(field, node, view))
            if (!child.empty())
                waiting.push_back(child);
    }
}

Overlay TreeModel::overlay(const View& view) const
{
    Overlay result;
    if (view.axisParallel()) {
        drawSplits(result, view);
    } else if (view.x >= 0 && m_training->data.dimensions() == 1) {
        for (const int node : m_tree.alive())
            if (!m_tree.isLeaf(node) && result.size() < mostLines)
                result.emplace_back(Dot{.at = Vector::Constant(1, m_tree[node].threshold),
                                        .role = Role::Split,
                                        .handle = node});
    }
    if (view.probe)
        if (const auto turn = nearestTurn(*view.probe); turn && turn->at != *view.probe)
            result.emplace_back(Arrow{.from = *view.probe,
                                      .to = turn->at,
                                      .role = Role::Direction,
                                      .output = decision(turn->leaf)});
    return result;
}

} // namespace holdout::decision_tree
