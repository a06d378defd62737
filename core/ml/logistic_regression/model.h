#pragma once

#include "ml/algorithm.h"
#include "ml/logistic_regression/handles.h"
#include "ml/logistic_regression/objective.h"

namespace holdout::logistic_regression {

/// Weights and intercepts in the units of the expanded features.
struct Coefficients {
    Matrix W; ///< p×m.
    Vector b; ///< m.
};

/// One linear score for two classes, one per class for more, turned into probabilities.
class LinearModel : public Model {
public:
    LinearModel(std::shared_ptr<const Problem> problem, Coefficients coefficients,
                double gradientNorm);

    const Coefficients& coefficients() const { return m_coefficients; }

    Matrix predict(const Matrix& X) const override;
    Explanation explain(const Vector& x) const override;
    Overlay overlay(const View& view) const override;
    Inside inside(const std::optional<Vector>& probe) const override;
    std::size_t bytes() const override;

private:
    Matrix scores(const Matrix& X) const;

    const std::shared_ptr<const Problem> m_problem;
    const Coefficients m_coefficients;
    const double m_gradientNorm;
};

} // namespace holdout::logistic_regression
