#include "cli/metrics_json.h"
#include "cli/output.h"
#include "cli/scene.h"
#include "run/source.h"
#include "support/resources.h"

#include <QFile>

#include <cmath>
#include <limits>

namespace holdout::cli {
namespace {

/// The settings of the scene on top of the defaults.
Settings complete(Settings settings, const Algorithm& algorithm)
{
    settings.merge(defaults(algorithm.parameters));
    return settings;
}

/// The parts are those of the points where they say so, else a split.
Result<Prepared> prepareScene(const Scene& scene, Loaded loaded)
{
    if (loaded.parts.empty())
        return prepare(std::move(loaded.data), scene.task, scene.transforms, scene.split,
                       scene.dataSeed);
    return prepare(std::move(loaded.data), scene.task, scene.transforms, std::move(loaded.parts));
}

/// Steps up to the limit or the end; says how far that was.
Result<int> advance(Trainer& trainer, int limit)
{
    for (int step = 0; step < limit; ++step) {
        if (!trainer.step(Stride::Whole))
            return step;
        if (!std::isfinite(trainer.loss()))
            return failure(ErrorCode::Numerical,
                           "The loss ran away at step " + std::to_string(step + 1) +
                               "; give an earlier --frame to see how it came to that");
    }
    return limit;
}

/// Where the scene itself says to stop.
int stopOf(const Scene& scene, const Algorithm& algorithm)
{
    if (scene.stopAt >= 0)
        return scene.stopAt;
    return algorithm.instant ? std::numeric_limits<int>::max() : 0;
}

} // namespace

Result<Scene> openScene(const std::string& name)
{
    QFile file(QString::fromStdString(name));
    if (!file.exists())
        return builtInScene(name);
    // One byte more than a scene may have is enough to see that it has too many.
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorCode::Storage, name + " cannot be read (" +
                                               file.errorString().toStdString() +
                                               "); check its permissions");
    const QByteArray bytes = file.read(static_cast<qint64>(largestSceneFile) + 1);
    auto scene = parseScene({bytes.constData(), static_cast<std::size_t>(bytes.size())});
    if (!scene)
        return failure(scene.error().code, name + ": " + scene.error().message);
    return scene;
}

Result<SceneFrame> trainScene(Scene scene, int frame)
{
    const auto algorithm = findAlgorithm(scene.algorithm);
    if (!algorithm)
        return std::unexpected(algorithm.error());
    auto loaded = load(scene.source, scene.dataSeed, scene.task, shippedTable);
    if (!loaded)
        return std::unexpected(loaded.error());
    auto prepared = prepareScene(scene, std::move(*loaded));
    if (!prepared)
        return std::unexpected(prepared.error());
    const auto trainer = start(**algorithm, prepared->train, scene.task,
                               complete(scene.settings, **algorithm), scene.seed);
    if (!trainer)
        return std::unexpected(trainer.error());
    const auto reached = advance(**trainer, frame >= 0 ? frame : stopOf(scene, **algorithm));
    if (!reached)
        return std::unexpected(reached.error());
    if (*reached < frame)
        return invalid("There is no frame " + std::to_string(frame) + ": the run ends at " +
                       std::to_string(*reached) + "; give --frame up to that");
    return SceneFrame{.scene = std::move(scene),
                      .prepared = std::make_shared<const Prepared>(std::move(*prepared)),
                      .snapshot = (*trainer)->snapshot(),
                      .ended = !(*trainer)->clone()->step(Stride::Whole)};
}

std::string frameJson(const SceneFrame& frame)
{
    const Snapshot& snapshot = frame.snapshot;
    Json scalars = Json::object();
    for (const auto& [name, value] : snapshot.scalars)
        scalars[name] = toJson(value);
    Json metrics = Json::object();
    for (const auto& [part, name] : partNames)
        metrics[name] =
            toJson(report(*frame.prepared, *snapshot.model, part, frame.scene.view.threshold));
    const Json json = Json::object({{"title", frame.scene.title},
                                    {"hash", sceneHash(frame.scene)},
                                    {"step", snapshot.step},
                                    {"ended", frame.ended},
                                    {"caption", sentence(snapshot.caption)},
                                    {"loss", toJson(snapshot.loss)},
                                    {"scalars", std::move(scalars)},
                                    {"metrics", std::move(metrics)}});
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace holdout::cli
