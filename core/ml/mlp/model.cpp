#include "ml/mlp/model.h"

#include "base/numbers.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace holdout::mlp {
namespace {

/// Training samples that gradients and monitors of a whole step look at, at most.
constexpr Index mostMonitored = 2000;

Samples first(const Samples& samples)
{
    const Index count = std::min(samples.count(), mostMonitored);
    return {.X = samples.X.leftCols(count), .Y = samples.Y.leftCols(count)};
}

NetworkInside::LayerMonitor monitor(const Matrix& A, Activation activation, bool output,
                                    double gradientNorm)
{
    NetworkInside::LayerMonitor result{.gradientNorm = gradientNorm, .mean = A.mean()};
    result.deviation = std::sqrt((A.array() - result.mean).square().mean());
    if (output)
        return result;
    double dead = 0.0;
    for (const auto unit : A.rowwise())
        dead += std::ranges::all_of(unit, [&](double a) { return saturated(activation, a); });
    result.dead = dead / static_cast<double>(A.rows());
    return result;
}

double push(const Term& term)
{
    return term.values.size() > 1 ? term.values.maxCoeff() - term.values.minCoeff()
                                  : std::abs(term.values(0));
}

} // namespace

NetworkModel::NetworkModel(std::shared_ptr<const Problem> problem, Network network, Penalty penalty,
                           std::shared_ptr<const BatchTrace> trace)
    : m_problem(std::move(problem)), m_network(std::move(network)), m_penalty(penalty),
      m_trace(std::move(trace))
{
}

Matrix NetworkModel::predict(const Matrix& X) const
{
    if (!m_problem->regression() && m_problem->classes() < 2)
        return Matrix::Ones(X.rows(), 1);
    Matrix sums = m_network.scores(X.transpose());
    applyOutput(m_network.architecture->output, sums);
    if (m_problem->regression())
        return ((sums.array() * m_problem->targetDeviation) + m_problem->targetMean).transpose();
    if (sums.rows() > 1)
        return sums.transpose();
    Matrix result(X.rows(), 2);
    result.col(1) = sums.row(0).transpose();
    result.col(0) = 1.0 - result.col(1).array();
    return result;
}

/// Activations of every layer, the output's included: units×n each.
std::vector<Matrix> NetworkModel::activations(const Eigen::Ref<const Matrix>& columns) const
{
    std::vector<Matrix> all;
    all.reserve(m_network.architecture->layers.size());
    for (Index l = 0; l < m_network.architecture->hidden(); ++l)
        all.push_back(l == 0 ? m_network.hidden(l, columns) : m_network.hidden(l, all.back()));
    const Layer& last = m_network.architecture->layers.back();
    const Eigen::Ref<const Matrix> inputs =
        all.empty() ? columns : Eigen::Ref<const Matrix>(all.back());
    Matrix sums = (m_network.weights(last) * inputs).colwise() + m_network.biases(last);
    applyOutput(m_network.architecture->output, sums);
    all.push_back(std::move(sums));
    return all;
}

Explanation NetworkModel::explain(const Vector& x) const
{
    const bool regression = m_problem->regression();
    const double scale = m_problem->targetDeviation;
    const Layer& last = m_network.architecture->layers.back();
    const Index hidden = m_network.architecture->hidden();
    const auto perOutput = [&](const Vector& values) -> Vector {
        if (regression)
            return scale * values;
        if (m_problem->classes() < 2)
            return Vector::Zero(1);
        return m_problem->classes() == 2 ? Vector(Eigen::Vector2d(0.0, values(0))) : values;
    };

    Explanation explanation{.base = perOutput(m_network.biases(last)),
                            .terms = {},
                            .link = regression ? Explanation::Link::Identity
                                               : Explanation::Link::Softmax,
                            .unit = regression ? "y" : "log-odds"};
    if (regression)
        explanation.base.array() += m_problem->targetMean;

    Matrix h = x;
    for (Index l = 0; l < hidden; ++l)
        h = m_network.hidden(l, h);
    for (Index j = 0; j < last.inputs; ++j) {
        const Vector weights = m_network.weights(last).col(j);
        Term term{.label = hidden > 0 ? "h" + std::to_string(hidden) + "·" + std::to_string(j + 1)
                                      : m_problem->inputNames[static_cast<std::size_t>(j)] + " = " +
                                            rounded(h(j)),
                  .values = perOutput(weights * h(j))};
        if (weights.size() == 1)
            term.detail = rounded(h(j)) + " × weight " + rounded(weights(0));
        else if (hidden > 0)
            term.detail = "output " + rounded(h(j));
        explanation.terms.push_back(std::move(term));
    }
    std::ranges::stable_sort(explanation.terms, std::ranges::greater{}, push);
    return explanation;
}

/// What these samples, as one batch, would send back.
BatchTrace NetworkModel::trace(const Samples& samples) const
{
    std::vector<Index> rows(static_cast<std::size_t>(samples.count()));
    std::iota(rows.begin(), rows.end(), Index{0});
    Network network = m_network;
    Random unused;
    BatchTrace result;
    Backpropagation back(*network.architecture, samples.count());
    back.forward(network, samples, rows, 0.0, unused);
    back.loss(*network.architecture);
    back.backward(network, m_penalty, result.gradient);
    result.deltas = back.meanDeltas();
    return result;
}

Inside NetworkModel::inside(const std::optional<Vector>& /*probe*/) const
{
    const Architecture& architecture = *m_network.architecture;
    const Samples samples = first(m_problem->train);
    const BatchTrace sent = m_trace ? *m_trace : trace(samples);
    const std::vector<Matrix> values = activations(samples.X);

    NetworkInside inside;
    inside.inputNames = m_problem->inputNames;
    inside.outputNames = m_problem->outputNames;
    inside.activation = m_problem->activation;
    inside.probeDeltas = sent.deltas;
    for (std::size_t l = 0; l < architecture.layers.size(); ++l) {
        const Layer& layer = architecture.layers[l];
        inside.weights.emplace_back(m_network.weights(layer).transpose());
        inside.biases.emplace_back(m_network.biases(layer));
        double gradientNorm = 0.0;
        if (sent.gradient.size() > 0) {
            const Eigen::Map<const Matrix> slopes(sent.gradient.data() + layer.W, layer.units,
                                                  layer.inputs);
            inside.gradients.emplace_back(slopes.transpose());
            gradientNorm = slopes.norm();
        }
        inside.monitors.push_back(monitor(values[l], architecture.activation,
                                          l + 1 == architecture.layers.size(), gradientNorm));
    }
    inside.activations = [model = *this](const Matrix& X) {
        std::vector<Matrix> all = model.activations(X.transpose());
        for (Matrix& layer : all)
            layer.transposeInPlace();
        return all;
    };
    return inside;
}

std::size_t NetworkModel::bytes() const
{
    const auto entries = [](const Vector& vector) {
        return sizeof(double) * static_cast<std::size_t>(vector.size());
    };
    std::size_t all = sizeof(*this) + entries(m_network.theta) + entries(m_network.statistics);
    if (m_trace) {
        all += sizeof(*m_trace) + entries(m_trace->gradient);
        for (const Vector& delta : m_trace->deltas)
            all += sizeof(delta) + entries(delta);
    }
    return all;
}

} // namespace holdout::mlp
