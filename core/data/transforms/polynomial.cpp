#include "data/transforms/columns.h"

#include <algorithm>

/// Products of columns up to a degree: first the columns themselves, then all products of two in
/// the order 1·1, 1·2, …, 2·2, …, then of three, and so on. There is no constant column, because
/// models bring their own.

namespace holdout::polynomial {
namespace {

using Factors = std::vector<Index>; ///< The columns a product is made of, rising.

/// The next product of the same degree, or false after the last one.
bool advance(Factors& factors, Index columns, bool distinct)
{
    const Index degree = std::ssize(factors);
    for (Index k = degree - 1; k >= 0; --k) {
        const Index largest = distinct ? columns - degree + k : columns - 1;
        Index& factor = factors[static_cast<std::size_t>(k)];
        if (factor == largest)
            continue;
        ++factor;
        for (Index later = k + 1; later < degree; ++later)
            factors[static_cast<std::size_t>(later)] = factor + (distinct ? later - k : 0);
        return true;
    }
    return false;
}

Factors firstOf(Index degree, bool distinct)
{
    Factors factors(static_cast<std::size_t>(degree), 0);
    for (Index k = 0; distinct && k < degree; ++k)
        factors[static_cast<std::size_t>(k)] = k;
    return factors;
}

/// "x1^2 x2": factors separated by spaces, repeated ones with a power.
std::string productName(const Factors& factors, const std::vector<Feature>& features)
{
    std::string name;
    for (auto factor = factors.begin(); factor != factors.end();) {
        const auto next = std::upper_bound(factor, factors.end(), *factor);
        name += (name.empty() ? "" : " ") + features[static_cast<std::size_t>(*factor)].name;
        if (next - factor > 1)
            name += "^" + std::to_string(next - factor);
        factor = next;
    }
    return name;
}

class Polynomial final : public FittedTransform {
public:
    Polynomial(Index columns, std::vector<Factors> products, std::vector<Feature> features)
        : m_columns(columns), m_products(std::move(products)), m_features(std::move(features))
    {
    }

    const std::vector<Feature>& features() const override { return m_features; }

    Matrix apply(const Matrix& X) const override
    {
        Matrix Z = Matrix::Ones(X.rows(), std::ssize(m_products));
        for (Index j = 0; j < Z.cols(); ++j)
            for (const Index factor : m_products[static_cast<std::size_t>(j)])
                Z.col(j).array() *= X.col(factor).array();
        return Z;
    }

    Matrix invert(const Matrix& Z) const override { return Z.leftCols(m_columns); }

    std::string description() const override
    {
        return std::to_string(m_columns) + " columns become " + std::to_string(m_features.size());
    }

private:
    Index m_columns;
    std::vector<Factors> m_products;
    std::vector<Feature> m_features;
};

Fitted fit(const Dataset& train, const Settings& settings)
{
    for (const Feature& feature : train.features)
        if (feature.categorical())
            return invalid("Column " + feature.name +
                           " is a category and cannot be multiplied; put one_hot before");

    const Index columns = train.dimensions();
    const bool distinct = flag(settings, "interaction_only");
    std::vector<Factors> products;
    std::vector<Feature> features;
    for (Index degree = 1; degree <= integer(settings, "degree"); ++degree) {
        if (columns == 0 || (distinct && degree > columns))
            break;
        Factors factors = firstOf(degree, distinct);
        do {
            products.push_back(factors);
            features.push_back({productName(factors, train.features)});
            if (std::ssize(products) > 20'000 ||
                std::ssize(products) * train.samples() > largestExpansion)
                return invalid("Products of " + std::to_string(columns) + " columns up to degree " +
                               std::to_string(integer(settings, "degree")) +
                               " are too many columns; lower the degree or take fewer features");
        } while (advance(factors, columns, distinct));
    }
    return std::make_shared<Polynomial>(columns, std::move(products), std::move(features));
}

} // namespace

Transform describe()
{
    return {.id = "polynomial",
            .title = "Polynomial features",
            .summary = "Adds powers and products of the columns, so that a linear model can bend.",
            .parameters = {{.id = "degree",
                            .label = "Degree",
                            .help = "The most factors in a product; the columns multiply quickly.",
                            .kind = Parameter::Kind::Integer,
                            .initial = 2.0,
                            .minimum = 2,
                            .maximum = 4},
                           {.id = "interaction_only",
                            .label = "Interactions only",
                            .help = "Products of different columns only, no powers.",
                            .kind = Parameter::Kind::Flag,
                            .initial = false}},
            .fit = fit};
}

} // namespace holdout::polynomial
