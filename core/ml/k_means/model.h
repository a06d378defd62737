#pragma once

#include "maths/clusters.h"
#include "ml/algorithm.h"

#include <mutex>

namespace holdout::k_means {

/// What every snapshot of a run shares.
struct Samples {
    Matrix X; ///< n×d.
    std::vector<std::string> featureNames;
    std::vector<double> seedingWeights; ///< n or empty.
    double variance = 0.0;              ///< Of the features, their mean.
};

/// Centres; every point belongs to the nearest.
class Clusters final : public Model {
public:
    /// The state a snapshot shows.
    struct State {
        Matrix centres; ///< k×d.
        Matrix before;  ///< Where they were; empty at the start.
        std::shared_ptr<const std::vector<Index>>
            members;          ///< Cluster of each sample; may be empty.
        bool seeding = false; ///< Whether nothing has happened yet.
    };

    Clusters(std::shared_ptr<const Samples> samples, State state)
        : m_samples(std::move(samples)), m_state(std::move(state))
    {
    }

    Matrix predict(const Matrix& X) const override;
    Explanation explain(const Vector& x) const override;
    Overlay overlay(const View& view) const override;
    Inside inside(const std::optional<Vector>& probe) const override;
    std::size_t bytes() const override;

private:
    Index clusters() const { return m_state.centres.rows(); }
    std::optional<Caption> silhouetteAt(const Vector& x, Index own) const;
    const ClustersInside& measured() const;

    std::shared_ptr<const Samples> m_samples;
    State m_state;
    mutable std::once_flag m_once; // measuring silhouettes takes a while and the answer stays
    mutable ClustersInside m_inside;
};

} // namespace holdout::k_means
