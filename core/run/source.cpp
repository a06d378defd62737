#include "run/source.h"

#include "data/csv.h"
#include "data/datasets.h"
#include "data/toy_data.h"

#include <algorithm>

namespace holdout {
namespace {

struct Loader {
    std::uint64_t seed;
    std::optional<Task> task;
    const ReadResource& readResource;

    Result<Loaded> operator()(const GeneratedSource& source) const
    {
        const auto toy = std::ranges::find(toyData(), source.id, &ToyData::id);
        if (toy == toyData().end())
            return failure(ErrorCode::NotFound, "There is no generator " + source.id);
        Settings settings = defaults(toy->parameters);
        for (const auto& [id, setting] : source.settings)
            settings[id] = setting;
        auto data = generate(*toy, settings, seed);
        if (!data)
            return std::unexpected(data.error());
        return Loaded{.data = std::move(*data), .task = toy->task};
    }

    Result<Loaded> operator()(const TableSource& source) const
    {
        const auto table =
            source.isFile ? readCsv(source.name, source.reading) : shipped(source.name);
        if (!table)
            return std::unexpected(table.error());
        const bool clusters = task == Task::Clustering; // a target is then only looked at
        std::optional<Task> wanted = clusters ? std::nullopt : task;
        if (const auto card = findCard(source.name); !wanted && !source.isFile && card)
            wanted = (*card)->task;
        auto chosen = toDataset(
            *table, {.target = source.target, .features = source.features, .task = wanted});
        if (!chosen)
            return std::unexpected(chosen.error());
        std::vector<std::string> notes = table->notes;
        notes.insert(notes.end(), chosen->notes.begin(), chosen->notes.end());
        return Loaded{
            .data = std::move(chosen->data), .task = chosen->task, .notes = std::move(notes)};
    }

    Result<Loaded> operator()(const PaintedSource& source) const
    {
        const auto count = static_cast<Index>(source.x.size());
        const auto d = static_cast<Index>(source.features.size());
        Dataset data{.X = Matrix(count, d), .features = {}, .y = Vector(count), .targetName = {}};
        for (const std::string& feature : source.features)
            data.features.push_back({.name = feature});
        if (d > 0)
            data.X.col(0) = Vector::Map(source.x.data(), count);
        if (d > 1)
            data.X.col(1) = Vector::Map(source.y.data(), count);
        data.y = Vector::Map(source.target.data(), count);
        data.targetName = source.classNames.empty() ? "y" : "class";
        data.classNames = source.classNames;
        return Loaded{.data = std::move(data),
                      .task = source.classNames.empty() ? Task::Regression : Task::Classification,
                      .parts = source.parts};
    }

    Result<Table> shipped(const std::string& name) const
    {
        const auto card = findCard(name);
        if (!card)
            return std::unexpected(card.error());
        const auto bytes = readResource((*card)->file);
        if (!bytes)
            return std::unexpected(bytes.error());
        return parseCsv(*bytes);
    }
};

} // namespace

Result<Loaded> load(const DataSource& source, std::uint64_t dataSeed, std::optional<Task> task,
                    const ReadResource& readResource)
{
    return std::visit(Loader{dataSeed, task, readResource}, source);
}

std::optional<PaintedSource> paintable(const Dataset& data, const std::vector<Part>& parts)
{
    const bool plain = std::ranges::none_of(data.features, &Feature::categorical);
    const bool numbersOverPlane = data.classes() == 0 && data.dimensions() == 2;
    if (data.dimensions() > 2 || data.dimensions() < 1 || !plain || numbersOverPlane ||
        !data.X.allFinite() || !data.labelled() || data.samples() > static_cast<Index>(mostPainted))
        return {};
    PaintedSource source{
        .features = {}, .classNames = data.classNames, .x = {}, .y = {}, .target = {}};
    for (const Feature& feature : data.features)
        source.features.push_back(feature.name);
    const bool line = data.dimensions() == 1;
    for (Index i = 0; i < data.samples(); ++i) {
        source.x.push_back(data.X(i, 0));
        source.y.push_back(line ? data.y(i) : data.X(i, 1));
        source.target.push_back(data.y(i));
    }
    source.parts = parts;
    return source;
}

} // namespace holdout
