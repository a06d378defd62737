#include "data/transforms/columns.h"

#include <cmath>

/// Each category becomes a 0/1 column per level seen in the training rows. A level never seen there
/// is 0 in all of them; a missing cell stays missing in all of them. Numbers stay as they are.

namespace holdout::one_hot {
namespace {

/// A column of X and the levels it has columns for; a number column has none and is copied.
struct Source {
    std::vector<Index> levels;
    bool categorical = false;

    Index width() const { return categorical ? std::ssize(levels) : 1; }
};

class OneHot final : public FittedTransform {
public:
    OneHot(std::vector<Source> sources, std::vector<Feature> features, std::string description)
        : m_sources(std::move(sources)), m_features(std::move(features)),
          m_description(std::move(description))
    {
    }

    const std::vector<Feature>& features() const override { return m_features; }

    Matrix apply(const Matrix& X) const override
    {
        Matrix Z(X.rows(), std::ssize(m_features));
        Index out = 0;
        for (Index j = 0; j < X.cols(); ++j) {
            const Source& source = m_sources[static_cast<std::size_t>(j)];
            if (!source.categorical)
                Z.col(out++) = X.col(j);
            else
                for (const Index level : source.levels)
                    Z.col(out++) = X.col(j).unaryExpr([level](double cell) {
                        return std::isnan(cell)                     ? cell
                               : cell == static_cast<double>(level) ? 1.0
                                                                    : 0.0;
                    });
        }
        return Z;
    }

    Matrix invert(const Matrix& Z) const override
    {
        Matrix X(Z.rows(), std::ssize(m_sources));
        Index from = 0;
        for (Index j = 0; j < X.cols(); ++j) {
            const Source& source = m_sources[static_cast<std::size_t>(j)];
            for (Index i = 0; i < Z.rows(); ++i) {
                if (!source.categorical || std::isnan(Z(i, from))) {
                    X(i, j) = Z(i, from);
                    continue;
                }
                Index likely = 0;
                Z.row(i).segment(from, source.width()).maxCoeff(&likely);
                X(i, j) = static_cast<double>(source.levels[static_cast<std::size_t>(likely)]);
            }
            from += source.width();
        }
        return X;
    }

    std::string description() const override { return m_description; }

private:
    std::vector<Source> m_sources;
    std::vector<Feature> m_features;
    std::string m_description;
};

Fitted fit(const Dataset& train, const Settings&)
{
    std::vector<Source> sources;
    std::vector<Feature> features;
    std::vector<std::string> phrases;
    for (Index j = 0; j < train.dimensions(); ++j) {
        const Feature& feature = train.features[static_cast<std::size_t>(j)];
        Source& source = sources.emplace_back();
        source.categorical = feature.categorical();
        if (!source.categorical) {
            features.push_back(feature);
            continue;
        }
        auto seen = seenLevels(train, j);
        if (!seen)
            return std::unexpected(seen.error());
        source.levels = *std::move(seen);
        for (const Index level : source.levels)
            features.push_back(
                {feature.name + "=" + feature.levels[static_cast<std::size_t>(level)]});
        phrases.push_back(feature.name + ": " + std::to_string(source.levels.size()) + " levels");
        if (std::ssize(features) * train.samples() > largestExpansion)
            return invalid("Column " + feature.name + " has too many levels (" +
                           std::to_string(source.levels.size()) + ") for a column each over " +
                           std::to_string(train.samples()) +
                           " rows; leave it out or use ordinal codes");
    }
    return std::make_shared<OneHot>(std::move(sources), std::move(features), shortList(phrases));
}

} // namespace

Transform describe()
{
    return {.id = "one_hot",
            .title = "One-hot",
            .summary = "Makes a 0/1 column of every level of a category, so that no order is "
                       "invented between levels.",
            .parameters = {},
            .fit = fit};
}

} // namespace holdout::one_hot
