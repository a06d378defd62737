#pragma once

#include "data/split.h"
#include "ml/overlay.h"
#include "run/surface.h"

#include <QFlags>
#include <QPointF>
#include <QString>
#include <QStringList>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace holdout {

/// A sample as the plot shows it.
struct PlotPoint {
    QPointF position;   ///< In the plane, raw units. A position that is not finite is not drawn.
    int output = -1;    ///< Class or cluster, which gives colour and shape; −1 for none.
    double value = 0.0; ///< The number to be predicted, for regression.
    Part part = Part::Train;
    bool wrong = false; ///< The model says something else.
    bool selected = false;
};

enum class PlotLayer : unsigned {
    Train = 1U << 0U,
    Validation = 1U << 1U,
    Test = 1U << 2U,
    Contours = 1U << 3U,
    Errors = 1U << 4U,
    Grid = 1U << 5U,
    Overlays = 1U << 6U,
    Legend = 1U << 7U,
    Ghost = 1U << 8U,
    Bayes = 1U << 9U, ///< The best possible boundary, as a line.
};
Q_DECLARE_FLAGS(PlotLayers, PlotLayer)
Q_DECLARE_OPERATORS_FOR_FLAGS(PlotLayers)

/// The layer that shows the samples of a part.
PlotLayer layerOf(Part part);

enum class MapMode { Probability, Class, Uncertainty, Bayes };

/// A line over one feature: what a regression says, with an optional band around it.
struct PlotCurve {
    std::vector<double> x, y;
    std::vector<double> lower = {}, upper = {}; ///< Both empty, or as long as x.

    bool empty() const { return x.empty(); }
};

/// The curve in a surface over a plane that shows the target: there every column holds one value.
PlotCurve curveOf(const Surface& surface);

/// A mark of an overlay, placed in the plane.
struct PlaneMark {
    enum class Kind { Dot, Line, Arrow, Outline };
    Kind kind = Kind::Dot;
    std::vector<QPointF> places; ///< One for a dot, from and to for a line, the corners otherwise.
    Role role = Role::Centre;
    int output = -1;
    double weight = 1.0; ///< Relative size or width.
    QString label = {};
    HandleId handle = noHandle;
};

/// Places an overlay in the plane. A vertical position of NaN means that the mark concerns the
/// horizontal axis alone: a line then runs over the full height, a dot sits on the axis.
std::vector<PlaneMark> placed(const Overlay& overlay,
                              const std::function<QPointF(const Vector&)>& place);

struct PlotAxes {
    QString xName, yName;
    bool showsTarget = false; ///< One feature, regression: the vertical axis is the target.
};

/// Everything a decision plot shows, as a value: the widget and the exports paint the same.
struct PlotContents {
    Extent extent; ///< The visible part of the plane.
    PlotAxes axes = {};
    QStringList classNames = {};
    std::vector<PlotPoint> points = {};
    std::shared_ptr<const Surface> surface = {}, bayes = {}, ghost = {};
    PlotCurve curve = {}, bayesCurve = {}, ghostCurve = {};
    std::vector<PlaneMark> overlay = {};
    std::vector<QPointF> pinned = {};
    PlotLayers layers = PlotLayer::Train | PlotLayer::Validation | PlotLayer::Test |
                        PlotLayer::Contours | PlotLayer::Errors | PlotLayer::Overlays;
    MapMode map = MapMode::Probability;
    double threshold = 0.5; ///< Of the second of two classes.
    Task task = Task::Classification;
    QString problem = {}; ///< Why there is nothing to see; the map is dimmed below it.

    /// The surface that the map shows: the model's, or the best possible one. May be null.
    const Surface* shown() const;
};

/// The largest number of samples drawn.
inline constexpr std::size_t mostPoints = 5000;

/// The rows of points to draw, rising: visible parts, finite, inside the extent; if that leaves
/// more than mostPoints, a sample of that size, always the same one, and all selected points.
std::vector<std::size_t> drawnRows(const PlotContents& contents);

/// What colours of values stand for.
struct ValueRange {
    double low = 0.0, high = 1.0;
    double share(double value) const { return (value - low) / (high - low); }
};

/// The range of the values of the points, or without points of the surface; never empty.
ValueRange valueRange(const PlotContents& contents);

/// The surface's value of this output between cell centres, bilinear; nothing outside its extent.
std::optional<double> valueAt(const Surface& surface, Index output, const QPointF& position);

} // namespace holdout
