#pragma once

#include "base/random.h"
#include "base/types.h"

#include <string_view>
#include <vector>

namespace holdout::k_means {

/// The first centres, and what the choice of the last one was based on.
struct Seeds {
    Matrix centres;              ///< k×d, all of them samples.
    std::vector<double> weights; ///< k-means++: distance² of each sample when the last was drawn.
    int candidates = 1;          ///< k-means++: draws per centre, of which the best is kept.
};

/// Picks k samples: "random" ones; the "farthest" from all before, after a random first; or by
/// "k-means++", a lottery in which a sample's chance is its squared distance to the nearest centre
/// so far. Of 2 + ln k draws the one that lowers the inertia most wins, as in scikit-learn.
///
/// Source:   D. Arthur and S. Vassilvitskii, "k-means++: the advantages of careful seeding", SODA
///           (2007); T. F. Gonzalez, Theor. Comput. Sci. 38 (1985) for the farthest.
/// Requires: 1 <= k <= n; the method is one of the three.
Seeds seed(std::string_view method, const Matrix& X, Index k, Random& random);

} // namespace holdout::k_means
