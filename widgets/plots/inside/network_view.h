#pragma once

#include "plots/inside/inner_plot.h"
#include "plots/inside/network_layout.h"
#include "support/theme.h"

#include <QImage>

class QDoubleSpinBox;

namespace holdout {

class TextButton;

/// Pictures of what each unit does over a map, layer by layer, from its activation at the map's
/// positions: class 0's colour below zero, class 1's above, stronger further away. Needs no window:
/// call it on a worker.
///
/// Shapes: activations hold n×units each, n = width·height, row by row from the top left.
std::vector<std::vector<QImage>> unitThumbnails(const std::vector<Matrix>& activations, int width,
                                                int height, const Theme& theme);

/// A layered network: links as wide as their weights, units to look into and to change.
class NetworkView : public InnerPlot {
    Q_OBJECT

public:
    explicit NetworkView(QWidget* parent = nullptr);

    void setNetwork(NetworkInside network);
    void setThumbnails(std::vector<std::vector<QImage>> thumbnails); ///< Empty for none.
    void setBackward(bool backward); ///< Links show the gradient instead of the weight.

    const NetworkInside& network() const { return m_network; }
    NetworkLayout placement() const { return layoutFor(size()); }

    void draw(QPainter& painter, const QSize& size) const override;
    QString csv() const override;
    QString summary() const override;

signals:
    void neuronHovered(int layer, int unit); ///< −1, −1 when none is; inputs are layer −1.
    void weightEdited(int layer, int from, int to, double value);
    void biasEdited(int layer, int unit, double value);

protected:
    bool event(QEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    NetworkLayout layoutFor(const QSize& size) const;
    bool fits(const NetworkLink& link) const;
    bool fits(const NetworkUnit& unit) const;
    void hover(std::optional<NetworkUnit> unit, std::optional<NetworkLink> link);
    void openEditor(const QPointF& at, double value);
    void applyEdit(double value);
    QString unitText(const NetworkUnit& unit) const;
    QString linkText(const NetworkLink& link) const;
    QString unitName(const NetworkUnit& unit) const;
    const Matrix& shown(int layer) const;
    void drawLinks(QPainter& painter, const NetworkLayout& layout) const;
    void drawUnits(QPainter& painter, const NetworkLayout& layout) const;
    void drawNames(QPainter& painter, const NetworkLayout& layout) const;
    void drawMonitors(QPainter& painter, const NetworkLayout& layout, const QSize& size) const;

    NetworkInside m_network;
    std::vector<std::vector<QImage>> m_thumbnails;
    TextButton* m_backwardButton;
    QDoubleSpinBox* m_editor;
    std::optional<NetworkUnit> m_unit, m_editedUnit;
    std::optional<NetworkLink> m_link, m_editedLink;
    bool m_backward = false;
};

} // namespace holdout
