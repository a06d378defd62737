#include "plots/inside/neighbours_view.h"

#include "plots/inside/bars.h"
#include "plots/marks.h"
#include "support/figures.h"
#include "support/text.h"
#include "support/theme.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>

namespace holdout {
namespace {

constexpr double rowHeight = 19.0, headingHeight = 20.0;
constexpr std::size_t bins = 24;

} // namespace

NeighboursView::NeighboursView(QWidget* parent)
    : InnerPlot(tr("Nearest neighbours"), QStringLiteral("neighbours"), parent)
{
    setMouseTracking(true);
    setNeighbours({});
}

void NeighboursView::setNeighbours(NeighboursInside neighbours)
{
    m_inside = std::move(neighbours);
    m_hovered = -1;
    setNote(m_inside.neighbours.empty()
                ? QString()
                : tr("%1 distance · share of the vote").arg(text(m_inside.metric)));
    refresh();
}

QRectF NeighboursView::listArea(const QSize& size) const
{
    return QRectF(8, 2, std::max(160.0, size.width() * 0.56 - 16.0), size.height() - 4.0);
}

QString NeighboursView::targetName(double target) const
{
    return context().task == Task::Regression ? brief(target)
                                              : context().className(static_cast<Index>(target));
}

void NeighboursView::draw(QPainter& painter, const QSize& size) const
{
    if (m_inside.neighbours.empty())
        return drawEmpty(painter, size,
                         tr("Click a point or the map: its nearest neighbours line up here, each "
                            "with its distance and its vote."));
    const QRectF list = listArea(size);
    drawList(painter, list);
    const double left = list.right() + 20.0;
    const QRectF side(left, 2, size.width() - left - 8.0, size.height() - 4.0);
    const double votes = context().task == Task::Classification ? 62.0 : 34.0;
    drawVotes(painter, QRectF(side.left(), side.top(), side.width(), votes));
    drawDistances(painter, side.adjusted(0, votes + 6, 0, 0));
}

void NeighboursView::drawList(QPainter& painter, const QRectF& box) const
{
    const int fitting = std::max(1, static_cast<int>((box.height() - headingHeight) / rowHeight));
    const int all = static_cast<int>(m_inside.neighbours.size());
    const bool cut = all > fitting;
    const int shown = cut ? std::max(1, fitting - 1) : all;
    const QRectF rows = drawHeading(painter, box, tr("Nearest first"));
    double farthest = 0.0;
    for (const auto& neighbour : m_inside.neighbours)
        farthest = std::max(farthest, neighbour.distance);
    for (int i = 0; i < shown; ++i) {
        const auto& neighbour = m_inside.neighbours[static_cast<std::size_t>(i)];
        const QRectF row(rows.left(), rows.top() + i * rowHeight, rows.width(), rowHeight);
        if (i == m_hovered) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(theme().accentSoft);
            painter.drawRoundedRect(row.adjusted(-4, 0, 4, 0), 4, 4);
        }
        const int output =
            context().task == Task::Classification ? static_cast<int>(neighbour.target) : 0;
        painter.setFont(smallFont());
        painter.setPen(theme().muted);
        drawFigures(painter, QRectF(row.left(), row.top(), 20, rowHeight),
                    Qt::AlignRight | Qt::AlignVCenter, QString::number(i + 1));
        paintMark(painter, QPointF(row.left() + 32, row.center().y()),
                  {.shape = output, .colour = classColour(output)}, theme(), 8.0);
        painter.setPen(theme().text);
        const QString name =
            painter.fontMetrics().elidedText(targetName(neighbour.target), Qt::ElideRight, 64);
        painter.drawText(QRectF(row.left() + 42, row.top(), 66, rowHeight),
                         Qt::AlignLeft | Qt::AlignVCenter, name);
        const QRectF track(row.left() + 110, row.center().y() - 4, row.width() - 110 - 92, 8);
        drawBar(painter, track, farthest > 0.0 ? neighbour.distance / farthest : 0.0,
                classInk(output));
        painter.setPen(theme().text);
        drawFigures(painter, QRectF(track.right() + 4, row.top(), 46, rowHeight),
                    Qt::AlignRight | Qt::AlignVCenter, brief(neighbour.distance));
        painter.setPen(theme().muted);
        drawFigures(painter, QRectF(row.right() - 40, row.top(), 40, rowHeight),
                    Qt::AlignRight | Qt::AlignVCenter,
                    tr("%1 %").arg(100.0 * neighbour.vote, 0, 'f', 0));
    }
    if (cut) {
        painter.setPen(theme().muted);
        painter.drawText(
            QRectF(rows.left() + 42, rows.top() + shown * rowHeight, rows.width(), rowHeight),
            Qt::AlignLeft | Qt::AlignVCenter, tr("and %1 more").arg(all - shown));
    }
}

