#include "maths/kd_tree.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>

namespace holdout {
namespace {

/// Points are measured this many at a time: enough to keep the processor's vector units busy.
constexpr Index chunk = 256;
using Chunk = Eigen::Array<double, Eigen::Dynamic, 1, 0, chunk, 1>;

template <Norm norm> double joined(double sum, double difference)
{
    if constexpr (norm == Norm::Manhattan)
        return sum + std::abs(difference);
    else if constexpr (norm == Norm::Chebyshev)
        return std::max(sum, std::abs(difference));
    else
        return sum + difference * difference;
}

template <Norm norm, class Column> void join(Chunk& sums, const Column& column, double coordinate)
{
    if constexpr (norm == Norm::Manhattan)
        sums += (column.array() - coordinate).abs();
    else if constexpr (norm == Norm::Chebyshev)
        sums = sums.max((column.array() - coordinate).abs());
    else
        sums += (column.array() - coordinate).square();
}

} // namespace

KdTree::KdTree(const Matrix& points, Norm norm, Index leafSize)
    : m_norm(norm), m_rows(static_cast<std::size_t>(points.rows()))
{
    std::iota(m_rows.begin(), m_rows.end(), Index{0});
    build(points, 0, points.rows(), std::max<Index>(leafSize, 1));
    m_points = points(m_rows, Eigen::all);
}

int KdTree::build(const Matrix& points, Index begin, Index end, Index leafSize)
{
    const auto node = m_nodes.size();
    m_nodes.push_back({.begin = begin, .end = end});
    m_low.emplace_back(points.cols());
    m_high.emplace_back(points.cols());
    for (Index j = 0; j < points.cols(); ++j) {
        double low = points(m_rows[static_cast<std::size_t>(begin)], j);
        double high = low;
        for (Index i = begin + 1; i < end; ++i) {
            const double value = points(m_rows[static_cast<std::size_t>(i)], j);
            low = std::min(low, value);
            high = std::max(high, value);
        }
        m_low[node](j) = low;
        m_high[node](j) = high;
    }
    if (end - begin <= leafSize)
        return static_cast<int>(node);

    Index widest = 0;
    (m_high[node] - m_low[node]).maxCoeff(&widest);
    const Index middle = begin + (end - begin) / 2;
    std::nth_element(m_rows.begin() + begin, m_rows.begin() + middle, m_rows.begin() + end,
                     [&](Index a, Index b) {
                         return Near{points(a, widest), a} < Near{points(b, widest), b};
                     });
    const int left = build(points, begin, middle, leafSize);
    const int right = build(points, middle, end, leafSize);
    m_nodes[node].left = left;
    m_nodes[node].right = right;
    return static_cast<int>(node);
}

void KdTree::nearest(const Vector& query, Index count, std::vector<Near>& found) const
{
    assert(count >= 0 && count <= size());
    found.clear();
    if (count == 0)
        return;
    Search search{query, static_cast<std::size_t>(count), found};
    switch (m_norm) {
    case Norm::Manhattan:
        return visit<Norm::Manhattan>(0, search);
    case Norm::Euclidean:
        return visit<Norm::Euclidean>(0, search);
    case Norm::Chebyshev:
        return visit<Norm::Chebyshev>(0, search);
    }
}

/// Whether nothing at or beyond this distance can still get in. The bound is rounded differently
/// from the distances, hence the slack: a tie must not be lost to rounding.
bool KdTree::Search::hopeless(double bound) const
{
    constexpr double slack = 1e-12;
    return found.size() == count && bound * (1.0 - slack) > found.back().reduced;
}

void KdTree::Search::offer(const Near& candidate)
{
    if (found.size() == count) {
        if (!(candidate < found.back()))
            return;
        found.pop_back();
    }
    found.insert(std::ranges::upper_bound(found, candidate, std::less<>()), candidate);
}

template <Norm norm> double KdTree::bound(int node, const Vector& query) const
{
    const Vector& low = m_low[static_cast<std::size_t>(node)];
    const Vector& high = m_high[static_cast<std::size_t>(node)];
    double sum = 0.0;
    for (Index j = 0; j < query.size(); ++j)
        sum = joined<norm>(sum, std::max({low(j) - query(j), query(j) - high(j), 0.0}));
    return sum;
}

template <Norm norm> void KdTree::visit(int node, Search& search) const
{
    const Node& here = m_nodes[static_cast<std::size_t>(node)];
    if (here.left < 0)
        return scan<norm>(here, search);

    int first = here.left;
    int second = here.right;
    double firstBound = bound<norm>(first, search.query);
    double secondBound = bound<norm>(second, search.query);
    if (secondBound < firstBound) {
        std::swap(first, second);
        std::swap(firstBound, secondBound);
    }
    if (!search.hopeless(firstBound))
        visit<norm>(first, search);
    if (!search.hopeless(secondBound))
        visit<norm>(second, search);
}

template <Norm norm> void KdTree::scan(const Node& leaf, Search& search) const
{
    for (Index begin = leaf.begin; begin < leaf.end; begin += chunk) {
        const Index size = std::min(chunk, leaf.end - begin);
        Chunk distances = Chunk::Zero(size);
        for (Index j = 0; j < m_points.cols(); ++j)
            join<norm>(distances, m_points.col(j).segment(begin, size), search.query(j));
        for (Index i = 0; i < size; ++i)
            search.offer({distances(i), m_rows[static_cast<std::size_t>(begin + i)]});
    }
}

} // namespace holdout
