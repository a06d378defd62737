#pragma once

#include "data/csv.h"
#include "data/pipeline.h"
#include "data/split.h"

#include <cstdint>
#include <string_view>
#include <variant>

namespace holdout {

/// Data from a generator: id of a ToyData and its settings.
struct GeneratedSource {
    std::string id;
    Settings settings;
    bool operator==(const GeneratedSource&) const = default;
};

/// Data from a shipped table ("penguins") or a CSV file of the user's (a path).
struct TableSource {
    std::string name; ///< Data set id, or path of a file.
    bool isFile = false;
    std::string target = {};                ///< Empty for clustering.
    std::vector<std::string> features = {}; ///< Empty means all but the target.
    /// Of a file: what was decided about reading it. The rows to keep as text are not part of it.
    CsvOptions reading = {};
    bool operator==(const TableSource&) const = default;
};

/// Points placed by hand, or a generated set that was painted on: two numeric features at most.
struct PaintedSource {
    std::vector<std::string> features;
    std::vector<std::string> classNames; ///< Empty for regression.
    std::vector<double> x, y;            ///< Of the plane, one entry per point.
    std::vector<double> target;          ///< Class index, or the value; equal to y on a line.
    std::vector<Part> parts = {};        ///< One per point; empty: as the split says.
    bool operator==(const PaintedSource&) const = default;
};

using DataSource = std::variant<GeneratedSource, TableSource, PaintedSource>;

/// How the lab looks at a scene.
struct SceneView {
    std::string map = "probability"; ///< "probability", "class", "uncertainty" or "bayes".
    /// Those switched on: train, validation, test, contours, …
    std::vector<std::string> layers = {};
    std::string xFeature = {}, yFeature = {}; ///< Empty: the first two.
    bool principal = false;                   ///< Show the first two principal components instead.
    std::map<std::string, double> held = {};  ///< Values of features not shown; else their median.
    double threshold = 0.5;
    bool operator==(const SceneView&) const = default;
};

/// A saved set-up of the lab: everything that decides what a run does and how it is looked at.
struct Scene {
    std::string title;
    std::string caption = {};   ///< One or two sentences: what there is to see. May be empty.
    std::uint64_t seed = 7;     ///< Of the training run.
    std::uint64_t dataSeed = 7; ///< Of the generator and the split.
    DataSource source;
    std::vector<TransformStep> transforms = {};
    Split split = {};
    Task task = Task::Classification;
    std::string algorithm;  ///< Id.
    Settings settings = {}; ///< Only those that differ from the defaults need be there.
    SceneView view = {};
    int stopAt = -1; ///< The step to show on opening; −1 for the end of an instant run, else 0.
    std::vector<int> bookmarks = {};
    std::string unknown = "{}"; ///< Fields of newer or other programs, as JSON text, kept as read.

    bool operator==(const Scene&) const = default;
};

/// The largest scene file that is read, in bytes.
inline constexpr std::size_t largestSceneFile = 200'000;

/// Reads the text of an .mlscene file.
///
/// Errors: InvalidInput naming the field, what is wrong and the remedy; also for files that are too
///         large, too deep, not JSON, or of a newer format.
Result<Scene> parseScene(std::string_view json);

/// The text of an .mlscene file: parseScene() of it gives an equal scene.
std::string toJson(const Scene& scene);

/// The first eight hexadecimal digits of SHA-256 over the canonical form: equal for scenes that set
/// up the same run and look at it the same way, whatever the title.
std::string sceneHash(const Scene& scene);

} // namespace holdout
