#include "data/transforms/columns.h"

#include "base/numbers.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace holdout {
namespace {

class ColumnScaling final : public FittedTransform {
public:
    ColumnScaling(std::vector<Feature> features, Scaling learned)
        : m_features(std::move(features)), m_learned(std::move(learned))
    {
    }

    const std::vector<Feature>& features() const override { return m_features; }

    Matrix apply(const Matrix& X) const override
    {
        return ((X.rowwise() - m_learned.offset.transpose()).array().rowwise() /
                m_learned.scale.transpose().array())
            .matrix();
    }

    Matrix invert(const Matrix& Z) const override
    {
        return ((Z.array().rowwise() * m_learned.scale.transpose().array()).rowwise() +
                m_learned.offset.transpose().array())
            .matrix();
    }

    std::string description() const override { return shortList(m_learned.phrases); }

private:
    std::vector<Feature> m_features;
    Scaling m_learned;
};

class Filling final : public FittedTransform {
public:
    Filling(std::vector<Feature> features, Vector values)
        : m_features(std::move(features)), m_values(std::move(values))
    {
    }

    const std::vector<Feature>& features() const override { return m_features; }

    Matrix apply(const Matrix& X) const override
    {
        Matrix filled = X;
        for (Index j = 0; j < X.cols(); ++j)
            for (Index i = 0; i < X.rows(); ++i)
                if (std::isnan(X(i, j)))
                    filled(i, j) = m_values(j);
        return filled;
    }

    Matrix invert(const Matrix& Z) const override { return Z; }

    std::string description() const override
    {
        std::vector<std::string> phrases;
        for (Index j = 0; j < m_values.size(); ++j) {
            const Feature& feature = m_features[static_cast<std::size_t>(j)];
            if (std::isnan(m_values(j)))
                continue;
            phrases.push_back(feature.name + ": " +
                              (feature.categorical()
                                   ? feature.levels[static_cast<std::size_t>(m_values(j))]
                                   : rounded(m_values(j))));
        }
        return shortList(phrases);
    }

private:
    std::vector<Feature> m_features;
    Vector m_values;
};

} // namespace

Result<std::vector<double>> knownCells(const Dataset& data, Index column)
{
    std::vector<double> known;
    known.reserve(static_cast<std::size_t>(data.samples()));
    for (Index i = 0; i < data.samples(); ++i)
        if (!std::isnan(data.X(i, column)))
            known.push_back(data.X(i, column));
    if (known.empty())
        return invalid("Column " + data.features[static_cast<std::size_t>(column)].name +
                       " has no value in any training row; leave the column out");
    return known;
}

std::string shortList(const std::vector<std::string>& phrases)
{
    constexpr std::size_t shown = 3;
    std::string text;
    for (std::size_t i = 0; i < std::min(shown, phrases.size()); ++i)
        text += (text.empty() ? "" : ", ") + phrases[i];
    if (phrases.size() > shown)
        text += " and " + std::to_string(phrases.size() - shown) + " more";
    return text.empty() ? "nothing to do" : text;
}

std::shared_ptr<const FittedTransform> scaling(const std::vector<Feature>& features,
                                               Scaling learned)
{
    return std::make_shared<ColumnScaling>(features, std::move(learned));
}

std::shared_ptr<const FittedTransform> filling(const std::vector<Feature>& features, Vector values)
{
    return std::make_shared<Filling>(features, std::move(values));
}

Fitted fillNumbers(const Dataset& train, double (*value)(std::vector<double> known))
{
    Vector values = Vector::Constant(train.dimensions(), std::numeric_limits<double>::quiet_NaN());
    for (Index j = 0; j < train.dimensions(); ++j) {
        if (train.features[static_cast<std::size_t>(j)].categorical())
            continue;
        auto known = knownCells(train, j);
        if (!known)
            return std::unexpected(known.error());
        values(j) = value(*std::move(known));
    }
    return filling(train.features, std::move(values));
}

double mostFrequent(std::vector<double> known)
{
    std::ranges::sort(known);
    double best = known.front();
    std::ptrdiff_t mostTimes = 0;
    for (auto begin = known.begin(); begin != known.end();) {
        const auto end = std::upper_bound(begin, known.end(), *begin);
        if (end - begin > mostTimes) {
            mostTimes = end - begin;
            best = *begin;
        }
        begin = end;
    }
    return best;
}

Result<std::vector<Index>> seenLevels(const Dataset& train, Index column)
{
    const auto known = knownCells(train, column);
    if (!known)
        return std::unexpected(known.error());
    std::vector<Index> seen;
    for (const double level : *known)
        seen.push_back(static_cast<Index>(level));
    std::ranges::sort(seen);
    const auto repeated = std::ranges::unique(seen);
    seen.erase(repeated.begin(), repeated.end());
    return seen;
}

} // namespace holdout
