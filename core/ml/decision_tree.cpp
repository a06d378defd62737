/// Decision trees: CART, for classes and for numbers.
///
/// A tree asks one question about one feature at a time. Each leaf predicts what its samples say:
/// the shares of their classes, or the mean (or median) of their y. Growth is greedy: among all
/// thresholds on all features, a leaf is split at the one that lowers the mean impurity most,
///
///     gain = I(S) − |L|/|S| · I(L) − |R|/|S| · I(R)          S divided into L and R,
///
/// where I is gini 1 − Σ p², entropy −Σ p log₂ p, the variance, or the mean absolute deviation from
/// the median. Thresholds lie midway between samples. Nothing looks two questions ahead, which is
/// why XOR is hard. The loss is the impurity of the leaves weighted by their samples.
///
/// One step is one split. When nothing is left to split, each further step collapses the branch
/// that is worth least per leaf, as long as that is at most ccp_alpha. With every column sorted
/// once, a level of the tree costs O(nd).
///
/// Source: L. Breiman, J. Friedman, R. Olshen, C. Stone, "Classification and Regression Trees"
/// (1984).

#include "ml/decision_tree/run.h"

namespace holdout::decision_tree {
namespace {

std::unique_ptr<Trainer> begin(const Dataset& data, Task task, const Settings& settings, Random)
{
    auto training = std::make_shared<Training>(
        Training{.data = data, .task = task, .criterion = choice(settings, "criterion")});
    const bool forClasses = training->criterion == "gini" || training->criterion == "entropy";
    if (forClasses != training->classifies()) {
        training->refused = training->criterion;
        training->criterion = training->classifies() ? "gini" : "squared_error";
    }
    training->range = data.X.colwise().maxCoeff() - data.X.colwise().minCoeff();
    training->range = (training->range.array() > 0.0).select(training->range, 1.0);

    const int maxLeaves = integer(settings, "max_leaf_nodes");
    return std::make_unique<Run>(
        std::move(training),
        Limits{.maxDepth = integer(settings, "max_depth"),
               .minSamplesSplit = integer(settings, "min_samples_split"),
               .minSamplesLeaf = integer(settings, "min_samples_leaf"),
               .minImpurityDecrease = number(settings, "min_impurity_decrease"),
               .maxLeaves = maxLeaves,
               .bestFirst = maxLeaves > 0 || choice(settings, "growth") == "best_first"},
        number(settings, "ccp_alpha"));
}

/// What keeps a leaf from being split.
std::vector<Parameter> limits()
{
    using Kind = Parameter::Kind;
    return {
        {.id = "max_depth",
         .label = "Depth at most",
         .help = "A deeper tree follows finer detail, in the end every single sample",
         .kind = Kind::Integer,
         .initial = 0.0,
         .minimum = 0,
         .maximum = 30,
         .minimumLabel = "none",
         .main = true},
        {.id = "min_samples_leaf",
         .label = "Samples per leaf",
         .help = "Larger leaves are surer of what they say and blur small structures",
         .kind = Kind::Integer,
         .initial = 1.0,
         .minimum = 1,
         .maximum = 1000,
         .logarithmic = true},
        {.id = "min_samples_split",
         .label = "Samples to split",
         .help = "A leaf with fewer samples is left as it is",
         .kind = Kind::Integer,
         .initial = 2.0,
         .minimum = 2,
         .maximum = 1000,
         .logarithmic = true},
        {.id = "min_impurity_decrease",
         .label = "Least gain",
         .help = "A split must lower the impurity of the whole tree by this much; too much also "
                 "stops splits that only pay off later",
         .initial = 0.0,
         .minimum = 0.0,
         .maximum = 1.0,
         .logarithmic = true},
        {.id = "max_leaf_nodes",
         .label = "Leaves at most",
         .help = "With a limit the tree grows best first and stops when it is reached",
         .kind = Kind::Integer,
         .initial = 0.0,
         .minimum = 0,
         .maximum = 1000,
         .minimumLabel = "none"},
    };
}

/// How splits are judged, ordered and taken back.
std::vector<Parameter> judgement()
{
    using Kind = Parameter::Kind;
    return {
        {.id = "criterion",
         .label = "Criterion",
         .help = "What a split should lower: the first two are for classes, the others for numbers",
         .kind = Kind::Choice,
         .initial = std::string("gini"),
         .choices = {{"gini", "Gini impurity"},
                     {"entropy", "Entropy"},
                     {"squared_error", "Squared error"},
                     {"absolute_error", "Absolute error"}}},
        {.id = "growth",
         .label = "Order of growth",
         .help = "Which leaf is split next: without a limit on leaves the tree ends up the same",
         .kind = Kind::Choice,
         .initial = std::string("depth_first"),
         .choices = {{"depth_first", "Depth first"}, {"best_first", "Best first"}},
         .onlyWhen = "max_leaf_nodes=0"},
        {.id = "ccp_alpha",
         .label = "Price per leaf α",
         .help = "Branches that lower the impurity by less than this per leaf are pruned away",
         .initial = 0.0,
         .minimum = 0.0,
         .maximum = 1000.0,
         .logarithmic = true,
         .minimumLabel = "no pruning",
         .restarts = false},
    };
}

std::vector<Parameter> parameters()
{
    std::vector<Parameter> all = limits();
    for (Parameter& parameter : judgement())
        all.push_back(std::move(parameter));
    return all;
}

std::vector<Preset> presets()
{
    return {
        {.title = "Three questions",
         .lesson = "Depth three catches the shape and leaves the noise alone",
         .settings = {{"max_depth", 3.0}}},
        {.title = "Pruned back",
         .lesson = "Grown to the end, then every branch that is not worth its leaves is cut off",
         .settings = {{"ccp_alpha", 0.01}}},
        {.title = "Best first",
         .lesson = "Eight leaves, each bought where it lowers the impurity most",
         .settings = {{"max_leaf_nodes", 8.0}}},
        {.title = "Grown to the end",
         .lesson = "No training error, and a box around every mislabelled sample",
         .good = false,
         .settings = {}},
        {.title = "One question",
         .lesson = "A stump: a single straight cut, blind to everything that needs two",
         .good = false,
         .settings = {{"max_depth", 1.0}}},
        {.title = "Impatient",
         .lesson = "On XOR no first cut gains anything, so asking for gain at once grows no tree",
         .good = false,
         .settings = {{"min_impurity_decrease", 0.1}}},
    };
}

} // namespace

Algorithm describe()
{
    return {
        .id = "decision_tree",
        .title = "Decision tree",
        .summary = "Splits the samples by one threshold at a time, always the one that makes both "
                   "sides purest, and predicts what the leaf's samples say",
        .tasks = {Task::Classification, Task::Regression},
        .parameters = parameters(),
        .presets = presets(),
        .stepName = "split",
        .lossName = "impurity of the leaves",
        .instant = true,
        .scaleSensitive = false,
        .begin = begin,
    };
}

} // namespace holdout::decision_tree
