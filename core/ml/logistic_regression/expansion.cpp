#include "ml/logistic_regression/expansion.h"

namespace holdout::logistic_regression {

Expansion::Expansion(Kind kind, const std::vector<Feature>& features) : m_kind(kind)
{
    for (const Feature& feature : features)
        m_names.push_back(feature.name);
    const Index d = kind == Kind::Raw ? 0 : std::ssize(features);
    for (Index i = 0; i < d; ++i) {
        m_products.emplace_back(i, i);
        for (Index j = i + 1; j < d && kind == Kind::Products; ++j)
            m_products.emplace_back(i, j);
    }
    for (const auto& [i, j] : m_products) {
        const std::string& name = features[static_cast<std::size_t>(i)].name;
        m_names.push_back(i == j ? name + "²"
                                 : name + "·" + features[static_cast<std::size_t>(j)].name);
    }
}

Matrix Expansion::apply(const Matrix& X) const
{
    Matrix expanded(X.rows(), size());
    expanded.leftCols(X.cols()) = X;
    Index column = X.cols();
    for (const auto& [i, j] : m_products)
        expanded.col(column++) = X.col(i).cwiseProduct(X.col(j));
    return expanded;
}

} // namespace holdout::logistic_regression
