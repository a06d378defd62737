#include "ml/logistic_regression/run.h"

#include "maths/softmax.h"
#include "ml/logistic_regression/newton.h"

#include <cmath>
#include <numeric>

namespace holdout::logistic_regression {
namespace {

/// Armijo's rule: a step must bring this share of what the slope promises.
constexpr double promisedShare = 1e-4;
constexpr int mostHalvings = 40;
/// Relative change of the loss that is rounding.
constexpr double rounding = 1e-14;

Expansion::Kind expansionOf(const Settings& settings)
{
    const std::string& features = choice(settings, "features");
    return features == "raw"       ? Expansion::Kind::Raw
           : features == "squares" ? Expansion::Kind::Squares
                                   : Expansion::Kind::Products;
}

/// The step that shrinks each weight (but not the intercepts) towards zero, and stops there.
void shrink(Matrix& theta, double by)
{
    auto weights = theta.topRows(theta.rows() - 1).array();
    weights = weights.sign() * (weights.abs() - by).max(0.0);
}

} // namespace

Run::Run(const Dataset& data, const Settings& settings, Random random)
    : m_problem(std::make_shared<Problem>(data, expansionOf(settings),
                                          flag(settings, "fit_intercept"),
                                          choice(settings, "solver") == "newton-cholesky")),
      m_objective(m_problem, settings), m_random(random)
{
    const std::string& solver = choice(settings, "solver");
    m_solver = solver == "gd"    ? Solver::Gradient
               : solver == "sgd" ? Solver::Stochastic
                                 : Solver::Newton;
    m_theta = Matrix::Zero(m_problem->design.cols(), m_problem->outputs());
    m_sampleGradient = m_theta;
    apply(settings);
}

void Run::apply(const Settings& settings)
{
    m_objective = Objective(m_problem, settings);
    m_rate = number(settings, "learning_rate");
    m_tolerance = number(settings, "tol");
    m_stepLimit = integer(settings, "max_iter");
    m_stepsSinceChange = 0;
    evaluate();
    judge();
}

bool Run::step(Stride stride)
{
    if (m_done)
        return false;
    m_flag = Flag::None;
    const int before = m_step;
    do
        advance();
    while (stride == Stride::Whole && m_step == before);
    if (m_unit > 0 && m_piece == 0) // between two samples of an epoch
        evaluate();
    return true;
}

/// Does the next piece of the next unit: of the whole training set, or of one sample.
void Run::advance()
{
    const bool stochastic = m_solver == Solver::Stochastic;
    if (m_unit == 0 && m_piece == 0) {
        m_lossBefore = m_loss;
        if (stochastic) {
            m_order.resize(static_cast<std::size_t>(m_problem->samples()));
            std::iota(m_order.begin(), m_order.end(), Index{0});
            m_random.shuffle(m_order);
        }
    }
    const auto piece = static_cast<Piece>(m_piece);
    if (piece == Piece::Forward && stochastic)
        sampleForward();
    if (piece == Piece::Gradient && stochastic) {
        m_sampleGradient.noalias() = m_problem->design.row(sample()).transpose() * m_sampleErrors;
        m_sampleGradient *= m_objective.sampleWeight(sample());
        m_sampleGradient.topRows(m_theta.rows() - 1) +=
            m_objective.l2() * m_theta.topRows(m_theta.rows() - 1);
    }
    if (piece == Piece::Step)
        update();

    m_piece = (m_piece + 1) % 4;
    if (m_piece == 0 && ++m_unit == (stochastic ? m_problem->samples() : 1))
        finishStep();
}

void Run::sampleForward()
{
    m_sampleErrors = m_problem->design.row(sample()) * m_theta;
    const auto label = static_cast<Index>(m_problem->y(sample()));
    if (m_theta.cols() == 1) {
        m_sampleErrors(0, 0) =
            sigmoid(m_sampleErrors.col(0).array())(0) - static_cast<double>(label);
    } else {
        softmaxRows(m_sampleErrors);
        m_sampleErrors(0, label) -= 1.0;
    }
}

void Run::update()
{
    const Matrix from = m_theta;
    switch (m_solver) {
    case Solver::Newton:
        newtonUpdate();
        break;
    case Solver::Gradient:
        gradientUpdate(m_gradient);
        break;
    case Solver::Stochastic:
        gradientUpdate(m_sampleGradient);
        break;
    }
    m_moved = (m_theta - from).norm();
}

void Run::gradientUpdate(const Matrix& gradient)
{
    const Index last = m_theta.rows() - 1;
    m_theta.topRows(last) -= m_rate * gradient.topRows(last);
    if (m_problem->fitIntercept)
        m_theta.row(last) -= m_rate * gradient.row(last);
    if (m_objective.l1() > 0.0)
        shrink(m_theta, m_rate * m_objective.l1());
}

void Run::newtonUpdate()
{
    const Matrix direction = newtonDirection(m_objective, m_theta, m_gradient, m_probabilities);
    const double promised =
        m_gradient.cwiseProduct(direction).sum() +
        m_objective.l1() * (m_objective.norm1(m_theta + direction) - m_objective.norm1(m_theta));
    Matrix trial;
    double share = 1.0;
    for (int halving = 0; halving < mostHalvings; ++halving, share /= 2.0) {
        trial = m_theta + share * direction;
        const double value = m_objective.value(trial, m_probabilities);
        if (value <= m_loss + promisedShare * share * promised + rounding * m_loss) {
            m_theta = trial;
            m_stuck = -promised <= rounding * m_loss;
            return;
        }
    }
    m_stuck = true;
}

void Run::finishStep()
{
    ++m_step;
    ++m_stepsSinceChange;
    m_unit = 0;
    evaluate();
    judge();
    if (m_converged)
        m_flag = Flag::Converged;
    if (!m_perfect && allRight()) {
        m_perfect = true;
        m_flag = m_converged ? Flag::Converged : Flag::PerfectFit;
    }
}

/// The loss and what the next step starts from.
void Run::evaluate()
{
    if (m_problem->classes() < 2) { // every answer is that class
        m_probabilities = Matrix::Ones(m_problem->samples(), 1);
        m_gradient = Matrix::Zero(m_theta.rows(), 1);
        return;
    }
    m_loss = m_objective.value(m_theta, m_probabilities);
    m_gradient = m_objective.gradient(m_theta, m_probabilities);
}

void Run::judge()
{
    m_converged = m_stuck || m_objective.stationarity(m_theta, m_gradient) <= m_tolerance;
    m_stuck = false;
    m_done = m_converged || m_stepsSinceChange >= m_stepLimit;
}

bool Run::allRight() const
{
    const Index k = m_theta.cols();
    for (Index i = 0; i < m_problem->samples(); ++i) {
        Index decided = m_probabilities(i, 0) >= 0.5 ? 1 : 0;
        if (k > 1)
            m_probabilities.row(i).maxCoeff(&decided);
        if (decided != static_cast<Index>(m_problem->y(i)))
            return false;
    }
    return true;
}

/// θ in raw units. Adding the same to every score changes no probability; of all the equal answers
/// this is the one whose intercepts (and weights, if nothing else pins them) sum to zero.
Coefficients Run::coefficients() const
{
    const Index last = m_theta.rows() - 1;
    Matrix W = m_theta.topRows(last);
    Vector b = m_theta.row(last).transpose() - W.transpose() * m_problem->shift;
    if (m_theta.cols() > 1) {
        b.array() -= b.mean();
        if (m_objective.l1() + m_objective.l2() == 0.0)
            W.colwise() -= Vector(W.rowwise().mean());
    }
    return {.W = std::move(W), .b = std::move(b)};
}

void Run::take(const Score& score)
{
    const Index last = m_theta.rows() - 1;
    m_theta.col(0).head(last) = score.w;
    m_theta(last, 0) = score.b + score.w.dot(m_problem->shift);
    m_unit = 0;
    m_piece = 0;
    m_stepsSinceChange = 0;
    evaluate();
    judge();
    m_flag = Flag::Edited;
}

void Run::edit(HandleId handle, const Vector& to)
{
    const bool draggable = m_problem->expansion.kind() == Expansion::Kind::Raw &&
                           m_problem->classes() == 2 && m_problem->fitIntercept;
    const Index d = m_problem->mean.size();
    if (!draggable || handle < 0 || handle >= 2 * d * d || to.size() != d || !to.allFinite())
        return;
    const Coefficients now = coefficients();
    Score score{.w = now.W.col(0), .b = now.b(0)};
    const Handle which = handleOf(handle, d);
    if (which.kind == Handle::Kind::Intercept)
        score.b -= score.at(to);
    else
        score = withArrowTip(score, {m_problem->mean, m_problem->deviation}, which, to);
    take(score);
}

} // namespace holdout::logistic_regression
