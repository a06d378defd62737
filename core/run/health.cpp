#include "run/health.h"

#include <algorithm>
#include <cmath>

namespace holdout {
namespace {

using Weight = Finding::Weight;

/// Beyond this ratio of spreads the largest feature decides almost alone what is near.
constexpr double harmfulRatio = 20.0;

std::vector<Index> classCounts(const Dataset& data)
{
    std::vector<Index> counts(data.classNames.size());
    for (const double y : data.y)
        ++counts[static_cast<std::size_t>(y)];
    return counts;
}

void lookAtClasses(const Prepared& prepared, const Frame& frame, std::vector<Finding>& findings)
{
    if (prepared.task != Task::Classification)
        return;
    const std::vector<Index> counts = classCounts(prepared.train);
    const auto largest = std::ranges::max_element(counts);
    const Index n = prepared.train.samples();
    if (*largest == n) {
        findings.push_back(
            {.id = "one_class",
             .weight = Weight::Fault,
             .caption = {"All {n} training samples are of class {class}: there is "
                         "nothing to tell apart",
                         {{"n", static_cast<double>(n)},
                          {"class", prepared.train.classNames[static_cast<std::size_t>(
                                        largest - counts.begin())]}}}});
        return;
    }
    const double share = static_cast<double>(*largest) / static_cast<double>(n);
    if (share >= 0.8 && frame.validation && frame.validation->score <= share + 0.01)
        findings.push_back(
            {.id = "base_rate",
             .caption = {
                 "Accuracy {accuracy} is no better than always saying the largest class, which "
                 "has {share} of the samples; look at recall and the precision-recall trade",
                 {{"accuracy", frame.validation->score}, {"share", share}}}});
}

void lookAtNeighbours(const Prepared& prepared, const Algorithm& algorithm,
                      const Settings& settings, std::vector<Finding>& findings)
{
    if (algorithm.id != "knn")
        return;
    const int k = integer(settings, "n_neighbors");
    if (k >= prepared.train.samples())
        findings.push_back({.id = "k_reaches_n",
                            .caption = {"With k = {k} every one of the {n} training samples votes "
                                        "everywhere: the model says the same for every point",
                                        {{"k", static_cast<double>(k)},
                                         {"n", static_cast<double>(prepared.train.samples())}}}});
}

void lookAtScales(const Prepared& prepared, const Algorithm& algorithm,
                  std::vector<Finding>& findings)
{
    const Matrix& X = prepared.train.X;
    if (!algorithm.scaleSensitive || X.cols() < 2 || X.rows() < 2)
        return;
    const Eigen::RowVectorXd mean = X.colwise().mean();
    const Eigen::RowVectorXd spread =
        ((X.rowwise() - mean).colwise().squaredNorm() / static_cast<double>(X.rows())).cwiseSqrt();
    Index widest = 0;
    Index narrowest = -1;
    for (Index j = 0; j < spread.size(); ++j) {
        if (spread(j) > spread(widest))
            widest = j;
        if (spread(j) > 0.0 && (narrowest < 0 || spread(j) < spread(narrowest)))
            narrowest = j;
    }
    if (narrowest < 0 || spread(widest) < harmfulRatio * spread(narrowest))
        return;
    const auto name = [&](Index j) {
        return prepared.train.features[static_cast<std::size_t>(j)].name;
    };
    findings.push_back(
        {.id = "unscaled_features",
         .caption = {"{widest} varies {ratio} times as much as {narrowest}, so it decides "
                     "nearly alone; standardise the features",
                     {{"widest", name(widest)},
                      {"ratio", std::round(spread(widest) / spread(narrowest))},
                      {"narrowest", name(narrowest)}}},
         .remedy = "standardise"});
}

void lookAtUnits(const Frame& frame, std::vector<Finding>& findings)
{
    const Inside inside = frame.snapshot.model->inside({});
    const auto* network = std::get_if<NetworkInside>(&inside);
    if (!network || frame.snapshot.step == 0)
        return;
    for (std::size_t layer = 0; layer < network->monitors.size(); ++layer)
        if (network->monitors[layer].dead >= 0.3) {
            findings.push_back(
                {.id = "dead_units",
                 .caption = {"{share} of the units of hidden layer {layer} never fire or "
                             "are always saturated; try a smaller learning rate, "
                             "another initialisation or a leaky activation",
                             {{"share", network->monitors[layer].dead},
                              {"layer", static_cast<double>(layer + 1)}}}});
            return;
        }
}

void lookAtParts(const Prepared& prepared, const Frame& frame, std::vector<Finding>& findings)
{
    if (frame.validation || prepared.task == Task::Clustering)
        return;
    findings.push_back(
        {.id = "no_validation",
         .weight = Weight::Note,
         .caption = {"There is no validation part, so every score shown is one on the "
                     "training samples; give validation a share of the split"}});
}

} // namespace

std::vector<Finding> examine(const Prepared& prepared, const Algorithm& algorithm,
                             const Settings& settings, const Frame& frame)
{
    std::vector<Finding> findings;
    if (!frame.snapshot.model)
        return findings;
    lookAtClasses(prepared, frame, findings);
    lookAtNeighbours(prepared, algorithm, settings, findings);
    lookAtScales(prepared, algorithm, findings);
    lookAtUnits(frame, findings);
    lookAtParts(prepared, frame, findings);
    return findings;
}

} // namespace holdout
