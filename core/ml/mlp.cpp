/// Multilayer perceptron: layers of weighted sums, each bent by an activation.
///
///     A₀ = x,   Aₗ = f(Wₗ Aₗ₋₁ + bₗ),   p = softmax or sigmoid of W_L A_{L−1} + b_L, or the sum
///     itself
///
/// The weights minimise, batch by batch,
///
///     J = mean loss of the batch + (α/2 ‖W‖² + λ ‖W‖₁) / batch size
///
/// where the loss is cross-entropy in nats, or half the squared error; a number to be predicted is
/// standardised first, so its error counts in deviations. Backpropagation is the chain rule from
/// the last layer to the first; an optimiser turns each gradient into a step. J is not convex:
/// where one ends depends on where one starts, so a start with equal weights keeps units equal for
/// ever.
///
/// The loss that is shown is J over all training samples, with dropout off and running means in
/// place of a batch's. Parameters are named as scikit-learn's, whose order of operations (shuffle,
/// batches, penalty divided by the batch, Adam) is followed. An epoch costs O(n·parameters).
///
/// What each file of mlp/ does: network holds the parameters and looks forward, backpropagation
/// passes one batch both ways, optimiser steps, problem prepares samples, run trains, model
/// predicts and explains, handles numbers the weights a person may set, narration tells.
///
/// Source: I. Goodfellow, Y. Bengio, A. Courville, Deep Learning (2016), chapters 6 to 8.

#include "ml/mlp/parameters.h"
#include "ml/mlp/run.h"

namespace holdout::mlp {
namespace {

std::vector<Preset> presets()
{
    return {
        {.title = "Two layers of eight",
         .lesson =
             "Each hidden unit draws one soft line; watch the second layer fold them together",
         .settings = {}},
        {.title = "Deep, with ReLU and He",
         .lesson = "Four layers, and the first still gets a gradient nearly as long as the last",
         .settings = {{"hidden_layer_sizes", IntegerList{8, 8, 8, 8}},
                      {"activation", std::string("relu")},
                      {"init", std::string("he")}}},
        {.title = "Held smooth",
         .lesson = "A strong L2 penalty keeps the boundary simple where data are few and noisy",
         .settings = {{"alpha", 0.3}, {"hidden_layer_sizes", IntegerList{32, 32}}}},
        {.title = "Stops in time",
         .lesson =
             "Training ends when the tenth set aside no longer improves, and the best weights "
             "come back",
         .settings = {{"early_stopping", true}, {"max_iter", 2000.0}}},
        {.title = "All weights zero",
         .lesson = "Every hidden unit gets the same gradient, zero: the loss sits at ln 2 and the "
                   "map stays grey",
         .good = false,
         .settings = {{"init", std::string("zero")}}},
        {.title = "All weights equal",
         .lesson = "Eight units stay one unit: it learns, but only a single soft line",
         .good = false,
         .settings = {{"init", std::string("constant")}, {"hidden_layer_sizes", IntegerList{8}}}},
        {.title = "No activation",
         .lesson = "Layers of sums are one sum: the boundary is straight at any depth",
         .good = false,
         .settings = {{"activation", std::string("identity")},
                      {"hidden_layer_sizes", IntegerList{8, 8, 8}}}},
        {.title = "Learning rate too high",
         .lesson = "Plain SGD at 10 leaps from wall to wall: the loss jumps instead of falling",
         .good = false,
         .settings = {{"solver", std::string("sgd")}, {"learning_rate_init", 10.0}}},
        {.title = "Dead units",
         .lesson = "A few huge steps push ReLU units below zero for every sample; no gradient "
                   "brings them back",
         .good = false,
         .settings = {{"activation", std::string("relu")},
                      {"solver", std::string("sgd")},
                      {"learning_rate_init", 3.0}}},
        {.title = "Gradients vanish",
         .lesson = "Four layers of sigmoids: compare the bars of the first and last gradient",
         .good = false,
         .settings = {{"activation", std::string("logistic")},
                      {"hidden_layer_sizes", IntegerList{8, 8, 8, 8}},
                      {"solver", std::string("sgd")},
                      {"learning_rate_init", 0.1}}},
    };
}

} // namespace

Algorithm describe()
{
    return {
        .id = "mlp",
        .title = "Neural network",
        .summary = "Stacks weighted sums and bends between them, and learns all weights at once by "
                   "sending errors back through the layers",
        .tasks = {Task::Classification, Task::Regression},
        .parameters = parameters(),
        .presets = presets(),
        .stepName = "epoch",
        .lossName = "mean loss plus penalty",
        .instant = false,
        .scaleSensitive = true,
        .begin = [](const Dataset& data, Task task, const Settings& settings,
                    Random random) { return std::make_unique<Run>(data, task, settings, random); },
    };
}

} // namespace holdout::mlp
