#include "plots/inside/bars.h"
#include "plots/inside/tree_panels.h"
#include "plots/inside/tree_view.h"
#include "support/figures.h"
#include "support/text.h"
#include "support/theme.h"

#include <QPainter>

#include <algorithm>

/// The half of TreeView that draws.

namespace holdout {
namespace {
constexpr double barHeight = 6.0;
constexpr double fade = 0.25; ///< Opacity of what pruning took away.
constexpr double pruningHeight = 110.0;
} // namespace

void TreeView::draw(QPainter& painter, const QSize& size) const
{
    if (m_tree.nodes.empty())
        return drawEmpty(painter, size,
                         tr("The tree grows here: each step asks one more question of one leaf."));
    const bool exporting = size != this->size();
    const QTransform placed = exporting ? placement(size, 1.0, {}) : placement();
    painter.save();
    painter.setClipRect(treeArea(size));
    painter.setTransform(placed, true);
    drawBranches(painter);
    const QRectF visible = placed.inverted().mapRect(treeArea(size));
    for (int node = 0; node < std::ssize(m_tree.nodes); ++node)
        if (m_layout.box(node).intersects(visible))
            drawNode(painter, node, placed.m11());
    painter.restore();
    QRectF side = panelArea(size);
    if (side.isNull())
        return;
    painter.setPen(QPen(theme().line, 1.0));
    painter.drawLine(side.topLeft() - QPointF(8, 0), side.bottomLeft() - QPointF(8, 0));
    if (m_tree.pruningPath.size() > 1) {
        const double height =
            m_tree.sweeps.empty() ? std::min(side.height(), 150.0) : pruningHeight;
        if (m_tree.sweeps.empty() || side.height() > 2 * pruningHeight) {
            QRectF pruning = side;
            pruning.setTop(m_tree.sweeps.empty() ? side.top() : side.bottom() - height);
            pruning.setHeight(height);
            drawPruningPath(painter, pruning, m_tree);
            side.setBottom(pruning.top() - 8);
        }
    }
    if (!m_tree.sweeps.empty())
        drawSweeps(painter, side, m_tree);
}

void TreeView::drawBranches(QPainter& painter) const
{
    for (int index = 0; index < std::ssize(m_tree.nodes); ++index) {
        const auto& node = m_tree.nodes[static_cast<std::size_t>(index)];
        for (const int child : {node.left, node.right}) {
            if (child < 0)
                continue;
            const QRectF from = m_layout.box(index), to = m_layout.box(child);
            const bool lit = onPath(index) && onPath(child);
            painter.setOpacity(m_tree.nodes[static_cast<std::size_t>(child)].pruned ? fade : 1.0);
            QPen pen(lit ? theme().accent : theme().line, lit ? 2.4 : 1.4);
            pen.setCosmetic(true);
            painter.setPen(pen);
            painter.drawLine(QPointF(from.center().x(), from.bottom()),
                             QPointF(to.center().x(), to.top()));
            if (index == 0) {
                painter.setFont(smallFont());
                painter.setPen(theme().muted);
                const bool yes = child == node.left;
                const QPointF middle = (QPointF(from.center().x(), from.bottom()) +
                                        QPointF(to.center().x(), to.top())) /
                                       2.0;
                painter.drawText(QRectF(middle.x() + (yes ? -46 : 6), middle.y() - 12, 40, 16),
                                 (yes ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter,
                                 yes ? tr("yes") : tr("no"));
            }
        }
    }
    painter.setOpacity(1.0);
}

void TreeView::drawNode(QPainter& painter, int index, double scale) const
{
    const auto& node = m_tree.nodes[static_cast<std::size_t>(index)];
    const QRectF box = m_layout.box(index);
    const bool lit = onPath(index), current = index == m_tree.current;
    painter.setOpacity(node.pruned ? fade : 1.0);
    QPen pen(current || lit ? theme().accent : theme().line, current ? 2.4 : lit ? 1.8 : 1.0);
    if (index == m_focus && hasFocus())
        pen = QPen(theme().accent, 1.6, Qt::DashLine);
    pen.setCosmetic(true);
    painter.setPen(pen);
    painter.setBrush(current ? theme().accentSoft : theme().card);
    painter.drawRoundedRect(box, 6, 6);
    const bool words = scale >= TreeLayout::readable;
    const double height = words ? barHeight : box.height() - 12.0;
    const QRectF bar(box.left() + 6, box.bottom() - 6 - height, box.width() - 12, height);
    if (context().task == Task::Classification) {
        drawShares(painter, bar, node.value);
    } else {
        const double all = m_tree.nodes.front().samples;
        drawBar(painter, bar, all > 0.0 ? node.samples / all : 0.0, classInk(0));
    }
    if (words) {
        painter.setFont(node.left < 0 ? titleFont() : smallFont());
        painter.setPen(theme().text);
        const QString count = QString::number(node.samples);
        const double room = box.width() - 12;
        const double countWidth = figuresWidth(smallFont(), count);
        const QString title = node.left < 0 ? answer(node) : condition(node);
        const QRectF line(box.left() + 6, box.top() + 4, room - countWidth - 6, 18);
        const QString cut =
            QFontMetricsF(painter.font()).elidedText(title, Qt::ElideRight, line.width() + 1);
        drawFigures(painter, line, Qt::AlignLeft | Qt::AlignVCenter, cut);
        painter.setFont(smallFont());
        painter.setPen(theme().muted);
        drawFigures(painter, QRectF(box.left() + 6, box.top() + 4, room, 18),
                    Qt::AlignRight | Qt::AlignVCenter, count);
    }
    painter.setOpacity(1.0);
}

QString TreeView::summary() const
{
    if (m_tree.nodes.empty())
        return tr("There is no tree yet.");
    const auto leaves = std::ranges::count_if(
        m_tree.nodes, [](const TreeInside::Node& node) { return node.left < 0 && !node.pruned; });
    const int deepest = std::ranges::max(m_tree.nodes, {}, &TreeInside::Node::depth).depth;
    QString words = tr("A tree of %1 nodes, %2 leaves and depth %3.")
                        .arg(m_tree.nodes.size())
                        .arg(leaves)
                        .arg(deepest);
    if (!m_tree.probePath.empty())
        words += tr(" The probe ends in: %1.").arg(nodeText(m_tree.probePath.back()));
    return words;
}

QString TreeView::csv() const
{
    QStringList head{QStringLiteral("node"),    QStringLiteral("depth"),
                     QStringLiteral("left"),    QStringLiteral("right"),
                     QStringLiteral("feature"), QStringLiteral("threshold"),
                     QStringLiteral("samples"), QStringLiteral("impurity")};
    const Index outputs = m_tree.nodes.empty() ? 0 : m_tree.nodes.front().value.size();
    for (Index i = 0; i < outputs; ++i)
        head << (context().task == Task::Regression ? QStringLiteral("mean")
                                                    : context().className(i));
    std::vector<QStringList> rows{head};
    for (std::size_t i = 0; i < m_tree.nodes.size(); ++i) {
        const auto& node = m_tree.nodes[i];
        const bool split = node.left >= 0;
        const auto feature = static_cast<std::size_t>(std::max<Index>(0, node.feature));
        QStringList row{QString::number(i),
                        QString::number(node.depth),
                        split ? QString::number(node.left) : QString(),
                        split ? QString::number(node.right) : QString(),
                        split && feature < m_tree.featureNames.size()
                            ? text(m_tree.featureNames[feature])
                            : QString(),
                        split ? csvNumber(node.threshold) : QString(),
                        csvNumber(node.samples),
                        csvNumber(node.impurity)};
        for (Index k = 0; k < node.value.size(); ++k)
            row << csvNumber(node.value(k));
        rows.push_back(row);
    }
    return toCsv(rows);
}

} // namespace holdout
