#pragma once

#include "base/settings.h"
#include "base/types.h"

namespace holdout::mlp {

/// How a gradient becomes a step. All of them remember something of earlier gradients, but for
/// plain descent:
///
///     sgd        θ ← θ − ηg
///     momentum   v ← μv − ηg,  θ ← θ + v
///     nesterov   v ← μv − ηg,  θ ← θ + μv − ηg           (the velocity is looked ahead)
///     adagrad    s ← s + g²,   θ ← θ − ηg / (√s + ε)
///     rmsprop    s ← 0.9s + 0.1g²,  the same step
///     adam       m ← β₁m + (1−β₁)g,  s ← β₂s + (1−β₂)g²,
///                θ ← θ − η √(1−β₂ᵗ)/(1−β₁ᵗ) m / (√s + ε)
///
/// Source: J. Duchi, E. Hazan, Y. Singer (2011); G. Hinton, lecture 6e (2012); D. P. Kingma and J.
/// Ba,
///         Adam (2015), section 2; the order of operations is scikit-learn's.
class Optimiser {
public:
    explicit Optimiser(Index parameters);

    /// Takes over the settings; forgets the past if the method changed.
    void apply(const Settings& settings);

    void step(Vector& theta, const Vector& gradient, double learningRate);

private:
    enum class Method { Sgd, Momentum, Nesterov, Adagrad, Rmsprop, Adam };

    Method m_method = Method::Sgd;
    double m_momentum = 0.0, m_beta1 = 0.0, m_beta2 = 0.0, m_epsilon = 0.0;
    Eigen::ArrayXd m_velocity; ///< v, or Adam's m.
    Eigen::ArrayXd m_squares;  ///< s.
    double m_beta1Power = 1.0, m_beta2Power = 1.0;
};

} // namespace holdout::mlp
