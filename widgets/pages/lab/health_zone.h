#pragma once

#include "pages/lab/scene_editor.h"
#include "run/health.h"

#include <QSet>
#include <QWidget>

class QVBoxLayout;

namespace holdout {

/// Banners that say when something is broken or not to be trusted; they go when it is mended.
class HealthZone : public QWidget {
    Q_OBJECT

public:
    HealthZone(SceneEditor& editor, Bench& bench, QWidget* parent = nullptr);

    void say(const QString& sentence); ///< An error that no later success takes back.
    void clear();                      ///< Also brings back what had been dismissed.

private:
    void examineNow();
    void removeBanners();
    void show(const std::vector<Finding>& findings);
    void add(const Finding& finding);
    void mend(const Finding& finding);

    SceneEditor& m_editor;
    Bench& m_bench;
    QVBoxLayout* m_banners;
    QTimer m_examination; ///< Not at every frame of a run that plays.
    QStringList m_shown;  ///< Sentences of the banners that are there.
    QSet<QString> m_dismissed;
};

} // namespace holdout
