#include "ml/mlp/network.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace holdout::mlp {
namespace {

/// Columns that go through all layers together, so that they stay in the cache.
constexpr Index blockColumns = 256;

Activation activationOf(const std::string& id)
{
    return id == "tanh"         ? Activation::Tanh
           : id == "relu"       ? Activation::Relu
           : id == "leaky_relu" ? Activation::LeakyRelu
           : id == "logistic"   ? Activation::Logistic
                                : Activation::Identity;
}

/// One starting weight of a layer.
double draw(const std::string& init, const Layer& layer, Random& random)
{
    const auto in = static_cast<double>(layer.inputs);
    const auto out = static_cast<double>(layer.units);
    if (init == "xavier") {
        const double bound = std::sqrt(6.0 / (in + out));
        return random.uniform(-bound, bound);
    }
    if (init == "he")
        return std::sqrt(2.0 / in) * random.normal();
    if (init == "small")
        return 0.01 * random.normal();
    if (init == "large")
        return 3.0 * random.normal();
    return init == "constant" ? 0.1 : 0.0;
}

} // namespace

Architecture::Architecture(const Dataset& data, Task task, const Settings& settings)
    : activation(activationOf(choice(settings, "activation")))
{
    const bool classes = task == Task::Classification;
    output = !classes ? Output::Identity : data.classes() <= 2 ? Output::Logistic : Output::Softmax;
    squaredError = !classes || choice(settings, "loss") == "squared_error";

    std::vector<Index> sizes{data.dimensions()};
    for (const int units : list(settings, "hidden_layer_sizes"))
        sizes.push_back(units);
    sizes.push_back(output == Output::Softmax ? data.classes() : 1);
    for (std::size_t l = 1; l < sizes.size(); ++l) {
        Layer layer{.inputs = sizes[l - 1], .units = sizes[l], .W = parameters};
        layer.b = layer.W + layer.inputs * layer.units;
        parameters = layer.b + layer.units;
        layer.normalised = l + 1 < sizes.size() && flag(settings, "batch_norm");
        if (layer.normalised) {
            layer.scale = parameters;
            layer.shift = layer.scale + layer.units;
            parameters = layer.shift + layer.units;
            layer.statistics = statistics;
            statistics += 2 * layer.units;
        }
        layers.push_back(layer);
    }
}

Matrix Network::hidden(Index l, const Eigen::Ref<const Matrix>& inputs) const
{
    const Layer& layer = architecture->layers[static_cast<std::size_t>(l)];
    Matrix A = (weights(layer) * inputs).colwise() + biases(layer);
    if (layer.normalised) {
        const auto mean = statistics.segment(layer.statistics, layer.units).array();
        const auto variance =
            statistics.segment(layer.statistics + layer.units, layer.units).array();
        const Eigen::ArrayXd factor = theta.segment(layer.scale, layer.units).array() *
                                      (variance + normalisationFloor).rsqrt();
        const Eigen::ArrayXd offset =
            theta.segment(layer.shift, layer.units).array() - mean * factor;
        A = ((A.array().colwise() * factor).colwise() + offset).matrix();
    }
    activate(architecture->activation, A.reshaped().array());
    return A;
}

Matrix Network::scores(const Eigen::Ref<const Matrix>& X) const
{
    const Layer& last = architecture->layers.back();
    Matrix result(last.units, X.cols());
    for (Index start = 0; start < X.cols(); start += blockColumns) {
        const Index columns = std::min(blockColumns, X.cols() - start);
        Matrix A = X.middleCols(start, columns);
        for (Index l = 0; l < architecture->hidden(); ++l)
            A = hidden(l, A);
        result.middleCols(start, columns) = (weights(last) * A).colwise() + biases(last);
    }
    return result;
}

void applyOutput(Output output, Eigen::Ref<Matrix> scores)
{
    if (output == Output::Logistic)
        scores.array() = 1.0 / (1.0 + (-scores.array()).exp());
    if (output != Output::Softmax)
        return;
    for (auto column : scores.colwise()) {
        column = (column.array() - column.maxCoeff()).exp().matrix();
        column /= column.sum();
    }
}

Network initialise(std::shared_ptr<const Architecture> architecture, const std::string& init,
                   Random& random)
{
    Network network{.architecture = std::move(architecture), .theta = {}, .statistics = {}};
    network.theta = Vector::Zero(network.architecture->parameters);
    network.statistics = Vector::Zero(network.architecture->statistics);
    for (const Layer& layer : network.architecture->layers) {
        for (double& weight : network.theta.segment(layer.W, layer.inputs * layer.units))
            weight = draw(init, layer, random);
        if (layer.normalised) {
            network.theta.segment(layer.scale, layer.units).setOnes();
            network.statistics.segment(layer.statistics + layer.units, layer.units).setOnes();
        }
    }
    return network;
}

} // namespace holdout::mlp
