#pragma once

#include <QColor>
#include <QFont>

class QApplication;

namespace holdout {

/// Every colour the program uses, by role. No widget names a colour of its own.
struct Theme {
    bool dark = false;
    QColor window, rail, card, line, text, muted;
    QColor accent, accentSoft; ///< Actions and selection; soft is their background.
    QColor onAccent;           ///< Text on an accent background.
    QColor success, warning, danger;
    QColor grid;        ///< Of plots.
    QColor markOutline; ///< Around the marks of samples.
};

/// The theme in force. Widgets read it when they paint, and again on QEvent::PaletteChange.
const Theme& theme();

/// One of the two themes whatever is in force: exports choose their own.
const Theme& themeOf(bool dark);

enum class ThemeChoice { Light, Dark, System };

/// Puts palette, style and fonts in force for the whole program; may be called again at any time,
/// and every widget follows. System follows the desktop's setting from then on, as it changes.
void applyTheme(QApplication& application, ThemeChoice choice);

/// Whether animations are to be left out, and how long one of so many milliseconds then takes.
void setReduceMotion(bool reduce);
int animationTime(int milliseconds);

/// Colour of a class or cluster by its index; repeats after six.
QColor classColour(int index);

/// The colour of a class where it is a line or a word on a card: strong enough to be seen there.
QColor classInk(int index);

/// Colour of a signed amount: class 0's below zero (it pushes that way), else class 1's.
QColor signInk(double value);

/// The one of text and card colour that reads better on this background.
QColor readableOn(const QColor& background);

/// Colour of a share 0 … 1 on the scale of values: dark blue over grey to yellow, and told apart by
/// its lightness alone.
QColor sequentialColour(double share);

/// Colour of a share 0 … 1 on the scale of uncertainty: from the card's colour to violet.
QColor uncertaintyColour(double share, const Theme& theme);

/// Semibold title of a card, semibold title of a page, small muted text, and code.
QFont titleFont();
QFont pageTitleFont();
QFont smallFont();
QFont codeFont();

/// The colours mixed, `share` of the first with the rest of the second, in sRGB.
QColor mix(const QColor& first, const QColor& second, double share);

} // namespace holdout
