#pragma once

#include "plots/marks.h"
#include "plots/plot_contents.h"

#include <QPen>
#include <QWidget>

namespace holdout {

/// An entry of the legend: a mark, or a line if it has a pen.
struct LegendItem {
    std::optional<MarkLook> mark;
    QPen line = Qt::NoPen;
    QString label;
};

/// What the marks and lines of a plot mean, without the classes: train, validation, test,
/// misclassified, the boundary. Only what is shown.
std::vector<LegendItem> keyItems(const PlotContents& contents, const Theme& theme);

/// The classes or clusters that occur, with their names.
std::vector<LegendItem> classItems(const PlotContents& contents);

/// Draws entries in one line, right-aligned in the box; those that do not fit are left out.
void paintLegendLine(QPainter& painter, const QRectF& box, const std::vector<LegendItem>& items,
                     const Theme& theme);

/// Draws all entries and, for values, their scale on a plate in the upper right corner of an area.
void paintLegendPlate(QPainter& painter, const QRectF& area, const PlotContents& contents,
                      const Theme& theme);

/// The line of the legend for the header of a card.
class PlotLegend : public QWidget {
    Q_OBJECT

public:
    explicit PlotLegend(QWidget* parent = nullptr);

    void setContents(const PlotContents& contents);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::vector<LegendItem> m_items;
};

} // namespace holdout
