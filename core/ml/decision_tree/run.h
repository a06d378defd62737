#pragma once

#include "ml/decision_tree/model.h"
#include "ml/decision_tree/pruning.h"

namespace holdout::decision_tree {

/// When growth stops, and in which order it goes.
struct Limits {
    int maxDepth = 0; ///< 0 for none.
    int minSamplesSplit = 2;
    int minSamplesLeaf = 1;
    double minImpurityDecrease = 0.0;
    int maxLeaves = 0;      ///< 0 for none.
    bool bestFirst = false; ///< Else depth first, left before right.
};

/// Grows a tree split by split, then prunes it link by link.
class Run final : public Trainer {
public:
    Run(std::shared_ptr<const Training> training, const Limits& limits, double alpha);

    bool step(Stride stride) override;
    Snapshot snapshot() const override;
    double loss() const override { return std::max(m_loss, 0.0); }
    std::unique_ptr<Trainer> clone() const override { return std::make_unique<Run>(*this); }
    void apply(const Settings& settings) override;
    void edit(HandleId handle, const Vector& to) override;

private:
    enum class Event { Start, Grow, Prune, Edit, Unprune };

    /// A leaf that can be split, and how.
    struct Open {
        int node = 0;
        Split split;
        double priority = 0.0; ///< By how much the whole tree's impurity would fall.
    };

    const Matrix& inputs() const { return m_training->data.X; }
    int samples() const { return static_cast<int>(inputs().rows()); }
    Segment& segment(int node) { return m_segments[static_cast<std::size_t>(node)]; }
    const Segment& segment(int node) const { return m_segments[static_cast<std::size_t>(node)]; }
    int comparing() const { return m_columns.features() + 2; } // the last part before the split

    // growing.cpp
    void sortOnce();
    bool grows() const;
    void measure(int node);
    void consider(int node);
    void advanceGrowth();
    void split(const Open& open);
    void count();
    void regrow(int node);
    void openLeaves();

    // run.cpp
    bool prune();

    // report.cpp
    TreeModel::Work work() const;
    Caption caption() const;
    Caption startCaption() const;
    Caption partCaption() const;
    Caption sweepCaption(int feature) const;
    Caption compareCaption() const;
    Caption growCaption() const;
    std::optional<Split> bestOn(int feature) const;

    std::shared_ptr<const Training> m_training;
    Limits m_limits;
    double m_alpha;
    Columns m_columns;
    Search m_search;
    Tree m_tree;
    std::vector<Segment> m_segments;  // of each node
    std::vector<Open> m_open;         // the last one is next
    std::optional<Pruner> m_pruner;   // once pruning has begun
    std::vector<Pruner::Link> m_cuts; // nodes that are collapsed, by rising α

    Event m_event = Event::Start;
    int m_step = 0;
    int m_part = 0;
    bool m_sorted = false;
    double m_loss = 0.0; // weighted impurity of the leaves
    int m_leaves = 1, m_impure = 0, m_depth = 0;
    double m_wrong = 0.0;
    std::vector<char> m_used; // features that some split has asked about
    bool m_wasPerfect = false;
    Flag m_flag = Flag::None;
    int m_touched = 0; // the node last split, pruned or edited
    double m_gain = 0.0, m_bestGain = 0.0, m_lossBefore = 0.0;
    std::optional<Split> m_best; // what would have been best at the node last edited
};

} // namespace holdout::decision_tree
