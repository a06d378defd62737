#pragma once

#include "base/types.h"

namespace holdout {

/// What a unit of a network makes of its input.
enum class Activation {
    Tanh,
    Relu,      ///< max(0, z)
    LeakyRelu, ///< z, or 0.01 z below zero
    Logistic,  ///< 1 / (1 + e⁻ᶻ)
    Identity
};

/// Replaces each z by the activation of z.
void activate(Activation activation, Eigen::Ref<Eigen::ArrayXd> z);

/// Multiplies each δ by the slope of the activation where its value is a. The value alone tells the
/// slope, so inputs need not be kept.
void multiplyBySlope(Activation activation, const Eigen::Ref<const Eigen::ArrayXd>& a,
                     Eigen::Ref<Eigen::ArrayXd> delta);

/// Whether a unit with this value hardly reacts to its input any more: off, or at an end of its
/// range.
bool saturated(Activation activation, double a);

} // namespace holdout
