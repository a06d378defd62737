#include "pages/lab/bench.h"

#include <algorithm>
#include <chrono>

namespace holdout {
namespace {

using namespace std::chrono_literals;

constexpr auto frameInterval = 16ms;
constexpr std::size_t mostEarlierRuns = 5;

bool sameData(const Scene& one, const Scene& other)
{
    return one.source == other.source && one.transforms == other.transforms &&
           one.split == other.split && one.dataSeed == other.dataSeed && one.task == other.task;
}

bool sameRun(const Scene& one, const Scene& other)
{
    return sameData(one, other) && one.algorithm == other.algorithm &&
           one.settings == other.settings && one.seed == other.seed;
}

Settings complete(const Algorithm& algorithm, const Settings& chosen)
{
    Settings settings = defaults(algorithm.parameters);
    for (const auto& [id, setting] : chosen)
        settings[id] = setting;
    return settings;
}

/// Whether only settings differ, and only such as a running trainer can take over.
bool onlyLiveDifference(const Algorithm& algorithm, const Scene& one, const Scene& other)
{
    Scene same = other;
    same.settings = one.settings;
    if (algorithm.instant || !sameRun(one, same))
        return false;
    const Settings before = complete(algorithm, one.settings);
    const Settings after = complete(algorithm, other.settings);
    return std::ranges::all_of(algorithm.parameters, [&](const Parameter& parameter) {
        return !parameter.restarts || before.at(parameter.id) == after.at(parameter.id);
    });
}

/// What tells a run from others: "n_neighbors 5", or the model's name if it has no main parameter.
std::string runName(const Scene& scene)
{
    const auto algorithm = findAlgorithm(scene.algorithm);
    if (!algorithm)
        return scene.algorithm;
    const Settings settings = complete(**algorithm, scene.settings);
    for (const Parameter& parameter : (*algorithm)->parameters)
        if (parameter.main)
            return parameter.id + " " + toText(parameter, settings.at(parameter.id));
    return (*algorithm)->title;
}

} // namespace

Bench::Bench(ReadResource readResource, QObject* parent)
    : QObject(parent), m_readResource(std::move(readResource)), m_algorithm(&algorithms().front())
{
    m_timer.setInterval(frameInterval);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &Bench::look);
}

Settings Bench::settings() const
{
    return complete(*m_algorithm, m_scene.settings);
}

void Bench::setScene(const Scene& scene, Pace pace)
{
    if (scene == m_scene)
        return;
    const Scene before = std::exchange(m_scene, scene);
    const auto algorithm = findAlgorithm(m_scene.algorithm);
    Q_ASSERT(algorithm);
    m_algorithm = *algorithm;
    const bool dataStay = sameData(before, m_scene);
    emit sceneChanged();
    if (sameRun(before, m_scene))
        return;
    if (dataStay && frame() && onlyLiveDifference(*m_algorithm, before, m_scene)) {
        m_session.apply(m_moment.step, settings());
        watch();
        return;
    }
    if (dataStay && !m_hasty)
        keepForComparison(before);
    // A run in work is let finish while things are dragged, so that fast hands cannot starve it.
    m_behind = pace == Pace::Dragging && m_session.busy();
    if (!m_behind)
        begin(pace);
}

void Bench::settle()
{
    if (m_hasty || m_behind)
        begin(Pace::Settled);
}

void Bench::restart()
{
    begin(Pace::Settled);
}

void Bench::begin(Pace pace)
{
    const auto ready = sameData(m_preparedScene, m_scene) ? m_prepared : nullptr;
    if (!ready)
        m_earlier.clear(); // runs on other data are no comparison
    m_begunScene = m_scene;
    m_hasty = pace == Pace::Dragging;
    m_behind = false;
    const bool goesOn = m_playing && !m_algorithm->instant;
    m_ghost.reset();
    m_awaited = Awaited::Nothing;
    m_startsAnew = true;
    m_following = true;
    m_ended = false;
    auto preparation = std::make_shared<Preparation>();
    m_preparation = preparation;
    const auto prepare = [scene = m_scene, ready, read = m_readResource,
                          preparation]() -> Result<std::shared_ptr<const Prepared>> {
        if (ready)
            return ready;
        auto loaded = load(scene.source, scene.dataSeed, scene.task, read);
        if (!loaded)
            return std::unexpected(loaded.error());
        preparation->notes = std::move(loaded->notes);
        auto prepared = loaded->parts.empty()
                            ? holdout::prepare(std::move(loaded->data), scene.task,
                                               scene.transforms, scene.split, scene.dataSeed)
                            : holdout::prepare(std::move(loaded->data), scene.task,
                                               scene.transforms, std::move(loaded->parts));
        if (!prepared)
            return std::unexpected(prepared.error());
        return std::make_shared<const Prepared>(std::move(*prepared));
    };
    const int steps = m_scene.stopAt >= 0 ? m_scene.stopAt : m_algorithm->instant ? -1 : 0;
    m_session.begin({.prepare = prepare,
                     .algorithm = m_algorithm,
                     .settings = settings(),
                     .seed = m_scene.seed,
                     .steps = steps,
                     .lastOnly = pace == Pace::Dragging,
                     .task = m_scene.task});
    if (goesOn)
        m_session.play(m_speed);
    else
        pause();
    watch();
    emit stateChanged();
}

void Bench::keepForComparison(const Scene& scene)
{
    if (m_history.empty() || m_history.last().step == 0)
        return;
    EarlierRun run{.name = runName(scene), .scene = scene};
    for (const auto& [moment, frame] : m_history.frames())
        if (moment.part == 0 && frame.train) {
            run.steps.push_back(moment.step);
            run.train.push_back(frame.train->loss);
            if (frame.validation)
                run.validation.push_back(frame.validation->loss);
        }
    m_earlier.push_front(std::move(run));
    if (m_earlier.size() > mostEarlierRuns)
        m_earlier.pop_back();
}

std::shared_ptr<const Model> Bench::model() const
{
    return m_model;
}

void Bench::watch()
{
    if (!m_timer.isActive())
        m_timer.start();
}

void Bench::look()
{
    const bool busy = m_session.busy(); // asked first, so that nothing comes after the last look
    for (Event& event : m_session.take())
        std::visit([this](auto& happened) { receive(happened); }, event);
    if (!busy && std::exchange(m_behind, false))
        begin(Pace::Dragging);
    if (m_playing && !m_following)
        replay();
    if (!busy && !m_session.busy() && !(m_playing && !m_following))
        m_timer.stop();
}

} // namespace holdout
