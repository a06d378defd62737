#include "plots/inside/tree_view.h"

#include "plots/inside/bars.h"
#include "support/text.h"

#include <QApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace holdout {
namespace {
constexpr double readable = TreeLayout::readable;
constexpr double closest = 3.0; ///< Largest scale of a node.
constexpr double wheelNotch = 120.0;
constexpr double panel = 176.0;
} // namespace

TreeView::TreeView(QWidget* parent) : InnerPlot(tr("Decision tree"), QStringLiteral("tree"), parent)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setNote(tr("left = yes · wheel zooms, drag moves, double click shows all"));
    refresh();
}

void TreeView::setTree(TreeInside tree)
{
    m_tree = std::move(tree);
    m_layout = layOutTree(m_tree.nodes);
    if (m_focus >= std::ssize(m_tree.nodes))
        m_focus = -1;
    refresh();
}

QRectF TreeView::panelArea(const QSize& size) const
{
    const bool wanted = !m_tree.sweeps.empty() || m_tree.pruningPath.size() > 1;
    if (!wanted || size.width() < 2.2 * panel)
        return {};
    return QRectF(size.width() - panel, 2, panel, size.height() - 4.0);
}

QRectF TreeView::treeArea(const QSize& size) const
{
    const QRectF side = panelArea(size);
    return QRectF(4, 4, (side.isNull() ? size.width() : side.left() - 12.0) - 8.0,
                  size.height() - 8.0);
}

QTransform TreeView::placement(const QSize& size, double zoom, const QPointF& offset) const
{
    const QRectF area = treeArea(size);
    const double fit = std::min({1.0, area.width() / std::max(1.0, m_layout.size.width()),
                                 area.height() / std::max(1.0, m_layout.size.height())});
    const double scale = std::min(closest, fit * zoom);
    // Too small for words: let the rows fill the height, so that the shape can still be seen.
    const double tall = area.height() / std::max(1.0, m_layout.size.height());
    const double down = scale < readable ? std::max(scale, std::min(readable, tall * zoom)) : scale;
    const double room = area.height() - (zoom > 1.0 ? fit : down) * m_layout.size.height();
    return {scale,
            0,
            0,
            down,
            area.center().x() - scale * m_layout.size.width() / 2.0 + offset.x(),
            area.top() + std::max(0.0, room / 2.0) + offset.y()};
}

QRectF TreeView::nodeRect(int node) const
{
    return placement().mapRect(m_layout.box(node));
}

int TreeView::nodeAt(const QPointF& position) const
{
    if (!treeArea(size()).contains(position))
        return -1;
    return m_layout.nodeAt(placement().inverted().map(position));
}

void TreeView::zoomAt(const QPointF& position, double factor)
{
    const QPointF inTree = placement().inverted().map(position);
    const double scale = placement().m11();
    m_zoom = std::clamp(m_zoom * factor, 1.0, m_zoom * closest / scale);
    if (m_zoom <= 1.0)
        return showAll();
    m_offset += position - placement().map(inTree);
    update();
}

void TreeView::showAll()
{
    m_zoom = 1.0;
    m_offset = {};
    update();
}

void TreeView::wheelEvent(QWheelEvent* event)
{
    zoomAt(event->position(), std::pow(1.25, event->angleDelta().y() / wheelNotch));
    event->accept();
}

void TreeView::mousePressEvent(QMouseEvent* event)
{
    m_pressed = m_last = event->position();
    m_dragged = false;
}

void TreeView::mouseMoveEvent(QMouseEvent* event)
{
    if (!(event->buttons() & Qt::LeftButton)) {
        setCursor(nodeAt(event->position()) >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
        return;
    }
    const QPointF moved = event->position() - m_pressed;
    m_dragged = m_dragged || moved.manhattanLength() >= QApplication::startDragDistance();
    if (m_dragged) {
        m_offset += event->position() - m_last;
        setCursor(Qt::ClosedHandCursor);
        update();
    }
    m_last = event->position();
}

void TreeView::mouseReleaseEvent(QMouseEvent* event)
{
    setCursor(Qt::ArrowCursor);
    const int node = nodeAt(event->position());
    if (!m_dragged && node >= 0 && event->button() == Qt::LeftButton) {
        moveFocus(node);
        emit nodePicked(node);
    }
}

void TreeView::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (nodeAt(event->position()) < 0)
        showAll();
}

void TreeView::keyPressEvent(QKeyEvent* event)
{
    if (m_tree.nodes.empty())
        return InnerPlot::keyPressEvent(event);
    const auto& node = m_tree.nodes[static_cast<std::size_t>(std::max(0, m_focus))];
    const auto parent = std::ranges::find_if(m_tree.nodes, [&](const TreeInside::Node& other) {
        return other.left == m_focus || other.right == m_focus;
    });
    switch (event->key()) {
    case Qt::Key_Up:
        if (m_focus > 0 && parent != m_tree.nodes.end())
            moveFocus(static_cast<int>(parent - m_tree.nodes.begin()));
        return;
    case Qt::Key_Left:
    case Qt::Key_Down:
        return moveFocus(m_focus < 0 ? 0 : node.left < 0 ? m_focus : node.left);
    case Qt::Key_Right:
        return moveFocus(m_focus < 0 ? 0 : node.left < 0 ? m_focus : node.right);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_focus >= 0)
            emit nodePicked(m_focus);
        return;
    case Qt::Key_Plus:
        return zoomAt(treeArea(size()).center(), 1.25);
    case Qt::Key_Minus:
        return zoomAt(treeArea(size()).center(), 0.8);
    case Qt::Key_0:
        return showAll();
    default:
        InnerPlot::keyPressEvent(event);
    }
}

void TreeView::moveFocus(int node)
{
    m_focus = node;
    setAccessibleDescription(nodeText(node));
    update();
}

bool TreeView::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return InnerPlot::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const int node = nodeAt(help->pos());
    QToolTip::showText(help->globalPos(), node < 0 ? QString() : nodeText(node), this);
    return true;
}

bool TreeView::onPath(int node) const
{
    return std::ranges::find(m_tree.probePath, node) != m_tree.probePath.end();
}

QString TreeView::condition(const TreeInside::Node& node) const
{
    const auto index = static_cast<std::size_t>(node.feature);
    const QString name = index < m_tree.featureNames.size()
                             ? text(m_tree.featureNames[index])
                             : tr("feature %1").arg(node.feature + 1);
    return QStringLiteral("%1 ≤ %2").arg(name, brief(node.threshold));
}

QString TreeView::answer(const TreeInside::Node& node) const
{
    if (context().task == Task::Regression)
        return node.value.size() > 0 ? brief(node.value(0)) : QString();
    Index best = 0;
    if (node.value.size() == 0)
        return {};
    node.value.maxCoeff(&best);
    return context().className(best);
}

QString TreeView::nodeText(int index) const
{
    const auto& node = m_tree.nodes[static_cast<std::size_t>(index)];
    const QString what = node.left < 0 ? tr("Leaf: %1").arg(answer(node)) : condition(node);
    QString words = tr("%1. %2 samples, %3 %4")
                        .arg(what)
                        .arg(node.samples)
                        .arg(text(m_tree.criterion), brief(node.impurity));
    if (context().task == Task::Classification)
        for (Index i = 0; i < node.value.size(); ++i)
            words += QStringLiteral(", %1 %2 %")
                         .arg(context().className(i))
                         .arg(100.0 * node.value(i), 0, 'f', 0);
    return node.pruned ? words + tr(", pruned") : words;
}

} // namespace holdout
