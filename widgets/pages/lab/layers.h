#pragma once

#include "plots/plot_contents.h"
#include "run/scene.h"

#include <QString>

#include <array>

namespace holdout {

/// A layer of the map: its name in scene files, in menus, and the key that toggles it.
struct LayerEntry {
    PlotLayer layer;
    const char* id;
    const char* title; ///< For tr() in the context "Layers".
    const char* key;   ///< Empty if there is none.
};

inline constexpr std::array<LayerEntry, 10> layerEntries{{
    {PlotLayer::Train, "train", QT_TRANSLATE_NOOP("Layers", "Training points"), ""},
    {PlotLayer::Validation, "validation", QT_TRANSLATE_NOOP("Layers", "Validation points"), ""},
    {PlotLayer::Test, "test", QT_TRANSLATE_NOOP("Layers", "Test points"), "T"},
    {PlotLayer::Contours, "contours", QT_TRANSLATE_NOOP("Layers", "Contours"), "C"},
    {PlotLayer::Errors, "errors", QT_TRANSLATE_NOOP("Layers", "Misclassified points"), "X"},
    {PlotLayer::Grid, "grid", QT_TRANSLATE_NOOP("Layers", "Grid"), ""},
    {PlotLayer::Overlays, "overlay", QT_TRANSLATE_NOOP("Layers", "What the model shows"), "O"},
    {PlotLayer::Legend, "legend", QT_TRANSLATE_NOOP("Layers", "Legend"), ""},
    {PlotLayer::Ghost, "ghost", QT_TRANSLATE_NOOP("Layers", "Next step"), "G"},
    {PlotLayer::Bayes, "bayes", QT_TRANSLATE_NOOP("Layers", "Best possible boundary"), "Shift+B"},
}};

/// The layers a scene names; those shown at first if it names none.
PlotLayers layersOf(const SceneView& view);

std::vector<std::string> layerNames(PlotLayers layers);

/// The map mode a scene names; probability if it names none that is known.
MapMode mapModeOf(const SceneView& view);

} // namespace holdout
