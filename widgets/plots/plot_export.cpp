#include "plots/plot_export.h"

#include "plots/plot_painter.h"

#include <QPainter>

#include <array>
#include <cmath>

namespace holdout {
namespace {

QString nameOfOutput(const PlotContents& contents, Index output)
{
    if (output < 0)
        return {};
    return output < contents.classNames.size() ? contents.classNames[output]
                                               : QString::number(output + 1);
}

QStringList heading(const PlotContents& contents, Index scores)
{
    const bool regression = contents.task == Task::Regression;
    const auto named = [](const QString& name, const QString& other) {
        return name.isEmpty() ? other : name;
    };
    QStringList names{QStringLiteral("kind"),
                      named(contents.axes.xName, QStringLiteral("x")),
                      named(contents.axes.yName, QStringLiteral("y")),
                      regression ? QStringLiteral("value") : QStringLiteral("class"),
                      QStringLiteral("part"),
                      QStringLiteral("wrong")};
    for (Index output = 0; output < scores; ++output)
        names << (regression ? QStringLiteral("prediction")
                             : QStringLiteral("p_") + nameOfOutput(contents, output));
    return names;
}

void appendPoints(std::vector<QStringList>& rows, const PlotContents& contents, Index scores)
{
    const std::array parts{QStringLiteral("train"), QStringLiteral("validation"),
                           QStringLiteral("test")};
    for (const PlotPoint& point : contents.points) {
        if (!contents.layers.testFlag(layerOf(point.part)))
            continue; // what is locked away stays so
        const double value = contents.axes.showsTarget ? point.position.y() : point.value;
        QStringList row{QStringLiteral("point"),
                        csvNumber(point.position.x()),
                        csvNumber(point.position.y()),
                        contents.task == Task::Regression ? csvNumber(value)
                                                          : nameOfOutput(contents, point.output),
                        parts.at(static_cast<std::size_t>(point.part)),
                        point.wrong ? QStringLiteral("yes") : QStringLiteral("no")};
        for (Index output = 0; output < scores; ++output)
            row << QString();
        rows.push_back(row);
    }
}

void appendMap(std::vector<QStringList>& rows, const Surface& surface)
{
    const Extent& extent = surface.extent;
    for (Index cell = 0; cell < surface.scores.rows(); ++cell) {
        const double across = static_cast<double>(cell % surface.width) + 0.5;
        const double down = static_cast<double>(cell / surface.width) + 0.5;
        QStringList row{QStringLiteral("map"),
                        csvNumber(extent.left + extent.width() * across / surface.width),
                        csvNumber(extent.top - extent.height() * down / surface.height),
                        QString(),
                        QString(),
                        QString()};
        for (Index output = 0; output < surface.scores.cols(); ++output)
            row << csvNumber(surface.scores(cell, output));
        rows.push_back(row);
    }
}

} // namespace

void paintPlot(QPainter& painter, const QRectF& rectangle, const PlotContents& contents,
               const Theme& theme)
{
    painter.fillRect(rectangle, theme.card);
    constexpr double margin = 10.0; // a picture on its own needs air where a card would give it
    const PlotFrame frame =
        plotFrame(contents, rectangle.adjusted(margin, margin, -margin, -margin));
    if (!frame.usable())
        return;
    paintStill(painter, contents, frame, theme, nullptr);
    paintMoving(painter, contents, frame, theme);
    paintWords(painter, contents, frame, theme);
}

QImage renderPlot(const PlotContents& contents, const QSize& size, const Theme& theme, double scale)
{
    QImage image((QSizeF(size) * scale).toSize(), QImage::Format_RGB32);
    image.setDevicePixelRatio(scale);
    image.fill(theme.card);
    QPainter painter(&image);
    paintPlot(painter, QRectF(QPointF(), QSizeF(size)), contents, theme);
    return image;
}

QString plotCsv(const PlotContents& contents)
{
    const Surface* const surface = contents.shown();
    const Index scores = surface != nullptr       ? surface->scores.cols()
                         : contents.curve.empty() ? 0
                                                  : 1;
    std::vector<QStringList> rows{heading(contents, scores)};
    appendPoints(rows, contents, scores);
    if (surface != nullptr)
        appendMap(rows, *surface);
    for (std::size_t i = 0; i < contents.curve.x.size(); ++i)
        rows.push_back({QStringLiteral("curve"), csvNumber(contents.curve.x[i]), QString(),
                        QString(), QString(), QString(), csvNumber(contents.curve.y[i])});
    return toCsv(rows);
}

Exportable exportable(const PlotContents& contents, const QString& summary, const Theme& theme)
{
    const auto kept = std::make_shared<const PlotContents>(contents);
    return {.name = QStringLiteral("decision-map"),
            .summary = summary,
            .paint =
                [kept, theme](QPainter& painter, const QSize& size) {
                    paintPlot(painter, QRectF(QPointF(), QSizeF(size)), *kept, theme);
                },
            .csv = [kept] { return plotCsv(*kept); }};
}

} // namespace holdout
