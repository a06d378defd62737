#pragma once

#include "pages/lab/bench.h"

#include <QUndoStack>

namespace holdout {

/// The one way the lab's parts change the scene: at once, or through a gesture of many small
/// changes that is undone as one.
class SceneEditor : public QObject {
    Q_OBJECT

public:
    explicit SceneEditor(Bench& bench, QObject* parent = nullptr);

    const Scene& scene() const { return m_bench.scene(); }
    QUndoStack& undoStack() { return m_stack; }

    /// One change with its undo. `name` completes "Undo …": "change of k".
    void change(const QString& name, const Scene& after);

    /// A step of a gesture: shown at once, not yet on the stack.
    void preview(const Scene& scene);

    /// Ends a gesture: what it changed becomes one undo step.
    void commit(const QString& name);

    /// Ends a gesture as if it had not been.
    void abandon();

    /// Shows another scene and forgets what could be undone.
    void open(const Scene& scene);

signals:
    void opened(); ///< open() has shown a scene.

private:
    Bench& m_bench;
    QUndoStack m_stack;
    std::optional<Scene> m_before; ///< Where the gesture in progress began.
};

} // namespace holdout
