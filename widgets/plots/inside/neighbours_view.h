#pragma once

#include "ml/inside.h"
#include "plots/inside/inner_plot.h"

namespace holdout {

/// The probe's nearest neighbours one by one, what they vote for together, and how near they are
/// among all the samples.
class NeighboursView : public InnerPlot {
    Q_OBJECT

public:
    explicit NeighboursView(QWidget* parent = nullptr);

    void setNeighbours(NeighboursInside neighbours);

    void draw(QPainter& painter, const QSize& size) const override;
    QString csv() const override;
    QString summary() const override;

signals:
    void rowHovered(holdout::Index row); ///< Of the training data; −1 when none is.

protected:
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    QRectF listArea(const QSize& size) const;
    QString targetName(double target) const;
    void hover(int rank);
    void drawList(QPainter& painter, const QRectF& box) const;
    void drawVotes(QPainter& painter, const QRectF& box) const;
    void drawDistances(QPainter& painter, const QRectF& box) const;

    NeighboursInside m_inside;
    int m_hovered = -1;
};

} // namespace holdout
