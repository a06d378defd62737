#include "support/theme.h"

#include "support/style.h"
#include "support/system_theme.h"

#include <QApplication>
#include <QGuiApplication>
#include <QPalette>
#include <QToolTip>

#include <algorithm>
#include <array>
#include <cmath>

namespace holdout {
namespace {

const Theme light{
    .dark = false,
    .window = 0xF5F6F8,
    .rail = 0xECEFF3,
    .card = 0xFFFFFF,
    .line = 0xDCE1E7,
    .text = 0x18212D,
    .muted = 0x5C6978,
    .accent = 0x2F55D4,
    .accentSoft = 0xE3E9FB,
    .onAccent = 0xFFFFFF,
    .success = 0x1A7F5A,
    .warning = 0xB26A00,
    .danger = 0xB93A2B,
    .grid = 0xE9EDF1,
    .markOutline = 0x202020,
};

const Theme dark{
    .dark = true,
    .window = 0x12161B,
    .rail = 0x0F1317,
    .card = 0x1A2027,
    .line = 0x2A323C,
    .text = 0xE5EAF0,
    .muted = 0x93A0AF,
    .accent = 0x86A3FF,
    .accentSoft = 0x223055,
    .onAccent = 0x0F1317,
    .success = 0x4CC38A,
    .warning = 0xE5A13A,
    .danger = 0xF07166,
    .grid = 0x252D36,
    .markOutline = 0xF0F0F0,
};

constexpr std::array<QRgb, 5> sequentialStops{0x10264D, 0x4A5470, 0x7F7C78, 0xB9A567, 0xF7E04A};
constexpr QRgb uncertain = 0x6B4A8E;
constexpr QRgb uncertainOnDark = 0xA78BC9;
constexpr std::array<QRgb, 6> classColours{0x0072B2, 0xE69F00, 0x882255,
                                           0x88CCEE, 0xE42536, 0xDDDDDD};

const Theme* current = &light;
bool motionReduced = false;

QPalette palette(const Theme& theme)
{
    QPalette palette;
    const auto all = [&](QPalette::ColorRole role, const QColor& colour) {
        palette.setColor(role, colour);
        palette.setColor(QPalette::Disabled, role, mix(colour, theme.card, 0.45));
    };
    all(QPalette::WindowText, theme.text);
    all(QPalette::Text, theme.text);
    all(QPalette::ButtonText, theme.text);
    all(QPalette::PlaceholderText, theme.muted);
    all(QPalette::ToolTipText, theme.text);
    all(QPalette::HighlightedText, theme.text);
    all(QPalette::Link, theme.accent);
    all(QPalette::LinkVisited, theme.accent);
    all(QPalette::BrightText, theme.onAccent);
    palette.setColor(QPalette::Window, theme.window);
    palette.setColor(QPalette::Base, theme.card);
    palette.setColor(QPalette::AlternateBase, theme.window);
    palette.setColor(QPalette::Button, theme.card);
    palette.setColor(QPalette::ToolTipBase, theme.card);
    palette.setColor(QPalette::Highlight, mix(theme.accent, theme.card, 0.25));
    palette.setColor(QPalette::Light, theme.card);
    palette.setColor(QPalette::Midlight, theme.line);
    palette.setColor(QPalette::Mid, theme.line);
    palette.setColor(QPalette::Dark, theme.line);
    palette.setColor(QPalette::Shadow, theme.line);
    return palette;
}

QFont scaled(double pixels, QFont::Weight weight)
{
    QFont font = QGuiApplication::font();
    font.setPixelSize(qRound(pixels));
    font.setWeight(weight);
    return font;
}

/// Relative luminance. Source: WCAG 2.1, definitions.
double luminance(const QColor& colour)
{
    const auto linear = [](double channel) {
        return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
           0.0722 * linear(colour.blueF());
}

double contrast(const QColor& first, const QColor& second)
{
    const double a = luminance(first), b = luminance(second);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

void putInForce(const Theme& theme)
{
    current = &theme;
    QApplication::setPalette(palette(theme));
    QToolTip::setPalette(palette(theme));
}

} // namespace

const Theme& theme()
{
    return *current;
}

void applyTheme(QApplication& application, ThemeChoice choice)
{
    static SystemTheme* system =
        nullptr; // made once, before our own palette answers for the desktop
    static ThemeChoice chosen = choice;
    chosen = choice;
    if (!system) {
        system = new SystemTheme(&application);
        QFont font(QStringLiteral("Inter"));
        font.setPixelSize(13);
        QApplication::setFont(font);
        QApplication::setStyle(new Style);
        QObject::connect(system, &SystemTheme::changed, system, [] {
            if (chosen == ThemeChoice::System)
                putInForce(system->isDark() ? dark : light);
        });
        QObject::connect(system, &QObject::destroyed, &application, [] { system = nullptr; });
    }
    const bool wantsDark =
        choice == ThemeChoice::Dark || (choice == ThemeChoice::System && system->isDark());
    putInForce(wantsDark ? dark : light);
}

void setReduceMotion(bool reduce)
{
    motionReduced = reduce;
}

int animationTime(int milliseconds)
{
    return motionReduced ? 0 : milliseconds;
}

const Theme& themeOf(bool wantsDark)
{
    return wantsDark ? dark : light;
}

QColor sequentialColour(double share)
{
    constexpr auto last = sequentialStops.size() - 1;
    const double place = std::clamp(share, 0.0, 1.0) * static_cast<double>(last);
    const auto stop = std::min(static_cast<std::size_t>(place), last - 1);
    return mix(sequentialStops[stop + 1], sequentialStops[stop], place - static_cast<double>(stop));
}

QColor uncertaintyColour(double share, const Theme& theme)
{
    return mix(theme.dark ? uncertainOnDark : uncertain, theme.card, std::clamp(share, 0.0, 1.0));
}

QColor classColour(int index)
{
    return classColours[static_cast<std::size_t>(index) % classColours.size()];
}

QColor classInk(int index)
{
    const double needed = current->dark ? 4.5 : 2.1;
    QColor ink = classColour(index);
    for (int attempt = 0; attempt < 20 && contrast(ink, current->card) < needed; ++attempt)
        ink = mix(ink, current->text, 0.9);
    return ink;
}

QColor signInk(double value)
{
    return classInk(value < 0.0 ? 0 : 1);
}

QColor readableOn(const QColor& background)
{
    return contrast(current->text, background) >= contrast(current->card, background)
               ? current->text
               : current->card;
}

QFont titleFont()
{
    return scaled(12.5, QFont::DemiBold);
}
QFont pageTitleFont()
{
    return scaled(15, QFont::DemiBold);
}
QFont smallFont()
{
    return scaled(11.5, QFont::Normal);
}
QFont codeFont()
{
    QFont font(QStringLiteral("JetBrains Mono"));
    font.setStyleHint(QFont::Monospace);
    font.setStyleStrategy(QFont::PreferNoShaping);
    font.setPixelSize(12);
    return font;
}

QColor mix(const QColor& first, const QColor& second, double share)
{
    const auto part = [&](double a, double b) {
        return static_cast<int>(std::lround(255.0 * (share * a + (1.0 - share) * b)));
    };
    return {part(first.redF(), second.redF()), part(first.greenF(), second.greenF()),
            part(first.blueF(), second.blueF())};
}

} // namespace holdout
