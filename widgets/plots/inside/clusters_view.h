#pragma once

#include "ml/inside.h"
#include "plots/inside/inner_plot.h"

namespace holdout {

/// Clusters as a table with bars: how many samples, how spread out, how well apart, and where.
class ClustersView : public InnerPlot {
    Q_OBJECT

public:
    explicit ClustersView(QWidget* parent = nullptr);

    void setClusters(ClustersInside clusters);

    void draw(QPainter& painter, const QSize& size) const override;
    QString csv() const override;
    QString summary() const override;

signals:
    void clusterPicked(int cluster);

protected:
    void mousePressEvent(QMouseEvent* event) override;

private:
    double rowHeight(const QSize& size) const;
    void drawRow(QPainter& painter, const QRectF& row, std::size_t cluster) const;
    QString centreText(std::size_t cluster) const;

    ClustersInside m_inside;
};

} // namespace holdout
