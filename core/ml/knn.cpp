/// The k-nearest-neighbours rule.
///
/// There is nothing to learn: the training set is the model. A sample is given the share of votes
///
///     p(c | x) = Σᵢ wᵢ [yᵢ = c] / Σᵢ wᵢ         over the k training samples nearest to x,
///
/// or, where y is a number, the mean Σᵢ wᵢ yᵢ / Σᵢ wᵢ. The weights are 1, or one over the distance.
/// Small k follows every sample, large k smooths until only the class shares are left.
///
/// One step asks one neighbour more, for everybody at once: after step j the model is the
/// j-nearest-neighbours rule, so the run shows what k does. The loss is the mean log loss (or the
/// mean squared error) over training samples, each of them counting itself as its own nearest
/// neighbour, which is why k = 1 looks perfect. Each prediction costs about O(log n) with a k-d
/// tree in few dimensions, and O(nd) without.
///
/// Source: T. M. Cover and P. E. Hart, "Nearest neighbor pattern classification", IEEE Trans. Inf.
/// Theory 13 (1967).

#include "ml/knn/run.h"

namespace holdout::knn {
namespace {

/// Class shares, or the mean of y: what one would say without looking at x.
Vector prior(const Dataset& data, Task task)
{
    if (task == Task::Regression)
        return Vector::Constant(1, data.y.mean());
    Vector shares = Vector::Zero(data.classes());
    for (const double y : data.y)
        shares(static_cast<Index>(y)) += 1.0;
    return shares / static_cast<double>(data.samples());
}

bool treeHelps(const Settings& settings, Index dimensions)
{
    constexpr Index mostDimensions = 15; // beyond, boxes hardly ever lie out of reach
    const std::string& algorithm = choice(settings, "algorithm");
    return algorithm == "kd_tree" || (algorithm == "auto" && dimensions <= mostDimensions);
}

std::unique_ptr<Trainer> begin(const Dataset& data, Task task, const Settings& settings, Random)
{
    const std::string& metric = choice(settings, "metric");
    MetricSpace space(metricOf(metric), data.X);
    Matrix mapped = space.map(data.X);
    const bool useTree = treeHelps(settings, mapped.cols());
    auto memory =
        std::make_shared<Memory>(Memory{.data = data,
                                        .task = task,
                                        .space = std::move(space),
                                        .metric = metric,
                                        .mapped = std::move(mapped),
                                        .prior = prior(data, task),
                                        .byDistance = choice(settings, "weights") == "distance"});
    return std::make_unique<Run>(std::move(memory), integer(settings, "n_neighbors"), useTree);
}

std::vector<Parameter> parameters()
{
    using Kind = Parameter::Kind;
    return {
        {.id = "n_neighbors",
         .label = "Neighbours k",
         .help = "More neighbours smooth the boundary; fewer follow every sample",
         .kind = Kind::Integer,
         .initial = 15.0,
         .minimum = 1,
         .maximum = 200,
         .logarithmic = true,
         .main = true},
        {.id = "weights",
         .label = "Weights",
         .help =
             "By distance, nearer neighbours say more, and a training sample decides for itself",
         .kind = Kind::Choice,
         .initial = std::string("uniform"),
         .choices = {{"uniform", "All alike"}, {"distance", "1 / distance"}}},
        {.id = "metric",
         .label = "Metric",
         .help = "What counts as near: the shape of the ball that grows around the point",
         .kind = Kind::Choice,
         .initial = std::string("euclidean"),
         .choices = {{"euclidean", "Euclidean (L2)"},
                     {"manhattan", "Manhattan (L1)"},
                     {"chebyshev", "Chebyshev (L∞)"},
                     {"cosine", "Cosine"},
                     {"mahalanobis", "Mahalanobis"}}},
        {.id = "algorithm",
         .label = "Search",
         .help = "How neighbours are found: the answer is the same, the time is not",
         .kind = Kind::Choice,
         .initial = std::string("auto"),
         .choices = {{"auto", "Automatic"}, {"brute", "Measure all"}, {"kd_tree", "k-d tree"}}},
    };
}

std::vector<Preset> presets()
{
    return {
        {.title = "Fifteen neighbours",
         .lesson =
             "Enough votes to drown single mislabelled samples, few enough to follow the shape",
         .settings = {}},
        {.title = "Near ones say more",
         .lesson = "Weights 1/distance smooth far out and trust samples close by",
         .settings = {{"weights", std::string("distance")}}},
        {.title = "Scale-free",
         .lesson = "Mahalanobis distance whitens the features, so their units no longer matter",
         .settings = {{"metric", std::string("mahalanobis")}}},
        {.title = "One neighbour",
         .lesson = "No training error at all, and an island around every noisy sample",
         .good = false,
         .settings = {{"n_neighbors", 1.0}}},
        {.title = "Two neighbours",
         .lesson = "Ties everywhere: an even k lets the order of the classes decide",
         .good = false,
         .settings = {{"n_neighbors", 2.0}}},
        {.title = "Everybody votes",
         .lesson = "With nearly all samples asked, the larger class wins everywhere",
         .good = false,
         .settings = {{"n_neighbors", 200.0}}},
    };
}

} // namespace

Algorithm describe()
{
    return {
        .id = "knn",
        .title = "k-nearest neighbours",
        .summary =
            "Keeps the training samples and lets the k nearest ones vote, so all the work is "
            "done when predicting",
        .tasks = {Task::Classification, Task::Regression},
        .parameters = parameters(),
        .presets = presets(),
        .stepName = "neighbour",
        .lossName = "loss on the training samples",
        .instant = true,
        .scaleSensitive = true,
        .begin = begin,
    };
}

} // namespace holdout::knn
