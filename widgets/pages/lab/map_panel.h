#pragma once

#include "forms/card.h"
#include "pages/lab/canvas_editing.h"
#include "pages/lab/focus.h"

class QButtonGroup;
class QComboBox;
class QHBoxLayout;
class QToolButton;

namespace holdout {

class PlotLegend;
struct Exportable;

/// The middle of the lab: the decision map with its tools, and which features it shows.
class MapPanel : public Card {
    Q_OBJECT

public:
    MapPanel(SceneEditor& editor, Bench& bench, Lens& lens, Focus& focus,
             QWidget* parent = nullptr);

    DecisionPlot& plot() { return *m_plot; }
    CanvasEditing& editing() { return *m_editing; }
    Exportable exportable() const;

    void setTool(CanvasTool tool);
    void setActiveClass(int output);
    void setMap(const QString& mode);
    void toggleLayer(PlotLayer layer);
    bool layerShown(PlotLayer layer) const;

private:
    void makeToolRow();
    QToolButton* toolButton(CanvasTool tool, const QString& iconName, const QString& tip);
    void makeViewControls(QHBoxLayout* row);
    void connectPlot();
    void connectViews();

    void showPicture();
    void showPoints();
    void showOverlay();
    void showSurfaces();
    void showView();
    void showFeatures();
    std::vector<PlotPoint> points() const;
    PlotPoint point(std::size_t i, const Dataset& raw, const std::vector<Part>& parts) const;
    void judge(PlotPoint& point, std::size_t row, const Dataset& raw) const;
    void chooseFeature(bool horizontal, const QString& name);

    SceneEditor& m_editor;
    Bench& m_bench;
    Lens& m_lens;
    Focus& m_focus;
    DecisionPlot* m_plot;
    CanvasEditing* m_editing;
    PlotLegend* m_legend;
    QButtonGroup* m_tools;
    QComboBox *m_class, *m_map, *m_xFeature, *m_yFeature;
    QToolButton* m_layers;
};

} // namespace holdout
