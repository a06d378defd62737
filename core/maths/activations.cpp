#include "maths/activations.h"

#include <cmath>

namespace holdout {
namespace {

constexpr double leak = 0.01;
/// How near to an end of its range, as a share of half of it, a unit counts as saturated.
constexpr double nearEnd = 0.01;

} // namespace

void activate(Activation activation, Eigen::Ref<Eigen::ArrayXd> z)
{
    switch (activation) {
    case Activation::Tanh: // by way of exp, for which there are vector instructions; 1 − 2/∞ is 1
        z = 1.0 - 2.0 / ((2.0 * z).exp() + 1.0);
        break;
    case Activation::Relu:
        z = z.max(0.0);
        break;
    case Activation::LeakyRelu:
        z = z.max(leak * z);
        break;
    case Activation::Logistic:
        z = 1.0 / (1.0 + (-z).exp());
        break;
    case Activation::Identity:
        break;
    }
}

void multiplyBySlope(Activation activation, const Eigen::Ref<const Eigen::ArrayXd>& a,
                     Eigen::Ref<Eigen::ArrayXd> delta)
{
    switch (activation) {
    case Activation::Tanh:
        delta *= 1.0 - a.square();
        break;
    case Activation::Relu:
        delta = (a > 0.0).select(delta, 0.0);
        break;
    case Activation::LeakyRelu:
        delta = (a > 0.0).select(delta, leak * delta);
        break;
    case Activation::Logistic:
        delta *= a * (1.0 - a);
        break;
    case Activation::Identity:
        break;
    }
}

bool saturated(Activation activation, double a)
{
    switch (activation) {
    case Activation::Tanh:
        return std::abs(a) > 1.0 - nearEnd;
    case Activation::Logistic:
        return std::abs(2.0 * a - 1.0) > 1.0 - nearEnd;
    case Activation::Relu:
    case Activation::LeakyRelu:
        return a <= 0.0;
    case Activation::Identity:
        return false;
    }
    return false;
}

} // namespace holdout
