#pragma once

#include "base/settings.h"
#include "ml/logistic_regression/expansion.h"

#include <memory>

namespace holdout::logistic_regression {

/// What the run, its models and its objective share, fixed when the run begins.
///
/// The weights θ that the solvers work on are q×m: a row per column of the design, the last being
/// the intercept, and a column per score. Two classes need one score, that of class 1; K > 2 need
/// K.
struct Problem {
    Problem(const Dataset& data, Expansion::Kind kind, bool fitIntercept, bool centred);

    Index samples() const { return design.rows(); }
    Index classes() const { return std::ssize(classNames); }
    Index outputs() const { return classes() > 2 ? classes() : 1; }

    Expansion expansion;
    std::vector<std::string> classNames;
    Matrix design;          ///< n×q: the expanded features less their shift, and a column of ones.
    Vector shift;           ///< Expanded features: their means, or zero if not centred.
    Vector rms;             ///< q: root mean square of the design's columns.
    Vector y;               ///< n class indices.
    Vector mean, deviation; ///< d: of the features themselves; where handles are placed.
    bool fitIntercept;
};

/// The function that logistic regression minimises, in nats per sample:
///
///     J(θ) = 1/n Σᵢ sᵢ·(−ln p(yᵢ | xᵢ)) + 1/(Cn) R(w)
///     R(w) = ρ‖w‖₁ + (1 − ρ)/2 ‖w‖²         over all weights but the intercepts
///
/// which is scikit-learn's C·Σ sᵢ·loss + R divided by Cn. The class weights sᵢ sum to n.
class Objective {
public:
    Objective(std::shared_ptr<const Problem> problem, const Settings& settings);

    double value(const Matrix& theta, Matrix& probabilities) const;

    /// Of the smooth part: all but the l1 norm.
    ///
    ///     ∂J/∂w = 1/n Σᵢ sᵢ (pᵢ − yᵢ) xᵢ + λ₂ w
    Matrix gradient(const Matrix& theta, const Matrix& probabilities) const;

    /// The second derivatives of the smooth part by the scores a and b, q×q.
    ///
    ///     ∂²J/∂wₐ∂w_b = 1/n Σᵢ sᵢ pᵢₐ(δₐ_b − pᵢ_b) xᵢxᵢᵀ + δₐ_b λ₂
    Matrix curvature(const Matrix& probabilities, Index a, Index b) const;

    /// A matrix at least as curved as the second derivatives in every direction, but without the
    /// parts between scores: what is used when the whole would be too large.
    ///
    /// Source: diag(p) − ppᵀ ≼ diag(p).
    Matrix curvatureBound(const Matrix& probabilities, Index a) const;

    /// How far from a minimum: the largest slope left, per standard unit of its column.
    double stationarity(const Matrix& theta, const Matrix& gradient) const;

    double norm1(const Matrix& theta) const { return theta.topRows(theta.rows() - 1).lpNorm<1>(); }
    double l1() const { return m_l1; }
    double l2() const { return m_l2; }
    double sampleWeight(Index i) const { return m_sampleWeights(i); }
    const Problem& problem() const { return *m_problem; }

private:
    Matrix weightedGram(const Eigen::ArrayXd& weights) const;

    std::shared_ptr<const Problem> m_problem;
    Vector m_sampleWeights;        ///< n.
    double m_l1 = 0.0, m_l2 = 0.0; ///< ρ/(Cn) and (1 − ρ)/(Cn).
};

} // namespace holdout::logistic_regression
