#pragma once

#include <Eigen/Core>

namespace holdout {

using Index = Eigen::Index;
using Matrix = Eigen::MatrixXd; ///< Samples are rows, features are columns.
using Vector = Eigen::VectorXd;

} // namespace holdout
