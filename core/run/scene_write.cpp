#include "run/scene.h"
#include "run/task_name.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

namespace holdout {
namespace {

using Json = nlohmann::ordered_json; // people read scene files: fields stay in this order

/// Whole numbers without a decimal point, as long as that loses nothing.
Json number(double value)
{
    if (std::floor(value) == value && std::abs(value) < 1e15)
        return static_cast<std::int64_t>(value);
    return value;
}

Json numbers(const std::vector<double>& values)
{
    Json list = Json::array();
    for (const double value : values)
        list.push_back(number(value));
    return list;
}

Json settingsJson(const Settings& settings)
{
    Json fields = Json::object();
    for (const auto& [id, setting] : settings)
        fields[id] = std::visit(
            [](const auto& value) -> Json {
                if constexpr (std::is_same_v<std::decay_t<decltype(value)>, double>)
                    return number(value);
                else
                    return value;
            },
            setting);
    return fields;
}

Json identified(const std::string& id, const Settings& settings)
{
    Json fields = Json::object({{"id", id}});
    if (!settings.empty())
        fields["params"] = settingsJson(settings);
    return fields;
}

void writeSource(Json& data, const GeneratedSource& source)
{
    data["generator"] = identified(source.id, source.settings);
}

/// What was decided about reading a file; null if all is left to the reader.
Json readingJson(const CsvOptions& reading)
{
    Json fields;
    if (reading.encoding)
        fields["encoding"] = *reading.encoding;
    if (reading.separator)
        fields["separator"] = std::string(1, *reading.separator);
    if (reading.decimal)
        fields["decimal"] = std::string(1, *reading.decimal);
    if (reading.header)
        fields["header"] = *reading.header;
    if (reading.skipRaggedRows)
        fields["skipRaggedRows"] = true;
    for (const auto& [column, kind] : reading.kinds)
        fields["kinds"][column] = name(kind);
    return fields;
}

void writeSource(Json& data, const TableSource& source)
{
    Json table = Json::object({{source.isFile ? "file" : "name", source.name}});
    if (!source.target.empty())
        table["target"] = source.target;
    if (!source.features.empty())
        table["features"] = source.features;
    if (Json reading = readingJson(source.reading); source.isFile && !reading.is_null())
        table["reading"] = std::move(reading);
    data["table"] = std::move(table);
}

void writeSource(Json& data, const PaintedSource& source)
{
    Json points = Json::object({{"features", source.features}});
    if (!source.classNames.empty())
        points["classes"] = source.classNames;
    points["x"] = numbers(source.x);
    points["y"] = numbers(source.y);
    points["target"] = numbers(source.target);
    if (!source.parts.empty()) {
        Json parts = Json::array();
        for (const Part part : source.parts)
            parts.push_back(static_cast<int>(part));
        points["parts"] = std::move(parts);
    }
    data["points"] = std::move(points);
}

Json dataJson(const Scene& scene)
{
    Json data = Json::object({{"seed", scene.dataSeed}});
    std::visit([&](const auto& source) { writeSource(data, source); }, scene.source);
    Json steps = Json::array();
    for (const TransformStep& step : scene.transforms)
        steps.push_back(identified(step.id, step.settings));
    data["transforms"] = std::move(steps);
    data["split"] = Json::object({{"train", number(scene.split.train)},
                                  {"validation", number(scene.split.validation)},
                                  {"test", number(scene.split.test)}});
    return data;
}

Json viewJson(const SceneView& view)
{
    Json fields = Json::object({{"map", view.map}, {"layers", view.layers}});
    if (!view.xFeature.empty())
        fields["x"] = view.xFeature;
    if (!view.yFeature.empty())
        fields["y"] = view.yFeature;
    if (view.principal)
        fields["principal"] = true;
    if (!view.held.empty()) {
        Json held = Json::object();
        for (const auto& [name, value] : view.held)
            held[name] = number(value);
        fields["held"] = std::move(held);
    }
    fields["threshold"] = number(view.threshold);
    return fields;
}

Json sceneJson(const Scene& scene)
{
    Json model = Json::object({{"id", scene.algorithm}, {"task", taskName(scene.task)}});
    model["params"] = settingsJson(scene.settings);
    return Json::object(
        {{"format", 1},
         {"app", HOLDOUT_VERSION},
         {"title", scene.title},
         {"caption", scene.caption},
         {"seed", scene.seed},
         {"data", dataJson(scene)},
         {"model", std::move(model)},
         {"view", viewJson(scene.view)},
         {"run", Json::object({{"stopAt", scene.stopAt}, {"bookmarks", scene.bookmarks}})}});
}

/// Adds what is not there yet, level by level; what is there wins.
void merge(Json& into, const Json& from)
{
    if (into.is_object() && from.is_object()) {
        for (const auto& [key, value] : from.items())
            if (const auto field = into.find(key); field != into.end())
                merge(*field, value);
            else
                into[key] = value;
    } else if (into.is_array() && from.is_array()) {
        for (std::size_t i = 0; i < std::min(into.size(), from.size()); ++i)
            merge(into[i], from[i]);
    }
}

/// The unknown fields, without those of a data source that the scene no longer has.
Json unknownFields(const Scene& scene, const Json& data)
{
    Json unknown = Json::parse(scene.unknown, nullptr, false);
    if (!unknown.is_object())
        return Json::object();
    if (const auto rest = unknown.find("data"); rest != unknown.end() && rest->is_object())
        for (const char* source : {"generator", "table", "points"})
            if (!data.contains(source))
                rest->erase(source);
    return unknown;
}

bool isShort(const Json& value)
{
    return !value.is_structured() || value.empty();
}

/// Objects over several lines, lists of plain values on one: points would fill pages otherwise.
void print(const Json& value, const std::string& indent, std::string& out)
{
    const bool list = value.is_array();
    if (isShort(value) || (list && std::ranges::all_of(value, isShort))) {
        out += value.dump(-1, ' ', false, Json::error_handler_t::replace);
        return;
    }
    const std::string inner = indent + "  ";
    bool first = true;
    out += list ? "[" : "{";
    for (const auto& [key, entry] : value.items()) {
        out += (first ? "\n" : ",\n") + inner;
        if (!list)
            out += Json(key).dump(-1, ' ', false, Json::error_handler_t::replace) + ": ";
        print(entry, inner, out);
        first = false;
    }
    out += "\n" + indent + (list ? "]" : "}");
}

} // namespace

std::string toJson(const Scene& scene)
{
    Json json = sceneJson(scene);
    merge(json, unknownFields(scene, json["data"]));
    std::string out;
    print(json, "", out);
    return out + "\n";
}

} // namespace holdout
