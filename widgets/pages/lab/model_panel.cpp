#include "pages/lab/model_panel.h"

#include "forms/chip.h"
#include "forms/flow_layout.h"
#include "forms/parameter_form.h"
#include "support/icons.h"
#include "support/style.h"
#include "support/text.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace holdout {
namespace {

void empty(QLayout* layout)
{
    while (QLayoutItem* item = layout->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
}

} // namespace

Settings differing(const Algorithm& algorithm, const Settings& settings)
{
    const Settings usual = defaults(algorithm.parameters);
    Settings result;
    for (const auto& [id, setting] : settings)
        if (const auto found = usual.find(id); found == usual.end() || found->second != setting)
            result[id] = setting;
    return result;
}

Scene withAlgorithm(Scene scene, const Algorithm& algorithm, const Prepared* prepared)
{
    scene.algorithm = algorithm.id;
    scene.settings.clear();
    scene.stopAt = -1;
    Task natural = scene.task;
    if (natural == Task::Clustering && prepared && prepared->raw.labelled())
        natural = prepared->raw.classes() > 0 ? Task::Classification : Task::Regression;
    scene.task = algorithm.can(natural) ? natural : algorithm.tasks.front();
    return scene;
}

ModelPanel::ModelPanel(SceneEditor& editor, Bench& bench, QWidget* parent)
    : Card(tr("Model"), parent), m_editor(editor), m_bench(bench), m_algorithm(new QComboBox(this)),
      m_presets(new FlowLayout), m_form(new ParameterForm(this)), m_seed(new QSpinBox(this)),
      m_steps(new FlowLayout)
{
    makeAlgorithmRow();
    body()->addLayout(m_presets);
    body()->addWidget(m_form);
    makeSeedRow();
    makePipeline();
    connect(m_form, &ParameterForm::changed, this,
            [this](const Settings& settings) { changeSettings(settings, false); });
    connect(m_form, &ParameterForm::committed, this,
            [this] { m_editor.commit(tr("change of parameters")); });
    connect(&bench, &Bench::sceneChanged, this, &ModelPanel::showScene);
}

void ModelPanel::makeAlgorithmRow()
{
    auto* reset = withLook(new QPushButton(tr("reset"), this), Look::Link);
    reset->setToolTip(tr("Every parameter back to its default"));
    reset->setObjectName(QStringLiteral("reset_parameters"));
    connect(reset, &QPushButton::clicked, m_form, &ParameterForm::reset);
    addToTitleRow(reset);
    m_algorithm->setObjectName(QStringLiteral("algorithm"));
    m_algorithm->setAccessibleName(tr("Model"));
    for (const Algorithm& algorithm : algorithms()) {
        m_algorithm->addItem(text(algorithm.title), text(algorithm.id));
        m_algorithm->setItemData(m_algorithm->count() - 1, text(algorithm.summary),
                                 Qt::ToolTipRole);
    }
    connect(m_algorithm, &QComboBox::activated, this,
            [this] { setAlgorithm(m_algorithm->currentData().toString()); });
    m_algorithm->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_algorithm->setMinimumContentsLength(12);
    body()->addWidget(m_algorithm);
}

void ModelPanel::makeSeedRow()
{
    auto* row = new QHBoxLayout;
    auto* label = new QLabel(tr("Seed"), this);
    row->addWidget(label);
    row->addStretch();
    m_seed->setRange(0, 999'999);
    m_seed->setAccessibleName(tr("Seed of the run"));
    m_seed->setObjectName(QStringLiteral("seed"));
    m_seed->setToolTip(
        tr("The same seed gives the same run. R restarts it, Shift+R takes a new one"));
    m_seed->setKeyboardTracking(false);
    label->setBuddy(m_seed);
    row->addWidget(m_seed);
    body()->addLayout(row);
    connect(m_seed, &QSpinBox::valueChanged, this, &ModelPanel::setSeed);
}

void ModelPanel::makePipeline()
{
    body()->addWidget(divider(this));
    auto* row = new QHBoxLayout;
    auto* title = new QLabel(tr("<b>Before training</b>"), this);
    row->addWidget(title);
    row->addStretch();
    row->addWidget(mutedLabel(tr("fitted on training rows"), this));
    body()->addLayout(row);
    body()->addLayout(m_steps);
}

void ModelPanel::setAlgorithm(const QString& id)
{
    const auto algorithm = findAlgorithm(text(id));
    if (!algorithm)
        return;
    m_editor.change(tr("change of model"),
                    withAlgorithm(m_editor.scene(), **algorithm, m_bench.prepared().get()));
}

void ModelPanel::showScene()
{
    const Scene& scene = m_editor.scene();
    const Algorithm& algorithm = m_bench.algorithm();
    m_algorithm->setCurrentIndex(m_algorithm->findData(text(algorithm.id)));
    m_algorithm->setToolTip(text(algorithm.summary));
    if (m_shown != algorithm.id) {
        m_shown = algorithm.id;
        m_form->setParameters(algorithm.parameters);
        showPresets();
    }
    m_form->setSettings(m_bench.settings());
    const QSignalBlocker quiet(m_seed);
    m_seed->setValue(static_cast<int>(scene.seed));
    if (m_steps->count() == 0 || m_shownSteps != scene.transforms)
        showPipeline();
}

void ModelPanel::showPresets()
{
    empty(m_presets);
    for (const Preset& preset : m_bench.algorithm().presets) {
        auto* chip = new Chip(text(preset.title), this);
        chip->setIcon(icon(preset.good ? QStringLiteral("success") : QStringLiteral("warning")));
        chip->setToolTip((preset.good ? tr("How to do it. %1") : tr("How it goes wrong. %1"))
                             .arg(text(preset.lesson)));
        connect(chip, &Chip::clicked, this, [this, settings = preset.settings] {
            changeSettings(Settings(settings.begin(), settings.end()), true);
        });
        m_presets->addWidget(chip);
    }
}

void ModelPanel::changeSettings(const Settings& settings, bool settled)
{
    Scene scene = m_editor.scene();
    scene.settings = differing(m_bench.algorithm(), settings);
    scene.stopAt = -1;
    if (scene != m_editor.scene())
        m_editor.preview(scene);
    if (settled)
        m_editor.commit(tr("change of parameters"));
}

void ModelPanel::nudge(int which, int notches)
{
    which == 0 ? m_form->turnMain(notches) : m_form->turnSecond(notches);
}

void ModelPanel::setSeed(int seed)
{
    Scene scene = m_editor.scene();
    scene.seed = static_cast<std::uint64_t>(seed);
    m_editor.change(tr("change of seed"), scene);
}

void ModelPanel::showPipeline()
{
    empty(m_steps);
    m_shownSteps = m_editor.scene().transforms;
    for (int i = 0; i < std::ssize(m_shownSteps); ++i) {
        const auto transform = findTransform(m_shownSteps[static_cast<std::size_t>(i)].id);
        auto* chip = new Chip(transform ? text((*transform)->title) : QString(), this);
        chip->setToolTip(transform ? text((*transform)->summary) : QString());
        chip->setRemovable(true);
        connect(chip, &Chip::removed, this, [this, i] { removeStep(i); });
        m_steps->addWidget(chip);
    }
    auto* add = new Chip(tr("+ step"), this);
    add->setObjectName(QStringLiteral("add_step"));
    add->setToolTip(tr("Prepare the data: scale, fill in missing cells, encode categories …"));
    connect(add, &Chip::clicked, this, [this, add] {
        QMenu menu;
        menu.setToolTipsVisible(true);
        for (const Transform& transform : transforms()) {
            QAction* action = menu.addAction(text(transform.title));
            action->setToolTip(text(transform.summary));
            connect(action, &QAction::triggered, this, [this, id = transform.id] { addStep(id); });
        }
        menu.exec(add->mapToGlobal(QPoint(0, add->height() + 2)));
    });
    m_steps->addWidget(add);
}

void ModelPanel::addStep(const std::string& id)
{
    Scene scene = m_editor.scene();
    scene.transforms.push_back({.id = id});
    m_editor.change(tr("new step before training"), scene);
}

void ModelPanel::removeStep(int position)
{
    Scene scene = m_editor.scene();
    scene.transforms.erase(scene.transforms.begin() + position);
    m_editor.change(tr("removal of a step before training"), scene);
}

} // namespace holdout
