#pragma once

#include "data/toy_data.h"
#include "ml/algorithm.h"
#include "run/scene.h"

#include <array>
#include <nlohmann/json.hpp>

/// Scenes nobody would make by hand, and files nobody should hand over.

namespace holdout::test {

template <class T> const T& anyOf(const std::vector<T>& values, Random& random)
{
    return values[static_cast<std::size_t>(random.below(std::ssize(values)))];
}

inline std::string randomText(Random& random)
{
    static const std::vector<std::string> pieces = {"a", "Zoë",  "x₁", "\"", "\\", "\n", "{",   "[",
                                                    " ", "日本", "😀",  ",",  "/",  "0",  "\x01"};
    std::string text;
    for (Index length = random.below(6); length > 0; --length)
        text += anyOf(pieces, random);
    return text;
}

inline Setting randomSetting(const Parameter& parameter, Random& random)
{
    const double value = random.uniform(parameter.minimum, parameter.maximum);
    switch (parameter.kind) {
    case Parameter::Kind::Integer:
        return std::floor(value);
    case Parameter::Kind::Real:
        return value;
    case Parameter::Kind::Flag:
        return random.below(2) == 0;
    case Parameter::Kind::Choice:
        return anyOf(parameter.choices, random).id;
    case Parameter::Kind::List:
        break;
    }
    IntegerList list(static_cast<std::size_t>(random.below(parameter.maximumLength + 1)));
    for (int& entry : list)
        entry = static_cast<int>(std::floor(random.uniform(parameter.minimum, parameter.maximum)));
    return list;
}

inline Settings randomSettings(const std::vector<Parameter>& parameters, Random& random)
{
    Settings settings;
    for (const Parameter& parameter : parameters)
        if (random.below(2) == 0)
            settings[parameter.id] = randomSetting(parameter, random);
    return settings;
}

inline CsvOptions randomReading(Random& random)
{
    CsvOptions reading;
    if (random.below(2) == 0)
        reading.encoding = csvEncodings[static_cast<std::size_t>(random.below(7))];
    if (random.below(2) == 0)
        reading.separator = anyOf<char>({',', ';', '|', '\t'}, random);
    if (random.below(2) == 0)
        reading.decimal = anyOf<char>({'.', ','}, random);
    if (random.below(2) == 0)
        reading.header = random.below(2) == 0;
    reading.skipRaggedRows = random.below(2) == 0;
    for (Index columns = random.below(3); columns > 0; --columns)
        reading.kinds["k" + randomText(random)] = anyOf<ColumnKind>(
            {ColumnKind::Number, ColumnKind::Category, ColumnKind::Text, ColumnKind::Date}, random);
    return reading;
}

inline DataSource randomSource(Random& random)
{
    switch (random.below(3)) {
    case 0: {
        const ToyData& toy = anyOf(toyData(), random);
        return GeneratedSource{.id = toy.id, .settings = randomSettings(toy.parameters, random)};
    }
    case 1: {
        const bool isFile = random.below(2) == 0;
        return TableSource{.name = "t" + randomText(random),
                           .isFile = isFile,
                           .target = randomText(random),
                           .features = std::vector<std::string>(
                               static_cast<std::size_t>(random.below(4)), randomText(random)),
                           .reading = isFile ? randomReading(random) : CsvOptions{}};
    }
    default:
        break;
    }
    PaintedSource painted;
    painted.features = {"x", "y"};
    painted.classNames = {"a", "b"};
    for (Index points = random.below(9); points > 0; --points) {
        painted.x.push_back(random.normal());
        painted.y.push_back(1e30 * random.normal());
        painted.target.push_back(static_cast<double>(random.below(2)));
        painted.parts.push_back(static_cast<Part>(random.below(3)));
    }
    return painted;
}

/// A valid scene with a bit of everything.
inline Scene randomScene(Random& random)
{
    const Algorithm& algorithm = anyOf(algorithms(), random);
    Scene scene = {.title = randomText(random),
                   .caption = randomText(random),
                   .seed = random(),
                   .dataSeed = random(),
                   .source = randomSource(random),
                   .task = anyOf(algorithm.tasks, random),
                   .algorithm = algorithm.id,
                   .settings = randomSettings(algorithm.parameters, random)};
    nlohmann::json unknown = {{"study", {{"predict", {1, 2.5}}}}, {"view", {{"range", {0, 1}}}}};
    for (Index steps = random.below(3); steps > 0; --steps) {
        const Transform& transform = anyOf(transforms(), random);
        scene.transforms.push_back({transform.id, randomSettings(transform.parameters, random)});
        unknown["data"]["transforms"].push_back({{"note", randomText(random)}});
    }
    const double train = random.uniform(0.1, 1.0);
    const double validation = (1.0 - train) * random.uniform();
    scene.split = {train, validation, 1.0 - train - validation};
    scene.view = {.map =
                      anyOf<std::string>({"probability", "class", "uncertainty", "bayes"}, random),
                  .layers = {"train", randomText(random)},
                  .xFeature = randomText(random),
                  .yFeature = randomText(random),
                  .principal = random.below(2) == 0,
                  .held = {{"k" + randomText(random), random.normal()}},
                  .threshold = random.uniform()};
    scene.stopAt = static_cast<int>(random.below(1000)) - 1;
    scene.bookmarks = {static_cast<int>(random.below(100)), 7};
    scene.unknown = random.below(2) == 0 ? unknown.dump() : "{}";
    return scene;
}

/// Every value of the document, however deep.
inline void collect(nlohmann::json& value, std::vector<nlohmann::json*>& into)
{
    into.push_back(&value);
    if (value.is_structured())
        for (auto& child : value)
            collect(child, into);
}

/// Puts something foreign in place of one value, or spoils the text itself.
inline std::string mutated(const std::string& file, Random& random)
{
    static const std::vector<std::string> pieces = {"null",
                                                    "true",
                                                    "-1",
                                                    "1e308",
                                                    "1e999",
                                                    "NaN",
                                                    "\"\"",
                                                    "[]",
                                                    "{}",
                                                    "[[[[",
                                                    "}}",
                                                    ",",
                                                    "18446744073709551616",
                                                    "\"\\ud800\"",
                                                    "\xff",
                                                    std::string(1, '\0'),
                                                    "0.1",
                                                    "\"a\":1,"};
    static const std::vector<std::string> values = {"null",  "true",    "-1",
                                                    "1e308", "\"\"",    "[]",
                                                    "{}",    "[1,2,3]", "{\"id\":\"knn\"}",
                                                    "2.5",   "\"knn\"", "0",
                                                    "1e18",  "[{}]",    "18446744073709551615"};
    if (random.below(2) == 0) {
        nlohmann::json json = nlohmann::json::parse(file);
        std::vector<nlohmann::json*> all;
        collect(json, all);
        *anyOf(all, random) = nlohmann::json::parse(anyOf(values, random));
        return json.dump();
    }
    std::string text = file;
    for (Index edits = 1 + random.below(3); edits > 0; --edits) {
        const auto at = static_cast<std::size_t>(random.below(std::ssize(text)));
        const auto length = static_cast<std::size_t>(random.below(20));
        if (random.below(2) == 0)
            text.insert(at, anyOf(pieces, random));
        else
            text.replace(at, length, random.below(2) == 0 ? "" : anyOf(pieces, random));
        text += ' ';
    }
    return text;
}

} // namespace holdout::test
