#pragma once

#include "base/random.h"
#include "base/settings.h"
#include "data/dataset.h"
#include "maths/activations.h"

#include <memory>

namespace holdout::mlp {

/// What the last layer's sums become.
enum class Output {
    Logistic, ///< Two classes: one unit, the probability of class 1.
    Softmax,  ///< More classes: a unit each.
    Identity  ///< A number.
};

/// Where the parameters of one layer lie in the network's vector θ.
struct Layer {
    Index inputs = 0, units = 0;
    Index W = 0;          ///< units×inputs, column by column.
    Index b = 0;          ///< units.
    Index scale = 0;      ///< units; only if normalised.
    Index shift = 0;      ///< units; only if normalised.
    Index statistics = 0; ///< In Network::statistics: running means, then variances.
    bool normalised = false;
};

/// The shape of a network: fixed when a run begins.
struct Architecture {
    Architecture(const Dataset& data, Task task, const Settings& settings);

    Index hidden() const { return std::ssize(layers) - 1; }

    std::vector<Layer> layers;                ///< The last is the output.
    Index parameters = 0;                     ///< Entries of θ.
    Index statistics = 0;                     ///< Entries of Network::statistics.
    Activation activation = Activation::Tanh; ///< Of every hidden unit.
    Output output = Output::Identity;
    bool squaredError = false; ///< Else cross-entropy.
};

/// A layered network, frozen or in training: all its parameters in one vector, so that optimisers,
/// gradients and copies need not know of layers.
///
/// Samples are columns here, so that a batch is a block of memory: A₀ = X is d×n, and each layer
/// makes Aₗ = f(Wₗ Aₗ₋₁ + bₗ). With batch normalisation the sum is normalised before f, by the
/// batch in training and by running means and variances otherwise.
struct Network {
    std::shared_ptr<const Architecture> architecture;
    Vector theta;
    Vector statistics; ///< Running means and variances; empty without batch normalisation.

    Eigen::Map<const Matrix> weights(const Layer& layer) const
    {
        return {theta.data() + layer.W, layer.units, layer.inputs};
    }
    Eigen::Map<const Vector> biases(const Layer& layer) const
    {
        return {theta.data() + layer.b, layer.units};
    }

    /// Activations of hidden layer l in evaluation mode, from those of the layer before.
    Matrix hidden(Index l, const Eigen::Ref<const Matrix>& inputs) const;

    /// The sums of the last layer, m×n, from the inputs, d×n.
    Matrix scores(const Eigen::Ref<const Matrix>& X) const;
};

/// Turns sums into what the output layer says: a probability, probabilities, or the sum itself.
void applyOutput(Output output, Eigen::Ref<Matrix> scores);

/// Added to a variance before its root is taken.
inline constexpr double normalisationFloor = 1e-5;

/// Starting weights by the setting init; biases are zero.
///
/// Source: X. Glorot and Y. Bengio (2010) for xavier, K. He et al. (2015) for he.
Network initialise(std::shared_ptr<const Architecture> architecture, const std::string& init,
                   Random& random);

} // namespace holdout::mlp
