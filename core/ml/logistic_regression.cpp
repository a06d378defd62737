/// Logistic regression: a linear score, squashed into a probability.
///
///     two classes    p(1 | x) = σ(z),  z = w·x + b,  σ(z) = 1 / (1 + e⁻ᶻ)
///     more           p(k | x) = exp(zₖ) / Σⱼ exp(zⱼ),  zₖ = wₖ·x + bₖ             (softmax)
///
/// The weights minimise the mean log-loss, which is the likelihood of the labels seen from below,
/// plus a penalty on large weights (never on the intercept):
///
///     J = 1/n Σᵢ sᵢ·(−ln p(yᵢ | xᵢ)) + 1/(Cn) R(w)                       (in nats per sample)
///     R = ½‖w‖² (l2), ‖w‖₁ (l1), or a mixture of both (elasticnet)
///     ∂J/∂w = 1/n Σᵢ sᵢ (pᵢ − yᵢ) xᵢ + ∂R/∂w /(Cn)
///
/// J is convex, so there is one minimum and every road leads to it: Newton's method (iteratively
/// reweighted least squares) in a handful of steps, gradient descent and its stochastic form
/// slowly. On separable data without penalty there is none: the weights grow for ever.
///
/// The objective, the penalty and the names of the parameters are scikit-learn's; its objective is
/// Cn times this one. What each file of logistic_regression/ does: expansion makes squares and
/// products, objective is J and its derivatives, newton is one step of that method, run walks,
/// model predicts and explains, handles turns the dragged arrow into weights, narration tells.
///
/// Source: C. M. Bishop, Pattern Recognition and Machine Learning (2006), sections 4.3.2 to 4.3.4.

#include "ml/logistic_regression/run.h"

