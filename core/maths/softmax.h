#pragma once

#include "base/types.h"

namespace holdout {

/// 1 / (1 + e⁻ᶻ) entry by entry, without overflow.
inline Eigen::ArrayXd sigmoid(const Eigen::Ref<const Eigen::ArrayXd>& z)
{
    const Eigen::ArrayXd decay = (-z.abs()).exp();
    return (z < 0.0).select(decay, 1.0) / (1.0 + decay);
}

/// ln(1 + eᶻ) entry by entry, without overflow.
inline Eigen::ArrayXd softplus(const Eigen::Ref<const Eigen::ArrayXd>& z)
{
    return z.max(0.0) + (1.0 + (-z.abs()).exp()).log();
}

/// Turns each row of scores into probabilities, and returns ln Σ exp of each row: without overflow,
/// as the largest score of the row is taken off first.
inline Vector softmaxRows(Eigen::Ref<Matrix> scores)
{
    const Vector largest = scores.rowwise().maxCoeff();
    scores = (scores.colwise() - largest).array().exp().matrix();
    const Vector sums = scores.rowwise().sum();
    scores.array().colwise() /= sums.array();
    return largest.array() + sums.array().log();
}

} // namespace holdout
