#include "ml/k_means/run.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace holdout::k_means {

Run::Run(std::shared_ptr<const Samples> samples, Matrix centres, const Stopping& stopping,
         Start start)
    : m_samples(std::move(samples)), m_centres(std::move(centres)),
      m_nearest(std::make_shared<Nearest>(nearestCentres(m_samples->X, m_centres))),
      m_stopping(stopping), m_start(std::move(start))
{
}

bool Run::step(Stride stride)
{
    if (finished())
        return false;
    if (m_part == None) {
        assign();
        if (stride == Stride::Part)
            return true;
    }
    move();
    return true;
}

/// Whether going on would change nothing, or nothing to speak of.
bool Run::settled() const
{
    return m_event == Event::Move && (m_stable || m_shift <= m_stopping.smallShift);
}

bool Run::finished() const
{
    return m_part == None && (settled() || m_step - m_freshAt >= m_stopping.iterations);
}

/// Gives every sample to its nearest centre.
void Run::assign()
{
    m_changed = samples();
    if (m_members)
        m_changed = std::inner_product(
            m_members->begin(), m_members->end(), m_nearest->centre.begin(), Index{0},
            std::plus<>(), [](Index before, Index now) { return before == now ? 0 : 1; });
    m_members = std::make_shared<Members>(m_nearest->centre);
    m_before.resize(0, 0);
    m_refilled = 0;
    m_part = Assign;
    m_event = Event::Assign;
}

/// Moves every centre to the mean of its samples.
void Run::move()
{
    Members members = *m_members;
    fillEmptyClusters(members);

    // The mean of the differences to the old centre: exact however far from zero the samples lie.
    const Matrix& X = m_samples->X;
    Matrix moves = Matrix::Zero(clusters(), X.cols());
    Vector sizes = Vector::Zero(clusters());
    for (const Index c : members)
        sizes(c) += 1.0;
    for (Index j = 0; j < X.cols(); ++j)
        for (Index i = 0; i < samples(); ++i) {
            const Index c = members[static_cast<std::size_t>(i)];
            moves(c, j) += X(i, j) - m_centres(c, j);
        }
    moves = (sizes.cwiseMax(1.0).cwiseInverse()).asDiagonal() * moves;

    m_lossBefore = loss();
    m_before = m_centres;
    m_centres += moves;
    m_nearest = std::make_shared<Nearest>(nearestCentres(X, m_centres));
    m_stable = m_nearest->centre == *m_members;
    m_shift = moves.squaredNorm();
    m_farthest = moves.rowwise().norm().maxCoeff();
    m_part = None;
    m_event = Event::Move;
    ++m_step;
}

/// Gives every empty cluster the sample that is farthest from its centre, the farthest first; not
/// if all samples already lie on a centre. As in scikit-learn.
void Run::fillEmptyClusters(Members& members)
{
    Members sizes(static_cast<std::size_t>(clusters()), 0);
    for (const Index c : members)
        sizes[static_cast<std::size_t>(c)] += 1;
    std::vector<Index> rows(members.size());
    std::iota(rows.begin(), rows.end(), Index{0});
    const auto empty = std::ranges::count(sizes, 0);
    if (empty == 0 || m_nearest->squared.maxCoeff() <= 0.0)
        return;
    std::ranges::partial_sort(rows, rows.begin() + empty, std::greater<>(),
                              [&](Index row) { return std::pair(m_nearest->squared(row), -row); });
    for (std::size_t c = 0; c < sizes.size(); ++c)
        if (sizes[c] == 0) {
            const Index row = rows[static_cast<std::size_t>(m_refilled++)];
            members[static_cast<std::size_t>(row)] = static_cast<Index>(c);
        }
}

void Run::apply(const Settings& settings)
{
    m_stopping.iterations = integer(settings, "max_iter");
    m_stopping.smallShift = number(settings, "tol") * m_samples->variance;
}

