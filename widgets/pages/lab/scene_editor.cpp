#include "pages/lab/scene_editor.h"

#include <QUndoCommand>

namespace holdout {
namespace {

/// Scenes are values, so undoing is showing the one before.
class SceneChange : public QUndoCommand {
public:
    SceneChange(Bench& bench, const QString& name, Scene before, Scene after)
        : QUndoCommand(name), m_bench(bench), m_before(std::move(before)), m_after(std::move(after))
    {
    }

    void undo() override { m_bench.setScene(m_before); }
    void redo() override { m_bench.setScene(m_after); }

private:
    Bench& m_bench;
    const Scene m_before, m_after;
};

} // namespace

SceneEditor::SceneEditor(Bench& bench, QObject* parent) : QObject(parent), m_bench(bench) {}

void SceneEditor::change(const QString& name, const Scene& after)
{
    preview(after);
    commit(name);
}

void SceneEditor::preview(const Scene& scene)
{
    if (!m_before)
        m_before = m_bench.scene();
    m_bench.setScene(scene, Bench::Pace::Dragging);
}

void SceneEditor::commit(const QString& name)
{
    if (!m_before)
        return;
    Scene before = *std::exchange(m_before, std::nullopt);
    Scene after = m_bench.scene();
    if (before == after)
        return;
    m_bench.settle();
    m_stack.push(new SceneChange(m_bench, name, std::move(before), std::move(after)));
}

void SceneEditor::abandon()
{
    if (m_before)
        m_bench.setScene(*std::exchange(m_before, std::nullopt));
}

void SceneEditor::open(const Scene& scene)
{
    m_before.reset();
    m_stack.clear();
    m_bench.setScene(scene);
    emit opened();
}

} // namespace holdout
