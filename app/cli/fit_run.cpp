#include "cli/fit.h"

#include <chrono>
#include <cmath>

namespace holdout::cli {
namespace {

class Stopwatch {
public:
    double seconds() const
    {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - m_start).count();
    }

private:
    std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
};

/// What a trace needs of a moment; the model would only take up memory.
Snapshot withoutModel(Snapshot snapshot)
{
    snapshot.model.reset();
    return snapshot;
}

/// Steps until the limit or the end; says whether there was nothing left to do.
Result<bool> train(Trainer& trainer, const FitRequest& request, std::vector<Snapshot>& trace)
{
    const bool traced = !request.trace.empty();
    if (traced)
        trace.push_back(withoutModel(trainer.snapshot()));
    for (int step = 0; step < request.steps; ++step) {
        if (!trainer.step(Stride::Whole))
            return true;
        if (!std::isfinite(trainer.loss()))
            return failure(ErrorCode::Numerical,
                           "The loss ran away at step " + std::to_string(step + 1) +
                               "; try a smaller learning rate or standardise the features");
        if (traced)
            trace.push_back(withoutModel(trainer.snapshot()));
    }
    return !trainer.clone()->step(Stride::Whole);
}

/// An end that is only the limit on the number of steps is no convergence.
bool hasConverged(const FitRequest& request, const Snapshot& last, bool ended)
{
    const auto limit = request.settings.find("max_iter");
    const bool atLimit =
        limit != request.settings.end() && last.step >= integer(request.settings, "max_iter");
    return last.flag == Flag::Converged || (ended && !atLimit);
}

} // namespace

Result<FitRun> run(const FitRequest& request, const FitData& data)
{
    FitRun done;
    done.pipeline = request.pipeline.value_or(necessarySteps(data.raw));
    auto prepared = prepare(data.raw, data.task, done.pipeline, data.parts);
    if (!prepared)
        return std::unexpected(prepared.error());
    done.prepared = std::move(*prepared);

    const Stopwatch fitting;
    const auto trainer =
        start(*request.algorithm, done.prepared.train, data.task, request.settings, request.seed);
    if (!trainer)
        return std::unexpected(trainer.error());
    const auto ended = train(**trainer, request, done.trace);
    if (!ended)
        return std::unexpected(ended.error());
    done.last = (*trainer)->snapshot();
    done.converged = hasConverged(request, done.last, *ended);
    done.fitSeconds = fitting.seconds();

    const Stopwatch predicting;
    done.scores = done.last.model->predict(done.prepared.data.X);
    done.predictSeconds = predicting.seconds();
    for (const Part part : {Part::Train, Part::Validation, Part::Test})
        if (part != Part::Test || data.testIsLabelled || data.task == Task::Clustering)
            done.reports[static_cast<std::size_t>(part)] =
                report(done.prepared, *done.last.model, part, std::nullopt);
    return done;
}

} // namespace holdout::cli
