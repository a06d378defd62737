#include "cli/command.h"

#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <exception>
#include <iostream>

namespace {

using namespace holdout::cli;

/// The verb that was typed, or the program itself: whose help is worth reading.
std::string typedVerb(const CLI::App& program)
{
    const auto verbs = program.get_subcommands();
    return verbs.empty() ? program.get_name() : program.get_name() + " " + verbs[0]->get_name();
}

/// What is wrong with the command line; CLI11 does not name a verb that it does not know.
std::string wrong(const CLI::App& program, int argc, char** argv, const CLI::ParseError& error)
{
    if (argc < 2 || !program.get_subcommands().empty() || argv[1][0] == '-')
        return error.what();
    std::string known;
    for (const CLI::App* verb : program.get_subcommands([](const CLI::App*) { return true; }))
        known += (known.empty() ? "" : ", ") + verb->get_name();
    return "There is no verb " + std::string(argv[1]) + "; choose one of " + known;
}

int complain(const CLI::App& program, const Failure& failure)
{
    std::string line = typedVerb(program) + ": " + failure.message;
    if (failure.status == Failure::Status::WrongUsage)
        line += "; see " + typedVerb(program) + " --help";
    for (char& c : line)
        c = static_cast<unsigned char>(c) < ' ' ? ' ' : c;
    std::cerr << line << '\n';
    return static_cast<int>(failure.status);
}

int run(int argc, char** argv)
{
    CLI::App program("Train the models of Holdout, look at data and draw scenes, without a window.",
                     "holdout-cli");
    program.set_version_flag("--version", HOLDOUT_VERSION, "Print the version and leave");
    program.require_subcommand(1);
    program.footer("Exit status: 0 done, 1 bad data or a failed run, 2 wrong usage.");
    Action action;
    addDatasets(program, action);
    addAlgorithms(program, action);
    addFit(program, action);
    addTable(program, action);
    addScene(program, action);

    try {
        program.parse(argc, argv);
    } catch (const CLI::Success& wanted) { // help or version
        return program.exit(wanted);
    } catch (const CLI::ParseError& error) {
        return complain(program, {Failure::Status::WrongUsage, wrong(program, argc, argv, error)});
    }
    const Outcome outcome = action();
    return outcome ? 0 : complain(program, outcome.error());
}

} // namespace

int main(int argc, char* argv[])
{
    try {
        return run(argc, argv);
    } catch (const std::exception& error) { // such as memory that is used up
        std::cerr << "holdout-cli: " << error.what() << '\n';
    }
    return static_cast<int>(Failure::Status::BadRun);
}
