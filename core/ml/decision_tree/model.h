#pragma once

#include "ml/algorithm.h"
#include "ml/decision_tree/search.h"
#include "ml/decision_tree/tree.h"

#include <mutex>

namespace holdout::decision_tree {

/// What every snapshot of a run shares.
struct Training {
    Dataset data;
    Task task;
    std::string criterion;
    std::string refused =
        {};            ///< The criterion asked for, if it does not suit the task; else empty.
    Vector range = {}; ///< d: how far the samples spread; 1 where they do not.

    bool classifies() const { return task == Task::Classification; }
    std::string feature(int j) const { return data.features[static_cast<std::size_t>(j)].name; }
    std::string className(Index c) const { return data.classNames[static_cast<std::size_t>(c)]; }
};

/// A decision tree, possibly in the middle of looking for its next split.
class TreeModel final : public Model {
public:
    /// What is going on at the node being worked on.
    struct Work {
        int node = -1; ///< −1 for none.
        std::vector<TreeInside::Sweep> sweeps = {};
        std::optional<Split> candidate = {}; ///< The best so far.
    };

    TreeModel(std::shared_ptr<const Training> training, Tree tree, Work work)
        : m_training(std::move(training)), m_tree(std::move(tree)), m_work(std::move(work))
    {
    }

    Matrix predict(const Matrix& X) const override;
    Explanation explain(const Vector& x) const override;
    Overlay overlay(const View& view) const override;
    Inside inside(const std::optional<Vector>& probe) const override;
    std::size_t bytes() const override;

private:
    /// A leaf that decides otherwise, and the nearest point at its edge.
    struct Turn {
        int leaf = 0;
        Vector at;
    };

    Caption reason(const Vector& x, const Node& node, const Node& next) const;
    Caption verdict(int leaf) const;
    std::optional<Turn> nearestTurn(const Vector& x) const;
    Caption turnCaption(const Vector& x, const Turn& turn) const;
    Index decision(int node) const;
    const std::vector<TreeInside::PruningStep>& pruningPath() const;
    void drawSplits(Overlay& overlay, const View& view) const;

    std::shared_ptr<const Training> m_training;
    Tree m_tree;
    Work m_work;
    mutable std::once_flag m_once; // the path takes a while and stays as it is
    mutable std::vector<TreeInside::PruningStep> m_pruningPath;
};

} // namespace holdout::decision_tree
