#pragma once

#include "ml/logistic_regression/model.h"

namespace holdout::logistic_regression {

/// Lowers J(θ) one iteration at a time: by Newton's method, by gradient descent, or (stochastic)
/// sample by sample. A step of Newton's method or gradient descent has four parts: forward, errors,
/// gradient and step; an epoch of the stochastic method has those four for each sample.
class Run final : public Trainer {
public:
    Run(const Dataset& data, const Settings& settings, Random random);

    bool step(Stride stride) override;
    Snapshot snapshot() const override;
    double loss() const override { return m_loss; }
    std::unique_ptr<Trainer> clone() const override { return std::make_unique<Run>(*this); }
    void apply(const Settings& settings) override;
    void edit(HandleId handle, const Vector& to) override;

private:
    enum class Solver { Newton, Gradient, Stochastic };
    enum class Piece { Forward, Errors, Gradient, Step };

    void advance();
    void update();
    void newtonUpdate();
    void gradientUpdate(const Matrix& gradient);
    void sampleForward();
    void finishStep();
    void evaluate();
    void judge();
    bool allRight() const;
    Index sample() const { return m_order[static_cast<std::size_t>(m_unit)]; }

    Coefficients coefficients() const;
    void take(const Score& score);
    Caption caption() const;
    Caption partCaption() const;
    Caption samplePartCaption() const;
    std::pair<std::string, double> steepest(const Matrix& gradient) const;

    std::shared_ptr<const Problem> m_problem;
    Objective m_objective;
    Solver m_solver = Solver::Newton;
    double m_rate = 0.0, m_tolerance = 0.0;
    int m_stepLimit = 0;
    Random m_random;

    Matrix m_theta;         ///< q×m.
    Matrix m_probabilities; ///< n×m, at θ.
    Matrix m_gradient;      ///< q×m, at θ.
    double m_loss = 0.0;
    std::vector<Index> m_order; ///< Of the samples in this epoch; stochastic only.
    Matrix m_sampleErrors;      ///< 1×m: p − y of the sample at hand.
    Matrix m_sampleGradient;    ///< q×m.

    int m_step = 0;
    int m_stepsSinceChange =
        0;            ///< Steps since the start, or since settings or weights were changed.
    Index m_unit = 0; ///< Samples of this epoch done.
    int m_piece = 0;  ///< Pieces of this unit done.
    bool m_done = false, m_converged = false, m_stuck = false, m_perfect = false;
    double m_lossBefore = 0.0, m_moved = 0.0;
    Flag m_flag = Flag::None;
};

} // namespace holdout::logistic_regression
