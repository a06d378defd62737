#include "plots/inside/network_view.h"

#include "plots/inside/bars.h"
#include "support/text.h"
#include "support/text_button.h"

#include <QDoubleSpinBox>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>

namespace holdout {
namespace {
constexpr double wheelStep = 0.1;
constexpr double largest = 1000.0; ///< Of a weight set by hand.
} // namespace

NetworkView::NetworkView(QWidget* parent)
    : InnerPlot(tr("Network"), QStringLiteral("network"), parent),
      m_backwardButton(new TextButton(tr("Backward"), this)), m_editor(new QDoubleSpinBox(this))
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    m_backwardButton->setObjectName(QStringLiteral("backward"));
    m_backwardButton->setCheckable(true);
    m_backwardButton->setToolTip(tr("Links show the gradient of the loss by their weight, units "
                                    "what reaches them from behind"));
    connect(m_backwardButton, &TextButton::toggled, this, &NetworkView::setBackward);
    m_editor->setObjectName(QStringLiteral("editor"));
    m_editor->setRange(-largest, largest);
    m_editor->setDecimals(3);
    m_editor->setSingleStep(wheelStep);
    m_editor->setKeyboardTracking(false);
    m_editor->setFixedWidth(96);
    m_editor->hide();
    connect(m_editor, &QDoubleSpinBox::valueChanged, this, &NetworkView::applyEdit);
    connect(m_editor, &QDoubleSpinBox::editingFinished, m_editor, &QWidget::hide);
    setNetwork({});
}

void NetworkView::setNetwork(NetworkInside network)
{
    m_network = std::move(network);
    if (m_unit && !fits(*m_unit))
        hover({}, {});
    if (m_link && !fits(*m_link))
        m_link.reset();
    if ((m_editedLink && !fits(*m_editedLink)) || (m_editedUnit && !fits(*m_editedUnit)))
        m_editor->hide();
    m_backwardButton->setVisible(m_network.gradients.size() == m_network.weights.size() &&
                                 !m_network.weights.empty());
    if (m_backwardButton->isHidden())
        setBackward(false);
    m_backwardButton->adjustSize();
    m_backwardButton->move(0, height() - m_backwardButton->height());
    setNote(m_backward ? tr("width = |gradient| · orange +, blue − · δ at each unit")
                       : tr("width = |weight| · orange +, blue − · click one to change it"));
    refresh();
}

void NetworkView::setThumbnails(std::vector<std::vector<QImage>> thumbnails)
{
    m_thumbnails = std::move(thumbnails);
    update();
}

void NetworkView::setBackward(bool backward)
{
    if (backward == m_backward)
        return;
    m_backward = backward;
    m_backwardButton->setChecked(backward);
    setNetwork(std::move(m_network)); // the note says what width means
}

bool NetworkView::fits(const NetworkLink& link) const
{
    return link.layer < std::ssize(m_network.weights) &&
           link.from < m_network.weights[static_cast<std::size_t>(link.layer)].rows() &&
           link.to < m_network.weights[static_cast<std::size_t>(link.layer)].cols();
}

bool NetworkView::fits(const NetworkUnit& unit) const
{
    if (unit.layer < 0)
        return !m_network.weights.empty() && unit.unit < m_network.weights.front().rows();
    return fits(NetworkLink{unit.layer, 0, unit.unit});
}

void NetworkView::hover(std::optional<NetworkUnit> unit, std::optional<NetworkLink> link)
{
    if (unit == m_unit && link == m_link)
        return;
    if (unit != m_unit)
        emit neuronHovered(unit ? unit->layer : -1, unit ? unit->unit : -1);
    m_unit = unit;
    m_link = link;
    setCursor(unit || link ? Qt::PointingHandCursor : Qt::ArrowCursor);
    update();
}

void NetworkView::mouseMoveEvent(QMouseEvent* event)
{
    const NetworkLayout placed = placement();
    const auto unit = placed.unitAt(event->position());
    hover(unit, unit ? std::nullopt : placed.linkAt(event->position()));
}

void NetworkView::leaveEvent(QEvent* event)
{
    hover({}, {});
    InnerPlot::leaveEvent(event);
}

void NetworkView::resizeEvent(QResizeEvent* event)
{
    m_backwardButton->move(0, height() - m_backwardButton->height());
    InnerPlot::resizeEvent(event);
}

void NetworkView::mousePressEvent(QMouseEvent* event)
{
    m_editor->hide();
    mouseMoveEvent(event);
    m_editedUnit.reset();
    m_editedLink.reset();
    if (m_unit && m_unit->layer >= 0) {
        m_editedUnit = m_unit;
        openEditor(event->position(),
                   m_network.biases[static_cast<std::size_t>(m_unit->layer)](m_unit->unit));
    } else if (m_link) {
        m_editedLink = m_link;
        openEditor(event->position(), m_network.weights[static_cast<std::size_t>(m_link->layer)](
                                          m_link->from, m_link->to));
    }
}

