#pragma once

#include "pages/lab/focus.h"
#include "pages/lab/lens.h"
#include "pages/lab/scene_editor.h"

namespace holdout {

class TourCard;

/// A minute with the first scene: look, drag, predict, reveal, tune, step. Each stage waits for the
/// person to do the thing, and every stage can be skipped.
class Tour : public QObject {
    Q_OBJECT

public:
    /// The card floats over the lower right corner of `over`.
    Tour(SceneEditor& editor, Bench& bench, Lens& lens, Focus& focus, QWidget& over);

    void start();
    void stop(); ///< As "Skip the tour" does.
    bool running() const { return m_stage != Stage::None; }

signals:
    void moveToolWanted(); ///< Points are about to be dragged.
    void ended();          ///< Done or skipped.

private:
    enum class Stage { None, Look, Drag, Predict, Reveal, Tune, Step, End };

    void enter(Stage stage);
    void press(); ///< The card's main button.
    void reveal();
    void lookAtTuning();

    SceneEditor& m_editor;
    Bench& m_bench;
    Lens& m_lens;
    Focus& m_focus;
    TourCard* m_card;
    Stage m_stage = Stage::None;
    double m_firstScore = 0.0; ///< Accuracy with one neighbour, on the validation samples.
    Moment m_moment;           ///< Where the run stood when stepping was asked for.
};

} // namespace holdout
