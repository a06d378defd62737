#pragma once

#include "ml/inside.h"
#include "plots/inside/inner_plot.h"

class QComboBox;

namespace holdout {

/// Every training sample on its log-odds under the sigmoid, with its loss as a stem, beside the
/// coefficients. With more than two classes one is shown against the rest; a box chooses which.
class LinearView : public InnerPlot {
    Q_OBJECT

public:
    explicit LinearView(QWidget* parent = nullptr);

    void setLinear(LinearInside linear);
    void setOutput(int output);
    int output() const { return m_output; }

    void draw(QPainter& painter, const QSize& size) const override;
    QString csv() const override;
    QString summary() const override;

signals:
    void outputPicked(int output);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    /// Log-odds of the shown output against the rest, and whether the sample belongs to it.
    struct Sample {
        double odds = 0.0;
        bool member = false;
    };
    std::vector<Sample> samples() const;
    bool manyOutputs() const { return m_inside.weights.rows() > 2; }
    Index row() const { return std::min<Index>(m_output, m_inside.weights.rows() - 1); }
    Vector coefficients() const;
    QString featureName(Index feature) const;
    void drawSigmoid(QPainter& painter, const QRectF& box) const;
    void drawCoefficients(QPainter& painter, const QRectF& box) const;

    LinearInside m_inside;
    QComboBox* m_selector;
    int m_output = 0;
    bool m_picked = false; ///< By the person; else the model says which output is shown.
};

} // namespace holdout
