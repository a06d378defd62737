#include "data/transforms/columns.h"

#include <algorithm>
#include <cmath>

/// Each category becomes the place of its level among those seen in the training rows: 0, 1, 2, ….
/// A level never seen there becomes −1; a missing cell stays missing. Numbers stay as they are.

namespace holdout::ordinal {
namespace {

class Ordinal final : public FittedTransform {
public:
    /// The levels seen, per column; empty for a number.
    Ordinal(std::vector<Feature> features, std::vector<std::vector<Index>> levels,
            std::string description)
        : m_features(std::move(features)), m_levels(std::move(levels)),
          m_description(std::move(description))
    {
    }

    const std::vector<Feature>& features() const override { return m_features; }

    Matrix apply(const Matrix& X) const override
    {
        Matrix Z = X;
        for (Index j = 0; j < X.cols(); ++j) {
            const std::vector<Index>& seen = m_levels[static_cast<std::size_t>(j)];
            if (!seen.empty())
                Z.col(j) = X.col(j).unaryExpr([&](double cell) { return code(seen, cell); });
        }
        return Z;
    }

    Matrix invert(const Matrix& Z) const override
    {
        Matrix X = Z;
        for (Index j = 0; j < Z.cols(); ++j) {
            const std::vector<Index>& seen = m_levels[static_cast<std::size_t>(j)];
            if (!seen.empty())
                X.col(j) = Z.col(j).unaryExpr([&](double cell) { return nearest(seen, cell); });
        }
        return X;
    }

    std::string description() const override { return m_description; }

private:
    static double code(const std::vector<Index>& seen, double cell)
    {
        if (std::isnan(cell))
            return cell;
        const auto level = static_cast<Index>(cell);
        const auto place = std::ranges::lower_bound(seen, level);
        return place != seen.end() && *place == level ? static_cast<double>(place - seen.begin())
                                                      : -1.0;
    }

    static double nearest(const std::vector<Index>& seen, double cell)
    {
        if (std::isnan(cell))
            return cell;
        const double last = static_cast<double>(seen.size()) - 1.0;
        const double place = std::clamp(std::round(cell), 0.0, last);
        return static_cast<double>(seen[static_cast<std::size_t>(place)]);
    }

    std::vector<Feature> m_features;
    std::vector<std::vector<Index>> m_levels;
    std::string m_description;
};

Fitted fit(const Dataset& train, const Settings&)
{
    std::vector<Feature> features = train.features;
    std::vector<std::vector<Index>> levels(features.size());
    std::vector<std::string> phrases;
    for (Index j = 0; j < train.dimensions(); ++j) {
        Feature& feature = features[static_cast<std::size_t>(j)];
        if (!feature.categorical())
            continue;
        auto seen = seenLevels(train, j);
        if (!seen)
            return std::unexpected(seen.error());
        phrases.push_back(feature.name + ": " +
                          feature.levels[static_cast<std::size_t>(seen->front())] + " = 0");
        levels[static_cast<std::size_t>(j)] = *std::move(seen);
        feature.levels.clear();
    }
    return std::make_shared<Ordinal>(std::move(features), std::move(levels), shortList(phrases));
}

} // namespace

Transform describe()
{
    return {.id = "ordinal",
            .title = "Ordinal codes",
            .summary = "Numbers the levels of a category 0, 1, 2, …; right only where they have an "
                       "order, or for trees.",
            .parameters = {},
            .fit = fit};
}

} // namespace holdout::ordinal
