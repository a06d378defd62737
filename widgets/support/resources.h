#pragma once

#include "run/scene.h"

#include <string>
#include <vector>

/// The files that are compiled into the program.

namespace holdout {

/// The bytes of a file of the resources folder, such as "datasets/iris.csv".
///
/// Errors: NotFound naming it.
Result<std::string> readResource(const std::string& path);

/// Likewise of a shipped table by its file name, "iris.csv".
Result<std::string> shippedTable(const std::string& file);

/// A scene that comes with the program.
struct BuiltInScene {
    std::string id; ///< The name of its file, without the ending.
    Scene scene;    ///< With title and caption.
};

/// All of them, in teaching order. Fixed for the life of the program.
const std::vector<BuiltInScene>& builtInScenes();

/// Errors: NotFound naming the id and the known ones.
Result<Scene> builtInScene(const std::string& id);

} // namespace holdout
