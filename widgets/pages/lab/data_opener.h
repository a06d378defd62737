#pragma once

#include "pages/lab/scene_editor.h"
#include "run/latest.h"

namespace holdout {

/// Brings other data into the scene: looks at them on a worker first, to choose a task, a model
/// that can do it and the preparation without which nothing could be learned.
class DataOpener : public QObject {
    Q_OBJECT

public:
    DataOpener(SceneEditor& editor, Bench& bench, ReadResource readResource,
               QObject* parent = nullptr);

    void open(const DataSource& source, const QString& title);
    bool busy() const { return m_timer.isActive(); }

signals:
    void failed(const QString& sentence);
    void opened(); ///< The scene shows the data now; see also the bench.

private:
    struct Question {
        DataSource source;
        std::string title;
        std::uint64_t seed = 0;
    };
    struct Answer {
        Question question;
        Result<Loaded> loaded;
    };

    void look();
    void take(const Answer& answer);

    SceneEditor& m_editor;
    Bench& m_bench;
    Latest<Question, Answer> m_worker;
    QTimer m_timer;
};

} // namespace holdout
