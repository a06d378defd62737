#include "plots/map_image.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace holdout {
namespace {

constexpr int steps = 256;
constexpr double valueStrength = 0.7; ///< Of the scale of values in a map of a regression.
using ColourTable = std::array<QRgb, steps + 1>; ///< The last entry stands for "no number".

/// The entry of a share 0 … 1; shares beyond belong to the ends.
int entry(double share)
{
    if (std::isnan(share))
        return steps;
    return static_cast<int>(std::clamp(share, 0.0, 1.0) * (steps - 1) + 0.5);
}

ColourTable tableOf(const Theme& theme, const auto& colourOf)
{
    ColourTable table{};
    for (int i = 0; i < steps; ++i)
        table[static_cast<std::size_t>(i)] = colourOf(i / double{steps - 1}).rgb();
    table[steps] = theme.card.rgb();
    return table;
}

/// Fills the picture, cell by cell, by what the function says about the cell.
QImage filled(const Surface& surface, const auto& colourOf)
{
    QImage image(surface.width, surface.height, QImage::Format_RGB32);
    Index cell = 0;
    for (int row = 0; row < surface.height; ++row) {
        auto* const line = reinterpret_cast<QRgb*>(image.scanLine(row));
        for (int column = 0; column < surface.width; ++column)
            line[column] = colourOf(cell++);
    }
    return image;
}

QImage twoClasses(const Surface& surface, MapMode mode, double threshold, const Theme& theme)
{
    const double* const p = surface.scores.col(1).data();
    const QColor first = mix(classColour(0), theme.card, mapStrength);
    const QColor second = mix(classColour(1), theme.card, mapStrength);
    if (mode == MapMode::Class) {
        const QRgb none = theme.card.rgb();
        return filled(surface, [&, a = first.rgb(), b = second.rgb()](Index cell) {
            return std::isnan(p[cell]) ? none : p[cell] >= threshold ? b : a;
        });
    }
    const ColourTable table = tableOf(theme, [&](double share) {
        const double certainty = std::abs(2.0 * share - 1.0);
        return mode == MapMode::Uncertainty
                   ? uncertaintyColour(1.0 - certainty, theme)
                   : mix(share < 0.5 ? first : second, theme.card, certainty);
    });
    return filled(surface,
                  [&](Index cell) { return table[static_cast<std::size_t>(entry(p[cell]))]; });
}

/// The most probable class of every cell, and by how much: best and second best probability.
struct Ranking {
    std::vector<int> winner;
    std::vector<double> best, second;
};

Ranking ranking(const Surface& surface)
{
    const auto cells = static_cast<std::size_t>(surface.scores.rows());
    Ranking result{std::vector<int>(cells, 0), std::vector<double>(cells, -1.0),
                   std::vector<double>(cells, 0.0)};
    for (Index output = 0; output < surface.scores.cols(); ++output) {
        const double* const p = surface.scores.col(output).data();
        for (std::size_t i = 0; i < cells; ++i) {
            const bool better = p[i] > result.best[i];
            result.second[i] =
                better ? std::max(result.best[i], 0.0) : std::max(result.second[i], p[i]);
            result.winner[i] = better ? static_cast<int>(output) : result.winner[i];
            result.best[i] = better ? p[i] : result.best[i];
        }
    }
    return result;
}

QImage manyClasses(const Surface& surface, MapMode mode, const Theme& theme)
{
    const Ranking ranked = ranking(surface);
    if (mode == MapMode::Uncertainty) {
        const ColourTable table =
            tableOf(theme, [&](double share) { return uncertaintyColour(share, theme); });
        return filled(surface, [&](Index cell) {
            const auto i = static_cast<std::size_t>(cell);
            const bool known = ranked.best[i] >= 0.0;
            const double margin = ranked.best[i] - ranked.second[i];
            return table[static_cast<std::size_t>(known ? entry(1.0 - margin) : steps)];
        });
    }
    std::vector<ColourTable> tables;
    for (int output = 0; output < surface.scores.cols(); ++output)
        tables.push_back(tableOf(theme, [&](double share) {
            const double strength = mode == MapMode::Class ? 1.0 : share;
            return mix(classColour(output), theme.card, mapStrength * strength);
        }));
    return filled(surface, [&](Index cell) {
        const auto i = static_cast<std::size_t>(cell);
        const int place = ranked.best[i] >= 0.0 ? entry(ranked.best[i]) : steps;
        return tables[static_cast<std::size_t>(ranked.winner[i])][static_cast<std::size_t>(place)];
    });
}

QImage values(const Surface& surface, const ValueRange& range, const Theme& theme)
{
    const ColourTable table = tableOf(theme, [&](double share) { // paler than the samples on it
        return mix(sequentialColour(share), theme.card, valueStrength);
    });
    const double* const value = surface.scores.col(0).data();
    return filled(surface, [&](Index cell) {
        return table[static_cast<std::size_t>(entry(range.share(value[cell])))];
    });
}

} // namespace

QImage mapImage(const Surface& surface, MapMode mode, double threshold, const ValueRange& range,
                const Theme& theme)
{
    if (surface.empty())
        return {};
    if (surface.task == Task::Regression)
        return values(surface, range, theme);
    if (surface.task == Task::Classification && surface.scores.cols() == 2)
        return twoClasses(surface, mode, threshold, theme);
    return manyClasses(surface, mode, theme);
}

} // namespace holdout
