#include "support/style.h"

#include "support/style_paint.h"
#include "support/theme.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QLineEdit>
#include <QPainter>
#include <QStyleFactory>
#include <QStyledItemDelegate>

namespace holdout {
namespace {

constexpr int controlHeight = 32;
constexpr int smallHeight = 27;
constexpr int handleSize = 18;

int heightOf(const QWidget* widget)
{
    const Look look = lookOf(widget);
    return look == Look::Normal || look == Look::Primary ? controlHeight : smallHeight;
}

/// Room at the left and right of a text field's or combo box's text.
int inset(const QWidget* widget)
{
    return lookOf(widget) == Look::Quiet ? 5 : 10;
}

QRect sliderHandle(const QStyleOptionSlider& option)
{
    const bool across = option.orientation == Qt::Horizontal;
    const QRect& rect = option.rect;
    const int room = (across ? rect.width() : rect.height()) - handleSize;
    const int at = QStyle::sliderPositionFromValue(option.minimum, option.maximum,
                                                   option.sliderPosition, room, option.upsideDown);
    return across ? QRect(rect.left() + at, rect.center().y() - handleSize / 2 + 1, handleSize,
                          handleSize)
                  : QRect(rect.center().x() - handleSize / 2 + 1, rect.top() + at, handleSize,
                          handleSize);
}

/// The bar without arrows: pages above and below the handle.
QRect scrollBarPart(const QStyleOptionSlider& option, QStyle::SubControl part)
{
    const bool across = option.orientation == Qt::Horizontal;
    const int length = across ? option.rect.width() : option.rect.height();
    const qint64 range = qint64(option.maximum) - option.minimum;
    const qint64 whole = range + option.pageStep;
    const int size =
        whole > 0 ? std::max(28, static_cast<int>(option.pageStep * length / whole)) : length;
    const int handle = std::min(size, length);
    const int start = QStyle::sliderPositionFromValue(
        option.minimum, option.maximum, option.sliderPosition, length - handle, option.upsideDown);
    const auto stretch = [&](int from, int to) {
        const QRect& rect = option.rect;
        return across ? QRect(rect.left() + from, rect.top(), to - from, rect.height())
                      : QRect(rect.left(), rect.top() + from, rect.width(), to - from);
    };
    switch (part) {
    case QStyle::SC_ScrollBarSlider:
        return stretch(start, start + handle);
    case QStyle::SC_ScrollBarSubPage:
        return stretch(0, start);
    case QStyle::SC_ScrollBarAddPage:
        return stretch(start + handle, length);
    case QStyle::SC_ScrollBarGroove:
        return option.rect;
    default:
        return {};
    }
}

} // namespace

Look lookOf(const QObject* control)
{
    return control ? static_cast<Look>(control->property("holdoutLook").toInt()) : Look::Normal;
}

Style::Style() : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))) {}

void Style::polish(QWidget* widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QLineEdit*>(widget))
        widget->setAttribute(Qt::WA_Hover);
    if (lookOf(widget) == Look::Link)
        widget->setFont(smallFont());
    auto* combo = qobject_cast<QComboBox*>(widget);
    if (combo && combo->itemDelegate()->inherits("QComboBoxDelegate"))
        combo->setItemDelegate(new QStyledItemDelegate(combo)); // its rows are as high as a list's
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    switch (metric) {
    case PM_SliderThickness:
    case PM_SliderControlThickness:
    case PM_SliderLength:
        return handleSize;
    case PM_ScrollBarExtent:
        return 10;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
        return 16;
    case PM_FocusFrameHMargin: // the margin of a list's text
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
        return 8;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_TabBarBaseOverlap:
    case PM_TabBarTabShiftVertical:
    case PM_ScrollView_ScrollBarSpacing:
        return 0;
    case PM_MenuVMargin:
    case PM_MenuHMargin:
        return 4;
    case PM_MenuButtonIndicator:
        return 16;
    case PM_SplitterWidth:
        return 12;
    case PM_ToolTipLabelFrameWidth:
        return 5;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int Style::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                     QStyleHintReturn* result) const
{
    switch (hint) {
    case SH_Slider_AbsoluteSetButtons:
    case SH_ScrollBar_LeftClickAbsolutePosition:
        return Qt::LeftButton; // a click on the groove goes there, it does not page
    case SH_ComboBox_Popup:
    case SH_EtchDisabledText:
    case SH_DialogButtonBox_ButtonsHaveIcons:
        return 0;
    case SH_Widget_Animation_Duration:
        return animationTime(150);
    default:
        return QProxyStyle::styleHint(hint, option, widget, result);
    }
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                              const QWidget* widget) const
{
    switch (type) {
    case CT_PushButton: {
        const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
        if (lookOf(widget) == Look::Link)
            return {size.width() + 4, size.height() + 2};
        const int padding = button && button->text.isEmpty() ? 14
                            : heightOf(widget) == 32         ? 24
                                                             : 18;
        return {std::max(size.width() + padding, heightOf(widget)), heightOf(widget)};
    }
    case CT_ToolButton:
        return {size.width() + 12, std::max(size.height() + 6, smallHeight)};
    case CT_ComboBox:
        return {size.width() + inset(widget) + (lookOf(widget) == Look::Quiet ? 20 : 28),
                heightOf(widget)};
    case CT_LineEdit:
        return {size.width() + 2 * inset(widget), heightOf(widget)};
    case CT_SpinBox:
        return {size.width() + 20, heightOf(widget)};
    case CT_ItemViewItem: {
        const QSize base = QProxyStyle::sizeFromContents(type, option, size, widget);
        return {base.width() + 8, std::max(base.height(), 26)};
    }
    case CT_MenuItem: {
        const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option);
        const QSize base = QProxyStyle::sizeFromContents(type, option, size, widget);
        const bool separator = item && item->menuItemType == QStyleOptionMenuItem::Separator;
        return separator ? QSize(base.width(), 9) : QSize(base.width() + 16, 28);
    }
    case CT_TabBarTab:
        return {size.width() + 4, std::max(size.height(), 34)};
    default:
        return QProxyStyle::sizeFromContents(type, option, size, widget);
    }
}

