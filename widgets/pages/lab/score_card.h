#pragma once

#include "forms/card.h"
#include "pages/lab/focus.h"
#include "pages/lab/lens.h"
#include "pages/lab/scene_editor.h"

class QLabel;
class QSlider;
class QStackedWidget;
class QButtonGroup;

namespace holdout {

class ConfusionMatrix;
class MetricStrip;
class MetricTable;
class ResidualPlot;
struct Exportable;
struct MetricReading;

/// How good the shown model is: confusion matrix or residuals, threshold, and metrics by part.
class ScoreCard : public Card {
    Q_OBJECT

public:
    ScoreCard(SceneEditor& editor, Lens& lens, Focus& focus, QWidget* parent = nullptr);

    Exportable exportable() const;
    QString metricsCsv() const;
    void showPart(Part part);

private:
    QWidget* makePartRow();
    QWidget* makeThresholdRow();
    void connectViews();
    void showVerdict();
    void showMatrix(const Verdict& verdict);
    void showResiduals(const Verdict& verdict);
    void showMetrics(const Verdict& verdict);
    void showTestLock();
    void selectCell(int truth, int predicted, bool add);
    void setThreshold(double threshold);
    std::vector<Index> rowsIn(int truth, int predicted) const;

    SceneEditor& m_editor;
    Lens& m_lens;
    Focus& m_focus;
    Part m_part = Part::Validation;
    QStackedWidget* m_pictures;
    ConfusionMatrix* m_matrix;
    ResidualPlot* m_residuals;
    QWidget* m_thresholdRow = nullptr;
    QSlider* m_threshold = nullptr;
    QLabel* m_thresholdValue = nullptr;
    QButtonGroup* m_partButtons = nullptr;
    QLabel* m_clusterNote;
    MetricStrip* m_strip;
    MetricTable* m_table;
};

} // namespace holdout
