#include "support/resources.h"

#include "support/text.h"

#include <QFile>

#include <algorithm>

static void makeResourcesKnown()
{
    Q_INIT_RESOURCE(content); // a static library's resources are not found otherwise
}

namespace holdout {
namespace {

/// The order in which one would meet them.
const std::vector<std::string> sceneIds = {
    "one_neighbour",   "unscaled_noise", "deep_tree",      "xor_tree",    "diagonal_tree",
    "circles_squares", "sure_weights",   "k_means_starts", "equal_start", "early_stopping"};

} // namespace

Result<std::string> readResource(const std::string& path)
{
    makeResourcesKnown();
    QFile file(QStringLiteral(":/") + text(path));
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorCode::NotFound, "There is no file " + path + " in this program");
    return file.readAll().toStdString();
}

Result<std::string> shippedTable(const std::string& file)
{
    return readResource("datasets/" + file);
}

const std::vector<BuiltInScene>& builtInScenes()
{
    static const std::vector<BuiltInScene> all = [] {
        std::vector<BuiltInScene> scenes;
        for (const std::string& id : sceneIds)
            if (const auto file = readResource("scenes/" + id + ".mlscene"))
                if (auto scene = parseScene(*file))
                    scenes.push_back({.id = id, .scene = std::move(*scene)});
        return scenes;
    }();
    return all;
}

Result<Scene> builtInScene(const std::string& id)
{
    std::string known;
    for (const BuiltInScene& each : builtInScenes()) {
        if (each.id == id)
            return each.scene;
        known += (known.empty() ? "" : ", ") + each.id;
    }
    return failure(ErrorCode::NotFound, "There is no file and no built-in scene " + id +
                                            "; the built-in ones are " + known);
}

} // namespace holdout
