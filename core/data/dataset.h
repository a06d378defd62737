#pragma once

#include "base/types.h"

#include <string>
#include <vector>

namespace holdout {

enum class Task { Classification, Regression, Clustering };

/// What a column of X holds: a number, or the index of one of the levels of a category.
struct Feature {
    std::string name;
    std::vector<std::string> levels = {}; ///< In the order of their indices; empty for a number.

    bool categorical() const { return !levels.empty(); }
    bool operator==(const Feature&) const = default;
};

/// n samples with d features, and what is known about each sample.
///
/// Before the pipeline X may hold categories (as level indices) and missing cells (as NaN); what
/// comes out of it holds finite numbers only, and only such a dataset can be learned from.
struct Dataset {
    Matrix X;                                 ///< n×d, one row per sample.
    std::vector<Feature> features;            ///< d.
    Vector y;                                 ///< n targets or class indices; empty if unlabelled.
    std::string targetName;                   ///< Empty if unlabelled.
    std::vector<std::string> classNames = {}; ///< One per class; empty unless y holds classes.

    Index samples() const { return X.rows(); }
    Index dimensions() const { return X.cols(); }
    bool labelled() const { return y.size() > 0; }
    Index classes() const { return std::ssize(classNames); }
};

/// The samples at these rows, in that order. Requires: 0 <= row < samples().
Dataset select(const Dataset& data, const std::vector<Index>& rows);

} // namespace holdout
