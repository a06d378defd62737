#pragma once

#include "data/split.h"
#include "plots/painted_plot.h"

#include <QStringList>

#include <optional>

namespace holdout {

/// Truth by prediction: a row per true class, a column per predicted one. Every sample is a dot
/// while there are few; beyond that the area filled says how much of its row a cell takes.
class ConfusionMatrix : public PaintedPlot {
    Q_OBJECT

public:
    struct Cell {
        int truth = 0, predicted = 0;
        bool operator==(const Cell&) const = default;
    };
    static constexpr int mostDots = 400;

    explicit ConfusionMatrix(QWidget* parent = nullptr);

    /// Shapes: counts is n×n with n class names.
    void setCounts(const Eigen::MatrixXi& counts, const QStringList& classNames);

    /// What is counted; the threshold matters with two classes only.
    void setContext(Part part, std::optional<double> threshold);

    /// The cells whose samples are selected.
    void setSelected(std::vector<Cell> cells);

    /// Where a cell is painted, for tests and tours.
    QRectF cellRect(int truth, int predicted) const;

    /// "58 truly blue predicted blue, 97 % of their row".
    QString cellText(const Cell& cell) const;

    void draw(QPainter& painter, const QSize& size) const override;
    QString csv() const override;
    QString summary() const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {180, 100}; }

signals:
    void cellPicked(int truth, int predicted, bool add);

protected:
    bool event(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    struct Grid {
        double left = 0.0, top = 0.0, width = 0.0, height = 0.0; ///< Of one cell, gap included.
        QRectF cell(int truth, int predicted) const;
    };

    int classes() const { return static_cast<int>(m_counts.rows()); }
    Grid grid(const QSize& size) const;
    double share(const Cell& cell) const;
    std::optional<Cell> cellAt(const QPointF& position) const;
    void focusCell(const Cell& cell);
    void drawNames(QPainter& painter, const Grid& grid) const;
    void drawCell(QPainter& painter, const QRectF& box, const Cell& cell) const;
    void drawDots(QPainter& painter, const QRectF& box, int count, const QColor& colour) const;

    Eigen::MatrixXi m_counts;
    QStringList m_names;
    std::vector<Cell> m_selected;
    Cell m_focus;
};

} // namespace holdout
