#include "support/text_button.h"

#include "support/theme.h"

#include <QEvent>
#include <QPainter>

#include <algorithm>

namespace holdout {
namespace {
constexpr int padding = 4;
constexpr int rowHeight = 20;
} // namespace

TextButton::TextButton(const QString& text, QWidget* parent) : QAbstractButton(parent)
{
    setText(text);
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::StrongFocus);
    setFont(smallFont());
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void TextButton::setGlyph(const QPainterPath& glyph)
{
    m_glyph = glyph;
    updateGeometry();
    update();
}

int TextButton::glyphRoom() const
{
    return m_glyph.isEmpty() ? 0 : static_cast<int>(m_glyph.boundingRect().right()) + 6;
}

QSize TextButton::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(text()) + glyphRoom() + 2 * padding + 1, rowHeight};
}

QSize TextButton::minimumSizeHint() const
{
    return {std::min(sizeHint().width(), 36), rowHeight};
}

bool TextButton::event(QEvent* event)
{
    if (event->type() == QEvent::Enter || event->type() == QEvent::Leave)
        update();
    return QAbstractButton::event(event);
}

void TextButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    if (isChecked()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme().accentSoft);
        painter.drawRoundedRect(box, 4, 4);
    }
    if (hasFocus()) {
        painter.setPen(theme().accent);
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(box, 4, 4);
    }
    QFont face = font();
    face.setUnderline(underMouse() && isEnabled());
    painter.setFont(face);
    const bool strong = isEnabled() && (isChecked() || isDown() || underMouse());
    painter.setPen(isEnabled() ? (strong ? theme().accent : theme().muted)
                               : mix(theme().muted, theme().card, 0.5));
    if (!m_glyph.isEmpty()) {
        const double y = height() / 2.0 - m_glyph.boundingRect().center().y();
        painter.fillPath(m_glyph.translated(padding, y), painter.pen().color());
    }
    const QRect room = rect().adjusted(padding + glyphRoom(), 0, -padding, 0);
    painter.drawText(room, Qt::AlignCenter,
                     fontMetrics().elidedText(text(), Qt::ElideRight, room.width() + 1));
}

} // namespace holdout
