#pragma once

#include "data/toy_data.h"

#include <QString>

#include <algorithm>

/// Generated sets with all settings but a few left as they are.

namespace holdout {

inline const ToyData& toy(const QString& id)
{
    return *std::ranges::find(toyData(), id.toStdString(), &ToyData::id);
}

inline Dataset make(const ToyData& set, const std::map<std::string, double>& changed,
                    std::uint64_t seed = 1)
{
    Settings settings = defaults(set.parameters);
    for (const auto& [id, value] : changed)
        settings[id] = value;
    return generate(set, settings, seed).value();
}

inline Matrix bayes(const QString& id, const std::map<std::string, double>& changed,
                    const Matrix& X)
{
    Settings settings = defaults(toy(id).parameters);
    for (const auto& [name, value] : changed)
        settings[name] = value;
    return toy(id).bayes(settings, X);
}

} // namespace holdout
