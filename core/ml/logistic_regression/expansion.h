#pragma once

#include "data/dataset.h"

namespace holdout::logistic_regression {

/// The columns a linear score is made of: the features, perhaps with products of them.
///
/// A circle is x₁² + x₂² = r², so it is a straight line for a model that is given the squares: what
/// is linear is the score in its weights, not the boundary in the features.
class Expansion {
public:
    enum class Kind {
        Raw,     ///< x
        Squares, ///< x, x²
        Products ///< x, and xᵢxⱼ for all i ≤ j, which includes the squares
    };

    Expansion(Kind kind, const std::vector<Feature>& features);

    Kind kind() const { return m_kind; }
    Index size() const { return std::ssize(m_names); }
    const std::vector<std::string>& names() const { return m_names; } ///< "x₁", "x₁²", "x₁·x₂".

    /// Shapes: X is n×d, the result n×size().
    Matrix apply(const Matrix& X) const;

private:
    Kind m_kind;
    std::vector<std::pair<Index, Index>> m_products; ///< After the features themselves.
    std::vector<std::string> m_names;
};

} // namespace holdout::logistic_regression
