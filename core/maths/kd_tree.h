#pragma once

#include "maths/distances.h"

#include <vector>

namespace holdout {

/// A point found near a query.
struct Near {
    double reduced = 0.0; ///< Distance in reduced form, see MetricSpace.
    Index row = 0;

    /// Nearer first; equally near by row, so that every search gives the same answer.
    bool operator<(const Near& other) const
    {
        return reduced < other.reduced || (reduced == other.reduced && row < other.row);
    }
    bool operator==(const Near&) const = default;
};

/// Finds the points nearest to a query without looking at most of the others. Immutable.
///
/// Halves the points at the median of their widest coordinate until few are left; a search goes
/// down the nearer side first and skips every box that lies beyond the worst point it holds. With
/// leaves as large as the data it is plain brute force.
///
/// Source: J. L. Bentley, "Multidimensional binary search trees used for associative searching",
///         Comm. ACM 18 (1975); bounding boxes as in S. Arya and D. M. Mount (1993).
/// Cost:   building O(n d log n); a search about O(log n) for few dimensions, O(n d) for many.
class KdTree {
public:
    /// Shapes: points is n×e, already mapped into the space where the norm measures.
    KdTree(const Matrix& points, Norm norm, Index leafSize = 16);

    Index size() const { return m_points.rows(); }

    /// The count nearest points, nearest first, written over found.
    /// Requires: 0 <= count <= size(); the query has e finite entries.
    void nearest(const Vector& query, Index count, std::vector<Near>& found) const;

private:
    struct Node {
        Index begin = 0, end = 0; // of m_rows
        int left = -1, right = -1;
    };
    struct Search {
        const Vector& query;
        std::size_t count;
        std::vector<Near>& found;

        bool hopeless(double bound) const;
        void offer(const Near& candidate);
    };

    int build(const Matrix& points, Index begin, Index end, Index leafSize);
    template <Norm norm> double bound(int node, const Vector& query) const;
    template <Norm norm> void visit(int node, Search& search) const;
    template <Norm norm> void scan(const Node& leaf, Search& search) const;

    Norm m_norm;
    std::vector<Index> m_rows;         // the points in the order of the leaves
    Matrix m_points;                   // n×e in that order: a leaf is a block of rows
    std::vector<Node> m_nodes;         // children after their parent
    std::vector<Vector> m_low, m_high; // the corners of each node's box
};

} // namespace holdout
