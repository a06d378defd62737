#include "plots/inside/network_layout.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace holdout {
namespace {

constexpr double reach = 4.0;   ///< Pixels within which a link is hit.
constexpr int curvePoints = 12; ///< Chords of a link when looking for the nearest.

double squaredDistance(const QPointF& point, const QPointF& a, const QPointF& b)
{
    const QPointF along = b - a, to = point - a;
    const double length = QPointF::dotProduct(along, along);
    const double share =
        length > 0.0 ? std::clamp(QPointF::dotProduct(to, along) / length, 0.0, 1.0) : 0.0;
    const QPointF rest = to - share * along;
    return QPointF::dotProduct(rest, rest);
}

/// Cubic Bézier with horizontal ends.
QPointF along(const QPointF& a, const QPointF& b, double bend, double t)
{
    const double across = bend * (b.x() - a.x());
    const double s = 1.0 - t;
    return s * s * s * a + 3.0 * s * s * t * (a + QPointF(across, 0)) +
           3.0 * s * t * t * (b - QPointF(across, 0)) + t * t * t * b;
}

} // namespace

QPointF NetworkLayout::at(const NetworkUnit& unit) const
{
    return columns.at(static_cast<std::size_t>(unit.layer + 1))
        .at(static_cast<std::size_t>(unit.unit));
}

QPainterPath NetworkLayout::path(const NetworkLink& link) const
{
    const QPointF a = at({link.layer - 1, link.from});
    const QPointF b = at({link.layer, link.to});
    const QPointF across(bend * (b.x() - a.x()), 0);
    QPainterPath path(a);
    path.cubicTo(a + across, b - across, b);
    return path;
}

std::optional<NetworkUnit> NetworkLayout::unitAt(const QPointF& position) const
{
    for (std::size_t column = 0; column < columns.size(); ++column)
        for (std::size_t i = 0; i < columns[column].size(); ++i) {
            const QPointF off = position - columns[column][i];
            if (QPointF::dotProduct(off, off) <= (radius + 1.5) * (radius + 1.5))
                return NetworkUnit{static_cast<int>(column) - 1, static_cast<int>(i)};
        }
    return {};
}

std::optional<NetworkLink> NetworkLayout::linkAt(const QPointF& position) const
{
    std::optional<NetworkLink> best;
    double least = reach * reach;
    for (std::size_t layer = 0; layer + 1 < columns.size(); ++layer) {
        const auto &left = columns[layer], &right = columns[layer + 1];
        if (left.empty() || right.empty() || position.x() < left[0].x() ||
            position.x() > right[0].x())
            continue;
        for (std::size_t from = 0; from < left.size(); ++from)
            for (std::size_t to = 0; to < right.size(); ++to) {
                QPointF last = left[from];
                for (int i = 1; i <= curvePoints; ++i) {
                    const QPointF next = along(left[from], right[to], bend, 1.0 * i / curvePoints);
                    if (const double d = squaredDistance(position, last, next); d < least) {
                        least = d;
                        best = NetworkLink{static_cast<int>(layer), static_cast<int>(from),
                                           static_cast<int>(to)};
                    }
                    last = next;
                }
            }
    }
    return best;
}

NetworkLayout layOutNetwork(const NetworkInside& network, const QRectF& box, bool thumbnails)
{
    std::vector<Index> sizes;
    if (!network.weights.empty())
        sizes.push_back(network.weights.front().rows());
    for (const Matrix& weights : network.weights)
        sizes.push_back(weights.cols());
    const Index most = sizes.empty() ? 1 : std::ranges::max(sizes);
    const double widest = thumbnails ? 42.0 : 22.0;
    const double pitch = std::min(widest, box.height() / static_cast<double>(most));
    NetworkLayout layout;
    Index links = 0;
    for (const Matrix& weights : network.weights)
        links += weights.size();
    if (links > manyLinks)
        layout.bend = 0.0;
    layout.radius = std::clamp(0.39 * pitch, 1.5, thumbnails ? 17.0 : 7.5);
    const double columns = std::max(1.0, static_cast<double>(sizes.size()) - 1.0);
    for (std::size_t c = 0; c < sizes.size(); ++c) {
        std::vector<QPointF> column;
        const double x = box.left() + box.width() * static_cast<double>(c) / columns;
        for (Index i = 0; i < sizes[c]; ++i) {
            const double middle = (static_cast<double>(sizes[c]) - 1.0) / 2.0;
            column.emplace_back(x, box.center().y() + (static_cast<double>(i) - middle) * pitch);
        }
        layout.columns.push_back(std::move(column));
    }
    return layout;
}

} // namespace holdout
