#include "maths/distances.h"

#include <Eigen/Eigenvalues>

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <utility>

namespace holdout {
namespace {

using Metric = MetricSpace::Metric;

/// The rows' directions. A zero row has none, so it gets an axis of its own: it ends up at cosine
/// distance one from every other direction, as it would if its cosine with them were zero.
Matrix directions(const Matrix& X)
{
    Matrix unit = Matrix::Zero(X.rows(), X.cols() + 1);
    for (Index i = 0; i < X.rows(); ++i) {
        const double length = X.row(i).stableNorm();
        if (length > 0.0)
            unit.row(i).head(X.cols()) = X.row(i) / length;
        else
            unit(i, X.cols()) = 1.0;
    }
    return unit;
}

/// W with W Wᵀ the inverse covariance of X, or its pseudo-inverse where X does not vary.
///
/// Works on the correlations, so features of very different scale do not hide each other.
/// Shapes: centred X is n×d; the result is d×e, e the number of directions that vary.
Matrix whitening(const Matrix& centred)
{
    const double degrees = static_cast<double>(std::max<Index>(centred.rows() - 1, 1));
    const Vector deviations = (centred.colwise().squaredNorm() / degrees).cwiseSqrt();
    const Vector scale = (deviations.array() > 0.0).select(deviations.cwiseInverse(), 0.0);
    const Matrix standard = centred * scale.asDiagonal();
    const Eigen::SelfAdjointEigenSolver<Matrix> solver(standard.transpose() * standard / degrees);

    constexpr double negligible = 1e-12; // of the largest eigenvalue: rounding, not variation
    const Vector& variances = solver.eigenvalues(); // rising
    const double least = std::max(negligible * variances(variances.size() - 1), 1e-300);
    const Index dropped = (variances.array() <= least).count();
    const Index kept = variances.size() - dropped;
    if (kept == 0)
        return Matrix::Identity(centred.cols(), centred.cols());
    return scale.asDiagonal() * solver.eigenvectors().rightCols(kept) *
           variances.tail(kept).cwiseSqrt().cwiseInverse().asDiagonal();
}

} // namespace

MetricSpace::MetricSpace(Metric metric, const Matrix& X) : m_metric(metric)
{
    if (metric != Metric::Mahalanobis)
        return;
    m_mean = X.colwise().mean();
    m_whitening = whitening(X.rowwise() - m_mean.transpose());
}

Norm MetricSpace::norm() const
{
    switch (m_metric) {
    case Metric::Manhattan:
        return Norm::Manhattan;
    case Metric::Chebyshev:
        return Norm::Chebyshev;
    default:
        return Norm::Euclidean;
    }
}

Matrix MetricSpace::map(const Matrix& X) const
{
    switch (m_metric) {
    case Metric::Cosine:
        return directions(X);
    case Metric::Mahalanobis:
        return (X.rowwise() - m_mean.transpose()) * m_whitening;
    default:
        return X;
    }
}

double MetricSpace::distance(double reduced) const
{
    switch (m_metric) {
    case Metric::Cosine:
        return 0.5 * reduced;
    case Metric::Euclidean:
    case Metric::Mahalanobis:
        return std::sqrt(reduced);
    default:
        return reduced;
    }
}

Vector MetricSpace::reduced(const Matrix& mapped, const Vector& point) const
{
    const Matrix differences = mapped.rowwise() - point.transpose();
    switch (norm()) {
    case Norm::Manhattan:
        return differences.rowwise().lpNorm<1>();
    case Norm::Chebyshev:
        return differences.rowwise().lpNorm<Eigen::Infinity>();
    default:
        return differences.rowwise().squaredNorm();
    }
}

double MetricSpace::length(const Vector& direction) const
{
    assert(m_metric != Metric::Cosine);
    switch (m_metric) {
    case Metric::Manhattan:
        return direction.lpNorm<1>();
    case Metric::Chebyshev:
        return direction.lpNorm<Eigen::Infinity>();
    case Metric::Mahalanobis:
        return (m_whitening.transpose() * direction).norm();
    default:
        return direction.norm();
    }
}

MetricSpace::Metric metricOf(std::string_view name)
{
    constexpr std::array<std::pair<std::string_view, Metric>, 5> names{{
        {"euclidean", Metric::Euclidean},
        {"manhattan", Metric::Manhattan},
        {"chebyshev", Metric::Chebyshev},
        {"cosine", Metric::Cosine},
        {"mahalanobis", Metric::Mahalanobis},
    }};
    const auto* const found =
        std::ranges::find(names, name, &std::pair<std::string_view, Metric>::first);
    assert(found != names.end());
    return found->second;
}

} // namespace holdout