void NeighboursView::drawVotes(QPainter& painter, const QRectF& box) const
{
    if (context().task != Task::Classification) {
        const QString mean = m_inside.votes.size() > 0 ? brief(m_inside.votes(0)) : QString();
        drawHeading(painter, box, tr("Together they say %1").arg(mean));
        return;
    }
    const QRectF rest = drawHeading(painter, box, tr("Together they vote"));
    drawShares(painter, QRectF(rest.left(), rest.top(), rest.width(), 16), m_inside.votes);
    QStringList words;
    const double sum = std::max(m_inside.votes.sum(), 1e-300);
    for (Index i = 0; i < m_inside.votes.size(); ++i)
        if (m_inside.votes(i) > 0.0)
            words << QStringLiteral("%1 %2")
                         .arg(context().className(i))
                         .arg(m_inside.votes(i) / sum, 0, 'f', 2);
    painter.setPen(theme().text);
    const QString line = painter.fontMetrics().elidedText(
        words.join(QStringLiteral(" · ")), Qt::ElideRight, static_cast<int>(rest.width()));
    drawFigures(painter, QRectF(rest.left(), rest.top() + 19, rest.width(), 16),
                Qt::AlignLeft | Qt::AlignVCenter, line);
}

void NeighboursView::drawDistances(QPainter& painter, const QRectF& box) const
{
    if (m_inside.distances.empty() || box.height() < 50.0)
        return;
    const QRectF plot =
        drawHeading(painter, box, tr("Distances to all samples")).adjusted(0, 2, 0, -15);
    const double most = m_inside.distances.back();
    const double reach = m_inside.neighbours.back().distance;
    std::array<int, bins> counts{};
    for (const double distance : m_inside.distances)
        if (most > 0.0 && std::isfinite(distance))
            ++counts.at(std::min(bins - 1, static_cast<std::size_t>(distance / most * bins)));
    const int tallest = std::max(1, std::ranges::max(counts));
    const double width = plot.width() / bins;
    painter.setPen(Qt::NoPen);
    for (std::size_t i = 0; i < bins; ++i) {
        const double height = plot.height() * counts.at(i) / tallest;
        const bool inside = static_cast<double>(i) / bins * most <= reach;
        painter.setBrush(inside ? theme().accent : mix(theme().muted, theme().card, 0.4));
        painter.drawRect(QRectF(plot.left() + static_cast<double>(i) * width + 0.5,
                                plot.bottom() - height, width - 1.0, height));
    }
    painter.setPen(QPen(theme().line, 1.0));
    painter.drawLine(plot.bottomLeft(), plot.bottomRight());
    painter.setPen(theme().muted);
    const QRectF labels(plot.left(), plot.bottom() + 2, plot.width(), 13);
    drawFigures(painter, labels, Qt::AlignLeft | Qt::AlignVCenter, QStringLiteral("0"));
    drawFigures(painter, labels, Qt::AlignRight | Qt::AlignVCenter, brief(most));
}

void NeighboursView::hover(int rank)
{
    if (rank == m_hovered)
        return;
    m_hovered = rank;
    emit rowHovered(rank < 0 ? -1 : m_inside.neighbours[static_cast<std::size_t>(rank)].row);
    update();
}

void NeighboursView::mouseMoveEvent(QMouseEvent* event)
{
    const QRectF list = listArea(size()).adjusted(0, headingHeight, 0, 0);
    const int rank = list.contains(event->position())
                         ? static_cast<int>((event->position().y() - list.top()) / rowHeight)
                         : -1;
    hover(rank < std::ssize(m_inside.neighbours) ? rank : -1);
}

void NeighboursView::leaveEvent(QEvent* event)
{
    hover(-1);
    InnerPlot::leaveEvent(event);
}

QString NeighboursView::summary() const
{
    if (m_inside.neighbours.empty())
        return tr("No point has been picked.");
    const auto& nearest = m_inside.neighbours.front();
    return tr("%1 neighbours, the nearest %2 at distance %3.")
        .arg(m_inside.neighbours.size())
        .arg(targetName(nearest.target), brief(nearest.distance));
}

QString NeighboursView::csv() const
{
    std::vector<QStringList> rows{{QStringLiteral("rank"), QStringLiteral("row"),
                                   QStringLiteral("distance"), QStringLiteral("vote"),
                                   QStringLiteral("target")}};
    for (std::size_t i = 0; i < m_inside.neighbours.size(); ++i) {
        const auto& neighbour = m_inside.neighbours[i];
        rows.push_back({QString::number(i + 1), QString::number(neighbour.row),
                        csvNumber(neighbour.distance), csvNumber(neighbour.vote),
                        targetName(neighbour.target)});
    }
    return toCsv(rows);
}

} // namespace holdout