void NetworkView::openEditor(const QPointF& at, double value)
{
    const QSignalBlocker quiet(m_editor);
    m_editor->setValue(value);
    m_editor->setPrefix(m_editedUnit ? tr("b ") : tr("w "));
    m_editor->setAccessibleName(m_editedUnit ? unitText(*m_editedUnit) : linkText(*m_editedLink));
    const int x = std::clamp(static_cast<int>(at.x()) + 8, 0, std::max(0, width() - 96));
    const int y = std::clamp(static_cast<int>(at.y()) + 8, 0,
                             std::max(0, height() - m_editor->sizeHint().height()));
    m_editor->move(x, y);
    m_editor->show();
    m_editor->setFocus();
    m_editor->selectAll();
}

void NetworkView::applyEdit(double value)
{
    if (m_editedUnit)
        emit biasEdited(m_editedUnit->layer, m_editedUnit->unit, value);
    else if (m_editedLink)
        emit weightEdited(m_editedLink->layer, m_editedLink->from, m_editedLink->to, value);
}

void NetworkView::wheelEvent(QWheelEvent* event)
{
    if (!m_link || event->angleDelta().y() == 0)
        return InnerPlot::wheelEvent(event);
    const double now =
        m_network.weights[static_cast<std::size_t>(m_link->layer)](m_link->from, m_link->to);
    emit weightEdited(m_link->layer, m_link->from, m_link->to,
                      now + (event->angleDelta().y() > 0 ? wheelStep : -wheelStep));
    event->accept();
}

void NetworkView::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && m_editor->isVisible())
        return m_editor->hide();
    if (m_network.weights.empty())
        return InnerPlot::keyPressEvent(event);
    NetworkUnit unit = m_unit.value_or(NetworkUnit{0, 0});
    switch (event->key()) {
    case Qt::Key_Left:
        unit.layer = std::max(-1, unit.layer - 1);
        break;
    case Qt::Key_Right:
        unit.layer += 1;
        break;
    case Qt::Key_Up:
        unit.unit = std::max(0, unit.unit - 1);
        break;
    case Qt::Key_Down:
        unit.unit += 1;
        break;
    case Qt::Key_Return:
        if (unit.layer >= 0) {
            m_editedLink.reset();
            m_editedUnit = unit;
            openEditor(placement().at(unit),
                       m_network.biases[static_cast<std::size_t>(unit.layer)](unit.unit));
        }
        return;
    default:
        return InnerPlot::keyPressEvent(event);
    }
    unit.layer = std::min(unit.layer, static_cast<int>(m_network.weights.size()) - 1);
    const Index units = unit.layer < 0
                            ? m_network.weights.front().rows()
                            : m_network.weights[static_cast<std::size_t>(unit.layer)].cols();
    unit.unit = std::min(unit.unit, static_cast<int>(units) - 1);
    hover(unit, {});
    setAccessibleDescription(unitText(unit));
}

bool NetworkView::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return InnerPlot::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const QString tip = m_unit ? unitText(*m_unit) : m_link ? linkText(*m_link) : QString();
    QToolTip::showText(help->globalPos(), tip, this);
    return true;
}

QString NetworkView::unitName(const NetworkUnit& unit) const
{
    const auto index = static_cast<std::size_t>(unit.unit);
    if (unit.layer < 0)
        return index < m_network.inputNames.size() ? text(m_network.inputNames[index])
                                                   : tr("input %1").arg(unit.unit + 1);
    if (unit.layer + 1 == std::ssize(m_network.weights))
        return index < m_network.outputNames.size() ? text(m_network.outputNames[index])
                                                    : tr("output %1").arg(unit.unit + 1);
    return QStringLiteral("h%1·%2").arg(unit.layer + 1).arg(unit.unit + 1);
}

QString NetworkView::unitText(const NetworkUnit& unit) const
{
    if (unit.layer < 0)
        return unitName(unit);
    const auto layer = static_cast<std::size_t>(unit.layer);
    QString words =
        tr("%1: bias %2").arg(unitName(unit), brief(m_network.biases[layer](unit.unit)));
    if (layer < m_network.monitors.size())
        words += tr(", mean activation of its layer %1").arg(brief(m_network.monitors[layer].mean));
    if (layer < m_network.probeDeltas.size())
        words += tr(", δ %1").arg(brief(m_network.probeDeltas[layer](unit.unit)));
    return words;
}

QString NetworkView::linkText(const NetworkLink& link) const
{
    const auto layer = static_cast<std::size_t>(link.layer);
    QString words = tr("%1 → %2: weight %3")
                        .arg(unitName({link.layer - 1, link.from}), unitName({link.layer, link.to}),
                             brief(m_network.weights[layer](link.from, link.to)));
    if (layer < m_network.gradients.size())
        words += tr(", gradient %1").arg(brief(m_network.gradients[layer](link.from, link.to)));
    return words;
}

} // namespace holdout
