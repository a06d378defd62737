#pragma once

#include "maths/distances.h"
#include "maths/kd_tree.h"
#include "ml/algorithm.h"

#include <memory>
#include <span>
#include <vector>

namespace holdout::knn {

/// The training set: all that kNN ever learns. Shared by every snapshot of a run.
struct Memory {
    Dataset data;
    Task task;
    MetricSpace space;
    std::string metric; ///< Its name, as in the settings.
    Matrix mapped;      ///< n×e: data.X where the norm measures.
    Vector prior;       ///< k: class shares, or the mean of y.
    bool byDistance;    ///< Whether nearer neighbours weigh more.

    bool classifies() const { return task == Task::Classification; }
    Index outputs() const { return prior.size(); }

    /// "orange", or "y = 0.3".
    std::string targetOf(Index row) const;
};

/// How much each neighbour counts, nearest first: all alike, or 1/distance, the nearest counting
/// one. Neighbours at distance zero then decide alone, as in scikit-learn.
void weigh(const Memory& memory, std::span<const Near> neighbours, std::vector<double>& weights);

/// Adds up the neighbours' votes into shares (class probabilities, or the mean of y); the prior if
/// nobody is asked. Shapes: scores has k entries.
void vote(const Memory& memory, std::span<const Near> neighbours, std::vector<double>& weights,
          Eigen::Ref<Vector> scores);

/// The k-nearest-neighbours rule. With k = 0 nobody is asked and the prior decides.
class Neighbours final : public Model {
public:
    /// Ghost: whether the overlay hints at the neighbour that is about to be asked.
    Neighbours(std::shared_ptr<const Memory> memory, std::shared_ptr<const KdTree> tree, Index k,
               bool ghost);

    Matrix predict(const Matrix& X) const override;
    Explanation explain(const Vector& x) const override;
    Overlay overlay(const View& view) const override;
    Inside inside(const std::optional<Vector>& probe) const override;
    std::size_t bytes() const override { return sizeof(*this); }

private:
    std::vector<Near> nearest(const Vector& x, Index count) const;
    void drawNeighbour(Overlay& overlay, const Vector& probe, const Near& near, double share,
                       Role role) const;

    std::shared_ptr<const Memory> m_memory;
    std::shared_ptr<const KdTree> m_tree; // empty before the first search
    Index m_k;
    bool m_ghost;
};

/// The outline of everything within this distance of the probe, in the plane of the view: a circle,
/// a diamond, a square, an ellipse. Requires: view.axisParallel().
Overlay ball(const MetricSpace& space, const View& view, double radius, Role role);

} // namespace holdout::knn
