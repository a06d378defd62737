/// How long the core takes for what the lab does most: a whole fit, one epoch, one map.

#include "data/toy_data.h"
#include "run/picture.h"

#include <algorithm>
#include <benchmark/benchmark.h>

namespace holdout {
namespace {

std::shared_ptr<const Prepared> moons(Index n)
{
    const auto toy = std::ranges::find(toyData(), "two_moons", &ToyData::id);
    Settings settings = defaults(toy->parameters);
    settings["n"] = static_cast<double>(n);
    auto prepared = prepare(*generate(*toy, settings, 7), Task::Classification, {}, Split{}, 7);
    return std::make_shared<const Prepared>(std::move(*prepared));
}

std::unique_ptr<Trainer> begin(const Algorithm& algorithm, const Prepared& prepared)
{
    const Task task = algorithm.tasks.front();
    return *start(algorithm, prepared.train, task, defaults(algorithm.parameters), 7);
}

/// All steps of an instant algorithm, one step of another.
void fit(benchmark::State& state, const Algorithm* algorithm)
{
    const auto prepared = moons(state.range(0));
    const int steps = algorithm->instant ? 1'000'000 : 1;
    for (auto _ : state) {
        const auto trainer = begin(*algorithm, *prepared);
        for (int step = 0; step < steps && trainer->step(Stride::Whole); ++step)
            ;
        benchmark::DoNotOptimize(trainer->loss());
    }
}

void map(benchmark::State& state, const Algorithm* algorithm)
{
    const auto prepared = moons(500);
    const auto trainer = begin(*algorithm, *prepared);
    for (int step = 0; step < 200 && trainer->step(Stride::Whole); ++step)
        ;
    const auto model = trainer->snapshot().model;
    const Plane plane = *makePlane(prepared->raw, prepared->task, {});
    const Extent extent = extentOf(prepared->raw, plane);
    const int cells = static_cast<int>(state.range(0));
    for (auto _ : state)
        benchmark::DoNotOptimize(
            evaluate(*model, prepared->pipeline, plane, prepared->task, extent, cells, cells));
}

} // namespace
} // namespace holdout

int main(int argc, char** argv)
{
    using namespace holdout;
    for (const Algorithm& algorithm : algorithms()) {
        benchmark::RegisterBenchmark(("fit/" + algorithm.id).c_str(), fit, &algorithm)
            ->Arg(500)
            ->Arg(5000)
            ->Unit(benchmark::kMillisecond);
        benchmark::RegisterBenchmark(("map/" + algorithm.id).c_str(), map, &algorithm)
            ->Arg(64)
            ->Arg(256)
            ->Unit(benchmark::kMillisecond);
    }
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
