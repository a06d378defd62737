#pragma once

#include "data/dataset.h"
#include "plots/plot_contents.h"

#include <QWidget>

namespace holdout {

/// The samples over the first two numbers among the features; a regression over one feature shows
/// the target upwards. Without any number there are no points.
PlotContents scatterOf(const Dataset& data, Task task);

/// Whether at least half of the points have a place of their own: else there is little to see.
bool mostlyApart(const PlotContents& contents);

/// A picture of samples, to look at only.
class DataScatter : public QWidget {
    Q_OBJECT

public:
    explicit DataScatter(PlotContents contents, QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    PlotContents m_contents;
};

} // namespace holdout
