#include "base/numbers.h"
#include "cli/fit.h"
#include "cli/sources.h"
#include "data/toy_data.h"
#include "run/task_name.h"

#include <algorithm>

namespace holdout::cli {
namespace {

/// The pieces between separators; none for an empty text.
std::vector<std::string> pieces(std::string_view text, char separator = ',')
{
    std::vector<std::string> list;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(separator), text.size());
        list.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return list;
}

/// Reads "name=value" after "name=value" by these parameters.
Result<Settings> readSettings(const std::string& option, const std::vector<std::string>& typed,
                              const std::vector<Parameter>& parameters)
{
    Settings settings;
    for (const std::string& entry : typed) {
        const std::size_t equals = entry.find('=');
        if (equals == std::string::npos)
            return invalid(option + " " + entry + " has no value; write name=value");
        const std::string name = entry.substr(0, equals);
        const auto parameter = std::ranges::find(parameters, name, &Parameter::id);
        if (parameter == parameters.end()) {
            std::string known;
            for (const Parameter& each : parameters)
                known += (known.empty() ? "" : ", ") + each.id;
            return invalid(option + " " + name +
                           ": there is no setting of that name; choose one of " + known);
        }
        const auto value = parseSetting(*parameter, std::string_view(entry).substr(equals + 1));
        if (!value)
            return invalid(option + " " + value.error().message);
        settings[name] = *value;
    }
    return settings;
}

Result<std::vector<TransformStep>> readPipeline(const std::string& typed)
{
    std::vector<TransformStep> steps;
    if (typed == "none")
        return steps;
    for (const std::string& piece : pieces(typed)) {
        const std::vector<std::string> words = pieces(piece, ':'); // polynomial:degree=3
        const auto transform = findTransform(words.empty() ? "" : words.front());
        if (!transform)
            return invalid("--pipeline: " + transform.error().message);
        auto settings = readSettings("--pipeline " + (*transform)->id,
                                     {words.begin() + 1, words.end()}, (*transform)->parameters);
        if (!settings)
            return std::unexpected(settings.error());
        steps.push_back({.id = (*transform)->id, .settings = std::move(*settings)});
    }
    return steps;
}

Result<Split> readSplit(const std::string& typed)
{
    std::vector<double> shares;
    for (const std::string& piece : pieces(typed))
        shares.push_back(parseNumber(piece).value_or(-1.0));
    if (shares.size() == 2)
        shares.insert(shares.begin() + 1, 0.0); // training and test
    const bool fits = shares.size() == 3 && shares[0] > 0.0 &&
                      std::ranges::all_of(shares, [](double share) { return share >= 0.0; }) &&
                      std::abs(shares[0] + shares[1] + shares[2] - 1.0) < 1e-9;
    if (!fits)
        return invalid("--split " + typed +
                       " is no split; give the shares of training, validation and test, which sum "
                       "to 1, such as 0.6,0.2,0.2");
    return Split{.train = shares[0], .validation = shares[1], .test = shares[2]};
}

Result<std::optional<Task>> readTask(const std::string& typed, const Algorithm& algorithm)
{
    if (typed.empty())
        return std::optional<Task>();
    const auto task = taskNamed(typed);
    if (!task)
        return invalid("--task " + typed +
                       " is no task; give classification, regression or clustering");
    if (!algorithm.can(*task))
        return invalid("--task " + typed + ": " + algorithm.id +
                       " does not do that; choose another --algorithm or leave --task out");
    return task;
}

/// Whether the data have a target without one being typed.
bool knowsTarget(const std::string& data, bool generated)
{
    const DataCard* card = shippedCard(data);
    return generated || (card && !card->target.empty());
}

Result<> checkTarget(const FitOptions& options, const FitRequest& request, bool generated)
{
    const bool clusters = request.task ? *request.task == Task::Clustering
                                       : request.algorithm->tasks == std::vector{Task::Clustering};
    if (options.target.empty() && !clusters && !knowsTarget(options.data, generated))
        return invalid("--target is missing: " + options.algorithm +
                       " needs a column of --data to predict");
    return {};
}

Result<> checkSources(const FitOptions& options)
{
    const bool generated =
        std::ranges::find(toyData(), options.data, &ToyData::id) != toyData().end();
    if (!generated && !options.with.empty())
        return invalid("--with sets up a generator, and --data " + options.data +
                       " is none; see holdout-cli datasets");
    if (generated && !(options.target.empty() && options.features.empty()))
        return invalid("--target and --features choose columns of a table, and " + options.data +
                       " is a generator; leave them out");
    if (generated && !options.test.empty())
        return invalid("--test needs a file with the columns of --data, and " + options.data +
                       " is a generator; use --split");
    return {};
}

} // namespace

Result<FitRequest> understand(const FitOptions& options)
{
    FitRequest request{.data = options.data,
                       .target = options.target,
                       .features = pieces(options.features),
                       .test = options.test,
                       .seed = options.seed,
                       .trace = options.trace,
                       .predictions = options.predictions,
                       .json = options.json};
    if (options.steps >= 0)
        request.steps = options.steps;
    if (const auto ok = checkSources(options); !ok)
        return std::unexpected(ok.error());
    const auto algorithm = findAlgorithm(options.algorithm);
    if (!algorithm)
        return invalid("--algorithm: " + algorithm.error().message);
    request.algorithm = *algorithm;
    const auto task = readTask(options.task, **algorithm);
    if (!task)
        return std::unexpected(task.error());
    request.task = *task;

    auto settings = readSettings("--set", options.set, (*algorithm)->parameters);
    if (!settings)
        return std::unexpected(settings.error());
    request.settings = std::move(*settings);
    request.settings.merge(defaults((*algorithm)->parameters));
    const auto toy = std::ranges::find(toyData(), options.data, &ToyData::id);
    if (const auto ok = checkTarget(options, request, toy != toyData().end()); !ok)
        return std::unexpected(ok.error());
    if (toy != toyData().end()) {
        auto with = readSettings("--with", options.with, toy->parameters);
        if (!with)
            return std::unexpected(with.error());
        request.with = std::move(*with);
    }
    if (options.pipeline) {
        auto steps = readPipeline(*options.pipeline);
        if (!steps)
            return std::unexpected(steps.error());
        request.pipeline = std::move(*steps);
    }
    if (!options.split.empty()) {
        const auto split = readSplit(options.split);
        if (!split)
            return std::unexpected(split.error());
        request.split = *split;
    }
    return request;
}

} // namespace holdout::cli
