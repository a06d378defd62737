#include "pages/lab/data_scatter.h"

#include "plots/plot_painter.h"
#include "support/text.h"
#include "support/theme.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <set>

namespace holdout {
namespace {

constexpr double margin = 0.06; ///< Around the samples, as a share of their range.
constexpr int scatterHeight = 250;

Extent around(const std::vector<PlotPoint>& points)
{
    Extent extent{.left = 0.0, .right = 1.0, .bottom = 0.0, .top = 1.0};
    bool first = true;
    for (const PlotPoint& point : points) {
        const double x = point.position.x();
        const double y = point.position.y();
        if (!std::isfinite(x) || !std::isfinite(y))
            continue;
        extent.left = first ? x : std::min(extent.left, x);
        extent.right = first ? x : std::max(extent.right, x);
        extent.bottom = first ? y : std::min(extent.bottom, y);
        extent.top = first ? y : std::max(extent.top, y);
        first = false;
    }
    const auto widen = [](double& low, double& high) {
        const double by = high > low ? margin * (high - low) : 1.0;
        low -= by;
        high += by;
    };
    widen(extent.left, extent.right);
    widen(extent.bottom, extent.top);
    return extent;
}

} // namespace

PlotContents scatterOf(const Dataset& data, Task task)
{
    std::vector<Index> numbers;
    for (Index j = 0; j < data.dimensions(); ++j)
        if (!data.features[static_cast<std::size_t>(j)].categorical() && numbers.size() < 2)
            numbers.push_back(j);
    const bool targetUp = task == Task::Regression && data.labelled() && numbers.size() == 1;
    PlotContents contents{.extent = {}, .task = task};
    contents.layers |= PlotLayer::Grid;
    if (numbers.empty() || (numbers.size() < 2 && !targetUp))
        return contents;
    const auto nameOf = [&](std::size_t k) {
        return text(data.features[static_cast<std::size_t>(numbers[k])].name);
    };
    contents.axes = {.xName = nameOf(0),
                     .yName = targetUp ? text(data.targetName) : nameOf(1),
                     .showsTarget = targetUp};
    for (const std::string& name : data.classNames)
        contents.classNames << text(name);
    for (Index i = 0; i < data.samples(); ++i) {
        PlotPoint point{
            .position = {data.X(i, numbers[0]), targetUp ? data.y(i) : data.X(i, numbers[1])}};
        if (data.classes() > 0)
            point.output = static_cast<int>(data.y(i));
        else if (data.labelled())
            point.value = data.y(i);
        contents.points.push_back(point);
    }
    contents.extent = around(contents.points);
    return contents;
}

bool mostlyApart(const PlotContents& contents)
{
    std::set<std::pair<double, double>> places;
    for (const PlotPoint& point : contents.points)
        if (std::isfinite(point.position.x()) && std::isfinite(point.position.y()))
            places.emplace(point.position.x(), point.position.y());
    return !places.empty() && 2 * places.size() >= contents.points.size();
}

DataScatter::DataScatter(PlotContents contents, QWidget* parent)
    : QWidget(parent), m_contents(std::move(contents))
{
    setFixedHeight(scatterHeight);
    setAccessibleName(
        tr("Samples over %1 and %2").arg(m_contents.axes.xName, m_contents.axes.yName));
}

void DataScatter::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    const PlotFrame frame = plotFrame(m_contents, QRectF(rect()).adjusted(0.0, 2.0, -2.0, 0.0));
    if (frame.usable())
        paintStill(painter, m_contents, frame, theme(), nullptr);
}

} // namespace holdout