namespace holdout::logistic_regression {
namespace {

using Kind = Parameter::Kind;

std::vector<Parameter> penaltyParameters()
{
    return {
        {.id = "penalty",
         .label = "Penalty",
         .help =
             "l2 shrinks all weights together, l1 sets some to exactly 0, elasticnet does both, "
             "none lets them grow",
         .kind = Kind::Choice,
         .initial = std::string("l2"),
         .choices = {{"l2", "L2 (ridge)"},
                     {"l1", "L1 (lasso)"},
                     {"elasticnet", "Elastic net"},
                     {"none", "None"}}},
        {.id = "C",
         .label = "C",
         .help = "Inverse strength of the penalty: higher trusts the data more, so the boundary "
                 "gets steeper and the model surer",
         .initial = 1.0,
         .minimum = 1e-3,
         .maximum = 1e6,
         .logarithmic = true,
         .restarts = false,
         .main = true,
         .onlyWhen = "penalty=l2|l1|elasticnet"},
        {.id = "l1_ratio",
         .label = "Share of L1",
         .help = "Higher makes the elastic net more like l1: more weights become exactly 0",
         .initial = 0.5,
         .restarts = false,
         .onlyWhen = "penalty=elasticnet"},
    };
}

std::vector<Parameter> solverParameters()
{
    return {
        {.id = "solver",
         .label = "Solver",
         .help =
             "Newton's method uses the curvature and needs few steps; gradient descent uses the "
             "slope alone; the stochastic one moves after every sample",
         .kind = Kind::Choice,
         .initial = std::string("newton-cholesky"),
         .choices = {{"newton-cholesky", "Newton"},
                     {"gd", "Gradient descent"},
                     {"sgd", "Stochastic gradient descent"}}},
        {.id = "learning_rate",
         .label = "Learning rate",
         .help = "Higher walks faster, until steps overshoot and the loss swings or grows",
         .initial = 0.1,
         .minimum = 1e-4,
         .maximum = 10.0,
         .logarithmic = true,
         .restarts = false,
         .onlyWhen = "solver=gd|sgd"},
        {.id = "max_iter",
         .label = "Most steps",
         .help = "Higher gives a slow solver more time; a run that stops here has not converged",
         .kind = Kind::Integer,
         .initial = 1000.0,
         .minimum = 1,
         .maximum = 100'000,
         .logarithmic = true,
         .restarts = false},
        {.id = "tol",
         .label = "Tolerance",
         .help = "Higher stops earlier: a run has converged when no slope of the mean loss, per "
                 "standard unit of its feature, is larger",
         .initial = 1e-8,
         .minimum = 1e-12,
         .maximum = 0.1,
         .logarithmic = true,
         .restarts = false},
    };
}

std::vector<Parameter> dataParameters()
{
    return {
        {.id = "class_weight",
         .label = "Class weight",
         .help =
             "Balanced makes rare classes count as much as common ones: more of them are found, "
             "and the probabilities no longer match how often they occur",
         .kind = Kind::Choice,
         .initial = std::string("none"),
         .choices = {{"none", "None"}, {"balanced", "Balanced"}},
         .restarts = false},
        {.id = "fit_intercept",
         .label = "Intercept",
         .help = "Without it the boundary must pass through the origin",
         .kind = Kind::Flag,
         .initial = true},
        {.id = "features",
         .label = "Features",
         .help = "Squares let a linear score draw circles, products of two let it draw crosses and "
                 "all other conics; they are made inside the model",
         .kind = Kind::Choice,
         .initial = std::string("raw"),
         .choices = {{"raw", "As they are"},
                     {"squares", "With squares"},
                     {"products", "With all products of two"}}},
    };
}

std::vector<Parameter> parameters()
{
    std::vector<Parameter> all = penaltyParameters();
    for (const auto& group : {solverParameters(), dataParameters()})
        all.insert(all.end(), group.begin(), group.end());
    return all;
}

std::vector<Preset> presets()
{
    return {
        {.title = "Newton's method",
         .lesson = "A handful of steps reach the minimum; watch the loss halve its number of wrong "
                   "digits each time",
         .settings = {}},
        {.title = "Downhill",
         .lesson = "Gradient descent walks the same valley by its slope alone; compare its steps "
                   "with Newton's",
         .settings = {{"solver", std::string("gd")}, {"learning_rate", 1.0}}},
        {.title = "Squares draw circles",
         .lesson = "Linear in its weights is enough: with x₁² and x₂² the circles come apart",
         .settings = {{"features", std::string("squares")}}},
        {.title = "Products draw a cross",
         .lesson = "x₁·x₂ is positive in two quarters and negative in the others, which is XOR",
         .settings = {{"features", std::string("products")}}},
        {.title = "Only what matters",
         .lesson = "The l1 penalty sets weights to exactly 0; lower C and see which dies first",
         .settings = {{"penalty", std::string("l1")}, {"C", 0.1}}},
        {.title = "Sure of everything",
         .lesson = "On separable data the boundary hardly moves, but the arrow grows and every "
                   "probability goes to 0 or 1",
         .good = false,
         .settings = {{"C", 1e6}}},
        {.title = "Held back",
         .lesson = "So strong a penalty keeps the weights near 0: the model only knows the shares "
                   "of the classes",
         .good = false,
         .settings = {{"C", 1e-3}}},
        {.title = "Balanced, no longer calibrated",
         .lesson = "Recall of the rare class rises, precision falls, and a probability of 0.5 no "
                   "longer means every second time",
         .good = false,
         .settings = {{"class_weight", std::string("balanced")}}},
        {.title = "Steps too long",
         .lesson = "Each step overshoots the valley: the loss swings instead of settling; divide "
                   "the learning rate by ten",
         .good = false,
         .settings = {{"solver", std::string("sgd")}, {"learning_rate", 10.0}}},
    };
}

} // namespace

Algorithm describe()
{
    return {
        .id = "logistic_regression",
        .title = "Logistic regression",
        .summary =
            "Fits a linear score whose sigmoid (or softmax) is the probability of each class, "
            "by minimising the log-loss",
        .tasks = {Task::Classification},
        .parameters = parameters(),
        .presets = presets(),
        .stepName = "iteration",
        .lossName = "mean log-loss plus penalty/(C·n)",
        .scaleSensitive = true,
        .begin = [](const Dataset& data, Task, const Settings& settings,
                    Random random) { return std::make_unique<Run>(data, settings, random); },
    };
}

} // namespace holdout::logistic_regression
