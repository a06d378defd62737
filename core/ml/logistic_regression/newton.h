#pragma once

#include "ml/logistic_regression/objective.h"

namespace holdout::logistic_regression {

/// Where the parabola that fits J at θ has its lowest point, as a direction from θ.
///
/// Without l1 the parabola's minimum solves Hδ = −g by Cholesky factors. With l1 it is a lasso
/// problem: coordinate descent finds which weights are zero, an exact solve settles the others.
///
/// Shapes: θ, gradient and the result are q×m.
/// Cost:   O(n(qm)² + (qm)³); when qm is large, O(nq²m + q³m) with a bound in place of H.
/// Source: J. Friedman, T. Hastie, R. Tibshirani, Regularization paths for generalized linear
/// models
///         via coordinate descent, J. Stat. Softw. 33 (2010); J. D. Lee, Y. Sun, M. A. Saunders,
///         Proximal Newton-type methods, SIAM J. Optim. 24 (2014).
Matrix newtonDirection(const Objective& objective, const Matrix& theta, const Matrix& gradient,
                       const Matrix& probabilities);

} // namespace holdout::logistic_regression
