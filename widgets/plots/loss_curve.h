#pragma once

#include "plots/exportable.h"

#include <QWidget>

#include <array>
#include <limits>
#include <vector>

class QCustomPlot;
class QHBoxLayout;

namespace holdout {

class CurveLegend;
class TextButton;

/// What one step of a run came to, per part (train, validation, test); NaN where it is not known.
/// The loss on the training part is always known: if it is not finite, the run has diverged.
struct CurveStep {
    static constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

    int step = 0;
    std::array<double, 3> loss{unknown, unknown, unknown};
    std::array<double, 3> score{unknown, unknown, unknown};
};

/// A run as its curve: steps rising.
struct CurveRun {
    QString name;
    std::vector<CurveStep> steps;
};

/// Loss or score over the steps of a run, linked to the transport: the marker is the step shown,
/// dragging scrubs, hovering previews. Earlier runs stay behind it in grey.
class LossCurve : public QWidget {
    Q_OBJECT

public:
    static constexpr int earlierShown = 5;

    explicit LossCurve(QWidget* parent = nullptr);

    /// Names of the two quantities, such as "cross-entropy" and "accuracy"; an empty score hides
    /// the switch between them.
    void setQuantities(const QString& loss, const QString& score);
    void setRun(CurveRun run);
    void append(const std::vector<CurveStep>& steps); ///< Steps above the last one.
    void setEarlierRuns(std::vector<CurveRun> runs);  ///< Latest first; the first five are shown.
    void setCurrentStep(int step);
    void setTestUnlocked(bool unlocked);
    void setScoreShown(bool shown);
    void setLogarithmic(bool logarithmic);

    bool scoreShown() const { return m_scoreShown; }
    bool logarithmic() const { return m_logarithmic; }
    QString note() const { return m_scoreShown ? m_scoreName : m_lossName; }
    QString summary() const;
    Exportable exportable() const;
    QSize sizeHint() const override { return {288, 200}; }

signals:
    void stepPicked(int step);
    void stepHovered(int step); ///< −1 when the mouse leaves.
    void runPicked(int index);  ///< Of the earlier runs.
    void noteChanged(const QString& note);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void buildPlot();
    void buildControls();
    void restyle();
    void redraw();
    void drawRun();
    void drawEarlier();
    void rescale();
    double ceiling() const;
    void showMarker();
    void showLegend();
    void highlight(int run);
    void pick(int step);
    QString csv() const;
    int stepAt(double pixel) const;
    const CurveStep* at(int step) const;
    double value(const CurveStep& step, int part) const;
    void fill(int graph, const CurveRun& run, int part);

    QCustomPlot* m_plot;
    CurveLegend* m_legend;
    TextButton *m_scoreButton, *m_logButton;
    QHBoxLayout* m_runRow;
    std::array<TextButton*, earlierShown> m_runButtons{};
    CurveRun m_run;
    std::vector<CurveRun> m_earlier;
    QString m_lossName, m_scoreName;
    int m_current = -1;
    int m_divergedAt = -1;
    bool m_testUnlocked = false, m_scoreShown = false, m_logarithmic = false;
};

} // namespace holdout
