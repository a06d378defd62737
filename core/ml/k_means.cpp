/// k-means clustering, by Lloyd's algorithm.
///
/// Finds k centres that minimise the inertia, the sum of squared distances from each sample to its
/// nearest centre,
///
///     J(C) = Σᵢ minⱼ ‖xᵢ − cⱼ‖²                       (in squared units of the features)
///
/// One step gives every sample to its nearest centre, then moves each centre to the mean of its
/// samples. Neither half can raise J, so the run ends; it may end in a local minimum, and which one
/// depends on where the centres start. Each step costs O(nkd).
///
/// Source: S. P. Lloyd, "Least squares quantization in PCM", IEEE Trans. Inf. Theory 28 (1982).

#include "ml/k_means/run.h"

#include <algorithm>

namespace holdout::k_means {
namespace {

struct Attempt {
    Seeds seeds;
    double inertia = 0.0; ///< Where the run from these seeds ends.
};

std::unique_ptr<Trainer> begin(const Dataset& data, Task, const Settings& settings, Random random)
{
    const Index wanted = integer(settings, "n_clusters");
    const Index k = std::min(wanted, data.samples());
    const int starts = integer(settings, "n_init");
    auto samples = std::make_shared<Samples>();
    samples->X = data.X;
    for (const Feature& feature : data.features)
        samples->featureNames.push_back(feature.name);
    const Matrix centred = data.X.rowwise() - data.X.colwise().mean();
    samples->variance = centred.squaredNorm() / static_cast<double>(centred.size());

    const Stopping stopping{.iterations = integer(settings, "max_iter"),
                            .smallShift = number(settings, "tol") * samples->variance};
    Start start{.method = choice(settings, "init"), .starts = starts, .wanted = wanted};
    Seeds best;
    for (int attempt = 0; attempt < starts; ++attempt) {
        Random own = random.fork();
        Seeds seeds = seed(start.method, data.X, k, own);
        if (starts == 1) {
            best = std::move(seeds);
            break;
        }
        Run trial(samples, seeds.centres, stopping, start);
        while (trial.step(Stride::Whole)) {
        }
        start.worst = attempt == 0 ? trial.loss() : std::max(start.worst, trial.loss());
        if (attempt == 0 || trial.loss() < start.best) {
            start.best = trial.loss();
            best = std::move(seeds);
        }
    }
    start.candidates = best.candidates;
    samples->seedingWeights = std::move(best.weights);
    return std::make_unique<Run>(std::move(samples), std::move(best.centres), stopping,
                                 std::move(start));
}

std::vector<Parameter> parameters()
{
    using Kind = Parameter::Kind;
    return {
        {.id = "n_clusters",
         .label = "Clusters k",
         .help = "More clusters always fit the samples more closely, and explain less",
         .kind = Kind::Integer,
         .initial = 3.0,
         .minimum = 1,
         .maximum = 50,
         .main = true},
        {.id = "init",
         .label = "First centres",
         .help = "Where the centres start decides which of the local minima the run ends in",
         .kind = Kind::Choice,
         .initial = std::string("k-means++"),
         .choices = {{"k-means++", "k-means++ (by squared distance)"},
                     {"random", "Random samples"},
                     {"farthest", "Farthest from those before"}}},
        {.id = "n_init",
         .label = "Starts",
         .help = "More starts make a bad local minimum less likely; the best run is shown",
         .kind = Kind::Integer,
         .initial = 1.0,
         .minimum = 1,
         .maximum = 50},
        {.id = "max_iter",
         .label = "Iterations at most",
         .help = "Fewer iterations stop the centres on their way",
         .kind = Kind::Integer,
         .initial = 300.0,
         .minimum = 1,
         .maximum = 1000,
         .logarithmic = true,
         .restarts = false},
        {.id = "tol",
         .label = "Tolerance",
         .help = "A larger tolerance stops earlier: when the squared shifts of the centres are "
                 "below this share of the features' variance",
         .initial = 1e-4,
         .minimum = 0.0,
         .maximum = 1.0,
         .logarithmic = true,
         .minimumLabel = "exact",
         .restarts = false},
    };
}

std::vector<Preset> presets()
{
    return {
        {.title = "Careful seeding",
         .lesson = "Centres drawn by squared distance start far apart and seldom get stuck",
         .settings = {}},
        {.title = "Ten starts",
         .lesson = "The best of ten runs: the caption of the start says how bad the worst was",
         .settings = {{"init", std::string("random")}, {"n_init", 10.0}}},
        {.title = "One random start",
         .lesson = "Change the seed a few times: two centres often share a cluster for good",
         .good = false,
         .settings = {{"n_clusters", 5.0}, {"init", std::string("random")}}},
        {.title = "Too many clusters",
         .lesson = "Inertia falls with every centre, while the silhouettes say it means nothing",
         .good = false,
         .settings = {{"n_clusters", 12.0}}},
        {.title = "Stopped early",
         .lesson = "After two iterations the centres are still on their way",
         .good = false,
         .settings = {{"init", std::string("random")}, {"max_iter", 2.0}}},
    };
}

} // namespace

Algorithm describe()
{
    return {
        .id = "k_means",
        .title = "k-means",
        .summary = "Alternates between giving samples to their nearest centre and moving each "
                   "centre to the mean of its samples",
        .tasks = {Task::Clustering},
        .parameters = parameters(),
        .presets = presets(),
        .stepName = "iteration",
        .lossName = "inertia",
        .instant = true,
        .scaleSensitive = true,
        .begin = begin,
    };
}

} // namespace holdout::k_means
