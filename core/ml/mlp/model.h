#pragma once

#include "ml/algorithm.h"
#include "ml/mlp/backpropagation.h"

namespace holdout::mlp {

/// What the run and its models share, fixed when the run begins.
struct Problem {
    Problem(const Dataset& data, Task task, const Settings& settings, Random& random);

    Index classes() const { return std::ssize(classNames); }
    bool regression() const { return architecture->output == Output::Identity; }

    std::shared_ptr<const Architecture> architecture;
    Samples train;      ///< What gradients are made of.
    Samples validation; ///< Set aside from the training data for early stopping; else empty.
    std::vector<std::string> inputNames, outputNames, classNames;
    std::string activation;
    /// Of a number to be predicted: the network learns (y − mean) / deviation.
    double targetMean = 0.0, targetDeviation = 1.0;
};

/// What happened to the last batch: kept only while stepping by parts.
struct BatchTrace {
    Vector gradient; ///< As long as θ.
    std::vector<Vector> deltas;
};

class NetworkModel : public Model {
public:
    NetworkModel(std::shared_ptr<const Problem> problem, Network network, Penalty penalty,
                 std::shared_ptr<const BatchTrace> trace);

    Matrix predict(const Matrix& X) const override;
    Explanation explain(const Vector& x) const override;
    Overlay overlay(const View& /*view*/) const override { return {}; }
    Inside inside(const std::optional<Vector>& probe) const override;
    std::size_t bytes() const override;

private:
    BatchTrace trace(const Samples& samples) const;
    std::vector<Matrix> activations(const Eigen::Ref<const Matrix>& columns) const;

    const std::shared_ptr<const Problem> m_problem;
    const Network m_network;
    const Penalty m_penalty;
    const std::shared_ptr<const BatchTrace> m_trace; ///< Null on whole steps.
};

} // namespace holdout::mlp
