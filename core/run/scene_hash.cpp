#include "data/toy_data.h"
#include "ml/algorithm.h"
#include "run/scene.h"

#include <algorithm>
#include <array>
#include <nettle/sha2.h>
#include <nlohmann/json.hpp>

namespace holdout {
namespace {

void complete(Settings& settings, const std::vector<Parameter>& parameters)
{
    Settings all = defaults(parameters);
    settings.merge(all);
}

/// Everything that has a default is spelled out, so that scenes which mean the same look the same.
Scene canonical(Scene scene)
{
    scene.unknown = "{}";
    std::ranges::sort(scene.view.layers);
    if (const auto algorithm = findAlgorithm(scene.algorithm))
        complete(scene.settings, (*algorithm)->parameters);
    for (TransformStep& step : scene.transforms)
        if (const auto transform = findTransform(step.id))
            complete(step.settings, (*transform)->parameters);
    if (auto* source = std::get_if<GeneratedSource>(&scene.source))
        if (const auto toy = std::ranges::find(toyData(), source->id, &ToyData::id);
            toy != toyData().end())
            complete(source->settings, toy->parameters);
    return scene;
}

/// The canonical form as text: keys sorted, no white space.
std::string canonicalText(const Scene& scene)
{
    nlohmann::json json = nlohmann::json::parse(toJson(canonical(scene)));
    for (const char* key : {"app", "title", "caption"})
        json.erase(key);
    json["run"].erase("bookmarks");
    return json.dump();
}

} // namespace

std::string sceneHash(const Scene& scene)
{
    const std::string text = canonicalText(scene);
    const std::vector<std::uint8_t> bytes(text.begin(), text.end());
    sha256_ctx context{};
    std::array<std::uint8_t, 4> start{}; // the first four bytes are the eight digits shown
    sha256_init(&context);
    sha256_update(&context, bytes.size(), bytes.data());
    sha256_digest(&context, start.size(), start.data());

    constexpr std::string_view digits = "0123456789abcdef";
    std::string hash;
    for (const std::uint8_t byte : start) {
        hash += digits[byte >> 4U];
        hash += digits[byte & 15U];
    }
    return hash;
}

} // namespace holdout
