#pragma once

#include "base/types.h"

#include <span>
#include <vector>

namespace holdout::decision_tree {

/// A run of places in the columns: the samples of a node.
struct Segment {
    int begin = 0, end = 0;

    int size() const { return end - begin; }
};

/// The rows of X sorted by each feature, once. Dividing a node keeps each column sorted within both
/// halves, so nothing needs to be sorted again while the tree grows. A value.
class Columns {
public:
    /// Unsorted as yet, so that making one costs nothing.
    Columns(Index samples, Index features);

    int features() const { return static_cast<int>(m_columns.size()); }
    Segment all() const { return {0, static_cast<int>(m_columns.front().size())}; }

    /// Sorts a segment: all of it to begin with, a part if it was divided and shall be no more.
    void sort(const Matrix& X, Segment segment);

    /// The samples of a node by rising value of a feature, equal ones by row.
    std::span<const int> rows(int feature, Segment segment) const;

    /// Brings the rows with x[feature] <= threshold to the front, in every column. Returns where
    /// the others begin. Cost: O(n d).
    int divide(const Matrix& X, Segment segment, int feature, double threshold);

private:
    std::vector<std::vector<int>> m_columns;
    std::vector<char> m_goesLeft; // of each row, while dividing
    std::vector<int> m_right;     // room for the rows that go right
};

} // namespace holdout::decision_tree
