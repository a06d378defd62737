#pragma once

#include "base/result.h"

#include <CLI/App.hpp>
#include <expected>
#include <functional>
#include <string>

namespace holdout::cli {

/// Why a command did not succeed, and the program's exit status that says so.
struct Failure {
    enum class Status { BadRun = 1, WrongUsage = 2 };

    Status status = Status::BadRun;
    std::string message; ///< One sentence, as Error::message.
};

using Outcome = std::expected<void, Failure>;

/// Something the command line itself gets wrong, whatever the data are.
inline std::unexpected<Failure> wrongUsage(std::string message)
{
    return std::unexpected(Failure{Failure::Status::WrongUsage, std::move(message)});
}

/// Bad data, or a run that failed.
inline std::unexpected<Failure> badRun(std::string message)
{
    return std::unexpected(Failure{Failure::Status::BadRun, std::move(message)});
}

/// What to do once the command line has been read; set by the verb that was typed.
using Action = std::function<Outcome()>;

void addDatasets(CLI::App& program, Action& action);
void addAlgorithms(CLI::App& program, Action& action);
void addFit(CLI::App& program, Action& action);
void addTable(CLI::App& program, Action& action);
void addScene(CLI::App& program, Action& action);

} // namespace holdout::cli
