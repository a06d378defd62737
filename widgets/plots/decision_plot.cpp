#include "plots/decision_plot.h"

#include "plots/axes.h"
#include "plots/canvas_gesture.h"
#include "plots/overlay_painter.h"
#include "plots/plot_export.h"
#include "support/theme.h"

#include <QAccessibleWidget>
#include <QLineF>

#include <algorithm>
#include <cmath>

namespace holdout {
namespace {

constexpr double handleReach = 8.0; ///< Half of the 16 pixels that a handle is wide at least.
/// Tells assistive technology that this is a chart, with what the widget says about it.
QAccessibleInterface* chartInterface(const QString& /*className*/, QObject* object)
{
    auto* const plot = qobject_cast<DecisionPlot*>(object);
    return plot != nullptr ? new QAccessibleWidget(plot, QAccessible::Chart, plot->accessibleName())
                           : nullptr;
}

constexpr auto brushTick = std::chrono::milliseconds(25);

double distanceTo(const QLineF& segment, const QPointF& point)
{
    const QPointF along = segment.p2() - segment.p1();
    const double square = QPointF::dotProduct(along, along);
    const double share =
        square > 0.0
            ? std::clamp(QPointF::dotProduct(point - segment.p1(), along) / square, 0.0, 1.0)
            : 0.0;
    return QLineF(segment.pointAt(share), point).length();
}

} // namespace

DecisionPlot::DecisionPlot(QWidget* parent) : QWidget(parent)
{
    [[maybe_unused]] static const bool installed =
        (QAccessible::installFactory(chartInterface), true);
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setAccessibleName(tr("Decision map"));
    m_ticks.setInterval(brushTick);
    connect(&m_ticks, &QTimer::timeout, this, [this] {
        if (m_gesture)
            m_gesture->tick();
    });
}

DecisionPlot::~DecisionPlot() = default;

template <class T> void DecisionPlot::change(T PlotContents::*member, T value)
{
    m_contents.*member = std::move(value);
    redraw();
}

void DecisionPlot::redraw()
{
    m_still = {};
    update();
}

void DecisionPlot::setSurface(std::shared_ptr<const Surface> surface)
{
    change(&PlotContents::surface, std::move(surface));
}
void DecisionPlot::setBayes(std::shared_ptr<const Surface> bayes)
{
    change(&PlotContents::bayes, std::move(bayes));
}
void DecisionPlot::setGhost(std::shared_ptr<const Surface> ghost)
{
    change(&PlotContents::ghost, std::move(ghost));
}
void DecisionPlot::setCurve(PlotCurve curve)
{
    change(&PlotContents::curve, std::move(curve));
}
void DecisionPlot::setBayesCurve(PlotCurve curve)
{
    change(&PlotContents::bayesCurve, std::move(curve));
}
void DecisionPlot::setGhostCurve(PlotCurve curve)
{
    change(&PlotContents::ghostCurve, std::move(curve));
}
void DecisionPlot::setPoints(std::vector<PlotPoint> points)
{
    change(&PlotContents::points, std::move(points));
}
void DecisionPlot::setAxes(PlotAxes axes)
{
    change(&PlotContents::axes, std::move(axes));
}
void DecisionPlot::setTask(Task task)
{
    change(&PlotContents::task, task);
}
void DecisionPlot::setClassNames(QStringList names)
{
    change(&PlotContents::classNames, std::move(names));
}
void DecisionPlot::setLayers(PlotLayers layers)
{
    change(&PlotContents::layers, layers);
}
void DecisionPlot::setMapMode(MapMode mode)
{
    change(&PlotContents::map, mode);
}
void DecisionPlot::setThreshold(double threshold)
{
    change(&PlotContents::threshold, threshold);
}
void DecisionPlot::setProblem(const QString& sentence)
{
    change(&PlotContents::problem, sentence);
}

void DecisionPlot::setOverlay(std::vector<PlaneMark> overlay)
{
    m_contents.overlay = std::move(overlay);
    update();
}

void DecisionPlot::setPinned(std::vector<QPointF> pinned)
{
    m_contents.pinned = std::move(pinned);
    update();
}

void DecisionPlot::setExtent(const Extent& extent)
{
    if (extent == m_home)
        return;
    m_home = extent;
    m_probeCursor.reset();
    change(&PlotContents::extent, extent);
}

void DecisionPlot::setTool(CanvasTool tool)
{
    cancelGesture();
    m_tool = tool;
    updateCursor();
    update();
}

void DecisionPlot::setActiveClass(int output)
{
    m_activeClass = output;
    update();
}

void DecisionPlot::setBrush(const CanvasBrush& brush)
{
    m_brush = brush;
    update();
}

void DecisionPlot::setReadOnly(bool readOnly)
{
    m_readOnly = readOnly;
    updateCursor();
}

void DecisionPlot::setSpokenText(const QString& sentence)
{
    setAccessibleDescription(sentence);
}

Exportable DecisionPlot::exportable() const
{
    return holdout::exportable(m_contents, accessibleDescription(), theme());
}

void DecisionPlot::fit()
{
    showExtent(m_home);
}

void DecisionPlot::showExtent(const Extent& extent)
{
    if (extent == m_contents.extent)
        return;
    change(&PlotContents::extent, extent);
    emit extentChanged(extent);
}

void DecisionPlot::zoom(double factor, const QPointF& pixel)
{
    constexpr double deepest = 1e-4;
    constexpr double widest = 50.0;
    const Extent& now = m_contents.extent;
    const double share = std::clamp(now.width() / factor / m_home.width(), deepest, widest) *
                         m_home.width() / now.width();
    const QPointF fixed = frame().toPlane(pixel);
    showExtent(
        {fixed.x() + share * (now.left - fixed.x()), fixed.x() + share * (now.right - fixed.x()),
         fixed.y() + share * (now.bottom - fixed.y()), fixed.y() + share * (now.top - fixed.y())});
}

int DecisionPlot::nextClass() const
{
    const int classes = static_cast<int>(std::max<qsizetype>(m_contents.classNames.size(), 2));
    return m_activeClass < 0 ? m_activeClass : (m_activeClass + 1) % classes;
}

PlotFrame DecisionPlot::frame() const
{
    return plotFrame(m_contents, rect());
}

int DecisionPlot::pointAt(const QPointF& pixel, double reach) const
{
    const PlotFrame place = frame();
    int nearest = -1;
    for (const std::size_t row : drawnRows(m_contents)) {
        const double distance =
            QLineF(place.toPixel(m_contents.points[row].position), pixel).length();
        if (distance <= reach) {
            reach = distance;
            nearest = static_cast<int>(row);
        }
    }
    return nearest;
}

HandleId DecisionPlot::handleAt(const QPointF& pixel) const
{
    if (!m_contents.layers.testFlag(PlotLayer::Overlays))
        return noHandle;
    const PlotFrame place = frame();
    HandleId onLine = noHandle;
    for (const PlaneMark& mark : m_contents.overlay) {
        if (mark.handle == noHandle || mark.places.empty())
            continue;
        const QPolygonF places = pixelPlaces(mark, place);
        if (mark.kind == PlaneMark::Kind::Line) {
            if (distanceTo({places.front(), places.back()}, pixel) <= handleReach)
                onLine = mark.handle;
        } else if (QLineF(places.back(), pixel).length() <=
                   std::max(handleReach, 10.0 * std::min(mark.weight, 2.0))) {
            return mark.handle;
        }
    }
    return onLine;
}

} // namespace holdout
