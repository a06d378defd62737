#pragma once

#include "pages/lab/lens.h"
#include "pages/lab/scene_editor.h"
#include "plots/decision_plot.h"

namespace holdout {

/// Turns what is painted on the plot into changes of the scene, one undo step a gesture. The first
/// stroke on generated data makes them painted ones: points like any others, which can be moved.
class CanvasEditing : public QObject {
    Q_OBJECT

public:
    CanvasEditing(DecisionPlot& plot, SceneEditor& editor, Lens& lens, QObject* parent = nullptr);

    /// Whether the data shown are such that points can be added, moved and taken away.
    bool possible() const { return current().has_value(); }

    void erase(std::vector<int> rows, const QString& name);
    void relabel(const std::vector<int>& rows, int output);
    void jitter(const std::vector<int>& rows);
    void clear(); ///< An empty canvas for two classes.

signals:
    void pointsChanged(); ///< The scene has other points than before.

private:
    std::optional<PaintedSource> current() const;
    void show(PaintedSource source);
    Part partOfNewPoint(std::size_t index) const;

    void add(const std::vector<QPointF>& positions, int output);
    void remove(const std::vector<int>& rows);
    void move(const std::vector<int>& rows, const std::vector<QPointF>& positions);

    DecisionPlot& m_plot;
    SceneEditor& m_editor;
    Lens& m_lens;
};

} // namespace holdout
