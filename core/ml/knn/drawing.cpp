#include "ml/knn/model.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace holdout::knn {
namespace {

/// Directions that trace the ball: its corners where it has any, else enough for a smooth curve.
std::vector<std::array<double, 2>> rays(MetricSpace::Metric metric)
{
    if (metric == MetricSpace::Metric::Manhattan)
        return {{1, 0}, {0, 1}, {-1, 0}, {0, -1}};
    if (metric == MetricSpace::Metric::Chebyshev)
        return {{1, 1}, {-1, 1}, {-1, -1}, {1, -1}};
    constexpr int count = 96;
    std::vector<std::array<double, 2>> result;
    for (int i = 0; i < count; ++i) {
        const double angle = 2.0 * std::numbers::pi * i / count;
        result.push_back({std::cos(angle), std::sin(angle)});
    }
    return result;
}

/// The ball of the cosine metric is a wedge between two rays from the origin, in two dimensions.
Overlay wedge(const View& view, double radius, Role role)
{
    const Vector& probe = *view.probe;
    if (probe.size() != 2 || probe.norm() == 0.0 || radius >= 2.0)
        return {};
    const double middle = std::atan2(probe(view.y), probe(view.x));
    const double half = std::acos(1.0 - radius);
    const double reach = std::hypot(std::max(std::abs(view.left), std::abs(view.right)),
                                    std::max(std::abs(view.bottom), std::abs(view.top)));
    Overlay result;
    for (const double angle : {middle - half, middle + half})
        result.emplace_back(Line{.from = Vector::Zero(2),
                                 .to = view.point(reach * std::cos(angle), reach * std::sin(angle)),
                                 .role = role});
    return result;
}

} // namespace

Overlay ball(const MetricSpace& space, const View& view, double radius, Role role)
{
    if (space.metric() == MetricSpace::Metric::Cosine)
        return wedge(view, radius, role);
    Outline outline{.corners = {}, .role = role};
    for (const auto& [across, up] : rays(space.metric())) {
        Vector direction = Vector::Zero(view.probe->size());
        direction(view.x) = across;
        direction(view.y) = up;
        const double length = space.length(direction);
        if (length <= 0.0)
            return {}; // the metric does not see this direction: the ball has no end
        outline.corners.push_back(*view.probe + radius / length * direction);
    }
    return {outline};
}

void Neighbours::drawNeighbour(Overlay& overlay, const Vector& probe, const Near& near,
                               double share, Role role) const
{
    const Vector at = m_memory->data.X.row(near.row);
    const Index output =
        m_memory->classifies() ? static_cast<Index>(m_memory->data.y(near.row)) : Index{-1};
    overlay.emplace_back(
        Line{.from = probe, .to = at, .role = role, .output = output, .weight = share});
    overlay.emplace_back(Dot{.at = at, .role = role, .output = output, .size = 1.0 + share / 2});
}

Overlay Neighbours::overlay(const View& view) const
{
    Overlay result;
    if (!view.probe || !m_tree)
        return result;
    const Vector& probe = *view.probe;
    const std::vector<Near> neighbours =
        nearest(probe, std::min(m_k + (m_ghost ? 1 : 0), m_tree->size()));
    const auto asked = std::min(neighbours.size(), static_cast<std::size_t>(m_k));
    const auto drawBall = [&](const Near& last, Role role) {
        if (view.axisParallel())
            for (auto& shape :
                 ball(m_memory->space, view, m_memory->space.distance(last.reduced), role))
                result.push_back(std::move(shape));
    };

    if (asked > 0)
        drawBall(neighbours[asked - 1], Role::Region);
    std::vector<double> weights;
    weigh(*m_memory, std::span(neighbours).first(asked), weights);
    const double heaviest = weights.empty() ? 1.0 : *std::ranges::max_element(weights);
    for (std::size_t i = 0; i < asked; ++i)
        drawNeighbour(result, probe, neighbours[i], weights[i] / heaviest, Role::Neighbour);
    if (asked < neighbours.size()) {
        drawBall(neighbours.back(), Role::Ghost);
        drawNeighbour(result, probe, neighbours.back(), 1.0, Role::Ghost);
    }
    return result;
}

} // namespace holdout::knn
