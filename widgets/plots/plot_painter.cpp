#include "plots/plot_painter.h"

#include "plots/map_image.h"
#include "plots/map_lines.h"
#include "plots/overlay_painter.h"
#include "plots/plot_legend.h"

#include <QCoreApplication>
#include <QLocale>
#include <QPaintEngine>
#include <QPainter>

#include <cmath>

namespace holdout {
namespace {

constexpr double cornerRadius = 6.0;
constexpr double svgMapScale = 2.0; ///< Pixels of the map in a vector picture per unit.

QString tr(const char* sentence)
{
    return QCoreApplication::translate("DecisionPlot", sentence);
}

/// Draws the part of a picture that lies within the area, so that no clipping is needed.
void drawMap(QPainter& painter, const QImage& image, const QRectF& whole, const QRectF& area)
{
    const QRectF visible = whole.intersected(area);
    const double across = image.width() / whole.width();
    const double down = image.height() / whole.height();
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(visible, image,
                      {(visible.left() - whole.left()) * across,
                       (visible.top() - whole.top()) * down, visible.width() * across,
                       visible.height() * down});
}

void paintMap(QPainter& painter, const PlotContents& contents, const PlotFrame& frame,
              const Theme& theme)
{
    const Surface* const surface = contents.shown();
    if (surface == nullptr) {
        painter.fillRect(frame.area, theme.window);
        return;
    }
    const QImage image =
        mapImage(*surface, contents.map, contents.threshold, valueRange(contents), theme);
    if (painter.paintEngine()->type() == QPaintEngine::SVG) { // cannot draw a part of a picture
        QImage picture((frame.area.size() * svgMapScale).toSize(), QImage::Format_RGB32);
        picture.fill(theme.window);
        QPainter inner(&picture);
        const PlotFrame whole{.area = QRectF(QPointF(), QSizeF(picture.size())),
                              .extent = frame.extent};
        drawMap(inner, image, whole.toPixel(surface->extent), whole.area);
        painter.drawImage(frame.area, picture);
        return;
    }
    const QRectF whole = frame.toPixel(surface->extent);
    if (!whole.contains(frame.area))
        painter.fillRect(frame.area, theme.window);
    drawMap(painter, image, whole, frame.area);
}

/// Covers what sticks out of rounded corners: cheaper than clipping the map, and smooth.
void roundCorners(QPainter& painter, const QRectF& area, const QColor& outside)
{
    const double r = cornerRadius;
    for (const double right : {0.0, 1.0})
        for (const double down : {0.0, 1.0}) {
            const QPointF corner(area.left() + right * area.width(),
                                 area.top() + down * area.height());
            const QPointF inwards(1.0 - 2.0 * right, 1.0 - 2.0 * down);
            QPainterPath square;
            square.addRect(
                QRectF(corner - 0.5 * inwards, corner + QPointF(r * inwards.x(), r * inwards.y()))
                    .normalized());
            QPainterPath disc;
            disc.addEllipse(corner + QPointF(r * inwards.x(), r * inwards.y()), r, r);
            painter.fillPath(square.subtracted(disc), outside);
        }
}

void paintCurve(QPainter& painter, const PlotCurve& curve, const PlotFrame& frame, const QPen& pen,
                const QColor& band)
{
    QPolygonF line;
    for (std::size_t i = 0; i < curve.x.size(); ++i)
        line << frame.toPixel(QPointF(curve.x[i], curve.y[i]));
    if (curve.lower.size() == curve.x.size() && curve.upper.size() == curve.x.size()) {
        QPolygonF around;
        const auto inside = [&](double x, double y) {
            return frame.toPixel(QPointF(x, std::clamp(y, frame.extent.bottom, frame.extent.top)));
        };
        for (std::size_t i = 0; i < curve.x.size(); ++i)
            around << inside(curve.x[i], curve.upper[i]);
        for (std::size_t i = curve.x.size(); i-- > 0;)
            around << inside(curve.x[i], curve.lower[i]);
        painter.setPen(Qt::NoPen);
        painter.setBrush(band);
        painter.drawPolygon(around);
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(pen);
    for (const QPolygonF& piece : clippedTo(frame.area, line))
        painter.drawPolyline(piece);
}

void paintCurves(QPainter& painter, const PlotContents& contents, const PlotFrame& frame,
                 const Theme& theme)
{
    QColor band = theme.accent;
    band.setAlphaF(0.16F);
    const auto pen = [](const QColor& colour, double width, Qt::PenStyle style) {
        return QPen(colour, width, style, Qt::FlatCap, Qt::RoundJoin);
    };
    if (contents.layers.testFlag(PlotLayer::Bayes))
        paintCurve(painter, contents.bayesCurve, frame, pen(theme.text, 2.0, Qt::DashDotLine),
                   band);
    if (contents.layers.testFlag(PlotLayer::Ghost))
        paintCurve(painter, contents.ghostCurve, frame, pen(theme.muted, 1.6, Qt::DashLine), band);
    paintCurve(painter, contents.curve, frame, pen(theme.accent, 2.5, Qt::SolidLine), band);
}

void paintPoints(QPainter& painter, const PlotContents& contents, const PlotFrame& frame,
                 const Theme& theme, MarkSprites* sprites)
{
    const ValueRange range = valueRange(contents);
    const auto paint = [&](std::size_t row) {
        const PlotPoint& point = contents.points[row];
        const MarkLook look = lookOf(point, contents, range);
        const QPointF at = frame.toPixel(point.position);
        if (sprites != nullptr)
            sprites->draw(painter, at, look, theme);
        else
            paintMark(painter, at, look, theme);
    };
    const std::vector<std::size_t> rows = drawnRows(contents);
    const auto stands = [&](std::size_t row) { // out, and must not be covered
        return contents.points[row].selected ||
               (contents.points[row].wrong && contents.layers.testFlag(PlotLayer::Errors));
    };
    for (const std::size_t row : rows)
        if (!stands(row))
            paint(row);
    for (const std::size_t row : rows)
        if (stands(row))
            paint(row);
}

} // namespace

MarkLook lookOf(const PlotPoint& point, const PlotContents& contents, const ValueRange& range)
{
    MarkLook look{.shape = std::max(point.output, 0),
                  .colour = classColour(std::max(point.output, 0)),
                  .part = point.part,
                  .ringed = point.wrong && contents.layers.testFlag(PlotLayer::Errors),
                  .selected = point.selected};
    if (contents.task == Task::Regression && !contents.axes.showsTarget) {
        constexpr double buckets = 24.0; // so many sprites at most
        look.colour = sequentialColour(std::round(buckets * range.share(point.value)) / buckets);
        look.shape = 0;
    } else if (contents.task != Task::Regression && point.output < 0) {
        look.colour = theme().muted;
    }
    return look;
}

void paintStill(QPainter& painter, const PlotContents& contents, const PlotFrame& frame,
                const Theme& theme, MarkSprites* sprites)
{
    painter.setRenderHint(QPainter::Antialiasing);
    paintMap(painter, contents, frame, theme);
    if (contents.layers.testFlag(PlotLayer::Grid) || contents.axes.showsTarget) {
        QColor grid = contents.shown() != nullptr ? theme.text : theme.line;
        grid.setAlphaF(contents.shown() != nullptr ? 0.13F : 1.0F);
        paintGrid(painter, frame, grid);
    }
    paintMapLines(painter, contents, frame, theme);
    roundCorners(painter, frame.area, theme.card);
    paintPoints(painter, contents, frame, theme, sprites);
    paintCurves(painter, contents, frame, theme);
    paintAxes(painter, contents.axes, frame, theme);
}

void paintMoving(QPainter& painter, const PlotContents& contents, const PlotFrame& frame,
                 const Theme& theme, HandleId active)
{
    if (!contents.problem.isEmpty()) // nothing above the sentence
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    if (contents.layers.testFlag(PlotLayer::Overlays))
        paintOverlay(painter, contents.overlay, frame, theme, active);
    paintPins(painter, contents.pinned, frame, theme);
}

QString sampleNote(const PlotContents& contents)
{
    std::size_t drawable = 0;
    for (const PlotPoint& point : contents.points)
        if (contents.layers.testFlag(layerOf(point.part)))
            ++drawable;
    if (drawable <= mostPoints)
        return {};
    const QLocale plain(QLocale::English);
    return tr("A sample of %1 of %2 points is drawn")
        .arg(plain.toString(qulonglong{drawnRows(contents).size()}),
             plain.toString(qulonglong{drawable}));
}

void paintWords(QPainter& painter, const PlotContents& contents, const PlotFrame& frame,
                const Theme& theme)
{
    painter.setRenderHint(QPainter::Antialiasing);
    if (contents.layers.testFlag(PlotLayer::Legend))
        paintLegendPlate(painter, frame.area, contents, theme);
    if (const QString note = sampleNote(contents); !note.isEmpty())
        paintTag(painter, frame.area.bottomLeft(), note, frame.area, theme);
    QString sentence = contents.problem;
    if (sentence.isEmpty() && contents.points.empty())
        sentence = tr("Add points with A, or choose a data set");
    if (sentence.isEmpty())
        return;
    if (!contents.problem.isEmpty()) {
        QColor veil = theme.card;
        veil.setAlphaF(0.7F);
        painter.fillRect(frame.area, veil);
    }
    QFont font = titleFont();
    font.setWeight(QFont::Normal);
    painter.setFont(font);
    const double width = std::min(0.8 * frame.area.width(), 420.0);
    QRectF words = QFontMetricsF(font).boundingRect(QRectF(0.0, 0.0, width, frame.area.height()),
                                                    Qt::AlignCenter | Qt::TextWordWrap, sentence);
    words.moveCenter(frame.area.center());
    painter.setPen(QPen(theme.line, 1.0));
    painter.setBrush(theme.card);
    painter.drawRoundedRect(words.adjusted(-14.0, -10.0, 14.0, 10.0), 8.0, 8.0);
    painter.setPen(contents.problem.isEmpty() ? theme.muted : theme.danger);
    painter.drawText(words, Qt::AlignCenter | Qt::TextWordWrap, sentence);
}

} // namespace holdout
