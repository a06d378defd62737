#include "ml/mlp/run.h"

#include <array>
#include <cmath>

/// What a run says about itself: snapshots and captions.

namespace holdout::mlp {
namespace {

constexpr std::array pieceNames{"forward", "loss", "backward", "update"};

} // namespace

Snapshot Run::snapshot() const
{
    const bool between = m_piece > 0 || m_batch > 0;
    std::shared_ptr<const BatchTrace> trace;
    if (between) // gradients are there from backward until the next batch begins
        trace = std::make_shared<BatchTrace>(m_piece == 1 || m_piece == 2
                                                 ? BatchTrace{}
                                                 : BatchTrace{m_gradient, m_back.meanDeltas()});
    Snapshot result{
        .step = m_step,
        .part = 4 * m_batch + m_piece,
        .loss = m_loss,
        .scalars = {{"learning_rate", learningRate()},
                    {"gradient_norm", m_gradient.norm()},
                    {"weight_norm", m_network.theta.norm()},
                    {"converged", m_stopped ? 1.0 : 0.0}},
        .caption = caption(),
        .flag = m_flag,
        .model = std::make_shared<NetworkModel>(m_problem, m_network, m_options.penalty, trace)};
    if (between)
        result.partName = pieceNames[static_cast<std::size_t>((m_piece + 3) % 4)];
    if (m_problem->validation.count() > 0)
        result.scalars["validation_loss"] = m_validationLoss;
    return result;
}

Caption Run::caption() const
{
    if (oneClass())
        return {.pattern = "There is only one class, so every answer is {class}",
                .values = {{"class", m_problem->classNames.front()}}};
    if (!std::isfinite(m_loss))
        return {.pattern = "Epoch {step}: the weights ran away; lower the learning rate",
                .values = {{"step", static_cast<double>(m_step)}}};
    if (m_flag == Flag::Edited)
        return {.pattern = "You set a weight by hand: the loss is now {loss}",
                .values = {{"loss", m_loss}}};
    if (m_piece > 0 || m_batch > 0)
        return partCaption();
    if (m_stopped)
        return stoppedCaption();
    if (m_step == 0)
        return {.pattern = "Nothing is learned yet: {parameters} weights and biases as they were "
                           "drawn, loss {loss}",
                .values = {{"parameters", static_cast<double>(m_network.theta.size())},
                           {"loss", m_loss}}};
    return {.pattern = "Epoch {step}: the loss went from {before} to {after}; the last batch's "
                       "gradient was {gradient} long",
            .values = {{"step", static_cast<double>(m_step)},
                       {"before", m_lossBefore},
                       {"after", m_loss},
                       {"gradient", m_gradient.norm()}}};
}

Caption Run::stoppedCaption() const
{
    if (m_problem->validation.count() > 0)
        return {.pattern = "Epoch {step}: the validation loss has not improved for {patience} "
                           "epochs, so the weights of epoch {best} are taken back: {loss}",
                .values = {{"step", static_cast<double>(m_step)},
                           {"patience", static_cast<double>(m_options.patience)},
                           {"best", static_cast<double>(m_bestStep)},
                           {"loss", m_validationLoss}}};
    return {.pattern = "Epoch {step}: the loss, {loss}, has not improved by {tolerance} for "
                       "{patience} epochs, so training stops",
            .values = {{"step", static_cast<double>(m_step)},
                       {"loss", m_loss},
                       {"tolerance", m_options.tolerance},
                       {"patience", static_cast<double>(m_options.patience)}}};
}

Caption Run::partCaption() const
{
    const auto batch = static_cast<double>(m_piece == 0 ? m_batch : m_batch + 1);
    const std::vector<Layer>& layers = m_problem->architecture->layers;
    const auto length = [&](const Layer& layer) {
        return m_gradient.segment(layer.W, layer.inputs * layer.units).norm();
    };
    switch (m_piece) {
    case 1:
        return {.pattern = "Batch {batch}: {count} samples went forward; the sums of the output "
                           "lie between {low} and {high}",
                .values = {{"batch", batch},
                           {"count", static_cast<double>(m_batchRows)},
                           {"low", m_back.outputs().minCoeff()},
                           {"high", m_back.outputs().maxCoeff()}}};
    case 2:
        return {.pattern = "Batch {batch}: the mean loss is {loss}; the output's errors are "
                           "{error} in size on average",
                .values = {{"batch", batch},
                           {"loss", m_batchLoss},
                           {"error", m_back.outputDeltas().cwiseAbs().mean() *
                                         static_cast<double>(m_batchRows)}}};
    case 3:
        return {.pattern = "Batch {batch}: the errors went back; the gradient is {first} long in "
                           "the first layer, {last} in the last",
                .values = {{"batch", batch},
                           {"first", length(layers.front())},
                           {"last", length(layers.back())}}};
    default:
        return {.pattern = "Batch {batch}: the weights moved by {moved}; the loss of all training "
                           "samples is {loss}",
                .values = {{"batch", batch}, {"moved", m_moved}, {"loss", m_loss}}};
    }
}

} // namespace holdout::mlp
