#pragma once

#include "base/types.h"

#include <vector>

namespace holdout {

/// Which centre is nearest to each sample.
struct Nearest {
    std::vector<Index> centre; ///< n; the first of equally near ones.
    Vector squared;            ///< n: squared distance to it.
};

/// Shapes: X is n×d, centres is k×d with k > 0. Cost: O(nkd).
Nearest nearestCentres(const Matrix& X, const Matrix& centres);

/// The samples with the members of each cluster next to each other; empty clusters are left out.
struct Grouped {
    Matrix X;                  ///< n×d, by rising cluster.
    std::vector<Index> order;  ///< n: the row each of them had.
    std::vector<Index> starts; ///< Of each cluster that has members, and n at the end.

    Index clusters() const { return std::ssize(starts) - 1; }
    Index start(Index cluster) const { return starts[static_cast<std::size_t>(cluster)]; }
    Index size(Index cluster) const { return start(cluster + 1) - start(cluster); }
};

Grouped group(const Matrix& X, const std::vector<Index>& clusters);

/// How much better each sample fits its own cluster than the next best: (b − a) / max(a, b) where a
/// is its mean distance to the rest of its own cluster, and b to the nearest other. Zero for a
/// cluster of one, and if there is only one cluster.
///
/// Source: P. J. Rousseeuw, "Silhouettes", J. Comput. Appl. Math. 20 (1987). Cost: O(n² d).
Vector silhouettes(const Matrix& X, const std::vector<Index>& clusters);

} // namespace holdout