QRect Style::subControlRect(ComplexControl control, const QStyleOptionComplex* option,
                            SubControl part, const QWidget* widget) const
{
    const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option);
    if (control == CC_Slider && slider)
        return part == SC_SliderHandle ? sliderHandle(*slider) : option->rect;
    if (control == CC_ScrollBar && slider)
        return visualRect(slider->direction, slider->rect, scrollBarPart(*slider, part));
    if (control == CC_ComboBox && part == SC_ComboBoxEditField) {
        const int arrow = lookOf(widget) == Look::Quiet ? 18 : 26;
        return visualRect(option->direction, option->rect,
                          option->rect.adjusted(inset(widget), 1, -arrow, -1));
    }
    if (control == CC_ComboBox && part == SC_ComboBoxArrow)
        return visualRect(option->direction, option->rect,
                          QRect(option->rect.right() - (lookOf(widget) == Look::Quiet ? 16 : 24),
                                option->rect.top(), 16, option->rect.height()));
    if (control == CC_SpinBox && part == SC_SpinBoxEditField)
        return QProxyStyle::subControlRect(control, option, part, widget)
            .adjusted(inset(widget) - 4, 0, 0, 0);
    return QProxyStyle::subControlRect(control, option, part, widget);
}

QRect Style::subElementRect(SubElement element, const QStyleOption* option,
                            const QWidget* widget) const
{
    if (element == SE_LineEditContents && widget && !qobject_cast<QComboBox*>(widget->parent())) {
        const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
        if (frame && frame->lineWidth > 0)
            return option->rect.adjusted(inset(widget) - 2, 0, 2 - inset(widget), 0);
    }
    if (element == SE_PushButtonFocusRect)
        return option->rect;
    return QProxyStyle::subElementRect(element, option, widget);
}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                          const QWidget* widget) const
{
    const Theme& colours = theme();
    switch (element) {
    case PE_PanelButtonCommand:
        return drawButtonPanel(*painter, *option, lookOf(widget));
    case PE_PanelButtonTool:
        return drawButtonPanel(*painter, *option, Look::Quiet);
    case PE_PanelLineEdit: {
        const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
        if (frame && frame->lineWidth > 0)
            drawFieldPanel(*painter, *option, lookOf(widget));
        return;
    }
    case PE_FrameFocusRect:
        if ((option->state & State_KeyboardFocusChange) &&
            !qobject_cast<const QAbstractItemView*>(widget))
            drawFocusRing(*painter, option->rect);
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        return drawCheckBox(*painter, *option);
    case PE_IndicatorRadioButton:
        return drawRadioButton(*painter, *option);
    case PE_IndicatorArrowDown:
        return drawChevron(*painter, option->rect, colours.muted);
    case PE_IndicatorArrowUp:
        return drawChevron(*painter, option->rect, colours.muted, 180.0);
    case PE_IndicatorArrowRight:
        return drawChevron(*painter, option->rect, colours.muted, -90.0);
    case PE_IndicatorArrowLeft:
        return drawChevron(*painter, option->rect, colours.muted, 90.0);
    case PE_Frame:
    case PE_FrameMenu:
        return roundedFrame(*painter, option->rect, Qt::transparent, colours.line, 0.0);
    case PE_FrameTabBarBase:
    case PE_FrameTabWidget:
        painter->fillRect(QRect(option->rect.left(), option->rect.top(), option->rect.width(), 1),
                          colours.line);
        return;
    case PE_PanelMenu:
    case PE_PanelTipLabel:
        return roundedFrame(*painter, option->rect, colours.card, colours.line, 0.0);
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

} // namespace holdout
