#include "ml/algorithm.h"
#include "run/scene.h"
#include "run/scene_fields.h"
#include "run/scene_source.h"
#include "run/task_name.h"

#include <algorithm>
#include <cmath>

namespace holdout {
namespace {

constexpr std::size_t mostTransforms = 32;

const Json nothing = Json::object();

const Json& orNothing(const Json* object)
{
    return object ? *object : nothing;
}

TransformStep readTransform(const Json& json, const std::string& path, Complaint& complaint,
                            Json& leftovers)
{
    TransformStep step;
    if (!json.is_object()) {
        complaint.say("Field " + path + " is not an object; give one with an id");
        return step;
    }
    FieldReader fields(json, path, complaint);
    fields.require("id");
    fields.text("id", step.id);
    const auto transform = findTransform(step.id);
    if (transform)
        fields.settings("params", (*transform)->parameters, step.settings);
    else
        complaint.say("Field " + path + ".id is wrong: " + transform.error().message);
    leftovers = fields.leftovers();
    return step;
}

void readTransforms(FieldReader& fields, Scene& scene, Json& unknown)
{
    const Json* list = fields.array("transforms", mostTransforms);
    if (!list)
        return;
    Json rests = Json::array();
    bool anything = false;
    for (const Json& entry : *list) {
        Json rest = Json::object();
        const std::string path = "data.transforms[" + std::to_string(rests.size()) + "]";
        scene.transforms.push_back(readTransform(entry, path, fields.complaint(), rest));
        anything = anything || !rest.empty();
        rests.push_back(std::move(rest));
    }
    if (anything)
        unknown["transforms"] = std::move(rests);
}

void readSplit(FieldReader& data, Scene& scene, Json& unknown)
{
    const Json* json = data.object("split");
    if (!json)
        return;
    FieldReader fields(*json, "data.split", data.complaint());
    scene.split = {.train = 1.0, .validation = 0.0, .test = 0.0};
    fields.require("train");
    fields.number("train", scene.split.train, 0.0, 1.0);
    fields.number("validation", scene.split.validation, 0.0, 1.0);
    fields.number("test", scene.split.test, 0.0, 1.0);
    const double sum = scene.split.train + scene.split.validation + scene.split.test;
    if (std::abs(sum - 1.0) > 1e-9 || scene.split.train <= 0.0)
        data.complaint().say("Field data.split leaves nothing to train on or does not sum to 1; "
                             "correct train, validation and test");
    keep(unknown, "split", fields.leftovers());
}

void readData(const Json& json, Complaint& complaint, Scene& scene, Json& unknown)
{
    FieldReader fields(json, "data", complaint);
    Json rest = Json::object();
    scene.dataSeed = scene.seed; // one seed for both unless the data have their own
    fields.seed("seed", scene.dataSeed);
    scene.source = readSource(fields, rest);
    readTransforms(fields, scene, rest);
    readSplit(fields, scene, rest);
    rest.update(fields.leftovers());
    keep(unknown, "data", rest);
}

void readModel(const Json& json, Complaint& complaint, Scene& scene, Json& unknown)
{
    FieldReader fields(json, "model", complaint);
    fields.require("id");
    fields.text("id", scene.algorithm);
    const auto algorithm = findAlgorithm(scene.algorithm);
    if (!algorithm)
        return complaint.say("Field model.id is wrong: " + algorithm.error().message);
    std::vector<std::string> tasks;
    for (const Task task : (*algorithm)->tasks)
        tasks.emplace_back(taskName(task));
    std::string task = tasks.front();
    fields.oneOf("task", task, tasks);
    scene.task = taskNamed(task).value_or(Task::Classification);
    fields.settings("params", (*algorithm)->parameters, scene.settings);
    keep(unknown, "model", fields.leftovers());
}

void readView(const Json& json, Complaint& complaint, Scene& scene, Json& unknown)
{
    FieldReader fields(json, "view", complaint);
    fields.oneOf("map", scene.view.map, {"probability", "class", "uncertainty", "bayes"});
    fields.texts("layers", scene.view.layers, 32);
    fields.text("x", scene.view.xFeature, 1'000);
    fields.text("y", scene.view.yFeature, 1'000);
    fields.flag("principal", scene.view.principal);
    fields.numbersByName("held", scene.view.held);
    fields.number("threshold", scene.view.threshold, 0.0, 1.0);
    keep(unknown, "view", fields.leftovers());
}

void readRun(const Json& json, Complaint& complaint, Scene& scene, Json& unknown)
{
    FieldReader fields(json, "run", complaint);
    fields.integer("stopAt", scene.stopAt, -1, 1'000'000'000);
    fields.integers("bookmarks", scene.bookmarks, 1'000);
    keep(unknown, "run", fields.leftovers());
}

void checkFormat(FieldReader& fields)
{
    int format = 0;
    fields.require("format");
    fields.integer("format", format, 1, 1'000'000);
    if (format > 1)
        fields.complaint().say("The scene has format " + std::to_string(format) +
                               ", saved by a newer Holdout; this one reads format 1, so update "
                               "Holdout to open it");
}

Scene readScene(const Json& json, Complaint& complaint)
{
    Scene scene;
    Json unknown = Json::object();
    FieldReader fields(json, "", complaint);
    checkFormat(fields);
    std::string app;
    fields.text("app", app);
    fields.text("title", scene.title, 1'000);
    fields.text("caption", scene.caption, 5'000);
    fields.seed("seed", scene.seed);
    fields.require("data");
    fields.require("model");
    const Json* data = fields.object("data");
    const Json* model = fields.object("model");
    if (data && model) {
        readData(*data, complaint, scene, unknown);
        readModel(*model, complaint, scene, unknown);
    }
    readView(orNothing(fields.object("view")), complaint, scene, unknown);
    readRun(orNothing(fields.object("run")), complaint, scene, unknown);
    unknown.update(fields.leftovers());
    scene.unknown = unknown.dump();
    return scene;
}

} // namespace

Result<Scene> parseScene(std::string_view json)
{
    Complaint complaint;
    const Json parsed = parseStrictly(json, largestSceneFile, complaint);
    Scene scene;
    if (complaint.empty())
        scene = readScene(parsed, complaint);
    if (!complaint.empty())
        return invalid(complaint.sentence());
    return scene;
}

} // namespace holdout
