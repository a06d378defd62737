#include "pages/lab/layers.h"

#include <algorithm>

namespace holdout {

PlotLayers layersOf(const SceneView& view)
{
    if (view.layers.empty())
        return PlotContents{.extent = {}}.layers;
    PlotLayers layers;
    for (const LayerEntry& entry : layerEntries)
        layers.setFlag(entry.layer, std::ranges::find(view.layers, entry.id) != view.layers.end());
    return layers;
}

std::vector<std::string> layerNames(PlotLayers layers)
{
    std::vector<std::string> names;
    for (const LayerEntry& entry : layerEntries)
        if (layers.testFlag(entry.layer))
            names.emplace_back(entry.id);
    if (names.empty())
        names.emplace_back("none"); // an empty list means those shown at first
    return names;
}

MapMode mapModeOf(const SceneView& view)
{
    if (view.map == "class")
        return MapMode::Class;
    if (view.map == "uncertainty")
        return MapMode::Uncertainty;
    return view.map == "bayes" ? MapMode::Bayes : MapMode::Probability;
}

} // namespace holdout
