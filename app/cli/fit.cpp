#include "cli/fit.h"

#include <memory>

namespace holdout::cli {
namespace {

Outcome fit(const FitOptions& options)
{
    const auto request = understand(options);
    if (!request)
        return wrongUsage(request.error().message);
    const auto data = loadData(*request);
    if (!data)
        return badRun(data.error().message);
    const auto done = run(*request, *data);
    if (!done)
        return badRun(done.error().message);
    return report(*request, *data, *done);
}

void addDataOptions(CLI::App& verb, FitOptions& options)
{
    verb.add_option("--data", options.data,
                    "A CSV file, a shipped data set or a generator (see holdout-cli datasets)")
        ->type_name("FILE.csv|DATASET")
        ->required();
    verb.add_option("--with", options.with, "Settings of a generator, such as n=500 noise=0.3")
        ->type_name("NAME=VALUE");
    verb.add_option("--target", options.target,
                    "The column to predict; a shipped set knows its own")
        ->type_name("COLUMN");
    verb.add_option("--features", options.features,
                    "The columns to predict from, separated by commas; else all others that hold "
                    "numbers or categories")
        ->type_name("a,b,...");
    verb.add_option("--task", options.task,
                    "classification, regression or clustering; else what target and algorithm "
                    "suggest")
        ->type_name("TASK");
    CLI::Option* split =
        verb.add_option("--split", options.split,
                        "Shares of the training, validation and test part, such as 0.6,0.2,0.2; "
                        "else all rows train")
            ->type_name("a,b,c");
    verb.add_option("--test", options.test, "A CSV file of test rows, with the same columns")
        ->type_name("FILE.csv")
        ->excludes(split);
}

void addRunOptions(CLI::App& verb, FitOptions& options)
{
    verb.add_option("--algorithm", options.algorithm, "What to train (see holdout-cli algorithms)")
        ->type_name("ID")
        ->required();
    verb.add_option("--set", options.set, "Settings of the algorithm, such as n_neighbors=5")
        ->type_name("NAME=VALUE");
    std::string steps;
    for (const Transform& transform : transforms())
        steps += (steps.empty() ? "" : ", ") + transform.id;
    verb.add_option("--pipeline", options.pipeline,
                    "Preparation steps in order, separated by commas: " + steps +
                        "; with settings as in polynomial:degree=3; none for none; else only what "
                        "is necessary")
        ->type_name("STEPS");
    verb.add_option("--seed", options.seed, "Of everything random: generator, split, run")
        ->type_name("N")
        ->check(CLI::NonNegativeNumber)
        ->capture_default_str();
    verb.add_option("--steps", options.steps, "Stop after so many steps")
        ->type_name("N")
        ->check(CLI::NonNegativeNumber);
    verb.add_option("--trace", options.trace, "Write loss and other numbers of every step")
        ->type_name("OUT.csv");
    verb.add_option("--predictions", options.predictions,
                    "Write row, truth, prediction and the share of each class: of the --test rows "
                    "if given, else of all rows")
        ->type_name("OUT.csv");
    verb.add_flag("--json", options.json, "Print JSON instead of a table");
}

} // namespace

void addFit(CLI::App& program, Action& action)
{
    CLI::App* verb = program.add_subcommand("fit", "Train a model and say how good it is");
    const auto options = std::make_shared<FitOptions>();
    addDataOptions(*verb, *options);
    addRunOptions(*verb, *options);
    verb->callback([&action, options] { action = [options] { return fit(*options); }; });
}

} // namespace holdout::cli
