#include "ml/logistic_regression/objective.h"

#include "maths/softmax.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace holdout::logistic_regression {
namespace {

/// Rows per block: a block of the design and its weighted copy stay in the cache together.
constexpr Index blockRows = 256;

/// Below this share of its mean, what is left of a centred column is rounding, not data.
constexpr double roundingShare = 1e-13;

/// n / (K nₖ) for each sample of class k, K being the number of classes that occur.
Vector balancedWeights(const Problem& problem)
{
    Vector counts = Vector::Zero(problem.classes());
    for (const double label : problem.y)
        counts(static_cast<Index>(label)) += 1.0;
    const auto present = static_cast<double>((counts.array() > 0.0).count());
    Vector weights(problem.samples());
    for (Index i = 0; i < weights.size(); ++i)
        weights(i) = static_cast<double>(weights.size()) /
                     (present * counts(static_cast<Index>(problem.y(i))));
    return weights;
}

/// −ln p of one class, from the other probabilities where that is more exact.
template <class Row> double surprise(const Row& probabilities, Index label)
{
    const double p = probabilities(label);
    if (p < 0.5)
        return -std::log(std::max(p, std::numeric_limits<double>::min()));
    return -std::log1p(-(probabilities.head(label).sum() +
                         probabilities.tail(probabilities.size() - label - 1).sum()));
}

double l1Share(const Settings& settings)
{
    const std::string& penalty = choice(settings, "penalty");
    return penalty == "l1" ? 1.0 : penalty == "elasticnet" ? number(settings, "l1_ratio") : 0.0;
}

} // namespace

Problem::Problem(const Dataset& data, Expansion::Kind kind, bool intercept, bool centred)
    : expansion(kind, data.features), classNames(data.classNames), y(data.y),
      fitIntercept(intercept)
{
    const Matrix expanded = expansion.apply(data.X);
    shift = Vector::Zero(expanded.cols());
    if (centred && intercept)
        shift = expanded.colwise().mean();
    design.resize(expanded.rows(), expanded.cols() + 1);
    design << expanded.rowwise() - shift.transpose(), Vector::Ones(expanded.rows());

    const auto n = static_cast<double>(data.samples());
    for (Index j = 0; j < shift.size(); ++j)
        if (design.col(j).cwiseAbs().maxCoeff() < roundingShare * std::abs(shift(j)))
            design.col(j).setZero();
    rms = (design.colwise().squaredNorm() / n).cwiseSqrt();
    mean = data.X.colwise().mean();
    deviation = ((data.X.rowwise() - mean.transpose()).colwise().squaredNorm() / n).cwiseSqrt();
    for (double& spread : deviation)
        spread = spread > 0.0 ? spread : 1.0;
}

Objective::Objective(std::shared_ptr<const Problem> problem, const Settings& settings)
    : m_problem(std::move(problem))
{
    const auto n = static_cast<double>(m_problem->samples());
    m_sampleWeights = choice(settings, "class_weight") == "balanced"
                          ? balancedWeights(*m_problem)
                          : Vector(Vector::Ones(m_problem->samples()));
    if (choice(settings, "penalty") != "none") {
        const double strength = 1.0 / (number(settings, "C") * n);
        m_l1 = strength * l1Share(settings);
        m_l2 = strength * (1.0 - l1Share(settings));
    }
}

double Objective::value(const Matrix& theta, Matrix& probabilities) const
{
    const Problem& p = *m_problem;
    probabilities.noalias() = p.design * theta;
    double loss = 0.0;
    if (theta.cols() == 1) {
        const Eigen::ArrayXd z = probabilities.col(0);
        loss = (m_sampleWeights.array() * softplus(z * (1.0 - 2.0 * p.y.array()))).sum();
        probabilities.col(0) = sigmoid(z);
    } else {
        softmaxRows(probabilities);
        for (Index i = 0; i < p.samples(); ++i)
            loss += m_sampleWeights(i) * surprise(probabilities.row(i), static_cast<Index>(p.y(i)));
    }
    const auto weights = theta.topRows(theta.rows() - 1);
    return loss / static_cast<double>(p.samples()) + m_l1 * weights.lpNorm<1>() +
           0.5 * m_l2 * weights.squaredNorm();
}

Matrix Objective::gradient(const Matrix& theta, const Matrix& probabilities) const
{
    const Problem& p = *m_problem;
    Matrix errors = probabilities;
    if (theta.cols() == 1)
        errors.col(0) -= p.y;
    else
        for (Index i = 0; i < p.samples(); ++i)
            errors(i, static_cast<Index>(p.y(i))) -= 1.0;
    errors.array().colwise() *= m_sampleWeights.array() / static_cast<double>(p.samples());

    const Index last = theta.rows() - 1;
    Matrix gradient = p.design.transpose() * errors;
    gradient.topRows(last) += m_l2 * theta.topRows(last);
    if (!p.fitIntercept)
        gradient.row(last).setZero();
    return gradient;
}

Matrix Objective::weightedGram(const Eigen::ArrayXd& weights) const
{
    const Problem& p = *m_problem;
    const Index q = p.design.cols();
    Matrix gram = Matrix::Zero(q, q);
    Matrix weighted(blockRows, q);
    for (Index start = 0; start < p.samples(); start += blockRows) {
        const Index rows = std::min(blockRows, p.samples() - start);
        const auto block = p.design.middleRows(start, rows);
        weighted.topRows(rows) = (block.array().colwise() * weights.segment(start, rows)).matrix();
        gram.triangularView<Eigen::Lower>() += block.transpose() * weighted.topRows(rows);
    }
    gram.triangularView<Eigen::StrictlyUpper>() = gram.transpose();
    gram /= static_cast<double>(p.samples());
    if (!p.fitIntercept) {
        gram.row(q - 1).setZero();
        gram.col(q - 1).setZero();
    }
    return gram;
}

Matrix Objective::curvature(const Matrix& probabilities, Index a, Index b) const
{
    const auto pa = probabilities.col(a).array();
    const auto pb = probabilities.col(b).array();
    Matrix result = weightedGram(m_sampleWeights.array() * pa * ((a == b ? 1.0 : 0.0) - pb));
    if (a == b)
        result.diagonal().head(result.rows() - 1).array() += m_l2;
    return result;
}

Matrix Objective::curvatureBound(const Matrix& probabilities, Index a) const
{
    Matrix result = weightedGram(m_sampleWeights.array() * probabilities.col(a).array());
    result.diagonal().head(result.rows() - 1).array() += m_l2;
    return result;
}

double Objective::stationarity(const Matrix& theta, const Matrix& gradient) const
{
    double worst = 0.0;
    const Index last = theta.rows() - 1;
    for (Index k = 0; k < theta.cols(); ++k)
        for (Index j = 0; j <= last; ++j) {
            const double l1 = j < last ? m_l1 : 0.0;
            const double slope = theta(j, k) > 0.0   ? std::abs(gradient(j, k) + l1)
                                 : theta(j, k) < 0.0 ? std::abs(gradient(j, k) - l1)
                                                     : std::abs(gradient(j, k)) - l1;
            worst = std::max(worst, slope / std::max(1.0, m_problem->rms(j)));
        }
    return worst;
}

} // namespace holdout::logistic_regression
