#pragma once

#include <QStyleOptionSlider>

class QPainter;

/// The shapes that Style is made of; each draws one in the colours of the theme of the moment.

namespace holdout {

enum class Look;

/// A frame with rounded corners whose line lies inside the rectangle.
void roundedFrame(QPainter& painter, const QRectF& rect, const QColor& fill, const QColor& line,
                  double radius = 7.0);

void drawButtonPanel(QPainter& painter, const QStyleOption& option, Look look);
void drawFieldPanel(QPainter& painter, const QStyleOption& option, Look look);
void drawFocusRing(QPainter& painter, const QRect& rect);
void drawCheckBox(QPainter& painter, const QStyleOption& option);
void drawRadioButton(QPainter& painter, const QStyleOption& option);
void drawSlider(QPainter& painter, const QStyleOptionSlider& option, const QRect& groove,
                const QRect& handle);
void drawScrollBar(QPainter& painter, const QStyleOptionSlider& option, const QRect& handle);
void drawTab(QPainter& painter, const QStyleOption& option, bool selected);

/// A chevron, pointing down unless turned by so many degrees.
void drawChevron(QPainter& painter, const QRect& rect, const QColor& colour, double turn = 0.0);

} // namespace holdout
