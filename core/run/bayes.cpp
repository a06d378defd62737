#include "run/bayes.h"

#include "data/toy_data.h"

#include <algorithm>

namespace holdout {
namespace {

class BestPossible : public Model {
public:
    BestPossible(const ToyData& toy, Settings settings)
        : m_toy(toy), m_settings(std::move(settings))
    {
    }

    Matrix predict(const Matrix& X) const override { return m_toy.bayes(m_settings, X); }
    Explanation explain(const Vector& x) const override
    {
        return {.base = predict(x.transpose()).row(0).transpose(), .terms = {}};
    }
    Overlay overlay(const View&) const override { return {}; }
    Inside inside(const std::optional<Vector>&) const override { return {}; }
    std::size_t bytes() const override { return sizeof(*this); }

private:
    const ToyData& m_toy;
    const Settings m_settings;
};

} // namespace

std::shared_ptr<const Model> bestPossible(const Scene& scene)
{
    const auto* source = std::get_if<GeneratedSource>(&scene.source);
    if (!source)
        return nullptr;
    const auto toy = std::ranges::find(toyData(), source->id, &ToyData::id);
    if (toy == toyData().end() || !toy->bayes)
        return nullptr;
    Settings settings = defaults(toy->parameters);
    for (const auto& [id, setting] : source->settings)
        settings[id] = setting;
    if (!check(toy->parameters, settings))
        return nullptr;
    return std::make_shared<BestPossible>(*toy, std::move(settings));
}

std::shared_ptr<const Prepared> withoutPipeline(const Prepared& prepared)
{
    auto bare = prepare(prepared.raw, prepared.task, {}, prepared.parts);
    return bare ? std::make_shared<const Prepared>(std::move(*bare)) : nullptr;
}

} // namespace holdout
