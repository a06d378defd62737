#include "ml/logistic_regression/run.h"

#include <array>
#include <cmath>

/// What a run says about itself: snapshots and captions.

namespace holdout::logistic_regression {
namespace {

constexpr std::array pieceNames{"forward", "errors", "gradient", "step"};

/// The entry of largest magnitude.
template <class Entries> std::pair<Index, double> largest(const Entries& entries)
{
    Index at = 0;
    entries.cwiseAbs().maxCoeff(&at);
    return {at, entries(at)};
}

} // namespace

Snapshot Run::snapshot() const
{
    const Coefficients now = coefficients();
    const double gradientNorm = m_gradient.norm();
    Snapshot result{.step = m_step,
                    .part = static_cast<int>(4 * m_unit) + m_piece,
                    .loss = m_loss,
                    .scalars = {{"gradient_norm", gradientNorm},
                                {"weight_norm", now.W.norm()},
                                {"converged", m_converged ? 1.0 : 0.0}},
                    .caption = caption(),
                    .flag = m_flag,
                    .model = std::make_shared<LinearModel>(m_problem, now, gradientNorm)};
    if (result.part > 0)
        result.partName = pieceNames[static_cast<std::size_t>((m_piece + 3) % 4)];
    if (m_solver != Solver::Newton)
        result.scalars["learning_rate"] = m_rate;
    if (m_objective.l1() > 0.0)
        result.scalars["zero_weights"] = static_cast<double>((now.W.array() == 0.0).count());
    return result;
}

Caption Run::caption() const
{
    if (m_problem->classes() < 2)
        return {.pattern = "There is only one class, so every answer is {class}",
                .values = {{"class", m_problem->classNames.front()}}};
    if (m_flag == Flag::Edited)
        return {.pattern = "You moved the boundary: the loss is now {loss}",
                .values = {{"loss", m_loss}}};
    if (m_unit > 0 || m_piece > 0)
        return m_solver == Solver::Stochastic ? samplePartCaption() : partCaption();
    if (m_step == 0)
        return {.pattern = "Nothing is learned yet: all weights are 0 and every class gets "
                           "probability {share}",
                .values = {{"share", 1.0 / static_cast<double>(m_problem->classes())}}};

    const std::string name = m_solver == Solver::Newton     ? "Newton step"
                             : m_solver == Solver::Gradient ? "Gradient step"
                                                            : "Epoch";
    return {.pattern = m_converged ? "{name} {step}: the loss went from {before} to {after} and no "
                                     "weight can lower it further"
                                   : "{name} {step}: the loss went from {before} to {after}; the "
                                     "last move was {moved} long",
            .values = {{"name", name},
                       {"step", static_cast<double>(m_step)},
                       {"before", m_lossBefore},
                       {"after", m_loss},
                       {"moved", m_moved}}};
}

std::pair<std::string, double> Run::steepest(const Matrix& gradient) const
{
    const Index q = gradient.rows();
    const auto [at, slope] = largest(gradient.reshaped());
    const std::string column = at % q + 1 == q
                                   ? std::string("the intercept")
                                   : m_problem->expansion.names()[static_cast<std::size_t>(at % q)];
    if (gradient.cols() == 1)
        return {column, slope};
    return {column + " (" + m_problem->classNames[static_cast<std::size_t>(at / q)] + ")", slope};
}

Caption Run::partCaption() const
{
    const bool binary = m_theta.cols() == 1;
    Vector errors(m_problem->samples()); // 1 − p of the true class, with the sign of p − y
    for (Index i = 0; i < errors.size(); ++i) {
        const auto label = static_cast<Index>(m_problem->y(i));
        errors(i) =
            binary ? m_probabilities(i, 0) - m_problem->y(i) : m_probabilities(i, label) - 1.0;
    }
    if (m_piece == 1 && binary)
        return {.pattern = "Scores became probabilities: {class} gets {mean} on average, and its "
                           "share is {share}",
                .values = {{"class", m_problem->classNames[1]},
                           {"mean", m_probabilities.col(0).mean()},
                           {"share", m_problem->y.mean()}}};
    if (m_piece == 1)
        return {.pattern = "Scores became probabilities: the true class gets {mean} on average",
                .values = {{"mean", 1.0 + errors.mean()}}};
    if (m_piece == 2) {
        const auto [row, error] = largest(errors);
        return {.pattern = "The largest error is {error}, of training sample {row}; the mean size "
                           "is {mean}",
                .values = {{"error", error},
                           {"row", static_cast<double>(row + 1)},
                           {"mean", errors.cwiseAbs().mean()}}};
    }
    const auto [name, slope] = steepest(m_gradient);
    return {.pattern =
                "The loss is steepest along {feature}: slope {slope} of a gradient of length "
                "{norm}",
            .values = {{"feature", name}, {"slope", slope}, {"norm", m_gradient.norm()}}};
}

Caption Run::samplePartCaption() const
{
    // After its last piece, the sample at hand is the one before.
    const auto at = static_cast<std::size_t>(m_piece == 0 ? m_unit - 1 : m_unit);
    const auto row = static_cast<double>(m_order[at] + 1);
    const auto label = static_cast<Index>(m_problem->y(m_order[at]));
    const bool binary = m_theta.cols() == 1;
    const double error = m_sampleErrors(0, binary ? 0 : label);
    if (m_piece == 1)
        return {.pattern = "Training sample {row} is {class}, which gets probability {p}",
                .values = {{"row", row},
                           {"class", m_problem->classNames[static_cast<std::size_t>(label)]},
                           {"p", 1.0 - std::abs(error)}}};
    if (m_piece == 2)
        return {.pattern = "Its error is {error}", .values = {{"error", error}}};
    if (m_piece == 3) {
        const auto [name, slope] = steepest(m_sampleGradient);
        return {.pattern = "It pulls hardest on {feature}: slope {slope}",
                .values = {{"feature", name}, {"slope", slope}}};
    }
    return {.pattern = "Training sample {row} moved the weights by {moved}: the loss is {loss}",
            .values = {{"row", row}, {"moved", m_moved}, {"loss", m_loss}}};
}

} // namespace holdout::logistic_regression
