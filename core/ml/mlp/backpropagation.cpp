#include "ml/mlp/backpropagation.h"

#include "maths/softmax.h"

#include <cassert>
#include <cmath>

namespace holdout::mlp {
namespace {

/// Share of the old in a running mean or variance.
constexpr double inertia = 0.9;

/// Up to this many multiplications per entry, a product by its definition is faster than blocking.
constexpr Index smallProduct = 24;

/// C = A·B without a temporary.
template <class A, class B, class C> void multiply(const A& a, const B& b, C&& c)
{
    if (a.cols() <= smallProduct && a.rows() <= smallProduct)
        c = a.lazyProduct(b);
    else
        c.noalias() = a * b;
}

} // namespace

double penaltyOf(const Network& network, const Penalty& penalty, Index batch)
{
    double sum = 0.0;
    for (const Layer& layer : network.architecture->layers) {
        const auto weights = network.theta.segment(layer.W, layer.inputs * layer.units);
        sum += 0.5 * penalty.alpha * weights.squaredNorm() + penalty.l1 * weights.lpNorm<1>();
    }
    return sum / static_cast<double>(batch);
}

double summedLoss(const Architecture& architecture, const Eigen::Ref<const Matrix>& Z,
                  const Eigen::Ref<const Matrix>& Y)
{
    if (architecture.squaredError) {
        Matrix P = Z;
        applyOutput(architecture.output, P);
        return 0.5 * (P - Y).squaredNorm();
    }
    if (architecture.output == Output::Logistic)
        return softplus((Z.row(0).array() * (1.0 - 2.0 * Y.row(0).array())).transpose()).sum();
    const Eigen::RowVectorXd largest = Z.colwise().maxCoeff();
    const Matrix centred = Z.rowwise() - largest;
    return centred.array().exp().colwise().sum().log().sum() - centred.cwiseProduct(Y).sum();
}

Backpropagation::Backpropagation(const Architecture& architecture, Index largestBatch)
    : m_X(architecture.layers.front().inputs, largestBatch),
      m_Y(architecture.layers.back().units, largestBatch)
{
    for (const Layer& layer : architecture.layers) {
        Buffers buffers;
        buffers.H = buffers.delta = Matrix::Zero(layer.units, largestBatch);
        if (layer.normalised) {
            buffers.standard = buffers.H;
            buffers.inverse = Vector::Ones(layer.units);
        }
        m_layers.push_back(std::move(buffers));
    }
}

void Backpropagation::forward(Network& network, const Samples& samples, std::span<const Index> rows,
                              double dropout, Random& random)
{
    assert(!rows.empty() && std::ssize(rows) <= m_X.cols());
    m_batch = std::ssize(rows);
    m_drops = dropout > 0.0;
    for (Index i = 0; i < m_batch; ++i) {
        m_X.col(i) = samples.X.col(rows[static_cast<std::size_t>(i)]);
        m_Y.col(i) = samples.Y.col(rows[static_cast<std::size_t>(i)]);
    }
    const Architecture& architecture = *network.architecture;
    for (std::size_t l = 0; l < m_layers.size(); ++l) {
        const Layer& layer = architecture.layers[l];
        Buffers& at = m_layers[l];
        multiply(network.weights(layer), used(into(l)), used(at.H));
        used(at.H).colwise() += network.biases(layer);
        if (l + 1 == m_layers.size())
            break;
        if (layer.normalised)
            normalise(network, layer, at);
        activate(architecture.activation, flat(at.H));
        if (m_drops)
            dropOut(at, dropout, random);
    }
}

void Backpropagation::normalise(Network& network, const Layer& layer, Buffers& at)
{
    auto Z = used(at.H);
    const Vector mean = Z.rowwise().mean();
    Z.colwise() -= mean;
    const Vector variance = Z.rowwise().squaredNorm() / static_cast<double>(m_batch);
    at.inverse = (variance.array() + normalisationFloor).rsqrt();
    used(at.standard) = at.inverse.asDiagonal() * Z;
    Z = network.theta.segment(layer.scale, layer.units).asDiagonal() * used(at.standard);
    Z.colwise() += network.theta.segment(layer.shift, layer.units);

    auto means = network.statistics.segment(layer.statistics, layer.units);
    auto variances = network.statistics.segment(layer.statistics + layer.units, layer.units);
    means = inertia * means + (1.0 - inertia) * mean;
    variances = inertia * variances + (1.0 - inertia) * variance;
}

void Backpropagation::dropOut(Buffers& at, double rate, Random& random)
{
    if (at.mask.size() == 0)
        at.mask = at.A = at.H;
    for (double& factor : flat(at.mask))
        factor = random.uniform() < rate ? 0.0 : 1.0 / (1.0 - rate);
    flat(at.A) = flat(at.H) * flat(at.mask);
}

double Backpropagation::loss(const Architecture& architecture)
{
    const auto count = static_cast<double>(m_batch);
    Buffers& last = m_layers.back();
    const double sum = summedLoss(architecture, used(last.H), used(m_Y));
    applyOutput(architecture.output, used(last.H));
    auto delta = used(last.delta);
    delta = (used(last.H) - used(m_Y)) / count;
    if (architecture.squaredError && architecture.output == Output::Logistic)
        multiplyBySlope(Activation::Logistic, flat(last.H), flat(last.delta));
    if (architecture.squaredError && architecture.output == Output::Softmax) {
        const Eigen::RowVectorXd pull = delta.cwiseProduct(used(last.H)).colwise().sum();
        delta.rowwise() -= pull;
        delta.array() *= used(last.H).array();
    }
    return sum / count;
}

void Backpropagation::backward(const Network& network, const Penalty& penalty, Vector& gradient)
{
    gradient.resize(network.theta.size());
    for (std::size_t l = m_layers.size(); l-- > 0;) {
        const Layer& layer = network.architecture->layers[l];
        Buffers& at = m_layers[l];
        if (layer.normalised)
            unnormalise(network, layer, at, gradient);

        Eigen::Map<Matrix> slopes(gradient.data() + layer.W, layer.units, layer.inputs);
        multiply(used(at.delta), used(into(l)).transpose(), slopes);
        gradient.segment(layer.b, layer.units) = used(at.delta).rowwise().sum();
        const double share = 1.0 / static_cast<double>(m_batch);
        if (penalty.alpha > 0.0)
            slopes += penalty.alpha * share * network.weights(layer);
        if (penalty.l1 > 0.0)
            slopes.array() += penalty.l1 * share * network.weights(layer).array().sign();
        if (l == 0)
            break;

        Buffers& before = m_layers[l - 1];
        multiply(network.weights(layer).transpose(), used(at.delta), used(before.delta));
        if (m_drops)
            flat(before.delta) *= flat(before.mask);
        multiplyBySlope(network.architecture->activation, flat(before.H), flat(before.delta));
    }
}

/// From ∂J by the normalised sums, scaled and shifted, to ∂J by the sums themselves.
void Backpropagation::unnormalise(const Network& network, const Layer& layer, Buffers& at,
                                  Vector& gradient)
{
    auto delta = used(at.delta);
    const auto standard = used(at.standard);
    const Vector alongStandard = delta.cwiseProduct(standard).rowwise().sum();
    const Vector alongShift = delta.rowwise().sum();
    gradient.segment(layer.scale, layer.units) = alongStandard;
    gradient.segment(layer.shift, layer.units) = alongShift;
    const Vector factor = network.theta.segment(layer.scale, layer.units).cwiseProduct(at.inverse);
    const double share = 1.0 / static_cast<double>(m_batch);
    delta.colwise() -= share * alongShift;
    delta -= (share * alongStandard).asDiagonal() * standard;
    delta = factor.asDiagonal() * delta;
}

std::vector<Vector> Backpropagation::meanDeltas() const
{
    std::vector<Vector> means; // δ is already divided by the size of the batch
    means.reserve(m_layers.size());
    for (const Buffers& at : m_layers)
        means.emplace_back(at.delta.leftCols(m_batch).rowwise().sum());
    return means;
}

} // namespace holdout::mlp
