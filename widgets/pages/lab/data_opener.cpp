#include "pages/lab/data_opener.h"

#include "support/text.h"

#include <algorithm>
#include <chrono>

namespace holdout {
namespace {

using namespace std::chrono_literals;

/// The scene over other data. What was chosen for the old features goes; scaling is kept.
Scene withData(Scene scene, const DataSource& source, const std::string& title,
               const Loaded& loaded)
{
    scene.source = source;
    scene.title = title;
    scene.caption.clear();
    const SceneView old = std::exchange(scene.view, {});
    scene.view.map = old.map;
    scene.view.layers = old.layers;
    const bool scaled = std::ranges::find(scene.transforms, "standardise", &TransformStep::id) !=
                        scene.transforms.end();
    scene.transforms = necessarySteps(loaded.data);
    if (scaled)
        scene.transforms.push_back({.id = "standardise"});
    scene.task = loaded.task;
    scene.stopAt = -1;
    scene.bookmarks.clear();
    const auto algorithm = findAlgorithm(scene.algorithm);
    if (algorithm && (*algorithm)->can(scene.task))
        return scene;
    scene.settings.clear();
    const auto able = std::ranges::find_if(
        algorithms(), [&](const Algorithm& each) { return each.can(scene.task); });
    if (able != algorithms().end())
        scene.algorithm = able->id;
    return scene;
}

} // namespace

DataOpener::DataOpener(SceneEditor& editor, Bench& bench, ReadResource readResource,
                       QObject* parent)
    : QObject(parent), m_editor(editor), m_bench(bench),
      m_worker([read = std::move(readResource)](const Question& question, const auto& deliver,
                                                const std::stop_token&) {
          deliver(Answer{question, load(question.source, question.seed, {}, read)});
      })
{
    m_timer.setInterval(16ms);
    connect(&m_timer, &QTimer::timeout, this, &DataOpener::look);
}

void DataOpener::open(const DataSource& source, const QString& title)
{
    m_worker.ask({source, text(title), m_editor.scene().dataSeed});
    m_timer.start();
}

void DataOpener::look()
{
    const bool busy = m_worker.busy();
    if (const auto answer = m_worker.take())
        take(*answer);
    if (!busy)
        m_timer.stop();
}

void DataOpener::take(const Answer& answer)
{
    if (!answer.loaded) {
        emit failed(text(answer.question.title + ": " + answer.loaded.error().message));
        return;
    }
    m_editor.change(tr("other data"), withData(m_editor.scene(), answer.question.source,
                                               answer.question.title, *answer.loaded));
    emit opened();
}

} // namespace holdout
