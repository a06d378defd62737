#include "forms/chip.h"

#include "support/style_paint.h"
#include "support/theme.h"

#include <QKeyEvent>
#include <QPainter>

namespace holdout {
namespace {

constexpr int pillHeight = 24;
constexpr int side = 10;
constexpr int crossWidth = 16;

} // namespace

Chip::Chip(const QString& text, QWidget* parent) : QAbstractButton(parent)
{
    setText(text);
    setFont(smallFont());
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Chip::setRemovable(bool removable)
{
    m_removable = removable;
    updateGeometry();
    update();
}

QSize Chip::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(text()) + 2 * side + (m_removable ? crossWidth : 0),
            pillHeight};
}

QRect Chip::cross() const
{
    return m_removable ? QRect(width() - crossWidth - 6, 0, crossWidth, pillHeight) : QRect();
}

void Chip::paintEvent(QPaintEvent* /*event*/)
{
    const Theme& colours = theme();
    const bool lively = isEnabled() && (underMouse() || isDown());
    QPainter painter(this);
    roundedFrame(painter, rect(), isChecked() || lively ? colours.accentSoft : colours.card,
                 isChecked() ? colours.accent : colours.line, pillHeight / 2.0 - 0.5);
    if (hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange))
        drawFocusRing(painter, rect());
    const QColor ink = isChecked() ? colours.accent : lively ? colours.text : colours.muted;
    painter.setPen(isEnabled() ? ink : mix(colours.muted, colours.card, 0.5));
    painter.drawText(rect().adjusted(side, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, text());
    if (!m_removable)
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(painter.pen().color(), 1.3, Qt::SolidLine, Qt::RoundCap));
    const QPointF middle = QRectF(cross()).center();
    painter.drawLine(middle + QPointF(-2.5, -2.5), middle + QPointF(2.5, 2.5));
    painter.drawLine(middle + QPointF(-2.5, 2.5), middle + QPointF(2.5, -2.5));
}

void Chip::mouseReleaseEvent(QMouseEvent* event)
{
    if (m_removable && isDown() && cross().contains(event->position().toPoint())) {
        setDown(false);
        event->accept();
        emit removed();
        return;
    }
    QAbstractButton::mouseReleaseEvent(event);
}

void Chip::keyPressEvent(QKeyEvent* event)
{
    if (m_removable && (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace)) {
        emit removed();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

} // namespace holdout
