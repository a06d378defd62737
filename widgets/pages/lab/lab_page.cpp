#include "pages/lab/lab_page.h"

#include "forms/caption_strip.h"
#include "forms/transport.h"
#include "pages/lab/data_panel.h"
#include "pages/lab/health_zone.h"
#include "pages/lab/inside_panel.h"
#include "pages/lab/loss_card.h"
#include "pages/lab/map_panel.h"
#include "pages/lab/model_panel.h"
#include "pages/lab/score_card.h"
#include "pages/lab/tour.h"
#include "pages/lab/transport_link.h"
#include "pages/lab/why_panel.h"
#include "support/resources.h"
#include "support/style.h"
#include "support/text.h"
#include "support/workspace.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QVBoxLayout>

#include <chrono>

namespace holdout {
namespace {

using namespace std::chrono_literals;

constexpr int gap = 12; ///< Of the grid that every page keeps.
constexpr int leftWidth = 262;
constexpr int rightWidth = 318;

QPushButton* menuButton(const QString& title, QMenu* menu)
{
    auto* button = new QPushButton(title);
    button->setMenu(menu);
    return button;
}

QSplitter* splitter(Qt::Orientation orientation, const QString& name)
{
    auto* result = new QSplitter(orientation);
    result->setObjectName(name);
    result->setHandleWidth(gap);
    result->setChildrenCollapsible(false);
    return result;
}

} // namespace

LabPage::LabPage(Workspace& workspace, QWidget* parent)
    : PageWidget(parent), m_workspace(workspace), m_bench(shippedTable), m_lens(m_bench),
      m_editor(m_bench)
{
    setAcceptDrops(true);
    layOut();
    connectParts();
    makeFileActions();
    makeEditActions();
    makeToolActions();
    makeViewActions();
    makeRunActions();
    makeHelpActions();
    restoreScene();
}

LabPage::~LabPage() = default;

void LabPage::layOut()
{
    m_columns = splitter(Qt::Horizontal, QStringLiteral("lab_columns"));
    m_columns->addWidget(leftColumn());
    m_columns->addWidget(middleColumn());
    m_columns->addWidget(rightColumn());
    m_columns->setStretchFactor(1, 1);
    m_columns->setSizes({leftWidth, 1000, rightWidth});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(gap, gap, gap, gap);
    layout->addWidget(m_columns);
    const Remembered& remembered = m_workspace.remembered();
    m_columns->restoreState(remembered.bytes(QStringLiteral("lab/columns")));
    m_middle->restoreState(remembered.bytes(QStringLiteral("lab/middle")));
    m_right->restoreState(remembered.bytes(QStringLiteral("lab/right")));
}

QWidget* LabPage::leftColumn()
{
    auto* content = new QWidget;
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins({});
    layout->setSpacing(gap);
    m_data = new DataPanel(m_editor, m_bench, shippedTable, content);
    m_model = new ModelPanel(m_editor, m_bench, content);
    layout->addWidget(m_data);
    layout->addWidget(m_model);
    layout->addStretch();
    auto* scroll = new QScrollArea;
    scroll->setObjectName(QStringLiteral("left_column"));
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setMinimumWidth(236);
    scroll->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    scroll->setFocusPolicy(Qt::NoFocus);
    return scroll;
}

QWidget* LabPage::middleColumn()
{
    m_middle = splitter(Qt::Vertical, QStringLiteral("lab_middle"));
    auto* top = new QWidget;
    auto* layout = new QVBoxLayout(top);
    layout->setContentsMargins({});
    layout->setSpacing(gap / 2);
    m_health = new HealthZone(m_editor, m_bench, top);
    m_map = new MapPanel(m_editor, m_bench, m_lens, m_focus, top);
    m_transport = new Transport(m_map);
    auto* caption = new CaptionStrip(m_map);
    m_map->body()->addWidget(m_transport);
    m_map->body()->addWidget(caption);
    new TransportLink(*m_transport, *caption, m_editor, m_bench, this);
    layout->addWidget(m_health);
    layout->addWidget(m_map, 1);
    m_inside = new InsidePanel(m_bench, m_lens, m_focus);
    m_middle->addWidget(top);
    m_middle->addWidget(m_inside);
    m_middle->setStretchFactor(0, 2);
    m_middle->setStretchFactor(1, 1);
    m_middle->setSizes({560, 248});
    return m_middle;
}

QWidget* LabPage::rightColumn()
{
    m_right = splitter(Qt::Vertical, QStringLiteral("lab_right"));
    m_loss = new LossCard(m_bench, m_focus);
    m_scores = new ScoreCard(m_editor, m_lens, m_focus);
    m_why = new WhyPanel(m_bench, m_lens, m_focus);
    m_right->addWidget(m_loss);
    m_right->addWidget(m_scores);
    m_right->addWidget(m_why);
    m_right->setMinimumWidth(270);
    m_right->setSizes({206, 300, 302});
    return m_right;
}

void LabPage::connectParts()
{
    connect(m_data, &DataPanel::failed, m_health, &HealthZone::say);
    connect(m_data, &DataPanel::paintRequested, this, [this] {
        m_map->editing().clear();
        m_map->setTool(CanvasTool::Brush);
    });
    connect(m_loss, &LossCard::earlierRunPicked, this, [this](int index) {
        const auto& runs = m_bench.earlierRuns();
        if (index >= 0 && index < std::ssize(runs))
            m_editor.change(tr("return to an earlier run"),
                            runs[static_cast<std::size_t>(index)].scene);
    });
    connect(&m_map->plot(), &DecisionPlot::menuRequested, this, &LabPage::showContextMenu);
    m_tour = new Tour(m_editor, m_bench, m_lens, m_focus, *this);
    connect(m_tour, &Tour::moveToolWanted, this, [this] { m_map->setTool(CanvasTool::Move); });
    connect(m_tour, &Tour::ended, this,
            [this] { m_workspace.remembered().setFlag(QStringLiteral("lab/tour-seen"), true); });
    connect(m_why, &WhyPanel::said, this,
            [this](const QString& sentence) { setStatus(sentence, statusRight()); });
    connect(&m_bench, &Bench::runStarted, &m_focus, &Focus::lockTest);
    connect(&m_bench, &Bench::stateChanged, this, [this] { m_lens.setHasty(m_bench.playing()); });
    connect(&m_bench, &Bench::sceneChanged, this, &LabPage::showTexts);
    connect(&m_bench, &Bench::momentChanged, this, &LabPage::showTexts);
    connect(&m_focus, &Focus::selectionChanged, this, &LabPage::showTexts);
    m_remember.setSingleShot(true);
    m_remember.setInterval(1s);
    connect(&m_bench, &Bench::sceneChanged, &m_remember, qOverload<>(&QTimer::start));
    connect(&m_editor, &SceneEditor::opened, this, &LabPage::rememberScene);
    connect(&m_remember, &QTimer::timeout, this, &LabPage::rememberScene);
}

void LabPage::showTexts()
{
    const Scene& scene = m_editor.scene();
    setSubtitle(tr("%1 · %2").arg(text(scene.title), text(m_bench.algorithm().title)));
    const Frame* frame = m_bench.frame();
    QString left;
    if (frame)
        left = tr("%1 %2").arg(text(m_bench.algorithm().stepName)).arg(frame->snapshot.step);
    if (!m_focus.selection().empty())
        left = tr("%n sample(s) selected", nullptr, static_cast<int>(m_focus.selection().size()));
    setStatus(left, tr("Scene %1 · seed %2").arg(m_hash).arg(scene.seed));
}

QList<QWidget*> LabPage::rightTools()
{
    auto* save = withLook(new QPushButton(tr("Save scene")), Look::Primary);
    connect(save, &QPushButton::clicked, this, [this] { saveScene(); });
    return {menuButton(tr("Scenes"), scenesMenu()), menuButton(tr("Export"), exportMenu()), save};
}

std::vector<PaletteEntry> LabPage::paletteEntries()
{
    std::vector<PaletteEntry> entries;
    for (const Algorithm& algorithm : algorithms())
        entries.push_back({text(algorithm.title), tr("model"),
                           [this, id = text(algorithm.id)] { m_model->setAlgorithm(id); }});
    for (const BuiltInScene& scene : builtInScenes())
        entries.push_back(
            {text(scene.scene.title), tr("scene"), [this, &scene] { openScene(scene.scene); }});
    for (PaletteEntry& entry : m_data->paletteEntries())
        entries.push_back(std::move(entry));
    return entries;
}

} // namespace holdout
