#include "ml/k_means/model.h"

#include "base/numbers.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace holdout::k_means {
namespace {

constexpr Index mostLines = 500;        // beyond, membership lines hide the samples
constexpr Index mostSilhouettes = 2000; // beyond, comparing all pairs keeps a person waiting

std::string name(Index cluster)
{
    return std::to_string(cluster + 1);
}

} // namespace

Matrix Clusters::predict(const Matrix& X) const
{
    const Nearest nearest = nearestCentres(X, m_state.centres);
    Matrix scores = Matrix::Zero(X.rows(), clusters());
    for (Index i = 0; i < X.rows(); ++i)
        scores(i, nearest.centre[static_cast<std::size_t>(i)]) = 1.0;
    return scores;
}

Explanation Clusters::explain(const Vector& x) const
{
    const Nearest nearest = nearestCentres(x.transpose(), m_state.centres);
    const Index own = nearest.centre.front();
    std::vector<std::pair<double, Index>> byDistance;
    for (Index c = 0; c < clusters(); ++c)
        byDistance.emplace_back((m_state.centres.row(c).transpose() - x).norm(), c);
    std::ranges::sort(byDistance, {}, [&](const auto& entry) {
        return std::tuple(entry.second != own, entry.first, entry.second);
    });

    Explanation result{.base = Vector::Zero(clusters()), .terms = {}, .unit = "membership"};
    for (const auto& [distance, c] : byDistance)
        result.terms.push_back(
            {.label = "centre " + name(c),
             .values = c == own ? Vector(Vector::Unit(clusters(), c)) : Vector::Zero(clusters()),
             .detail = "distance " + rounded(distance)});
    if (clusters() == 1) {
        result.reasons.push_back({"There is only one centre, {distance} away",
                                  {{"distance", byDistance.front().first}}});
        return result;
    }
    result.reasons.push_back(
        {"Centre {own} is nearest, {distance} away; centre {next} is {farther}",
         {{"own", name(own)},
          {"distance", byDistance[0].first},
          {"next", name(byDistance[1].second)},
          {"farther", byDistance[1].first}}});
    if (auto silhouette = silhouetteAt(x, own))
        result.reasons.push_back(*std::move(silhouette));
    return result;
}

/// The silhouette of a point; a sample that lies exactly there is taken to be the point itself.
std::optional<Caption> Clusters::silhouetteAt(const Vector& x, Index own) const
{
    const Matrix& X = m_samples->X;
    const Nearest nearest = nearestCentres(X, m_state.centres);
    Vector sums = Vector::Zero(clusters());
    Vector sizes = Vector::Zero(clusters());
    bool isSample = false;
    for (Index i = 0; i < X.rows(); ++i) {
        const Index c = nearest.centre[static_cast<std::size_t>(i)];
        const double distance = (X.row(i).transpose() - x).norm();
        isSample |= c == own && distance == 0.0;
        sums(c) += distance;
        sizes(c) += 1.0;
    }
    sizes(own) -= isSample ? 1.0 : 0.0;
    if (sizes(own) < 1.0)
        return {};
    const double a = sums(own) / sizes(own);
    double b = std::numeric_limits<double>::infinity();
    for (Index c = 0; c < clusters(); ++c)
        if (c != own && sizes(c) > 0.0)
            b = std::min(b, sums(c) / sizes(c));
    if (!std::isfinite(b) || std::max(a, b) <= 0.0)
        return {};
    return Caption{"Silhouette {s}: {a} on average to the samples of its own cluster, {b} to those "
                   "of the next",
                   {{"s", (b - a) / std::max(a, b)}, {"a", a}, {"b", b}}};
}

Overlay Clusters::overlay(const View&) const
{
    Overlay result;
    if (m_state.members && m_samples->X.rows() <= mostLines)
        for (Index i = 0; i < m_samples->X.rows(); ++i) {
            const Index c = (*m_state.members)[static_cast<std::size_t>(i)];
            result.emplace_back(Line{.from = m_samples->X.row(i),
                                     .to = m_state.centres.row(c),
                                     .role = Role::Neighbour,
                                     .output = c,
                                     .weight = 0.5});
        }
    for (Index c = 0; c < m_state.before.rows(); ++c)
        if (m_state.before.row(c) != m_state.centres.row(c))
            result.emplace_back(Arrow{.from = m_state.before.row(c),
                                      .to = m_state.centres.row(c),
                                      .role = Role::Ghost,
                                      .output = c});
    for (Index c = 0; c < clusters(); ++c)
        result.emplace_back(Dot{.at = m_state.centres.row(c),
                                .role = Role::Centre,
                                .output = c,
                                .size = 1.8,
                                .label = name(c),
                                .handle = static_cast<HandleId>(c)});
    return result;
}

Inside Clusters::inside(const std::optional<Vector>&) const
{
    return measured();
}

const ClustersInside& Clusters::measured() const
{
    std::call_once(m_once, [this] {
        const auto k = static_cast<std::size_t>(clusters());
        const Nearest nearest = nearestCentres(m_samples->X, m_state.centres);
        m_inside = {.centres = m_state.centres,
                    .sizes = std::vector<Index>(k, 0),
                    .inertias = std::vector<double>(k, 0.0),
                    .silhouettes = {},
                    .seedingWeights = {},
                    .featureNames = m_samples->featureNames};
        if (m_state.seeding)
            m_inside.seedingWeights = m_samples->seedingWeights;
        for (std::size_t i = 0; i < nearest.centre.size(); ++i) {
            const auto c = static_cast<std::size_t>(nearest.centre[i]);
            m_inside.sizes[c] += 1;
            m_inside.inertias[c] += nearest.squared(static_cast<Index>(i));
        }
        if (k < 2 || m_samples->X.rows() > mostSilhouettes)
            return;
        const Vector each = silhouettes(m_samples->X, nearest.centre);
        m_inside.silhouettes.assign(k, 0.0);
        for (std::size_t i = 0; i < nearest.centre.size(); ++i) {
            const auto c = static_cast<std::size_t>(nearest.centre[i]);
            m_inside.silhouettes[c] +=
                each(static_cast<Index>(i)) / static_cast<double>(m_inside.sizes[c]);
        }
    });
    return m_inside;
}

std::size_t Clusters::bytes() const
{
    const auto members = m_state.members ? m_state.members->size() * sizeof(Index) : 0;
    return sizeof(*this) + members +
           static_cast<std::size_t>(m_state.centres.size() + m_state.before.size()) *
               sizeof(double);
}

} // namespace holdout::k_means
