#include "run/scene_source.h"

#include "data/toy_data.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace holdout {
namespace {

constexpr std::size_t mostPoints = 5'000;
constexpr std::size_t mostNames = 10'000;

GeneratedSource readGenerator(const Json& json, Complaint& complaint, Json& unknown)
{
    FieldReader fields(json, "data.generator", complaint);
    GeneratedSource source;
    fields.require("id");
    fields.text("id", source.id);
    const auto toy = std::ranges::find(toyData(), source.id, &ToyData::id);
    if (toy != toyData().end()) {
        fields.settings("params", toy->parameters, source.settings);
    } else {
        std::string known;
        for (const ToyData& entry : toyData())
            known += (known.empty() ? "" : ", ") + entry.id;
        complaint.say("Field data.generator.id names \"" + source.id +
                      "\", which is no generator; choose one of " + known);
    }
    keep(unknown, "generator", fields.leftovers());
    return source;
}

/// A sign that a file may use, one character long.
void readSign(FieldReader& fields, const std::string& key, const std::vector<std::string>& known,
              std::optional<char>& sign)
{
    if (!fields.has(key))
        return;
    std::string text;
    fields.oneOf(key, text, known);
    if (!text.empty())
        sign = text.front();
}

void readKinds(const Json& json, const std::string& path, Complaint& complaint, CsvOptions& reading)
{
    constexpr std::array kinds{ColumnKind::Number, ColumnKind::Category, ColumnKind::Text,
                               ColumnKind::Date};
    std::vector<std::string> names;
    names.reserve(kinds.size());
    for (const ColumnKind kind : kinds)
        names.emplace_back(name(kind));
    FieldReader fields(json, path, complaint);
    for (const auto& [column, unused] : json.items()) {
        std::string wanted;
        fields.oneOf(column, wanted, names);
        const auto found = std::ranges::find(kinds, wanted, [](ColumnKind k) { return name(k); });
        if (found != kinds.end())
            reading.kinds[column] = *found;
    }
}

/// How the file is to be read; gives the fields of nobody back.
Json readReading(const Json& json, const std::string& path, Complaint& complaint,
                 CsvOptions& reading)
{
    FieldReader fields(json, path, complaint);
    if (fields.has("encoding")) {
        std::string encoding;
        fields.oneOf("encoding", encoding, {csvEncodings.begin(), csvEncodings.end()});
        reading.encoding = encoding;
    }
    readSign(fields, "separator", {",", ";", "|", "\t"}, reading.separator);
    readSign(fields, "decimal", {".", ","}, reading.decimal);
    if (fields.has("header")) {
        bool header = true;
        fields.flag("header", header);
        reading.header = header;
    }
    fields.flag("skipRaggedRows", reading.skipRaggedRows);
    if (const Json* kinds = fields.object("kinds"))
        readKinds(*kinds, fields.path("kinds"), complaint, reading);
    return fields.leftovers();
}

TableSource readTable(const Json& json, Complaint& complaint, Json& unknown)
{
    FieldReader fields(json, "data.table", complaint);
    TableSource source;
    source.isFile = fields.has("file");
    if (source.isFile == fields.has("name"))
        complaint.say("Field data.table needs either a name (a data set of Holdout) or a file");
    fields.text(source.isFile ? "file" : "name", source.name, 4'096);
    if (complaint.empty() && source.name.empty())
        complaint.say("Field data.table names no data set; choose one or give a file");
    fields.text("target", source.target, 1'000);
    fields.texts("features", source.features, mostNames);
    const Json* reading = source.isFile ? fields.object("reading") : nullptr;
    Json leftovers = fields.leftovers();
    if (reading)
        keep(leftovers, "reading",
             readReading(*reading, fields.path("reading"), complaint, source.reading));
    keep(unknown, "table", leftovers);
    return source;
}

void checkPoints(const PaintedSource& source, Complaint& complaint)
{
    if (source.features.empty() || source.features.size() > 2)
        complaint.say("Field data.points.features names " + std::to_string(source.features.size()) +
                      " features; painted points have one or two");
    if (source.x.size() != source.y.size() || source.x.size() != source.target.size())
        complaint.say("Fields x, y and target of data.points have " +
                      std::to_string(source.x.size()) + ", " + std::to_string(source.y.size()) +
                      " and " + std::to_string(source.target.size()) +
                      " entries; there must be one each for every point");
    if (!source.parts.empty() && source.parts.size() != source.x.size())
        complaint.say("Field data.points.parts has " + std::to_string(source.parts.size()) +
                      " entries; there must be one for each point, or none");
    if (source.classNames.empty())
        return;
    const auto classes = static_cast<double>(source.classNames.size());
    for (std::size_t i = 0; i < source.target.size(); ++i) {
        const double target = source.target[i];
        if (target < 0.0 || target >= classes || std::floor(target) != target)
            complaint.say("Field data.points.target[" + std::to_string(i) + "] is none of the " +
                          std::to_string(source.classNames.size()) +
                          " classes; classes are counted from 0");
    }
}

PaintedSource readPoints(const Json& json, Complaint& complaint, Json& unknown)
{
    FieldReader fields(json, "data.points", complaint);
    PaintedSource source;
    for (const char* key : {"features", "x", "y", "target"})
        fields.require(key);
    fields.texts("features", source.features, mostNames);
    fields.texts("classes", source.classNames, 100);
    fields.numbers("x", source.x, mostPoints);
    fields.numbers("y", source.y, mostPoints);
    fields.numbers("target", source.target, mostPoints);
    std::vector<double> parts;
    fields.numbers("parts", parts, mostPoints);
    for (const double part : parts)
        source.parts.push_back(part == 1.0   ? Part::Validation
                               : part == 2.0 ? Part::Test
                                             : Part::Train);
    checkPoints(source, complaint);
    keep(unknown, "points", fields.leftovers());
    return source;
}

} // namespace

DataSource readSource(FieldReader& fields, Json& unknown)
{
    const Json* generator = fields.object("generator");
    const Json* table = fields.object("table");
    const Json* points = fields.object("points");
    if ((generator != nullptr) + (table != nullptr) + (points != nullptr) != 1) {
        fields.complaint().say("Field data needs exactly one of generator, table and points");
        return {};
    }
    if (generator)
        return readGenerator(*generator, fields.complaint(), unknown);
    if (table)
        return readTable(*table, fields.complaint(), unknown);
    return readPoints(*points, fields.complaint(), unknown);
}

} // namespace holdout
