#include "ml/k_means/seeding.h"

#include <cassert>
#include <cmath>
#include <limits>
#include <numeric>

namespace holdout::k_means {
namespace {

Vector squaredDistances(const Matrix& X, Index row)
{
    Vector result = Vector::Zero(X.rows());
    for (Index j = 0; j < X.cols(); ++j)
        result.array() += (X.col(j).array() - X(row, j)).square();
    return result;
}

/// A row drawn with these chances, which need not sum to one; any row if all are zero.
Index draw(const Vector& weights, Random& random)
{
    const double sum = weights.sum();
    if (!(sum > 0.0))
        return random.below(weights.size());
    double left = random.uniform() * sum;
    Index last = 0;
    for (Index i = 0; i < weights.size(); ++i) {
        if (weights(i) <= 0.0)
            continue;
        last = i;
        left -= weights(i);
        if (left < 0.0)
            break;
    }
    return last;
}

Seeds pickAnywhere(const Matrix& X, Index k, Random& random)
{
    std::vector<Index> rows(static_cast<std::size_t>(X.rows()));
    std::iota(rows.begin(), rows.end(), Index{0});
    random.shuffle(rows);
    rows.resize(static_cast<std::size_t>(k));
    return {.centres = X(rows, Eigen::all), .weights = {}};
}

Seeds pickFarthest(const Matrix& X, Index k, Random& random)
{
    Seeds seeds{.centres = Matrix(k, X.cols()), .weights = {}};
    Index row = random.below(X.rows());
    Vector nearest = Vector::Constant(X.rows(), std::numeric_limits<double>::infinity());
    for (Index c = 0; c < k; ++c) {
        if (c > 0)
            nearest.maxCoeff(&row);
        seeds.centres.row(c) = X.row(row);
        nearest = nearest.cwiseMin(squaredDistances(X, row));
    }
    return seeds;
}

Seeds pickByLottery(const Matrix& X, Index k, Random& random)
{
    Seeds seeds{.centres = Matrix(k, X.cols()),
                .weights = {},
                .candidates = 2 + static_cast<int>(std::log(static_cast<double>(k)))};
    const Index first = random.below(X.rows());
    seeds.centres.row(0) = X.row(first);
    Vector nearest = squaredDistances(X, first);
    for (Index c = 1; c < k; ++c) {
        seeds.weights.assign(nearest.begin(), nearest.end());
        Index bestRow = 0;
        Vector best;
        for (int trial = 0; trial < seeds.candidates; ++trial) {
            const Index row = draw(nearest, random);
            Vector after = nearest.cwiseMin(squaredDistances(X, row));
            if (trial == 0 || after.sum() < best.sum()) {
                best = std::move(after);
                bestRow = row;
            }
        }
        seeds.centres.row(c) = X.row(bestRow);
        nearest = std::move(best);
    }
    return seeds;
}

} // namespace

Seeds seed(std::string_view method, const Matrix& X, Index k, Random& random)
{
    assert(k >= 1 && k <= X.rows());
    if (method == "random")
        return pickAnywhere(X, k, random);
    if (method == "farthest")
        return pickFarthest(X, k, random);
    return pickByLottery(X, k, random);
}

} // namespace holdout::k_means
