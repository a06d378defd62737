#pragma once

#include "cli/command.h"
#include "ml/algorithm.h"
#include "run/experiment.h"
#include "run/scene.h"

#include <string>

/// The parts of the verb "scene": the run up to a frame, and how it is written down.

namespace holdout::cli {

/// A scene at one of its frames.
struct SceneFrame {
    Scene scene;
    std::shared_ptr<const Prepared> prepared;
    Snapshot snapshot;
    bool ended = false; ///< There is no frame after this one.
};

/// Reads a scene file, or a built-in scene by its id.
///
/// Errors: naming the file and the field.
Result<Scene> openScene(const std::string& name);

/// Trains up to a frame; −1 for the one the scene stops at.
///
/// Errors: of the data, the run, and if it ends before that frame.
Result<SceneFrame> trainScene(Scene scene, int frame);

/// Step, caption, loss, scalars and metrics of the frame, as JSON text.
std::string frameJson(const SceneFrame& frame);

/// The picture of a frame.
struct PictureOptions {
    int width = 1000, height = 800;
    bool dark = false;
};

/// Draws the frame into a PNG or SVG file, by the ending of its name.
///
/// Errors: of the view, and of writing the file.
Outcome exportPicture(const SceneFrame& frame, const PictureOptions& options,
                      const std::string& path);

} // namespace holdout::cli
