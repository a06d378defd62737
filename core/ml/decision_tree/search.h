#pragma once

#include "ml/decision_tree/balance.h"
#include "ml/decision_tree/columns.h"

#include <functional>
#include <optional>

namespace holdout::decision_tree {

/// A question one might ask at a node.
struct Split {
    int feature = -1;
    double threshold = 0.0;
    double gain = 0.0; ///< By how much the mean impurity of the node's samples falls.
};

/// The gain of every threshold on one feature that leaves enough samples on both sides, rising.
struct Sweep {
    std::vector<double> thresholds;
    std::vector<double> gains;
};

/// The criterion at work on one data set. Holds scratch room, so it is not for sharing.
class Search {
public:
    Search(Balance balance, int leastLeaf) : m_balance(std::move(balance)), m_leastLeaf(leastLeaf)
    {
    }

    /// Looks at a node: its impurity and value are then known, and it can be swept.
    void start(const Columns& columns, Segment segment);

    double impurity() const;
    void value(Eigen::Map<Vector> result) const;

    /// The best threshold on one feature, the lowest of equally good ones; none if there is none.
    std::optional<Split> best(const Matrix& X, const Columns& columns, Segment segment,
                              int feature);

    /// The best on any feature, the first of equally good ones.
    std::optional<Split> best(const Matrix& X, const Columns& columns, Segment segment);

    Sweep sweep(const Matrix& X, const Columns& columns, Segment segment, int feature);

    /// The gain of one particular split, however few samples it leaves on a side.
    double gain(const Matrix& X, const Columns& columns, Segment segment, const Split& split);

private:
    template <class Visit>
    void visit(const Matrix& X, std::span<const int> rows, int feature, Visit&& each);
    bool better(double gain, double than) const;

    Balance m_balance;
    int m_leastLeaf;
};

} // namespace holdout::decision_tree
