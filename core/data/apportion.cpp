#include "data/apportion.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace holdout {
namespace {

constexpr double rounding = 1e-9; ///< Remainders closer than this are equal: 0.2·10 is 2, not less.

} // namespace

std::vector<Index> apportion(Index total, std::span<const double> shares,
                             std::span<const double> preference)
{
    std::vector<Index> pieces;
    std::vector<double> remainders;
    for (const double share : shares) {
        const double exact = share * static_cast<double>(total);
        pieces.push_back(static_cast<Index>(std::floor(exact + rounding)));
        remainders.push_back(std::max(exact - static_cast<double>(pieces.back()), 0.0));
    }

    std::vector<std::size_t> order(shares.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto comesFirst = [&](std::size_t a, std::size_t b) {
        const double rankA = std::round(remainders[a] / rounding);
        const double rankB = std::round(remainders[b] / rounding);
        if (rankA != rankB || preference.empty())
            return rankA > rankB;
        return preference[a] > preference[b] + rounding;
    };
    std::ranges::stable_sort(order, comesFirst);

    Index left = total - std::accumulate(pieces.begin(), pieces.end(), Index{0});
    for (std::size_t i = 0; i < order.size() && left > 0; ++i, --left)
        ++pieces[order[i]];
    return pieces;
}

} // namespace holdout
