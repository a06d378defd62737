#pragma once

#include "data/transform.h"

namespace holdout {

/// A step as stored in a scene. Settings that are left out have their defaults.
struct TransformStep {
    std::string id;
    Settings settings = {};

    bool operator==(const TransformStep&) const = default;
};

/// Transforms in a row, each fitted on what the one before makes of the training rows, and on
/// nothing else: validation and test rows are only ever applied to. A cheap value.
class Pipeline {
public:
    /// Errors: InvalidInput naming the step and what it cannot work with.
    static Result<Pipeline> fit(const std::vector<TransformStep>& steps, const Dataset& train);

    const std::vector<Feature>& features() const { return m_features; } ///< What comes out.
    const std::vector<std::shared_ptr<const FittedTransform>>& steps() const { return m_steps; }

    /// Shapes: X is n×d as fitted; the result is n×features().size().
    Matrix apply(const Matrix& X) const;

    /// See FittedTransform::invert().
    Matrix invert(const Matrix& Z) const;

    /// The dataset with X and features replaced by what comes out.
    Dataset apply(const Dataset& data) const;

private:
    std::vector<Feature> m_features;
    std::vector<std::shared_ptr<const FittedTransform>> m_steps;
};

/// The fewest steps that make this dataset learnable: the median where numbers are missing, the
/// most frequent level where categories are, one-hot where there are categories; none for plain
/// numbers. Never scales: that is the user's decision.
std::vector<TransformStep> necessarySteps(const Dataset& data);

} // namespace holdout
