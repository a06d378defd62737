#include "ml/logistic_regression/model.h"

#include "base/numbers.h"
#include "maths/softmax.h"

#include <algorithm>
#include <cmath>

namespace holdout::logistic_regression {
namespace {

/// Log-odds of the margin lines: p = 1/4 and 3/4.
const double marginLogOdds = std::log(3.0);

Matrix probabilities(Matrix scores, Index classes)
{
    if (classes < 2)
        return Matrix::Ones(scores.rows(), 1);
    if (classes > 2) {
        softmaxRows(scores);
        return scores;
    }
    Matrix result(scores.rows(), 2);
    result.col(0) = sigmoid(-scores.col(0).array());
    result.col(1) = sigmoid(scores.col(0).array());
    return result;
}

double push(const Term& term)
{
    return term.values.maxCoeff() - term.values.minCoeff();
}

} // namespace

LinearModel::LinearModel(std::shared_ptr<const Problem> problem, Coefficients coefficients,
                         double gradientNorm)
    : m_problem(std::move(problem)), m_coefficients(std::move(coefficients)),
      m_gradientNorm(gradientNorm)
{
}

Matrix LinearModel::scores(const Matrix& X) const
{
    const auto& [W, b] = m_coefficients;
    if (m_problem->expansion.kind() == Expansion::Kind::Raw)
        return (X * W).rowwise() + b.transpose();
    return (m_problem->expansion.apply(X) * W).rowwise() + b.transpose();
}

Matrix LinearModel::predict(const Matrix& X) const
{
    return probabilities(scores(X), m_problem->classes());
}

Explanation LinearModel::explain(const Vector& x) const
{
    const auto& [W, b] = m_coefficients;
    const Index k = m_problem->classes();
    const bool binary = k == 2;
    const auto perClass = [&](const Vector& values) -> Vector {
        if (k < 2)
            return Vector::Zero(1);
        return binary ? Vector(Eigen::Vector2d(0.0, values(0))) : values;
    };

    Explanation explanation{
        .base = perClass(b), .terms = {}, .link = Explanation::Link::Softmax, .unit = "log-odds"};
    const Vector expanded = m_problem->expansion.apply(x.transpose()).transpose();
    for (Index j = 0; j < expanded.size() && k >= 2; ++j) {
        Term term{.label = m_problem->expansion.names()[static_cast<std::size_t>(j)] + " = " +
                           rounded(expanded(j)),
                  .values = perClass(W.row(j).transpose() * expanded(j))};
        if (binary)
            term.detail = "odds × " + rounded(std::exp(term.values(1)));
        explanation.terms.push_back(std::move(term));
    }
    std::ranges::stable_sort(explanation.terms, std::ranges::greater{}, push);
    return explanation;
}

Overlay LinearModel::overlay(const View& view) const
{
    const bool straight = m_problem->expansion.kind() == Expansion::Kind::Raw;
    if (m_problem->classes() != 2 || !straight || !view.axisParallel())
        return {};

    const Score score{.w = m_coefficients.W.col(0), .b = m_coefficients.b(0)};
    const Spread spread{.mean = m_problem->mean, .deviation = m_problem->deviation};
    const Index d = score.w.size();
    const auto handle = [&](Handle::Kind kind) {
        return m_problem->fitIntercept ? handleId({kind, view.x, view.y}, d) : noHandle;
    };

    Overlay overlay;
    for (const double level : {-marginLogOdds, marginLogOdds})
        if (std::optional<Line> line = levelLine(score, view, level)) {
            line->role = Role::Margin;
            line->label = level < 0.0 ? "p = 0.25" : "p = 0.75";
            overlay.emplace_back(*line);
        }
    if (std::optional<Line> line = levelLine(score, view, 0.0)) {
        line->handle = handle(Handle::Kind::Intercept);
        overlay.emplace_back(*line);
    }
    overlay.emplace_back(weightArrow(score, spread, view, handle(Handle::Kind::Weights)));
    return overlay;
}

Inside LinearModel::inside(const std::optional<Vector>& probe) const
{
    const auto& [W, b] = m_coefficients;
    Index shown = m_problem->classes() == 2 ? 1 : 0;
    if (probe && m_problem->classes() > 2)
        predict(probe->transpose()).row(0).maxCoeff(&shown);
    const Index column = m_problem->classes() > 2 ? shown : 0;

    const Index p = W.rows();
    Matrix all = m_problem->design.leftCols(p) * W;
    all.rowwise() += (b + W.transpose() * m_problem->shift).transpose();
    return LinearInside{.weights = W.transpose(),
                        .intercept = b,
                        .featureNames = m_problem->expansion.names(),
                        .output = shown,
                        .scores = all.col(column),
                        .probabilities = probabilities(all, m_problem->classes()).col(shown),
                        .targets = m_problem->y,
                        .gradientNorm = m_gradientNorm};
}

std::size_t LinearModel::bytes() const
{
    return sizeof(*this) + sizeof(double) * static_cast<std::size_t>(m_coefficients.W.size() +
                                                                     m_coefficients.b.size());
}

} // namespace holdout::logistic_regression
