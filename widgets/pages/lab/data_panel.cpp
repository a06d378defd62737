#include "pages/lab/data_panel.h"

#include "data/datasets.h"
#include "data/toy_data.h"
#include "forms/parameter_form.h"
#include "pages/lab/data_browser.h"
#include "pages/lab/data_scatter.h"
#include "pages/lab/import_dialog.h"
#include "pages/lab/model_panel.h"
#include "plots/thumbnail.h"
#include "support/ask.h"
#include "support/style.h"
#include "support/text.h"
#include "support/theme.h"

#include <QButtonGroup>
#include <QEvent>
#include <QFileInfo>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QSlider>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace holdout {
namespace {

/// The generators of the gallery; the browser has all of them.
constexpr std::array galleryIds{"two_moons", "circles", "spirals",           "blobs",
                                "xor",       "sine",    "anisotropic_blobs", "checkerboard"};
constexpr int galleryColumns = 4;
constexpr QSize thumbnailSize{46, 36};

const ToyData* toyNamed(std::string_view id)
{
    const auto toy = std::ranges::find(toyData(), id, &ToyData::id);
    return toy == toyData().end() ? nullptr : &*toy;
}

} // namespace

DataPanel::DataPanel(SceneEditor& editor, Bench& bench, ReadResource readResource, QWidget* parent)
    : Card(tr("Data"), parent), m_editor(editor), m_bench(bench), m_readResource(readResource),
      m_opener(editor, bench, readResource), m_gallery(new QButtonGroup(this)),
      m_source(new QLabel(this)), m_form(new ParameterForm(this))
{
    makeGallery();
    makeButtons();
    m_source->setWordWrap(true);
    body()->addWidget(m_source);
    body()->addWidget(m_form);
    makeSplit();
    connect(&m_opener, &DataOpener::failed, this, &DataPanel::failed);
    connect(m_form, &ParameterForm::changed, this,
            [this](const Settings& settings) { changeParameters(settings); });
    connect(m_form, &ParameterForm::committed, this,
            [this] { m_editor.commit(tr("change of data")); });
    connect(&bench, &Bench::sceneChanged, this, &DataPanel::showScene);
    connect(&bench, &Bench::dataChanged, this, &DataPanel::showNote);
}

void DataPanel::makeGallery()
{
    auto* grid = new QGridLayout;
    grid->setSpacing(6);
    for (int i = 0; i < std::ssize(galleryIds); ++i) {
        const ToyData* toy = toyNamed(galleryIds[static_cast<std::size_t>(i)]);
        auto* button = new QToolButton(this);
        button->setCheckable(true);
        button->setIconSize(thumbnailSize);
        button->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
        button->setToolTip(text(toy->title + ". " + toy->summary));
        button->setAccessibleName(text(toy->title));
        button->setObjectName(QStringLiteral("data_") + text(toy->id));
        m_gallery->addButton(button, i);
        grid->addWidget(button, i / galleryColumns, i % galleryColumns);
    }
    body()->addLayout(grid);
    showThumbnails();
    connect(m_gallery, &QButtonGroup::idClicked, this, [this](int i) {
        openGenerator(QLatin1String(galleryIds[static_cast<std::size_t>(i)]));
    });
}

void DataPanel::showThumbnails()
{
    for (QAbstractButton* button : m_gallery->buttons()) {
        const ToyData* toy = toyNamed(galleryIds[static_cast<std::size_t>(m_gallery->id(button))]);
        Settings few = defaults(toy->parameters);
        few["n"] = 90.0;
        if (const auto samples = generate(*toy, few, 7))
            button->setIcon(
                QPixmap::fromImage(thumbnail(scatterOf(*samples, toy->task).points, thumbnailSize,
                                             theme(), devicePixelRatioF())));
    }
}

void DataPanel::makeButtons()
{
    auto* row = new QHBoxLayout;
    row->setSpacing(6);
    const auto add = [&](const QString& title, const QString& tip, auto slot) {
        auto* button = withLook(new QPushButton(title, this), Look::Small);
        button->setToolTip(tip);
        connect(button, &QPushButton::clicked, this, slot);
        row->addWidget(button);
    };
    add(tr("Paint"), tr("An empty canvas to spray points on"), [this] { emit paintRequested(); });
    add(tr("Open CSV…"), tr("A table of your own; you can also drop it on the window"),
        [this] { openCsv({}); });
    add(tr("More…"), tr("Every generator and every real data set, with its story and licence"),
        [this] { browse(); });
    row->addStretch();
    body()->addLayout(row);
}

QSlider* DataPanel::shareSlider(const QString& name, const QString& tip, double Split::*share)
{
    auto* slider = new QSlider(Qt::Horizontal, this);
    slider->setRange(0, 60);
    slider->setAccessibleName(name);
    slider->setToolTip(tip);
    connect(slider, &QSlider::valueChanged, this,
            [this, share](int percent) { changeShare(share, percent / 100.0); });
    connect(slider, &QSlider::sliderReleased, this,
            [this] { m_editor.commit(tr("change of split")); });
    return slider;
}

void DataPanel::makeSplit()
{
    m_splitText = new QLabel(this);
    body()->addWidget(m_splitText);
    auto* row = new QHBoxLayout;
    m_validation = shareSlider(tr("Validation share"),
                               tr("Share of the samples that choices are judged on, in %"),
                               &Split::validation);
    m_test = shareSlider(tr("Test share"), tr("Share of the samples kept for the very end, in %"),
                         &Split::test);
    row->addWidget(m_validation);
    row->addWidget(m_test);
    body()->addLayout(row);
}

