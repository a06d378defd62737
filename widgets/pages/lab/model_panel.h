#pragma once

#include "forms/card.h"
#include "pages/lab/scene_editor.h"

class QComboBox;
class QSpinBox;

namespace holdout {

class FlowLayout;
class ParameterForm;

/// Which model, its parameters and presets, the seed, and what is done to the data before training.
class ModelPanel : public Card {
    Q_OBJECT

public:
    ModelPanel(SceneEditor& editor, Bench& bench, QWidget* parent = nullptr);

    void setAlgorithm(const QString& id);

    /// Turns the parameter that the bracket keys turn; `which` 0 is the main one, 1 the second.
    void nudge(int which, int notches);

private:
    void makeAlgorithmRow();
    void makeSeedRow();
    void makePipeline();
    void showScene();
    void showPresets();
    void showPipeline();
    void changeSettings(const Settings& settings, bool settled);
    void addStep(const std::string& id);
    void removeStep(int position);
    void setSeed(int seed);

    SceneEditor& m_editor;
    Bench& m_bench;
    QComboBox* m_algorithm;
    FlowLayout* m_presets;
    ParameterForm* m_form;
    QSpinBox* m_seed;
    FlowLayout* m_steps;
    std::string m_shown;                     ///< The algorithm whose form is shown.
    std::vector<TransformStep> m_shownSteps; ///< Those that have chips.
};

/// The scene with another model, its settings at their defaults and a task it can do on these data.
Scene withAlgorithm(Scene scene, const Algorithm& algorithm, const Prepared* prepared);

/// Only those settings that are not the defaults: what a scene needs to say.
Settings differing(const Algorithm& algorithm, const Settings& settings);

} // namespace holdout
