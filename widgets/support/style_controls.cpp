#include "support/style.h"
#include "support/style_paint.h"
#include "support/theme.h"

#include <QPainter>

namespace holdout {
namespace {

QColor labelColour(const QStyleOption& option, Look look)
{
    const Theme& colours = theme();
    const bool enabled = option.state & QStyle::State_Enabled;
    if (look == Look::Primary)
        return colours.onAccent;
    if (!enabled)
        return mix(colours.text, colours.card, 0.45);
    if (look == Look::Link)
        return option.state & QStyle::State_MouseOver ? colours.accent : colours.muted;
    return option.state & QStyle::State_On ? colours.accent : colours.text;
}

void drawProgress(QPainter& painter, const QStyleOptionProgressBar& bar, bool contents)
{
    QRectF line(bar.rect.left(), QRectF(bar.rect).center().y() - 2.0, bar.rect.width(), 4.0);
    const bool busy = bar.maximum <= bar.minimum;
    if (contents && !busy)
        line.setWidth(line.width() * (bar.progress - bar.minimum) / (bar.maximum - bar.minimum));
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(contents ? mix(theme().accent, theme().line, busy ? 0.5 : 1.0) : theme().line);
    painter.drawRoundedRect(line, 2.0, 2.0);
    painter.restore();
}

} // namespace

/// Icon, text, and a chevron if the button opens a menu, centred together.
void Style::drawButtonLabel(const QStyleOption* option, QPainter* painter,
                            const QWidget* widget) const
{
    const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
    if (!button)
        return;
    const Look look = lookOf(widget);
    const bool hasMenu = button->features & QStyleOptionButton::HasMenu;
    const QColor colour = labelColour(*option, look);
    QRect rect = option->rect;
    if (hasMenu) {
        drawChevron(*painter, QRect(rect.right() - 22, rect.top(), 16, rect.height()), colour);
        rect.adjust(4, 0, -20, 0);
    }
    QFont font = painter->font();
    if (look == Look::Primary)
        font.setWeight(QFont::DemiBold);
    painter->setFont(font);
    const int textWidth = QFontMetrics(font).size(Qt::TextShowMnemonic, button->text).width();
    const int iconWidth = button->icon.isNull() ? 0 : button->iconSize.width();
    const int gap = iconWidth > 0 && textWidth > 0 ? 6 : 0;
    int left = rect.center().x() + 1 - (textWidth + gap + iconWidth) / 2;
    if (iconWidth > 0) {
        const bool enabled = option->state & State_Enabled;
        const QIcon::Mode mode = look == Look::Primary ? QIcon::Selected
                                 : enabled             ? QIcon::Normal
                                                       : QIcon::Disabled;
        const QRect at(left, rect.center().y() + 1 - button->iconSize.height() / 2, iconWidth,
                       button->iconSize.height());
        button->icon.paint(painter, at, Qt::AlignCenter, mode,
                           option->state & State_On ? QIcon::On : QIcon::Off);
        left += iconWidth + gap;
    }
    const int underline = styleHint(SH_UnderlineShortcut, option, widget, nullptr)
                              ? Qt::TextShowMnemonic
                              : Qt::TextHideMnemonic;
    painter->setPen(colour);
    painter->drawText(QRect(left, rect.top(), textWidth + 2, rect.height()),
                      Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine | underline,
                      button->text);
}

void Style::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                        const QWidget* widget) const
{
    switch (element) {
    case CE_PushButtonBevel:
        if (lookOf(widget) != Look::Link)
            proxy()->drawPrimitive(PE_PanelButtonCommand, option, painter, widget);
        return;
    case CE_PushButtonLabel:
        return drawButtonLabel(option, painter, widget);
    case CE_TabBarTabShape:
        return drawTab(*painter, *option, option->state & State_Selected);
    case CE_ProgressBarGroove:
    case CE_ProgressBarContents:
        if (const auto* bar = qstyleoption_cast<const QStyleOptionProgressBar*>(option))
            drawProgress(*painter, *bar, element == CE_ProgressBarContents);
        return;
    case CE_HeaderSection:
    case CE_HeaderEmptyArea:
        painter->fillRect(option->rect, theme().window);
        painter->fillRect(
            QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1),
            theme().line);
        return;
    case CE_Splitter:
    case CE_SizeGrip:
        return; // the gap between two cards says enough
    default:
        QProxyStyle::drawControl(element, option, painter, widget);
    }
}

void Style::drawComboBox(const QStyleOptionComboBox& option, QPainter& painter,
                         const QWidget* widget) const
{
    const bool quiet = lookOf(widget) == Look::Quiet;
    if (option.editable) {
        drawFieldPanel(painter, option, lookOf(widget));
    } else {
        QStyleOption panel = option;
        panel.state &= ~(State_Sunken | State_On);
        drawButtonPanel(painter, panel, lookOf(widget));
    }
    if ((option.state & State_HasFocus) && (option.state & State_KeyboardFocusChange))
        drawFocusRing(painter, option.rect);
    const QColor arrow =
        option.state & State_Enabled ? theme().text : mix(theme().muted, theme().card, 0.5);
    const QRect at = subControlRect(CC_ComboBox, &option, SC_ComboBoxArrow, widget);
    drawChevron(painter, quiet ? at.translated(1, 0) : at, arrow);
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
                               QPainter* painter, const QWidget* widget) const
{
    const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option);
    const auto part = [&](SubControl which) {
        return subControlRect(control, option, which, widget);
    };
    if (control == CC_Slider && slider)
        return drawSlider(*painter, *slider, part(SC_SliderGroove), part(SC_SliderHandle));
    if (control == CC_ScrollBar && slider)
        return drawScrollBar(*painter, *slider, part(SC_ScrollBarSlider));
    if (const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option);
        control == CC_ComboBox && combo)
        return drawComboBox(*combo, *painter, widget);
    if (control == CC_SpinBox) {
        drawFieldPanel(*painter, *option, lookOf(widget));
        const QColor colour = theme().muted;
        drawChevron(*painter, part(SC_SpinBoxUp).translated(-2, 1), colour, 180.0);
        drawChevron(*painter, part(SC_SpinBoxDown).translated(-2, -1), colour);
        return;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

} // namespace holdout
