#pragma once

#include "cli/command.h"
#include "data/split.h"
#include "ml/algorithm.h"
#include "run/experiment.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

/// The parts of the verb "fit": what was asked for, the data, the run, the report.

namespace holdout::cli {

/// The options as typed.
struct FitOptions {
    std::string data;
    std::vector<std::string> with; ///< Settings of a generator, "name=value".
    std::string target;
    std::string features; ///< Separated by commas.
    std::string task;
    std::string algorithm;
    std::vector<std::string> set; ///< Settings of the algorithm, "name=value".
    std::optional<std::string> pipeline;
    std::string split;
    std::string test;
    std::uint64_t seed = 7;
    int steps = -1;
    std::string trace, predictions;
    bool json = false;
};

/// The options as understood, all of them checked as far as that goes without the data.
struct FitRequest {
    std::string data;
    Settings with = {}; ///< Those that were given.
    std::string target = {};
    std::vector<std::string> features = {};
    std::optional<Task> task = {};
    const Algorithm* algorithm = nullptr;
    Settings settings = {};                                  ///< Complete.
    std::optional<std::vector<TransformStep>> pipeline = {}; ///< Nothing: the necessary steps.
    std::optional<Split> split = {};
    std::string test = {};
    std::uint64_t seed = 7;
    int steps = 1'000'000;
    std::string trace = {}, predictions = {};
    bool json = false;
};

/// Errors: InvalidInput naming the option and what it accepts.
Result<FitRequest> understand(const FitOptions& options);

/// The data of a fit, and where they came from.
struct FitData {
    Dataset raw;
    Task task = Task::Classification;
    std::string name = {};
    std::vector<Part> parts = {};          ///< One per row.
    std::vector<Index> rowNumbers = {};    ///< Per row: its number in its file, from 1.
    Index droppedRows = 0;                 ///< Of the training file: those without a target.
    std::vector<std::string> leftOut = {}; ///< Columns that are neither feature nor target.
    std::vector<std::string> notes = {};   ///< Sentences about what may surprise.
    bool testIsLabelled = true;            ///< Whether the --test rows have a target.
};

/// Reads or generates the data, decides the task, and cuts or appends the test rows.
Result<FitData> loadData(const FitRequest& request);

/// A run, done.
struct FitRun {
    Prepared prepared;
    std::vector<TransformStep> pipeline;
    Snapshot last;
    bool converged = false;
    std::vector<Snapshot> trace;       ///< Without models; empty unless asked for.
    Matrix scores;                     ///< What the model says of every row.
    std::array<PartReport, 3> reports; ///< By Part.
    double fitSeconds = 0.0, predictSeconds = 0.0;
};

/// Errors: what prepare(), start() and runToEnd() refuse.
Result<FitRun> run(const FitRequest& request, const FitData& data);

/// The CSV text of --predictions and of --trace.
std::string predictionsFile(const FitRequest& request, const FitData& data, const FitRun& run);
std::string traceFile(const FitRun& run);

/// Writes the trace and the predictions where asked, and the result to standard output.
Outcome report(const FitRequest& request, const FitData& data, const FitRun& run);

} // namespace holdout::cli
