#include "plots/plot_legend.h"

#include "plots/axes.h"
#include "support/figures.h"

#include <QLinearGradient>
#include <QPainter>

#include <algorithm>
#include <array>
#include <set>

namespace holdout {
namespace {

constexpr double symbolWidth = 16.0;
constexpr double lineSymbolWidth = 34.0; ///< Room for a whole dash and dot.
constexpr double itemGap = 10.0;
constexpr double padding = 8.0;

double symbolWidthOf(const LegendItem& item)
{
    return item.mark || item.line.style() == Qt::SolidLine ? symbolWidth : lineSymbolWidth;
}

double widthOf(const LegendItem& item, const QFontMetricsF& metrics)
{
    return symbolWidthOf(item) + metrics.horizontalAdvance(item.label);
}

void paintItem(QPainter& painter, const QPointF& left, const LegendItem& item, const Theme& theme)
{
    const double room = symbolWidthOf(item);
    if (item.mark) {
        paintMark(painter, left + QPointF(0.5 * room - 3.0, 0.0), *item.mark, theme,
                  item.mark->ringed ? 5.0 : 8.0);
    } else {
        painter.setPen(item.line);
        painter.drawLine(left, left + QPointF(room - 6.0, 0.0));
    }
    painter.setPen(theme.muted);
    const QFontMetricsF metrics(painter.font());
    painter.drawText(left + QPointF(room, 0.5 * (metrics.ascent() - metrics.descent())),
                     item.label);
}

bool showsScale(const PlotContents& contents)
{
    return (contents.task == Task::Regression && !contents.axes.showsTarget) ||
           (contents.map == MapMode::Uncertainty && contents.shown() != nullptr);
}

/// The scale of values or of uncertainty, with numbers at both ends.
void paintScale(QPainter& painter, const QRectF& box, const PlotContents& contents,
                const Theme& theme)
{
    const bool values = contents.task == Task::Regression;
    const ValueRange range = values ? valueRange(contents) : ValueRange{};
    QLinearGradient gradient(box.topLeft(), box.topRight());
    for (int i = 0; i <= 8; ++i)
        gradient.setColorAt(i / 8.0,
                            values ? sequentialColour(i / 8.0) : uncertaintyColour(i / 8.0, theme));
    painter.setPen(QPen(theme.line, 1.0));
    painter.setBrush(gradient);
    painter.drawRect(QRectF(box.left(), box.top(), box.width(), 8.0));
    painter.setPen(theme.muted);
    const QRectF numbers(box.left(), box.top() + 10.0, box.width(), box.height() - 10.0);
    const Ticks ticks{.places = {}, .step = 0.02 * (range.high - range.low)};
    drawFigures(painter, numbers, Qt::AlignLeft,
                values ? ticks.label(range.low) : PlotLegend::tr("sure"));
    drawFigures(painter, numbers, Qt::AlignRight,
                values ? ticks.label(range.high) : PlotLegend::tr("unsure"));
}

} // namespace

std::vector<LegendItem> keyItems(const PlotContents& contents, const Theme& theme)
{
    std::vector<LegendItem> items;
    std::array<bool, 3> seen{};
    bool wrong = false;
    for (const PlotPoint& point : contents.points) {
        seen[static_cast<std::size_t>(point.part)] = true;
        wrong = wrong || point.wrong;
    }
    const std::array names{PlotLegend::tr("train"), PlotLegend::tr("validation"),
                           PlotLegend::tr("test")};
    for (const Part part : {Part::Train, Part::Validation, Part::Test})
        if (const auto i = static_cast<std::size_t>(part);
            seen[i] && contents.layers.testFlag(layerOf(part)))
            items.push_back({MarkLook{.colour = theme.muted, .part = part}, Qt::NoPen, names[i]});
    if (wrong && contents.layers.testFlag(PlotLayer::Errors))
        items.push_back({MarkLook{.colour = theme.muted, .ringed = true}, Qt::NoPen,
                         PlotLegend::tr("misclassified")});
    if (const Surface* surface = contents.shown();
        surface != nullptr && surface->task == Task::Classification && surface->scores.cols() == 2)
        items.push_back({std::nullopt, QPen(theme.text, 2.0),
                         QStringLiteral("p = %1").arg(contents.threshold)});
    if (contents.layers.testFlag(PlotLayer::Bayes) &&
        (contents.bayes != nullptr || !contents.bayesCurve.empty()))
        items.push_back({std::nullopt, QPen(theme.text, 2.0, Qt::DashDotLine),
                         PlotLegend::tr("best possible")});
    if (contents.layers.testFlag(PlotLayer::Ghost) &&
        (contents.ghost != nullptr || !contents.ghostCurve.empty()))
        items.push_back(
            {std::nullopt, QPen(theme.muted, 1.6, Qt::DashLine), PlotLegend::tr("next step")});
    return items;
}

std::vector<LegendItem> classItems(const PlotContents& contents)
{
    std::vector<LegendItem> items;
    if (contents.task == Task::Regression)
        return items;
    std::set<int> outputs;
    for (const PlotPoint& point : contents.points)
        if (point.output >= 0)
            outputs.insert(point.output);
    for (const int output : outputs)
        items.push_back({MarkLook{.shape = output, .colour = classColour(output)}, Qt::NoPen,
                         output < contents.classNames.size() ? contents.classNames[output]
                                                             : QString::number(output + 1)});
    return items;
}

void paintLegendLine(QPainter& painter, const QRectF& box, const std::vector<LegendItem>& items,
                     const Theme& theme)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(smallFont());
    const QFontMetricsF metrics(painter.font());
    double width = 0.0;
    std::size_t fitting = 0;
    while (fitting < items.size() &&
           width + widthOf(items[fitting], metrics) + itemGap <= box.width() + itemGap)
        width += widthOf(items[fitting++], metrics) + itemGap;
    double x = box.right() - width + itemGap;
    for (std::size_t i = 0; i < fitting; ++i) {
        paintItem(painter, {x, box.center().y()}, items[i], theme);
        x += widthOf(items[i], metrics) + itemGap;
    }
    painter.restore();
}

