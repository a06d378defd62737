#pragma once

#include "ml/knn/model.h"

namespace holdout::knn {

/// The neighbours of the checked samples, all that the run will ever ask.
struct Lists {
    KdTree tree;
    std::vector<Index> rows;
    std::vector<std::vector<Near>> neighbours; ///< Of each of the rows, nearest first.
};

/// How well the training samples are predicted.
struct Fit {
    double loss = 0.0;
    Index wrong = 0;     ///< Samples outvoted by others; of numbers, those not predicted exactly.
    double radius = 0.0; ///< Median distance to the last neighbour asked.
};

/// The run: a neighbour more with every step.
class Run final : public Trainer {
public:
    Run(std::shared_ptr<const Memory> memory, Index k, bool useTree);
    bool step(Stride stride) override;
    Snapshot snapshot() const override;
    double loss() const override { return m_fit.loss; }
    std::unique_ptr<Trainer> clone() const override { return std::make_unique<Run>(*this); }
    void apply(const Settings&) override {}
    void edit(HandleId, const Vector&) override {}

private:
    enum Part : int { None, Measure, Rank, Vote };

    Index samples() const { return m_memory->data.samples(); }
    Index last() const { return std::min(m_wanted, samples()); }

    void advance();
    Fit judge(Index k) const;
    Caption caption() const;
    Caption rankCaption(double rank, double checked) const;
    Caption voteCaption(double checked) const;

    std::shared_ptr<const Memory> m_memory;
    Index m_wanted;
    bool m_useTree;
    std::shared_ptr<const Lists> m_lists; // made by the first measuring
    Index m_step = 0;
    int m_part = None;
    Fit m_fit;
    bool m_wasPerfect = false;   // every training sample has been predicted right,
    bool m_firstPerfect = false; // and this step was the first to do so
};

} // namespace holdout::knn
