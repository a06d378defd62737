#include "pages/lab/transport_link.h"

#include "forms/caption_strip.h"
#include "forms/transport.h"
#include "support/text.h"

#include <algorithm>

namespace holdout {
namespace {

QString textOf(Flag flag)
{
    switch (flag) {
    case Flag::None:
        return {};
    case Flag::PerfectFit:
        return TransportLink::tr("First perfect fit of the training samples");
    case Flag::EmptyCluster:
        return TransportLink::tr("A cluster was left without samples");
    case Flag::FirstUse:
        return TransportLink::tr("A feature is used for the first time");
    case Flag::Converged:
        return TransportLink::tr("Converged");
    case Flag::Edited:
        return TransportLink::tr("Changed by hand");
    case Flag::Diverged:
        return TransportLink::tr("The loss ran away");
    }
    return {};
}

/// The step with the lowest validation loss, if it is neither the first nor the last.
std::optional<int> bestValidation(const History& history)
{
    std::optional<int> best;
    double lowest = std::numeric_limits<double>::infinity();
    for (const auto& [moment, frame] : history.frames())
        if (moment.part == 0 && frame.validation && frame.validation->loss < lowest) {
            lowest = frame.validation->loss;
            best = moment.step;
        }
    const bool inside = best && *best > 0 && *best < history.last().step;
    return inside ? best : std::nullopt;
}

} // namespace

TransportLink::TransportLink(Transport& transport, CaptionStrip& caption, SceneEditor& editor,
                             Bench& bench, QObject* parent)
    : QObject(parent), m_transport(transport), m_caption(caption), m_editor(editor), m_bench(bench)
{
    connect(&bench, &Bench::momentChanged, this, &TransportLink::showState);
    connect(&bench, &Bench::framesChanged, this, &TransportLink::showState);
    connect(&bench, &Bench::stateChanged, this, &TransportLink::showState);
    connect(&bench, &Bench::stateChanged, this, &TransportLink::showFlags);
    connect(&bench, &Bench::sceneChanged, this,
            [this] { m_transport.setBookmarks(m_editor.scene().bookmarks); });
    connect(&transport, &Transport::playToggled, this,
            [this] { m_bench.playing() ? m_bench.pause() : m_bench.play(); });
    connect(&transport, &Transport::stepped, this, [this](int direction, bool part) {
        const Stride stride = part ? Stride::Part : Stride::Whole;
        direction > 0 ? m_bench.stepForward(stride) : m_bench.stepBack(stride);
    });
    connect(&transport, &Transport::scrubbed, this, [this](int step) {
        m_bench.pause();
        m_bench.goTo({step, 0});
    });
    connect(&transport, &Transport::speedChanged, this,
            [this](double speed) { m_bench.setSpeed(speed * usualSpeed); });
    connect(&transport, &Transport::loopChanged, this, &TransportLink::setLoop);
    connect(&transport, &Transport::bookmarkToggled, this, &TransportLink::toggleBookmark);
    m_bench.setSpeed(usualSpeed);
}

void TransportLink::showState()
{
    const History& history = m_bench.history();
    const Frame* frame = m_bench.frame();
    TransportState state;
    state.stepName = text(m_bench.algorithm().stepName);
    state.playing = m_bench.playing();
    state.finished = m_bench.ended();
    state.hasParts = true;
    if (frame) {
        state.step = frame->snapshot.step;
        state.last = history.last().step;
        state.partName = text(frame->snapshot.partName);
        m_caption.setCaption(frame->snapshot.caption);
    }
    const Settings settings = m_bench.settings();
    if (const auto limit = settings.find("max_iter"); limit != settings.end())
        if (const auto* steps = std::get_if<double>(&limit->second))
            state.limit = static_cast<int>(*steps);
    if (m_bench.ended() || m_bench.algorithm().instant)
        state.limit = state.last;
    m_transport.setState(state);
}

void TransportLink::showFlags()
{
    std::vector<ScrubFlag> flags;
    const History& history = m_bench.history();
    for (const auto& [moment, frame] : history.frames())
        if (moment.part == 0 && frame.snapshot.flag != Flag::None)
            flags.push_back({moment.step, textOf(frame.snapshot.flag)});
    if (!history.empty())
        if (const auto best = bestValidation(history))
            flags.push_back({*best, tr("Lowest validation loss")});
    m_transport.setFlags(std::move(flags));
}

void TransportLink::toggleBookmark(int step)
{
    Scene scene = m_editor.scene();
    auto& bookmarks = scene.bookmarks;
    if (const auto found = std::ranges::find(bookmarks, step); found != bookmarks.end())
        bookmarks.erase(found);
    else
        bookmarks.insert(std::ranges::upper_bound(bookmarks, step), step);
    m_editor.change(tr("bookmark"), scene);
}

void TransportLink::setLoop(int from, int to)
{
    const bool loops = from >= 0 && to > from;
    m_bench.setLoop(loops ? std::optional(std::pair(from, to)) : std::nullopt);
    m_transport.setLoop(loops ? std::optional(std::pair(from, to)) : std::nullopt);
}

} // namespace holdout
