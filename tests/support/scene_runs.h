#pragma once

#include "data/toy_data.h"
#include "eval/metric.h"
#include "run/experiment.h"
#include "run/scene.h"

#include <QFile>

#include <algorithm>
#include <functional>
#include <limits>

/// Built-in scenes, run again and again with other seeds.

namespace holdout::test {

inline constexpr int seeds = 15;
inline constexpr double freshRows = 2000.0;

inline Scene open(const QString& id)
{
    QFile file(QStringLiteral(RESOURCES "/scenes/%1.mlscene").arg(id));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no scene %s", qPrintable(id));
    const auto scene = parseScene(file.readAll().toStdString());
    if (!scene)
        qFatal("%s: %s", qPrintable(id), scene.error().message.c_str());
    return *scene;
}

inline Scene with(Scene scene, const std::string& parameter, const Setting& setting)
{
    scene.settings[parameter] = setting;
    return scene;
}

inline Dataset dataOf(const Scene& scene, std::uint64_t seed, std::optional<double> rows = {})
{
    if (const auto* painted = std::get_if<PaintedSource>(&scene.source)) {
        Dataset data;
        data.X.resize(std::ssize(painted->x), 2);
        data.X.col(0) = Vector::Map(painted->x.data(), data.X.rows());
        data.X.col(1) = Vector::Map(painted->y.data(), data.X.rows());
        data.y = Vector::Map(painted->target.data(), data.X.rows());
        data.features = {{.name = painted->features[0]}, {.name = painted->features[1]}};
        data.targetName = "class";
        data.classNames = painted->classNames;
        return data;
    }
    const auto& source = std::get<GeneratedSource>(scene.source);
    const auto toy = std::ranges::find(toyData(), source.id, &ToyData::id);
    Settings settings = source.settings;
    settings.merge(defaults(toy->parameters));
    if (rows)
        settings["n"] = *rows;
    return generate(*toy, settings, seed).value();
}

struct Trained {
    Prepared prepared;
    std::unique_ptr<Trainer> trainer;
};

/// The scene as it opens, but with another seed for everything.
inline Trained begin(const Scene& scene, std::uint64_t seed)
{
    const Algorithm& algorithm = **findAlgorithm(scene.algorithm);
    Prepared prepared =
        prepare(dataOf(scene, seed), scene.task, scene.transforms, scene.split, seed).value();
    Settings settings = scene.settings;
    settings.merge(defaults(algorithm.parameters));
    auto trainer = start(algorithm, prepared.train, scene.task, settings, seed).value();
    return {std::move(prepared), std::move(trainer)};
}

inline double accuracy(const Model& model, const Dataset& data)
{
    const std::vector<Index> decided = decide(model.predict(data.X));
    Index right = 0;
    for (Index i = 0; i < data.samples(); ++i)
        right += static_cast<double>(decided[static_cast<std::size_t>(i)]) == data.y(i) ? 1 : 0;
    return static_cast<double>(right) / static_cast<double>(data.samples());
}

struct Accuracies {
    double train = 0.0;
    double fresh = 0.0; ///< On new data of the same kind; of painted data, on the test part.
};

inline Accuracies accuracies(const Scene& scene, std::uint64_t seed)
{
    Trained run = begin(scene, seed);
    const Snapshot last = runToEnd(*run.trainer).value();
    const bool painted = std::holds_alternative<PaintedSource>(scene.source);
    const Dataset fresh = painted
                              ? select(run.prepared.data, rowsOf(run.prepared.parts, Part::Test))
                              : run.prepared.pipeline.apply(dataOf(scene, seed + 1000, freshRows));
    return {accuracy(*last.model, run.prepared.train), accuracy(*last.model, fresh)};
}

/// How a long run went on new data.
struct Overtrained {
    double best = std::numeric_limits<double>::infinity();
    double bestEpoch = 0.0;
    double last = 0.0;
    double train = 0.0; ///< The training loss at the end.
};

inline Overtrained overtrain(const Scene& scene, std::uint64_t seed)
{
    Trained run = begin(scene, seed);
    const Dataset fresh = run.prepared.pipeline.apply(dataOf(scene, seed + 1000, freshRows));
    Overtrained result;
    for (int epoch = 1; run.trainer->step(Stride::Whole); ++epoch) {
        if (epoch % 20 != 0)
            continue;
        const Matrix scores = run.trainer->snapshot().model->predict(fresh.X);
        result.last = meanLoss(Task::Classification, {.data = fresh, .scores = scores});
        if (result.last < result.best) {
            result.best = result.last;
            result.bestEpoch = epoch;
        }
    }
    result.train = run.trainer->loss();
    return result;
}

/// The median over fifteen seeds.
inline double median(const std::function<double(std::uint64_t seed)>& measure)
{
    std::vector<double> values;
    for (std::uint64_t seed = 1; seed <= seeds; ++seed)
        values.push_back(measure(seed));
    std::ranges::sort(values);
    return values[values.size() / 2];
}

inline double trainAccuracy(const Scene& scene)
{
    return median([&](std::uint64_t seed) { return accuracies(scene, seed).train; });
}

inline double freshAccuracy(const Scene& scene)
{
    return median([&](std::uint64_t seed) { return accuracies(scene, seed).fresh; });
}

} // namespace holdout::test
