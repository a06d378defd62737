#include "ml/mlp/optimiser.h"

#include <cmath>

namespace holdout::mlp {
namespace {

/// Share of the old squares that RMSProp keeps.
constexpr double rmspropDecay = 0.9;

} // namespace

Optimiser::Optimiser(Index parameters)
    : m_velocity(Eigen::ArrayXd::Zero(parameters)), m_squares(Eigen::ArrayXd::Zero(parameters))
{
}

void Optimiser::apply(const Settings& settings)
{
    const std::string& solver = choice(settings, "solver");
    const Method method = solver == "sgd"        ? Method::Sgd
                          : solver == "momentum" ? Method::Momentum
                          : solver == "nesterov" ? Method::Nesterov
                          : solver == "adagrad"  ? Method::Adagrad
                          : solver == "rmsprop"  ? Method::Rmsprop
                                                 : Method::Adam;
    if (method != m_method) {
        *this = Optimiser(m_velocity.size());
        m_method = method;
    }
    m_momentum = number(settings, "momentum");
    m_beta1 = number(settings, "beta_1");
    m_beta2 = number(settings, "beta_2");
    m_epsilon = number(settings, "epsilon");
}

void Optimiser::step(Vector& theta, const Vector& gradient, double learningRate)
{
    auto at = theta.array();
    const auto g = gradient.array();
    switch (m_method) {
    case Method::Sgd:
        at -= learningRate * g;
        break;
    case Method::Momentum:
        m_velocity = m_momentum * m_velocity - learningRate * g;
        at += m_velocity;
        break;
    case Method::Nesterov:
        m_velocity = m_momentum * m_velocity - learningRate * g;
        at += m_momentum * m_velocity - learningRate * g;
        break;
    case Method::Adagrad:
        m_squares += g.square();
        at -= learningRate * g / (m_squares.sqrt() + m_epsilon);
        break;
    case Method::Rmsprop:
        m_squares = rmspropDecay * m_squares + (1.0 - rmspropDecay) * g.square();
        at -= learningRate * g / (m_squares.sqrt() + m_epsilon);
        break;
    case Method::Adam: {
        m_velocity = m_beta1 * m_velocity + (1.0 - m_beta1) * g;
        m_squares = m_beta2 * m_squares + (1.0 - m_beta2) * g.square();
        m_beta1Power *= m_beta1;
        m_beta2Power *= m_beta2;
        const double rate = learningRate * std::sqrt(1.0 - m_beta2Power) / (1.0 - m_beta1Power);
        at -= rate * m_velocity / (m_squares.sqrt() + m_epsilon);
        break;
    }
    }
}

} // namespace holdout::mlp
