#include "cli/scene.h"

#include "base/numbers.h"
#include "cli/output.h"

#include <algorithm>
#include <memory>

namespace holdout::cli {
namespace {

struct SceneOptions {
    std::string file;
    int frame = -1;
    std::string output;
    std::string size = "1000x800";
    std::string theme = "light";
};

/// "1200x800"; nothing if it is anything else or unreasonable.
std::optional<PictureOptions> pictureOptions(const SceneOptions& options)
{
    const std::size_t cross = options.size.find('x');
    if (cross == std::string::npos)
        return {};
    const auto width = parseInteger(std::string_view(options.size).substr(0, cross));
    const auto height = parseInteger(std::string_view(options.size).substr(cross + 1));
    const auto bearable = [](std::optional<long long> side) {
        return side && *side >= 100 && *side <= 8000;
    };
    if (!bearable(width) || !bearable(height))
        return {};
    return PictureOptions{.width = static_cast<int>(*width),
                          .height = static_cast<int>(*height),
                          .dark = options.theme == "dark"};
}

Outcome exportScene(const SceneOptions& options)
{
    const auto picture = pictureOptions(options);
    if (!picture)
        return wrongUsage("--size " + options.size +
                          " is no size; give width and height from 100 to 8000, such as 1000x800");
    const std::string& path = options.output;
    const bool json = path.ends_with(".json");
    if (!json && !path.ends_with(".png") && !path.ends_with(".svg"))
        return wrongUsage("--export " + path + " has no known ending; use .png, .svg or .json");
    auto scene = openScene(options.file);
    if (!scene)
        return badRun(scene.error().message);
    const auto frame = trainScene(std::move(*scene), options.frame);
    if (!frame)
        return badRun(options.file + ": " + frame.error().message);
    if (json)
        return save(path, frameJson(*frame));
    return exportPicture(*frame, *picture, path);
}

} // namespace

void addScene(CLI::App& program, Action& action)
{
    CLI::App* verb = program.add_subcommand(
        "scene", "Train a scene up to a frame and draw it, or say what happened there");
    const auto options = std::make_shared<SceneOptions>();
    verb->add_option("file", options->file, "A scene file, or the id of a built-in scene")
        ->type_name("FILE.mlscene")
        ->required();
    verb->add_option("--frame", options->frame,
                     "How many steps to train; else where the scene stops")
        ->type_name("N")
        ->check(CLI::NonNegativeNumber);
    verb->add_option("--export", options->output,
                     "Where to; the ending says whether as picture or as JSON")
        ->type_name("OUT.png|OUT.svg|OUT.json")
        ->required();
    verb->add_option("--size", options->size, "Of the picture, in pixels")
        ->type_name("WxH")
        ->capture_default_str();
    verb->add_option("--theme", options->theme, "Colours of the picture")
        ->type_name("light|dark")
        ->check(CLI::IsMember({"light", "dark"}))
        ->capture_default_str();
    verb->callback([&action, options] { action = [options] { return exportScene(*options); }; });
}

} // namespace holdout::cli
