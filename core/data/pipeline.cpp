#include "data/pipeline.h"

#include <algorithm>
#include <cmath>
#include <ranges>

namespace holdout {
namespace {

/// The step's settings, with defaults for those left out.
Result<Settings> complete(const Transform& transform, const Settings& given)
{
    Settings settings = defaults(transform.parameters);
    for (const auto& [id, setting] : given)
        settings[id] = setting;
    if (const auto ok = check(transform.parameters, settings); !ok)
        return std::unexpected(ok.error());
    return settings;
}

std::unexpected<Error> inStep(std::size_t number, const std::string& id, const Error& error)
{
    return failure(error.code, "Step " + std::to_string(number) + ", " + id + ": " + error.message);
}

bool missing(const Dataset& data, bool categorical)
{
    for (Index j = 0; j < data.dimensions(); ++j)
        if (data.features[static_cast<std::size_t>(j)].categorical() == categorical &&
            data.X.col(j).array().isNaN().any())
            return true;
    return false;
}

} // namespace

Result<const Transform*> findTransform(std::string_view id)
{
    std::string known;
    for (const Transform& transform : transforms()) {
        if (transform.id == id)
            return &transform;
        known += (known.empty() ? "" : ", ") + transform.id;
    }
    return invalid("There is no transform " + std::string(id) + "; the transforms are " + known);
}

Result<Pipeline> Pipeline::fit(const std::vector<TransformStep>& steps, const Dataset& train)
{
    if (train.samples() == 0)
        return invalid("There are no training rows to fit the pipeline on; give some rows");
    Pipeline pipeline;
    pipeline.m_features = train.features;
    Dataset prepared = train;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const auto transform = findTransform(steps[i].id);
        if (!transform)
            return std::unexpected(transform.error());
        const auto settings = complete(**transform, steps[i].settings);
        if (!settings)
            return inStep(i + 1, steps[i].id, settings.error());
        const auto fitted = (*transform)->fit(prepared, *settings);
        if (!fitted)
            return inStep(i + 1, steps[i].id, fitted.error());
        prepared.X = (*fitted)->apply(prepared.X);
        prepared.features = pipeline.m_features = (*fitted)->features();
        pipeline.m_steps.push_back(*fitted);
    }
    return pipeline;
}

Matrix Pipeline::apply(const Matrix& X) const
{
    Matrix Z = X;
    for (const auto& step : m_steps)
        Z = step->apply(Z);
    return Z;
}

Matrix Pipeline::invert(const Matrix& Z) const
{
    Matrix X = Z;
    for (const auto& step : std::views::reverse(m_steps))
        X = step->invert(X);
    return X;
}

Dataset Pipeline::apply(const Dataset& data) const
{
    Dataset result = data;
    result.X = apply(data.X);
    result.features = m_features;
    return result;
}

std::vector<TransformStep> necessarySteps(const Dataset& data)
{
    std::vector<TransformStep> steps;
    if (missing(data, false))
        steps.push_back({"impute_median"});
    if (missing(data, true))
        steps.push_back({"impute_most_frequent"});
    if (std::ranges::any_of(data.features, &Feature::categorical))
        steps.push_back({"one_hot"});
    return steps;
}

} // namespace holdout
