#include "eval/metric_groups.h"

#include <cmath>

namespace holdout {
namespace {

/// Applies measure(y, ŷ) to what can be measured.
template <class Measure> auto measured(Measure measure)
{
    return [measure](const Scored& scored) -> Result<double> {
        if (const auto ok = checkScored(scored, true); !ok)
            return std::unexpected(ok.error());
        const Vector predicted = scored.scores.col(0);
        return measure(scored.data.y, predicted);
    };
}

Result<double> r2(const Vector& y, const Vector& predicted)
{
    if (y.size() < 2)
        return invalid("R² is not defined for one sample; give this part a larger share of the "
                       "data");
    if (y.minCoeff() == y.maxCoeff())
        return invalid("R² is not defined: every target in this part is the same, so there is no "
                       "variance to explain; look at RMSE instead");
    return 1.0 - (y - predicted).squaredNorm() / (y.array() - y.mean()).matrix().squaredNorm();
}

Result<double> mae(const Vector& y, const Vector& predicted)
{
    return (y - predicted).cwiseAbs().mean();
}

Result<double> rmse(const Vector& y, const Vector& predicted)
{
    return std::sqrt((y - predicted).squaredNorm() / static_cast<double>(y.size()));
}

} // namespace

std::vector<Metric> regressionMetrics()
{
    return {
        {.id = "r2",
         .title = "R²",
         .formula = R"(1-\frac{\sum_i (y_i-\hat y_i)^2}{\sum_i (y_i-\bar y)^2})",
         .help = "Share of the variance explained; 0 is always answering the mean, and it can be "
                 "negative; a wide range of targets flatters it",
         .task = Task::Regression,
         .value = measured(r2)},
        {.id = "mae",
         .title = "MAE",
         .formula = R"(\frac{1}{n}\sum_i |y_i-\hat y_i|)",
         .help = "Mean absolute error in units of the target; outliers count no more than they are "
                 "far",
         .task = Task::Regression,
         .higherIsBetter = false,
         .value = measured(mae)},
        {.id = "rmse",
         .title = "RMSE",
         .formula = R"(\sqrt{\frac{1}{n}\sum_i (y_i-\hat y_i)^2})",
         .help = "Root of the mean squared error in units of the target; a few large errors "
                 "dominate it",
         .task = Task::Regression,
         .higherIsBetter = false,
         .value = measured(rmse)},
    };
}

} // namespace holdout
