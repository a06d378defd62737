#pragma once

#include "ml/mlp/network.h"

#include <span>

namespace holdout::mlp {

/// What a network learns from: samples are columns.
struct Samples {
    Matrix X; ///< d×n.
    Matrix Y; ///< m×n: 0 or 1 for each output unit, or the standardised target.

    Index count() const { return X.cols(); }
};

/// What is added to the loss: (α/2 ‖W‖² + λ ‖W‖₁) / batch size, over all weights but the biases.
struct Penalty {
    double alpha = 0.0, l1 = 0.0;
};

double penaltyOf(const Network& network, const Penalty& penalty, Index batch);

/// The loss of each column of sums Z, summed: cross-entropy in nats, or half the squared error.
double summedLoss(const Architecture& architecture, const Eigen::Ref<const Matrix>& Z,
                  const Eigen::Ref<const Matrix>& Y);

/// One batch on its way through the network and back, in buffers that are allocated once.
///
///     forward    Zₗ = Wₗ Aₗ₋₁ + bₗ,   Aₗ = f(Zₗ)
///     loss       δ_L = ∂J/∂Z_L, which is (p − y)/B for cross-entropy with softmax or sigmoid
///     backward   ∂J/∂Wₗ = δₗ Aₗ₋₁ᵀ,   ∂J/∂bₗ = δₗ 1,   δₗ₋₁ = (Wₗᵀ δₗ) ∘ f′(Zₗ₋₁)
///
/// Dropout silences hidden units at random and scales the others up (inverted dropout); batch
/// normalisation follows S. Ioffe and C. Szegedy (2015), before the activation.
///
/// Source: C. M. Bishop, Pattern Recognition and Machine Learning (2006), section 5.3.
class Backpropagation {
public:
    Backpropagation(const Architecture& architecture, Index largestBatch);

    /// Changes the network's running statistics, and nothing else of it.
    void forward(Network& network, const Samples& samples, std::span<const Index> rows,
                 double dropout, Random& random);

    /// The mean loss of the batch, without penalty; prepares δ of the last layer.
    double loss(const Architecture& architecture);

    /// The gradient of mean loss and penalty, as long as θ.
    void backward(const Network& network, const Penalty& penalty, Vector& gradient);

    /// After forward(), the output's sums; after loss(), what they became, and ∂J by the sums.
    Eigen::Ref<const Matrix> outputs() const { return m_layers.back().H.leftCols(m_batch); }
    Eigen::Ref<const Matrix> outputDeltas() const
    {
        return m_layers.back().delta.leftCols(m_batch);
    }

    /// Mean over the batch of ∂loss/∂(input of each unit) of one sample, layer by layer.
    std::vector<Vector> meanDeltas() const;

private:
    struct Buffers {
        Matrix H;        ///< Activations.
        Matrix mask;     ///< 0, or what a unit that is kept is multiplied by; only with dropout.
        Matrix A;        ///< What the next layer gets, if not H itself.
        Matrix delta;    ///< ∂J/∂Z.
        Matrix standard; ///< Normalised sums; only with batch normalisation.
        Vector inverse;  ///< 1 / deviation of each unit's sums over the batch.
    };

    /// The first columns of a buffer, as many as the batch has.
    Eigen::Map<Matrix> used(Matrix& buffer) const
    {
        return {buffer.data(), buffer.rows(), m_batch};
    }
    Eigen::Map<Eigen::ArrayXd> flat(Matrix& buffer) const
    {
        return {buffer.data(), buffer.rows() * m_batch};
    }
    Matrix& into(std::size_t l)
    {
        return l == 0 ? m_X : m_drops ? m_layers[l - 1].A : m_layers[l - 1].H;
    }

    void normalise(Network& network, const Layer& layer, Buffers& at);
    void dropOut(Buffers& at, double rate, Random& random);
    void unnormalise(const Network& network, const Layer& layer, Buffers& at, Vector& gradient);

    Matrix m_X, m_Y; ///< The batch, column by column.
    std::vector<Buffers> m_layers;
    Index m_batch = 0;
    bool m_drops = false;
};

} // namespace holdout::mlp