void paintLegendPlate(QPainter& painter, const QRectF& area, const PlotContents& contents,
                      const Theme& theme)
{
    std::vector<LegendItem> items = classItems(contents);
    std::ranges::move(keyItems(contents, theme), std::back_inserter(items));
    painter.save();
    painter.setFont(smallFont());
    const QFontMetricsF metrics(painter.font());
    const double line = std::ceil(metrics.height()) + 2.0;
    const double scale = showsScale(contents) ? line + 14.0 : 0.0;
    double width = scale > 0.0 ? 110.0 : 0.0;
    for (const LegendItem& item : items)
        width = std::max(width, widthOf(item, metrics));
    const double height = line * static_cast<double>(items.size()) + scale;
    if (height > 0.0) {
        QRectF plate(0.0, 0.0, width + 2.0 * padding, height + 1.5 * padding);
        plate.moveTopRight(area.topRight() + QPointF(-10.0, 10.0));
        QColor back = theme.card;
        back.setAlphaF(0.88F);
        painter.setPen(QPen(theme.line, 1.0));
        painter.setBrush(back);
        painter.drawRoundedRect(plate, 6.0, 6.0);
        QPointF at = plate.topLeft() + QPointF(padding, 0.75 * padding + 0.5 * line);
        for (const LegendItem& item : items) {
            paintItem(painter, at, item, theme);
            at += QPointF(0.0, line);
        }
        if (scale > 0.0)
            paintScale(painter, {at.x(), at.y() - 0.5 * line + 4.0, width, scale - 4.0}, contents,
                       theme);
    }
    painter.restore();
}

PlotLegend::PlotLegend(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Legend"));
}

void PlotLegend::setContents(const PlotContents& contents)
{
    m_items = keyItems(contents, theme());
    QStringList words;
    for (const LegendItem& item : m_items)
        words << item.label;
    setAccessibleDescription(words.join(QStringLiteral(", ")));
    updateGeometry();
    update();
}

QSize PlotLegend::sizeHint() const
{
    const QFontMetricsF metrics(smallFont());
    double width = 0.0;
    for (const LegendItem& item : m_items)
        width += widthOf(item, metrics) + itemGap;
    return {static_cast<int>(std::ceil(width)), static_cast<int>(std::ceil(metrics.height())) + 4};
}

void PlotLegend::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    paintLegendLine(painter, rect(), m_items, theme());
}

} // namespace holdout
