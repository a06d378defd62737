#include "ml/mlp/run.h"

#include "ml/mlp/handles.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <numeric>

namespace holdout::mlp {
namespace {

/// Where a falling schedule ends, as a share of the learning rate.
constexpr double lowestShare = 0.01;

} // namespace

Run::Options::Options(const Settings& settings)
    : learningRate(number(settings, "learning_rate_init")),
      batch(integer(settings, "batch_size")), penalty{.alpha = number(settings, "alpha"),
                                                      .l1 = number(settings, "l1")},
      dropout(number(settings, "dropout")), epochs(integer(settings, "max_iter")),
      tolerance(number(settings, "tol")), patience(integer(settings, "n_iter_no_change"))
{
    const std::string& name = choice(settings, "learning_rate");
    schedule = name == "invscaling" ? Schedule::InverseScaling
               : name == "cosine"   ? Schedule::Cosine
               : name == "step"     ? Schedule::Step
                                    : Schedule::Constant;
}

Run::Run(const Dataset& data, Task task, const Settings& settings, Random random)
    : m_problem(std::make_shared<Problem>(data, task, settings, random)), m_options(settings),
      m_random(random),
      m_network(initialise(m_problem->architecture, choice(settings, "init"), m_random)),
      m_optimiser(m_network.theta.size()), m_back(*m_problem->architecture, nominalBatch())
{
    apply(settings);
}

bool Run::oneClass() const
{
    return !m_problem->regression() && m_problem->classes() < 2;
}

/// The size of every batch but perhaps the last.
Index Run::nominalBatch() const
{
    return std::min(m_options.batch, m_problem->train.count());
}

void Run::apply(const Settings& settings)
{
    const Index before = nominalBatch();
    m_options = Options(settings);
    m_optimiser.apply(settings);
    if (nominalBatch() != before) {
        m_back = Backpropagation(*m_problem->architecture, nominalBatch());
        m_piece = 0;
    }
    m_epochsSinceChange = 0;
    m_waited = 0;
    m_stopped = false;
    m_bestLoss = std::numeric_limits<double>::infinity();
    m_done = oneClass();
    evaluate();
}

bool Run::step(Stride stride)
{
    if (m_done)
        return false;
    m_flag = Flag::None;
    const int before = m_step;
    do
        advance(stride == Stride::Part);
    while (stride == Stride::Whole && m_step == before);
    return true;
}

/// Does the next piece of the next batch. Only a close look needs the loss between batches.
void Run::advance(bool closely)
{
    const Architecture& architecture = *m_problem->architecture;
    switch (static_cast<Piece>(m_piece)) {
    case Piece::Forward: {
        if (m_row == 0)
            beginEpoch();
        m_batchRows = std::min(static_cast<std::size_t>(nominalBatch()), m_order.size() - m_row);
        const auto rows = std::span<const Index>(m_order).subspan(m_row, m_batchRows);
        m_back.forward(m_network, m_problem->train, rows, m_options.dropout, m_random);
        break;
    }
    case Piece::Loss:
        m_batchLoss = m_back.loss(architecture);
        break;
    case Piece::Backward:
        m_back.backward(m_network, m_options.penalty, m_gradient);
        break;
    case Piece::Update:
        update(closely);
        return;
    }
    ++m_piece;
}

void Run::beginEpoch()
{
    m_lossBefore = m_loss;
    m_order.resize(static_cast<std::size_t>(m_problem->train.count()));
    std::iota(m_order.begin(), m_order.end(), Index{0});
    m_random.shuffle(m_order);
}

void Run::update(bool closely)
{
    const Vector from = closely ? m_network.theta : Vector();
    m_optimiser.step(m_network.theta, m_gradient, learningRate());
    if (closely)
        m_moved = (m_network.theta - from).norm();
    m_piece = 0;
    ++m_batch;
    m_row += m_batchRows;
    if (m_row == m_order.size())
        finishEpoch();
    else if (closely)
        evaluate();
}

void Run::finishEpoch()
{
    ++m_step;
    ++m_epochsSinceChange;
    m_row = 0;
    m_batch = 0;
    evaluate();
    judge();
    if (m_stopped)
        m_flag = Flag::Converged;
    else if (m_allRight && !m_perfect)
        m_flag = Flag::PerfectFit;
    m_perfect = m_perfect || m_allRight;
}

/// The losses, with dropout off and running means: what a prediction would suffer.
void Run::evaluate()
{
    if (oneClass())
        return;
    const Architecture& architecture = *m_problem->architecture;
    const auto mean = [&](const Samples& samples, const Matrix& sums) {
        return summedLoss(architecture, sums, samples.Y) / static_cast<double>(samples.count());
    };
    const Matrix sums = m_network.scores(m_problem->train.X);
    m_loss = mean(m_problem->train, sums) + penaltyOf(m_network, m_options.penalty, nominalBatch());
    m_allRight = allRight(sums);
    if (m_problem->validation.count() > 0)
        m_validationLoss = mean(m_problem->validation, m_network.scores(m_problem->validation.X));
}

/// Stops when what is watched has not improved for long enough.
void Run::judge()
{
    const bool early = m_problem->validation.count() > 0;
    const double watched = early ? m_validationLoss : m_loss;
    m_waited = watched > m_bestLoss - m_options.tolerance ? m_waited + 1 : 0;
    if (watched < m_bestLoss) {
        m_bestLoss = watched;
        m_bestStep = m_step;
        if (early)
            m_best = m_network;
    }
    m_stopped = m_waited > m_options.patience;
    m_done = m_stopped || m_epochsSinceChange >= m_options.epochs;
    if (m_stopped && early) {
        m_network = m_best;
        evaluate();
    }
}

bool Run::allRight(const Matrix& sums) const
{
    if (m_problem->regression())
        return false;
    const Matrix& Y = m_problem->train.Y;
    for (Index i = 0; i < Y.cols(); ++i) {
        Index decided = 0;
        if (sums.rows() > 1)
            sums.col(i).maxCoeff(&decided);
        if (sums.rows() > 1 ? Y(decided, i) != 1.0 : (sums(0, i) >= 0.0) != (Y(0, i) == 1.0))
            return false;
    }
    return true;
}

/// Of the epoch being done now.
double Run::learningRate() const
{
    const double share = std::min(1.0, static_cast<double>(m_step) / m_options.epochs);
    switch (m_options.schedule) {
    case Schedule::Constant:
        return m_options.learningRate;
    case Schedule::InverseScaling:
        return m_options.learningRate / std::sqrt(m_step + 1.0);
    case Schedule::Cosine:
        return m_options.learningRate *
               std::max(lowestShare, 0.5 * (1.0 + std::cos(std::numbers::pi * share)));
    case Schedule::Step:
        return m_options.learningRate * (share < 0.5 ? 1.0 : share < 0.75 ? 0.1 : lowestShare);
    }
    return m_options.learningRate;
}

void Run::edit(HandleId handle, const Vector& to)
{
    if (handle < 0 || to.size() < 1 || !std::isfinite(to(0)) || oneClass())
        return;
    const auto [l, from, unit] = connectionOf(handle);
    const auto& layers = m_problem->architecture->layers;
    if (l >= std::ssize(layers))
        return;
    const Layer& layer = layers[static_cast<std::size_t>(l)];
    if (unit >= layer.units || from >= layer.inputs)
        return;
    m_network.theta(from < 0 ? layer.b + unit : layer.W + from * layer.units + unit) = to(0);
    m_row = 0;
    m_batch = 0;
    m_piece = 0;
    m_epochsSinceChange = 0;
    m_waited = 0;
    m_stopped = false;
    m_done = false;
    m_bestLoss = std::numeric_limits<double>::infinity();
    evaluate();
    m_flag = Flag::Edited;
}

} // namespace holdout::mlp
