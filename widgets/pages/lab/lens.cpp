#include "pages/lab/lens.h"

#include "eval/metric.h"

#include <chrono>

namespace holdout {
namespace {

using namespace std::chrono_literals;

constexpr auto frameInterval = 16ms;
constexpr auto refinementDelay = 120ms; ///< How long things must rest before the map gets finer.
constexpr int coarseCells = 64;
constexpr int fineCells = 256;

bool within(const Extent& inner, const Extent& outer)
{
    return inner.left >= outer.left && inner.right <= outer.right && inner.bottom >= outer.bottom &&
           inner.top <= outer.top;
}

/// The new home, or the old one as long as it holds everything without being much too large: the
/// picture should not jump at every change of the data.
Extent steadyHome(const std::optional<Extent>& old, const Extent& home)
{
    if (!old || !within(home, *old))
        return home;
    const bool tooLarge = old->width() > 1.6 * home.width() || old->height() > 1.6 * home.height();
    return tooLarge ? home : *old;
}

} // namespace

Lens::Maker::Work Lens::maker()
{
    return [make = std::make_shared<PictureMaker>()](
               const PictureQuestion& question, const Maker::Deliver& deliver,
               const std::stop_token& stop) { (*make)(question, deliver, stop); };
}

Lens::Lens(Bench& bench, QObject* parent)
    : QObject(parent), m_bench(bench), m_maker(maker()), m_bayesMaker(maker()),
      m_ghostMaker(maker()), m_judge([](const VerdictQuestion& question, const auto& deliver,
                                        const std::stop_token&) { deliver(judge(question)); }),
      m_without([](const WithoutQuestion& question, const auto& deliver, const std::stop_token&) {
          deliver(trainWithout(question));
      })
{
    m_timer.setInterval(frameInterval);
    m_timer.setTimerType(Qt::PreciseTimer);
    m_refinement.setInterval(refinementDelay);
    m_refinement.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Lens::look);
    connect(&m_refinement, &QTimer::timeout, this, &Lens::refine);
    const auto changed = [this] {
        m_stale = true;
        watch();
    };
    connect(&bench, &Bench::momentChanged, this, changed);
    connect(&bench, &Bench::dataChanged, this, [this, changed] {
        changed();
        askBayes();
    });
    connect(&bench, &Bench::sceneChanged, this, changed);
    connect(&bench, &Bench::ghostChanged, this, &Lens::askGhost);
}

Verdict Lens::judge(const VerdictQuestion& question)
{
    Verdict verdict{.prepared = question.prepared, .model = question.model, .parts = {}};
    const Prepared& prepared = *question.prepared;
    for (const Part part : {Part::Train, Part::Validation, Part::Test})
        verdict.parts[static_cast<std::size_t>(part)] =
            report(prepared, *question.model, part, question.threshold);
    const bool numbers = prepared.task == Task::Regression;
    if (numbers)
        verdict.predicted = Vector::Zero(prepared.raw.samples());
    else
        verdict.decided.resize(static_cast<std::size_t>(prepared.raw.samples()));
    for (const PartReport& part : verdict.parts) {
        if (part.rows.empty())
            continue;
        if (numbers) {
            verdict.predicted(part.rows) = part.scores.col(0);
            continue;
        }
        const std::vector<Index> decided = decide(part.scores, question.threshold);
        for (std::size_t i = 0; i < part.rows.size(); ++i)
            verdict.decided[static_cast<std::size_t>(part.rows[i])] = decided[i];
    }
    return verdict;
}

PictureQuestion Lens::question() const
{
    return {.prepared = m_bench.prepared(),
            .model = m_bench.model(),
            .view = m_bench.scene().view,
            .extent = m_extent ? m_extent : m_home,
            .coarsest = coarseCells,
            .finest = coarseCells,
            .aspect = m_aspect};
}

void Lens::ask()
{
    const PictureQuestion asked = question();
    m_stale = false;
    if (!asked.prepared || (!asked.model && !m_bench.problem()))
        return; // a frame will come and ask again
    m_maker.ask(asked);
    if (asked.model)
        m_judge.ask({asked.prepared, asked.model, m_bench.scene().view.threshold});
    m_refinement.start();
}

void Lens::refine()
{
    if (m_hasty || m_stale || m_maker.busy()) {
        m_refinement.start();
        return;
    }
    PictureQuestion fine = question();
    if (!fine.prepared || !fine.model)
        return;
    fine.coarsest = 2 * coarseCells;
    fine.finest = fineCells;
    m_maker.ask(std::move(fine));
    watch();
}

bool Lens::working() const
{
    return m_maker.busy() || m_judge.busy() || m_bayesMaker.busy() || m_ghostMaker.busy() ||
           m_without.busy();
}

void Lens::look()
{
    const bool busy = working(); // asked first, so that nothing comes after the last look
    if (auto picture = m_maker.take()) {
        m_picture = std::move(*picture);
        if (m_picture.layout)
            m_home = steadyHome(m_home, m_picture.layout->home);
        emit pictureChanged();
    }
    if (auto verdict = m_judge.take()) {
        m_verdict = std::move(*verdict);
        emit verdictChanged();
    }
    if (auto bayes = m_bayesMaker.take(); bayes && m_bayesWanted) {
        m_bayes = std::move(bayes->surface);
        emit bayesChanged();
    }
    if (auto model = m_without.take())
        askGhostOf(std::move(*model));
    if (auto ghost = m_ghostMaker.take()) {
        m_ghost = std::move(ghost->surface);
        emit ghostChanged();
    }
    // A question in work is let finish while things move, so that fast changes cannot starve it.
    const bool free = !m_maker.busy() && !m_judge.busy();
    if (m_stale && (free || !m_hasty))
        ask();
    else if (!busy && !working() && !m_stale)
        m_timer.stop();
}

void Lens::watch()
{
    if (!m_timer.isActive())
        m_timer.start();
}

void Lens::setExtent(const std::optional<Extent>& extent)
{
    if (m_extent == extent)
        return;
    m_extent = extent;
    m_stale = true;
    askBayes();
    watch();
}

void Lens::setAspect(double aspect)
{
    if (m_aspect == aspect)
        return;
    m_aspect = aspect;
    m_stale = true;
    watch();
}

Extent Lens::extent() const
{
    return m_extent ? *m_extent : m_home.value_or(Extent{});
}

void Lens::setBayesWanted(bool wanted)
{
    m_bayesWanted = wanted;
    askBayes();
}

void Lens::setGhostWanted(bool wanted)
{
    m_ghostWanted = wanted;
    askGhost();
}

void Lens::setHasty(bool hasty)
{
    m_hasty = hasty;
}

Vector Lens::toModel(const QPointF& position) const
{
    const Plane& plane = m_picture.layout->plane;
    Matrix at(1, 2);
    at << position.x(), plane.showsTarget ? 0.0 : position.y();
    return m_picture.prepared->pipeline.apply(plane.lift(at)).row(0).transpose();
}

QPointF Lens::toPlane(const Vector& point) const
{
    const Plane& plane = m_picture.layout->plane;
    const Matrix raw = m_picture.prepared->pipeline.invert(point.transpose());
    const Matrix at = plane.project(raw);
    return {at(0, 0), plane.showsTarget ? std::numeric_limits<double>::quiet_NaN() : at(0, 1)};
}

View Lens::view(const std::optional<QPointF>& probe) const
{
    View view = modelView(m_picture.layout->plane, extent(), m_picture.prepared->pipeline,
                          m_picture.prepared->raw.features);
    if (probe)
        view.probe = toModel(*probe);
    return view;
}

} // namespace holdout
