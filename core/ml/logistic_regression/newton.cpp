#include "ml/logistic_regression/newton.h"

#include <Eigen/Cholesky>

#include <algorithm>
#include <cmath>

namespace holdout::logistic_regression {
namespace {

/// Most weights for which the whole curvature, between all scores, is used.
constexpr Index largestWhole = 700;

/// Added to the unit diagonal of the scaled curvature, which is singular when features are
/// collinear or when a constant added to every score changes nothing. Only slows Newton's method a
/// little.
constexpr double ridge = 1e-11;

Vector solve(const Matrix& H, const Vector& right)
{
    const Eigen::ArrayXd diagonal = H.diagonal().array();
    const Vector scale = (diagonal > 0.0).select(diagonal.sqrt().inverse(), 0.0).matrix();
    Matrix scaled = scale.asDiagonal() * H * scale.asDiagonal();
    scaled.diagonal().setConstant(1.0 + ridge);
    return scale.cwiseProduct(scaled.ldlt().solve(scale.cwiseProduct(right)));
}

double softThreshold(double value, double by)
{
    return std::copysign(std::max(std::abs(value) - by, 0.0), value);
}

/// Lowest point of rᵀ(u − θ) + ½(u − θ)ᵀH(u − θ) + Σⱼ l1ⱼ|uⱼ| over u.
class Lasso {
public:
    Lasso(const Matrix& H, const Vector& gradient, const Vector& theta, const Vector& l1)
        : m_H(H), m_l1(l1), m_slope(gradient), m_u(theta)
    {
    }

    Vector minimum()
    {
        for (int round = 0; round < 100; ++round) {
            for (int sweep = 0; sweep < 10; ++sweep)
                descend();
            if (settle() && inactiveStayZero())
                break;
        }
        return m_u;
    }

private:
    bool active(Index j) const { return m_H(j, j) > 0.0 && (m_u(j) != 0.0 || m_l1(j) == 0.0); }

    void move(Index j, double to)
    {
        if (const double by = to - m_u(j); by != 0.0) {
            m_slope += by * m_H.col(j);
            m_u(j) = to;
        }
    }

    /// One sweep of coordinate descent.
    void descend()
    {
        for (Index j = 0; j < m_u.size(); ++j)
            if (const double h = m_H(j, j); h > 0.0)
                move(j, softThreshold(m_u(j) - m_slope(j) / h, m_l1(j) / h));
    }

    /// Moves the weights that are not zero to their minimum, or to where the first of them gets to
    /// zero. Returns whether none did.
    bool settle()
    {
        std::vector<Index> free;
        for (Index j = 0; j < m_u.size(); ++j)
            if (active(j))
                free.push_back(j);
        const Vector signs = m_u(free).array().sign();
        const Vector slopes = m_slope(free) + m_l1(free).cwiseProduct(signs);
        const Vector by = solve(m_H(free, free), -slopes);

        double share = 1.0;
        Index blocked = -1;
        for (Index f = 0; f < by.size(); ++f) {
            const Index j = free[static_cast<std::size_t>(f)];
            if (m_l1(j) > 0.0 && m_u(j) * (m_u(j) + share * by(f)) < 0.0) {
                share = -m_u(j) / by(f);
                blocked = j;
            }
        }
        for (Index f = 0; f < by.size(); ++f)
            m_u(free[static_cast<std::size_t>(f)]) += share * by(f);
        if (blocked >= 0)
            m_u(blocked) = 0.0;
        m_slope += m_H(Eigen::all, free) * (share * by);
        return blocked < 0;
    }

    bool inactiveStayZero() const
    {
        for (Index j = 0; j < m_u.size(); ++j)
            if (m_H(j, j) > 0.0 && !active(j) && std::abs(m_slope(j)) > m_l1(j) * (1.0 + 1e-10))
                return false;
        return true;
    }

    const Matrix& m_H;
    const Vector& m_l1;
    Vector m_slope; ///< Of the parabola at u.
    Vector m_u;
};

Vector lowest(const Matrix& H, const Vector& gradient, const Vector& theta, const Vector& l1)
{
    if (l1.isZero(0.0))
        return solve(H, -gradient);
    return Lasso(H, gradient, theta, l1).minimum() - theta;
}

Matrix wholeCurvature(const Objective& objective, const Matrix& probabilities, Index q, Index m)
{
    Matrix H(q * m, q * m);
    for (Index a = 0; a < m; ++a)
        for (Index b = 0; b <= a; ++b) {
            H.block(a * q, b * q, q, q) = objective.curvature(probabilities, a, b);
            H.block(b * q, a * q, q, q) = H.block(a * q, b * q, q, q);
        }
    return H;
}

} // namespace

Matrix newtonDirection(const Objective& objective, const Matrix& theta, const Matrix& gradient,
                       const Matrix& probabilities)
{
    const Index q = theta.rows();
    const Index m = theta.cols();
    Matrix l1 = Matrix::Constant(q, m, objective.l1());
    l1.row(q - 1).setZero();
    if (m == 1 || q * m <= largestWhole)
        return lowest(wholeCurvature(objective, probabilities, q, m), gradient.reshaped(),
                      theta.reshaped(), l1.reshaped())
            .reshaped(q, m);

    Matrix direction(q, m);
    for (Index k = 0; k < m; ++k)
        direction.col(k) = lowest(objective.curvatureBound(probabilities, k), gradient.col(k),
                                  theta.col(k), l1.col(k));
    return direction;
}

} // namespace holdout::logistic_regression
