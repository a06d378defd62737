#include "ml/explanation.h"

namespace holdout {

Vector total(const Explanation& explanation)
{
    Vector sum = explanation.base;
    for (const Term& term : explanation.terms)
        sum += term.values;
    if (explanation.link == Explanation::Link::Identity)
        return sum;
    const Vector exponentials = (sum.array() - sum.maxCoeff()).exp();
    return exponentials / exponentials.sum();
}

} // namespace holdout