void Run::edit(HandleId handle, const Vector& to)
{
    if (handle < 0 || handle >= clusters() || to.size() != m_centres.cols() || !to.allFinite())
        return;
    m_centres.row(handle) = to;
    m_nearest = std::make_shared<Nearest>(nearestCentres(m_samples->X, m_centres));
    m_before.resize(0, 0);
    m_part = None; // what was assigned to the old place must be assigned anew
    m_event = Event::Edit;
    m_freshAt = m_step;
}

Snapshot Run::snapshot() const
{
    const bool whole = m_part == None;
    Snapshot result{.step = m_step,
                    .part = m_part,
                    .partName = whole ? "" : "assign",
                    .loss = loss(),
                    .caption = caption()};
    if (m_event == Event::Edit)
        result.flag = Flag::Edited;
    else if (m_event == Event::Move && m_refilled > 0)
        result.flag = Flag::EmptyCluster;
    else if (whole && settled())
        result.flag = Flag::Converged;
    result.scalars["clusters"] = static_cast<double>(clusters());
    if (m_event == Event::Move)
        result.scalars["shift"] = m_farthest;
    if (m_members)
        result.scalars["changed"] = static_cast<double>(m_changed);
    // Sharing with the trainer what it will replace, never change.
    result.model = std::make_shared<Clusters>(
        m_samples, Clusters::State{.centres = m_centres,
                                   .before = m_before,
                                   .members = m_event == Event::Edit ? nullptr : m_members,
                                   .seeding = m_event == Event::Start});
    return result;
}

Caption Run::caption() const
{
    const auto n = static_cast<double>(samples());
    switch (m_event) {
    case Event::Start:
        return startCaption();
    case Event::Edit:
        return {"A centre was moved by hand: inertia {inertia}", {{"inertia", loss()}}};
    case Event::Move:
        return moveCaption();
    case Event::Assign:
        break;
    }
    if (m_step == m_freshAt)
        return {"Assigned: each of {n} samples goes to its nearest centre", {{"n", n}}};
    return {"Assigned: {changed} of {n} samples go to another centre than before",
            {{"changed", static_cast<double>(m_changed)}, {"n", n}}};
}

Caption Run::startCaption() const
{
    Caption result{"{k} samples picked at random are the first centres: inertia {inertia}",
                   {{"k", static_cast<double>(clusters())}, {"inertia", loss()}}};
    if (m_start.method == "farthest")
        result.pattern = "{k} samples, each the farthest from those before, are the first centres: "
                         "inertia {inertia}";
    if (m_start.method == "k-means++") {
        result.pattern = "{k} samples drawn by squared distance, the best of {draws} draws each, "
                         "are the first centres: inertia {inertia}";
        result.values.emplace_back("draws", static_cast<double>(m_start.candidates));
    }
    if (m_start.starts > 1) {
        result.pattern += "; of {starts} starts this one ends best, at {best}, and the worst at "
                          "{worst}";
        result.values.emplace_back("starts", static_cast<double>(m_start.starts));
        result.values.emplace_back("best", m_start.best);
        result.values.emplace_back("worst", m_start.worst);
    }
    if (m_start.wanted > clusters()) {
        result.pattern += "; {wanted} clusters were asked for, but there are no more samples";
        result.values.emplace_back("wanted", static_cast<double>(m_start.wanted));
    }
    return result;
}

Caption Run::moveCaption() const
{
    Caption result{"Moved: the centres shift by up to {shift}, inertia {before} → {after}",
                   {{"shift", m_farthest}, {"before", m_lossBefore}, {"after", loss()}}};
    if (m_refilled > 0) {
        result.pattern += "; {empty} empty clusters start again at the farthest samples";
        result.values.emplace_back("empty", static_cast<double>(m_refilled));
    } else if (m_stable) {
        result.pattern += "; no sample would change its centre any more";
    } else if (settled()) {
        result.pattern += "; that is less than the tolerance";
    } else if (finished()) {
        result.pattern += "; stopped by max_iter, not converged";
    }
    return result;
}

} // namespace holdout::k_means
