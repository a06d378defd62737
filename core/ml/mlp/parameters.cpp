#include "ml/mlp/parameters.h"

namespace holdout::mlp {
namespace {

using Kind = Parameter::Kind;

std::vector<Parameter> shapeParameters()
{
    return {
        {.id = "hidden_layer_sizes",
         .label = "Hidden layers",
         .help = "Units of each hidden layer: more of them, and more layers, can draw finer "
                 "boundaries; none leaves a linear model",
         .kind = Kind::List,
         .initial = IntegerList{8, 8},
         .minimum = 1,
         .maximum = 128,
         .maximumLength = 4},
        {.id = "activation",
         .label = "Activation",
         .help = "What bends the sums: without it (identity) any depth is still linear; relu keeps "
                 "gradients alive in deep networks, logistic lets them vanish",
         .kind = Kind::Choice,
         .initial = std::string("tanh"),
         .choices = {{"tanh", "tanh"},
                     {"relu", "ReLU"},
                     {"leaky_relu", "Leaky ReLU"},
                     {"logistic", "Sigmoid"},
                     {"identity", "None (linear)"}}},
        {.id = "init",
         .label = "Start",
         .help = "How weights are drawn: xavier suits tanh, he suits relu; equal weights (zero, "
                 "constant) stay equal, large ones saturate",
         .kind = Kind::Choice,
         .initial = std::string("xavier"),
         .choices = {{"xavier", "Xavier"},
                     {"he", "He"},
                     {"zero", "All zero"},
                     {"constant", "All 0.1"},
                     {"small", "Tiny (0.01)"},
                     {"large", "Large (3)"}}},
        {.id = "loss",
         .label = "Loss",
         .help = "Of classes: cross-entropy pulls hardest where the network is sure and wrong; the "
                 "squared error hardly pulls there. Numbers always use the squared error",
         .kind = Kind::Choice,
         .initial = std::string("cross_entropy"),
         .choices = {{"cross_entropy", "Cross-entropy"}, {"squared_error", "Squared error"}}},
        {.id = "batch_norm",
         .label = "Batch normalisation",
         .help = "Standardises each unit's sums over the batch, so deep networks and large "
                 "learning rates train",
         .kind = Kind::Flag,
         .initial = false},
    };
}

std::vector<Parameter> optimiserParameters()
{
    return {
        {.id = "solver",
         .label = "Optimiser",
         .help = "How a gradient becomes a step: momentum remembers the direction, AdaGrad and "
                 "RMSProp the size, Adam both",
         .kind = Kind::Choice,
         .initial = std::string("adam"),
         .choices = {{"adam", "Adam"},
                     {"sgd", "Plain SGD"},
                     {"momentum", "Momentum"},
                     {"nesterov", "Nesterov momentum"},
                     {"adagrad", "AdaGrad"},
                     {"rmsprop", "RMSProp"}},
         .restarts = false},
        {.id = "learning_rate_init",
         .label = "Learning rate",
         .help = "Higher learns faster, until steps overshoot: the loss swings, units die or the "
                 "weights run away",
         .initial = 0.01,
         .minimum = 1e-4,
         .maximum = 10.0,
         .logarithmic = true,
         .restarts = false,
         .main = true},
        {.id = "learning_rate",
         .label = "Schedule",
         .help = "How the learning rate falls over the epochs: long steps first, short ones to "
                 "settle",
         .kind = Kind::Choice,
         .initial = std::string("constant"),
         .choices = {{"constant", "Constant"},
                     {"invscaling", "1/√epoch"},
                     {"cosine", "Cosine to 1 %"},
                     {"step", "÷10 at 1/2 and 3/4"}},
         .restarts = false},
        {.id = "batch_size",
         .label = "Batch size",
         .help = "Higher makes each gradient less noisy and each epoch have fewer steps; at most "
                 "all training samples",
         .kind = Kind::Integer,
         .initial = 32.0,
         .minimum = 1,
         .maximum = 100'000,
         .logarithmic = true,
         .restarts = false},
    };
}

std::vector<Parameter> memoryParameters()
{
    return {
        {.id = "momentum",
         .label = "Momentum",
         .help = "Higher keeps more of the last step's direction: faster along valleys, further "
                 "past their ends",
         .initial = 0.9,
         .maximum = 0.999,
         .restarts = false,
         .onlyWhen = "solver=momentum|nesterov"},
        {.id = "beta_1",
         .label = "β₁",
         .help = "Higher averages Adam's direction over more batches",
         .initial = 0.9,
         .maximum = 0.999,
         .restarts = false,
         .onlyWhen = "solver=adam"},
        {.id = "beta_2",
         .label = "β₂",
         .help = "Higher averages Adam's step size over more batches",
         .initial = 0.999,
         .maximum = 0.9999,
         .restarts = false,
         .onlyWhen = "solver=adam"},
        {.id = "epsilon",
         .label = "ε",
         .help = "Higher shortens steps along directions with small gradients",
         .initial = 1e-8,
         .minimum = 1e-12,
         .maximum = 0.1,
         .logarithmic = true,
         .restarts = false,
         .onlyWhen = "solver=adam|adagrad|rmsprop"},
    };
}

std::vector<Parameter> regularisationParameters()
{
    return {
        {.id = "alpha",
         .label = "L2 (α)",
         .help = "Higher shrinks all weights, which smooths the boundary",
         .initial = 1e-4,
         .maximum = 10.0,
         .restarts = false},
        {.id = "l1",
         .label = "L1 (λ)",
         .help = "Higher pulls weak connections towards zero and leaves the strong",
         .initial = 0.0,
         .maximum = 10.0,
         .restarts = false},
        {.id = "dropout",
         .label = "Dropout",
         .help = "Share of hidden units silenced at random in each batch, so that no unit can rely "
                 "on another; none are silenced when predicting",
         .initial = 0.0,
         .maximum = 0.8,
         .restarts = false},
        {.id = "early_stopping",
         .label = "Early stopping",
         .help = "Sets a tenth of the training part aside, stops when the loss there no longer "
                 "improves, and takes back the best weights",
         .kind = Kind::Flag,
         .initial = false},
        {.id = "max_iter",
         .label = "Most epochs",
         .help = "Higher gives training more time; a run that stops here has not converged",
         .kind = Kind::Integer,
         .initial = 200.0,
         .minimum = 1,
         .maximum = 100'000,
         .logarithmic = true,
         .restarts = false},
        {.id = "tol",
         .label = "Tolerance",
         .help = "Higher stops earlier: an epoch counts as progress only if the loss falls by more",
         .initial = 1e-4,
         .maximum = 0.1,
         .restarts = false},
        {.id = "n_iter_no_change",
         .label = "Patience",
         .help = "Higher waits for more epochs without progress before stopping",
         .kind = Kind::Integer,
         .initial = 10.0,
         .minimum = 1,
         .maximum = 100'000,
         .logarithmic = true,
         .restarts = false},
    };
}

} // namespace

std::vector<Parameter> parameters()
{
    std::vector<Parameter> all = shapeParameters();
    for (const auto& group :
         {optimiserParameters(), memoryParameters(), regularisationParameters()})
        all.insert(all.end(), group.begin(), group.end());
    return all;
}

} // namespace holdout::mlp
