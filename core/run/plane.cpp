#include "run/plane.h"

#include <Eigen/Eigenvalues>

#include <algorithm>
#include <cmath>
#include <map>

namespace holdout {
namespace {

std::vector<double> presentValues(const Dataset& raw, Index column)
{
    std::vector<double> values;
    for (const double value : raw.X.col(column))
        if (std::isfinite(value))
            values.push_back(value);
    return values;
}

double median(std::vector<double> values)
{
    if (values.empty())
        return 0.0;
    const auto middle = values.begin() + std::ssize(values) / 2;
    std::ranges::nth_element(values, middle);
    if (values.size() % 2 == 1)
        return *middle;
    return (*middle + *std::max_element(values.begin(), middle)) / 2.0;
}

double mostFrequent(const std::vector<double>& values)
{
    std::map<double, int> counts;
    for (const double value : values)
        ++counts[value];
    const auto best =
        std::ranges::max_element(counts, {}, [](const auto& entry) { return entry.second; });
    return best == counts.end() ? 0.0 : best->first;
}

Vector heldValues(const Dataset& raw, const SceneView& view)
{
    Vector held(raw.dimensions());
    for (Index j = 0; j < raw.dimensions(); ++j) {
        const Feature& feature = raw.features[static_cast<std::size_t>(j)];
        const auto chosen = view.held.find(feature.name);
        const std::vector<double> values = presentValues(raw, j);
        held(j) = chosen != view.held.end() ? chosen->second
                  : feature.categorical()   ? mostFrequent(values)
                                            : median(values);
    }
    return held;
}

std::vector<Index> numericFeatures(const Dataset& raw)
{
    std::vector<Index> columns;
    for (Index j = 0; j < raw.dimensions(); ++j)
        if (!raw.features[static_cast<std::size_t>(j)].categorical())
            columns.push_back(j);
    return columns;
}

/// The feature of this name, or the first numeric one that is not `taken` if no name is given.
Result<Index> chooseFeature(const Dataset& raw, const std::string& name, Index taken)
{
    for (const Index j : numericFeatures(raw)) {
        const bool named = raw.features[static_cast<std::size_t>(j)].name == name;
        if (name.empty() ? j != taken : named)
            return j;
    }
    if (name.empty())
        return -1;
    return invalid("The view shows the feature " + name +
                   ", which this data set does not have as a number; choose another");
}

Plane axisParallel(const Dataset& raw, const Vector& held, Index x, Index y)
{
    const Index d = raw.dimensions();
    Plane plane{.origin = held,
                .axes = Matrix::Zero(2, d),
                .projection = Matrix::Zero(d, 2),
                .x = x,
                .y = y};
    const auto show = [&](Index axis, Index feature, std::string& name) {
        if (feature < 0)
            return;
        plane.axes(axis, feature) = 1.0;
        plane.projection(feature, axis) = 1.0;
        plane.origin(feature) = 0.0;
        name = raw.features[static_cast<std::size_t>(feature)].name;
    };
    show(0, x, plane.xName);
    show(1, y, plane.yName);
    return plane;
}

/// The first two principal components of the standardised numeric features, over complete rows.
Plane principalPlane(const Dataset& raw, const Vector& held)
{
    const Index d = raw.dimensions();
    const std::vector<Index> columns = numericFeatures(raw);
    const Index count = std::ssize(columns);
    std::vector<Index> complete;
    for (Index i = 0; i < raw.samples(); ++i)
        if (raw.X(i, columns).allFinite())
            complete.push_back(i);
    const Matrix X = raw.X(complete, columns);
    const Eigen::RowVectorXd mean = X.colwise().mean();
    const Matrix centred = X.rowwise() - mean;
    const double n = std::max<double>(1.0, static_cast<double>(X.rows()));
    Eigen::RowVectorXd scale = (centred.colwise().squaredNorm() / n).cwiseSqrt();
    scale = (scale.array() > 0.0).select(scale, 1.0);
    const Matrix Z = centred.array().rowwise() / scale.array();
    const Eigen::SelfAdjointEigenSolver<Matrix> solver(Z.transpose() * Z / n);

    Plane plane{.origin = held,
                .axes = Matrix::Zero(2, d),
                .projection = Matrix::Zero(d, 2),
                .x = -1,
                .y = -1};
    for (Index axis = 0; axis < 2; ++axis) {
        Vector direction = solver.eigenvectors().col(count - 1 - axis);
        Index largest = 0;
        direction.cwiseAbs().maxCoeff(&largest);
        direction *= direction(largest) < 0.0 ? -1.0 : 1.0; // signs mean nothing; fix them
        const double share = solver.eigenvalues()(count - 1 - axis) / static_cast<double>(count);
        for (Index c = 0; c < count; ++c) {
            const Index j = columns[static_cast<std::size_t>(c)];
            plane.origin(j) = mean(c);
            plane.axes(axis, j) = direction(c) * scale(c);
            plane.projection(j, axis) = direction(c) / scale(c);
        }
        std::string& name = axis == 0 ? plane.xName : plane.yName;
        name = "PC" + std::to_string(axis + 1) + " (" + std::to_string(std::lround(100.0 * share)) +
               " %)";
    }
    return plane;
}

Index columnNamed(const std::vector<Feature>& features, const std::string& name)
{
    const auto found = std::ranges::find(features, name, &Feature::name);
    return found == features.end() || found->categorical() ? -1 : found - features.begin();
}

} // namespace

Matrix Plane::lift(const Matrix& positions) const
{
    return (positions * axes).rowwise() + origin.transpose();
}

Matrix Plane::project(const Matrix& X) const
{
    // Entry by entry, because a missing cell that is not shown must not spoil those that are.
    Matrix result = Matrix::Zero(X.rows(), 2);
    for (Index j = 0; j < X.cols(); ++j)
        for (Index axis = 0; axis < 2; ++axis)
            if (projection(j, axis) != 0.0)
                result.col(axis) += (X.col(j).array() - origin(j)).matrix() * projection(j, axis);
    return result;
}

Result<Plane> makePlane(const Dataset& raw, Task task, const SceneView& view)
{
    const Vector held = heldValues(raw, view);
    const std::vector<Index> numeric = numericFeatures(raw);
    if (numeric.empty())
        return invalid("The data set has no numeric feature that a map could show; choose at least "
                       "one");
    if (view.principal && numeric.size() > 2)
        return principalPlane(raw, held);
    const auto x = chooseFeature(raw, view.xFeature, -1);
    if (!x)
        return std::unexpected(x.error());
    const auto y = chooseFeature(raw, view.yFeature, *x);
    if (!y)
        return std::unexpected(y.error());
    Plane plane = axisParallel(raw, held, *x, *y == *x ? -1 : *y);
    plane.showsTarget = plane.y < 0 && task == Task::Regression;
    if (plane.showsTarget)
        plane.yName = raw.targetName;
    return plane;
}

Matrix positions(const Dataset& raw, const Plane& plane)
{
    Matrix result = plane.project(raw.X);
    if (plane.showsTarget && raw.labelled())
        result.col(1) = raw.y;
    return result;
}

Extent extentOf(const Dataset& raw, const Plane& plane)
{
    const Matrix at = positions(raw, plane);
    const auto range = [&](Index axis) {
        double low = std::numeric_limits<double>::infinity();
        double high = -low;
        for (const double value : at.col(axis))
            if (std::isfinite(value)) {
                low = std::min(low, value);
                high = std::max(high, value);
            }
        if (low > high)
            return std::pair(-1.0, 1.0);
        const double margin = high > low ? 0.08 * (high - low) : std::max(1.0, std::abs(low)) * 0.5;
        return std::pair(low - margin, high + margin);
    };
    const auto [left, right] = range(0);
    const auto [bottom, top] = range(1);
    return {left, right, bottom, top};
}

View modelView(const Plane& plane, const Extent& extent, const Pipeline& pipeline,
               const std::vector<Feature>& rawFeatures)
{
    const auto model = [&](double horizontal, double vertical) -> Vector {
        Matrix position(1, 2);
        position << horizontal, plane.showsTarget ? 0.0 : vertical;
        return pipeline.apply(plane.lift(position)).row(0).transpose();
    };
    const auto column = [&](Index raw) -> Index {
        return raw < 0 ? -1
                       : columnNamed(pipeline.features(),
                                     rawFeatures[static_cast<std::size_t>(raw)].name);
    };
    const Vector low = model(extent.left, extent.bottom);
    const Vector high = model(extent.right, extent.top);
    View view{.at = model((extent.left + extent.right) / 2.0, (extent.bottom + extent.top) / 2.0),
              .x = column(plane.x),
              .y = column(plane.y)};
    if (view.x >= 0) {
        view.left = low(view.x);
        view.right = high(view.x);
    }
    if (view.y >= 0) {
        view.bottom = low(view.y);
        view.top = high(view.y);
    }
    return view;
}

} // namespace holdout
