#pragma once

#include "pages/lab/bench.h"
#include "pages/lab/focus.h"
#include "pages/lab/lens.h"
#include "pages/lab/scene_editor.h"
#include "pages/page.h"
#include "plots/exportable.h"

class QSplitter;

namespace holdout {

class DataPanel;
class HealthZone;
class InsidePanel;
class LossCard;
class MapPanel;
class ModelPanel;
class ScoreCard;
class Tour;
class Transport;
class WhyPanel;
class Workspace;

/// The lab: data, model and map side by side, and what they say.
///
/// It only puts its parts together: the bench runs, the lens looks, the editor changes, the focus
/// says what the person attends to, and every panel knows those four and no other panel.
class LabPage : public PageWidget {
    Q_OBJECT

public:
    explicit LabPage(Workspace& workspace, QWidget* parent = nullptr);
    ~LabPage() override;

    QList<QWidget*> rightTools() override;
    std::vector<PaletteEntry> paletteEntries() override;
    void openFile(const QString& path) override;
    bool idle() const override { return m_bench.idle() && m_lens.idle(); }
    bool prepareToClose() override;

    Bench& bench() { return m_bench; }
    Lens& lens() { return m_lens; }
    SceneEditor& editor() { return m_editor; }
    Focus& focus() { return m_focus; }
    MapPanel& map() { return *m_map; }

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    // Layout.
    void layOut();
    QWidget* leftColumn();
    QWidget* middleColumn();
    QWidget* rightColumn();
    void connectParts();
    void showTexts();

    // Actions.
    void makeFileActions();
    void makeEditActions();
    void makeViewActions();
    void makeRunActions();
    void makeToolActions();
    void makeHelpActions();
    void showContextMenu(const QPoint& place, const QPointF& position, int row);
    void newSeed();
    void newData();

    // Files.
    void saveScene();
    void openScene();
    void openScene(const Scene& scene);
    void openSceneFile(const QString& path);
    void openCsv(const QString& path);
    void exportPlot(const Exportable& plot);
    void copyFigure();
    Exportable decorated(Exportable plot) const;
    QMenu* scenesMenu();
    QMenu* exportMenu();
    void restoreScene();
    void rememberScene();
    void fail(const Error& error);

    Workspace& m_workspace;
    Bench m_bench;
    Lens m_lens;
    SceneEditor m_editor;
    Focus m_focus;
    QTimer m_remember; ///< Writes the scene down a second after its last change.

    DataPanel* m_data;
    ModelPanel* m_model;
    MapPanel* m_map;
    Transport* m_transport;
    HealthZone* m_health;
    InsidePanel* m_inside;
    LossCard* m_loss;
    ScoreCard* m_scores;
    WhyPanel* m_why;
    Tour* m_tour;
    QSplitter *m_columns, *m_middle, *m_right;
    QString m_hash; ///< Of the scene as last remembered.
    QString m_file; ///< The scene file last opened or saved; empty for none.
};

} // namespace holdout
