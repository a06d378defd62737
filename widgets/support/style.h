#pragma once

#include <QPainterPath>
#include <QProxyStyle>
#include <QStyleOption>

class QStyleOptionComboBox;
class QStyleOptionSlider;
class QStyleOptionSpinBox;

namespace holdout {

/// How a control stands out from others of its kind.
enum class Look {
    Normal,
    Primary, ///< The one action a view is for: a button on the accent colour.
    Small,   ///< A lower button, for use inside a card.
    Quiet,   ///< No frame until the pointer or the focus is on it: fields in a form, tool buttons.
    Link,    ///< Small muted text that can be pressed, such as "reset" in a card's title row.
};

/// Gives a button, combo box or line edit its look; returns it, for use where it is made.
template <class Control> Control* withLook(Control* control, Look look)
{
    control->setProperty("holdoutLook", static_cast<int>(look));
    return control;
}

Look lookOf(const QObject* control);

/// Draws every standard control as the design pages do, in the colours of the theme of the moment.
class Style : public QProxyStyle {
    Q_OBJECT

public:
    Style();

    void polish(QWidget* widget) override;
    using QProxyStyle::polish;

    int pixelMetric(PixelMetric metric, const QStyleOption* option,
                    const QWidget* widget) const override;
    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                  QStyleHintReturn* result) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                           const QWidget* widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part,
                         const QWidget* widget) const override;
    QRect subElementRect(SubElement element, const QStyleOption* option,
                         const QWidget* widget) const override;

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override;
    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
                            QPainter* painter, const QWidget* widget) const override;

private:
    void drawComboBox(const QStyleOptionComboBox& option, QPainter& painter,
                      const QWidget* widget) const;
    void drawButtonLabel(const QStyleOption* option, QPainter* painter,
                         const QWidget* widget) const;
};

} // namespace holdout