void DataPanel::changeShare(double Split::*share, double value)
{
    Scene scene = m_editor.scene();
    scene.split.*share = value;
    scene.split.train = 1.0 - scene.split.validation - scene.split.test;
    if (scene.split.train < 0.05) {
        showScene(); // back to where it was
        return;
    }
    if (auto* painted = std::get_if<PaintedSource>(&scene.source))
        painted->parts.clear(); // the split decides again
    m_editor.preview(scene);
    if (!m_validation->isSliderDown() && !m_test->isSliderDown())
        m_editor.commit(tr("change of split"));
}

void DataPanel::openGenerator(const QString& id)
{
    if (const ToyData* toy = toyNamed(text(id)))
        m_opener.open(GeneratedSource{.id = toy->id, .settings = {}}, text(toy->title));
}

void DataPanel::openTable(const QString& id)
{
    const auto card = findCard(text(id));
    if (!card) {
        emit failed(text(card.error().message));
        return;
    }
    m_opener.open(TableSource{.name = (*card)->id,
                              .isFile = false,
                              .target = (*card)->target,
                              .features = (*card)->defaultFeatures},
                  text((*card)->title));
}

void DataPanel::openCsv(const QString& path)
{
    const QString chosen =
        path.isEmpty()
            ? ask().fileToOpen(
                  this, tr("Open CSV"),
                  {{tr("Tables"),
                    {QStringLiteral("csv"), QStringLiteral("tsv"), QStringLiteral("txt")}}})
            : path;
    if (chosen.isEmpty())
        return;
    auto* dialog = new ImportDialog(chosen, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ImportDialog::chosen, this, [this, chosen](const TableSource& source) {
        m_opener.open(source, QFileInfo(chosen).completeBaseName());
    });
    dialog->open();
}

std::vector<PaletteEntry> DataPanel::paletteEntries()
{
    std::vector<PaletteEntry> entries;
    for (const ToyData& toy : toyData())
        entries.push_back(
            {text(toy.title), tr("generator"), [this, id = text(toy.id)] { openGenerator(id); }});
    for (const DataCard& card : dataCards())
        entries.push_back(
            {text(card.title), tr("data set"), [this, id = text(card.id)] { openTable(id); }});
    return entries;
}

void DataPanel::browse()
{
    auto* dialog = new DataBrowser(m_readResource, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &DataBrowser::generatorChosen, this, &DataPanel::openGenerator);
    connect(dialog, &DataBrowser::tableChosen, this, &DataPanel::openTable);
    dialog->open();
}

void DataPanel::showScene()
{
    const Scene& scene = m_editor.scene();
    const auto* generated = std::get_if<GeneratedSource>(&scene.source);
    const ToyData* toy = generated ? toyNamed(generated->id) : nullptr;
    m_gallery->setExclusive(false);
    for (QAbstractButton* button : m_gallery->buttons())
        button->setChecked(toy &&
                           toy->id == galleryIds[static_cast<std::size_t>(m_gallery->id(button))]);
    m_gallery->setExclusive(true);
    m_form->setVisible(toy);
    m_source->setVisible(!toy);
    if (toy) {
        if (m_shown != toy->id)
            m_form->setParameters(toy->parameters);
        m_shown = toy->id;
        Settings settings = defaults(toy->parameters);
        for (const auto& [id, setting] : generated->settings)
            settings[id] = setting;
        m_form->setSettings(settings);
    } else {
        const bool painted = std::holds_alternative<PaintedSource>(scene.source);
        m_source->setText(painted ? tr("Points placed by hand. Undo brings the others back.")
                                  : text(scene.title));
    }
    const QSignalBlocker quietOne(m_validation);
    const QSignalBlocker quietTwo(m_test);
    m_validation->setValue(qRound(100 * scene.split.validation));
    m_test->setValue(qRound(100 * scene.split.test));
    m_splitText->setText(tr("Train %1 · validation %2 · test %3 %")
                             .arg(qRound(100 * scene.split.train))
                             .arg(qRound(100 * scene.split.validation))
                             .arg(qRound(100 * scene.split.test)));
}

void DataPanel::showNote()
{
    const auto prepared = m_bench.prepared();
    if (!prepared) {
        setNote({});
        return;
    }
    const Dataset& raw = prepared->raw;
    QString note = tr("%L1 points").arg(raw.samples());
    if (raw.dimensions() > 2)
        note += tr(" · %1 features").arg(raw.dimensions());
    if (raw.classes() > 0)
        note += tr(" · %1 classes").arg(raw.classes());
    setNote(note);
    QStringList notes;
    for (const std::string& each : m_bench.notes())
        notes << text(each);
    m_source->setToolTip(notes.join(QLatin1Char('\n')));
}

void DataPanel::changeParameters(const Settings& settings)
{
    Scene scene = m_editor.scene();
    auto* generated = std::get_if<GeneratedSource>(&scene.source);
    const ToyData* toy = generated ? toyNamed(generated->id) : nullptr;
    if (!toy)
        return;
    const Settings usual = defaults(toy->parameters);
    generated->settings.clear();
    for (const auto& [id, setting] : settings)
        if (usual.at(id) != setting)
            generated->settings[id] = setting;
    m_editor.preview(scene);
}

} // namespace holdout
