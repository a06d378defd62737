#include "maths/contours.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <cstddef>
#include <utility>

namespace holdout {
namespace {

/// Edges are numbered so that cells which share one agree: 2·cell for the edge along the row that
/// starts at this value, 2·cell + 1 for the edge along the column.
using Edge = std::size_t;
using Segment = std::pair<Edge, Edge>;

class Marcher {
public:
    Marcher(std::span<const double> values, int width, int height, double level)
        : m_values(values), m_width(static_cast<std::size_t>(width)),
          m_height(static_cast<std::size_t>(height)), m_level(level)
    {
    }

    std::vector<Segment> segments() const
    {
        std::vector<Segment> found;
        for (std::size_t row = 0; row + 1 < m_height; ++row) {
            const double* const top = m_values.data() + row * m_width;
            const double* const bottom = top + m_width;
            for (std::size_t column = 0; column + 1 < m_width; ++column) {
                const bool a = top[column] >= m_level;
                const bool b = top[column + 1] >= m_level;
                const bool c = bottom[column + 1] >= m_level;
                const bool d = bottom[column] >= m_level;
                if (a != b || b != c || c != d)
                    crossCell(row, column, a, b, c, d, found);
            }
        }
        return found;
    }

    GridPoint crossing(Edge edge) const
    {
        const std::size_t first = edge / 2;
        const bool alongColumn = edge % 2 == 1;
        const double from = m_values[first];
        const double to = m_values[first + (alongColumn ? m_width : 1)];
        const double share = (m_level - from) / (to - from);
        const auto column = static_cast<double>(first % m_width);
        const auto row = static_cast<double>(first / m_width);
        return alongColumn ? GridPoint{column, row + share} : GridPoint{column + share, row};
    }

private:
    /// The corners clockwise from the top left: a, b, c, d.
    void crossCell(std::size_t row, std::size_t column, bool a, bool b, bool c, bool d,
                   std::vector<Segment>& found) const
    {
        const std::size_t corner = row * m_width + column;
        const double mean = 0.25 * (m_values[corner] + m_values[corner + 1] +
                                    m_values[corner + m_width] + m_values[corner + m_width + 1]);
        if (!std::isfinite(mean))
            return;
        const Edge above = 2 * corner;
        const Edge below = 2 * (corner + m_width);
        const Edge left = above + 1;
        const Edge right = 2 * (corner + 1) + 1;
        if (a == c && b == d) { // a saddle: cut off the two corners that the centre is not like
            const bool centre = mean >= m_level;
            if (centre == a) {
                found.emplace_back(above, right);
                found.emplace_back(below, left);
            } else {
                found.emplace_back(left, above);
                found.emplace_back(right, below);
            }
            return;
        }
        std::array<Edge, 2> ends{};
        std::size_t count = 0;
        for (const auto& [crossed, edge] : {std::pair{a != b, above}, std::pair{b != c, right},
                                            std::pair{c != d, below}, std::pair{d != a, left}})
            if (crossed)
                ends[count++] = edge;
        found.emplace_back(ends[0], ends[1]);
    }

    std::span<const double> m_values;
    std::size_t m_width, m_height;
    double m_level;
};

/// Finds the segments at an edge: at most two, since an edge borders at most two cells and a line
/// leaves a cell only once through each of its edges.
class Joints {
public:
    explicit Joints(const std::vector<Segment>& segments)
    {
        m_ends.reserve(2 * segments.size());
        for (std::size_t i = 0; i < segments.size(); ++i) {
            m_ends.emplace_back(segments[i].first, i);
            m_ends.emplace_back(segments[i].second, i);
        }
        std::ranges::sort(m_ends);
    }

    /// The other segment that ends at this edge, or the same one if there is none.
    std::size_t other(Edge edge, std::size_t segment) const
    {
        auto at = std::ranges::lower_bound(m_ends, std::pair{edge, std::size_t{0}});
        for (; at != m_ends.end() && at->first == edge; ++at)
            if (at->second != segment)
                return at->second;
        return segment;
    }

private:
    std::vector<std::pair<Edge, std::size_t>> m_ends;
};

/// The edges a line passes from this edge of this segment on, up to its end or around to its start.
std::vector<Edge> follow(const std::vector<Segment>& segments, const Joints& joints, Edge from,
                         std::size_t segment, std::vector<bool>& used)
{
    std::vector<Edge> passed{from};
    while (!used[segment]) {
        used[segment] = true;
        const auto [first, second] = segments[segment];
        passed.push_back(first == passed.back() ? second : first);
        segment = joints.other(passed.back(), segment);
    }
    return passed;
}

/// The line through these edges, without the steps of no length where it touches a grid value.
GridLine lineThrough(const std::vector<Edge>& passed, const Marcher& marcher)
{
    GridLine line;
    line.closed = passed.size() > 2 && passed.front() == passed.back();
    for (const Edge edge : passed) {
        const GridPoint point = marcher.crossing(edge);
        if (line.points.empty() || !(line.points.back() == point))
            line.points.push_back(point);
    }
    if (line.closed && line.points.size() > 1 && line.points.front() == line.points.back())
        line.points.pop_back();
    return line;
}

} // namespace

std::vector<GridLine> contourLines(std::span<const double> values, int width, int height,
                                   double level)
{
    assert(std::ssize(values) == std::ptrdiff_t{width} * height);
    const Marcher marcher(values, width, height, level);
    const std::vector<Segment> segments = marcher.segments();
    const Joints joints(segments);
    std::vector<bool> used(segments.size(), false);
    std::vector<GridLine> lines;
    for (std::size_t i = 0; i < segments.size(); ++i) {
        if (used[i])
            continue;
        const Edge start = segments[i].first;
        std::vector<Edge> passed = follow(segments, joints, start, i, used);
        if (passed.front() != passed.back()) { // open: it may go on the other way from its start
            const std::vector<Edge> rest =
                follow(segments, joints, start, joints.other(start, i), used);
            passed.insert(passed.begin(), rest.rbegin(), rest.rend() - 1);
        }
        if (GridLine line = lineThrough(passed, marcher); line.points.size() > 1)
            lines.push_back(std::move(line));
    }
    return lines;
}

} // namespace holdout
