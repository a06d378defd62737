#pragma once

#include "plots/inside/inner_plot.h"
#include "plots/inside/tree_layout.h"

#include <QPointF>
#include <QTransform>

namespace holdout {

/// A decision tree: what every node asks, whom it holds, and where the probe goes. The wheel zooms,
/// dragging moves, a double click shows all of it again.
class TreeView : public InnerPlot {
    Q_OBJECT

public:
    explicit TreeView(QWidget* parent = nullptr);

    void setTree(TreeInside tree);

    /// Where a node is painted, for tests and tours.
    QRectF nodeRect(int node) const;

    double zoom() const { return m_zoom; }

    void draw(QPainter& painter, const QSize& size) const override;
    QString csv() const override;
    QString summary() const override;

signals:
    void nodePicked(int node);

protected:
    bool event(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QRectF treeArea(const QSize& size) const;
    QRectF panelArea(const QSize& size) const;
    QTransform placement(const QSize& size, double zoom, const QPointF& offset) const;
    QTransform placement() const { return placement(size(), m_zoom, m_offset); }
    int nodeAt(const QPointF& position) const;
    void zoomAt(const QPointF& position, double factor);
    void showAll();
    void moveFocus(int node);
    bool onPath(int node) const;
    QString condition(const TreeInside::Node& node) const;
    QString answer(const TreeInside::Node& node) const;
    QString nodeText(int node) const;
    void drawBranches(QPainter& painter) const;
    void drawNode(QPainter& painter, int node, double scale) const;

    TreeInside m_tree;
    TreeLayout m_layout;
    double m_zoom = 1.0; ///< Relative to the whole tree filling the area.
    QPointF m_offset;
    QPointF m_pressed, m_last;
    bool m_dragged = false;
    int m_focus = -1;
};

} // namespace holdout
