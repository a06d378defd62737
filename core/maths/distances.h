#pragma once

#include "base/types.h"

#include <string>
#include <string_view>

namespace holdout {

/// How the differences between two points, one per coordinate, add up to a distance.
enum class Norm { Manhattan, Euclidean, Chebyshev };

/// A notion of distance, as a change of coordinates after which a plain norm measures it.
///
/// Mahalanobis distance is Euclidean after whitening; cosine distance is half the squared Euclidean
/// one between directions. So whatever can search with a norm can search with all of them.
///
/// Distances are compared in reduced form, which orders pairs of points alike and costs less: the
/// sum of squares for the Euclidean norm, the norm itself for the others.
class MetricSpace {
public:
    enum class Metric { Euclidean, Manhattan, Chebyshev, Cosine, Mahalanobis };

    /// Fits the change of coordinates to the training data (n×d, finite); only Mahalanobis learns
    /// anything from them: their covariance, of which it ignores directions without variation.
    MetricSpace(Metric metric, const Matrix& X);

    Metric metric() const { return m_metric; }
    Norm norm() const;

    /// Shapes: X is n×d; the result is n×e, where the norm measures.
    Matrix map(const Matrix& X) const;

    /// The distance a person would name, from the reduced one between mapped points.
    double distance(double reduced) const;

    /// Reduced distances from one mapped point (e entries) to each mapped row.
    Vector reduced(const Matrix& mapped, const Vector& point) const;

    /// How long a step in this direction (d entries) is, wherever it starts.
    /// Requires: not the cosine metric, where that depends on the start.
    double length(const Vector& direction) const;

private:
    Metric m_metric;
    Vector m_mean;      // d, Mahalanobis only
    Matrix m_whitening; // d×e, Mahalanobis only
};

/// "euclidean", "manhattan", "chebyshev", "cosine" or "mahalanobis". Requires: one of these.
MetricSpace::Metric metricOf(std::string_view name);

} // namespace holdout
