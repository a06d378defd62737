#include "pages/lab/score_card.h"

#include "eval/metric.h"
#include "forms/chip.h"
#include "plots/confusion_matrix.h"
#include "plots/metric_strip.h"
#include "plots/residual_plot.h"
#include "support/icons.h"
#include "support/text.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QSlider>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace holdout {
namespace {

constexpr int thresholdSteps = 100;

QStringList names(const std::vector<std::string>& classNames)
{
    QStringList result;
    for (const std::string& name : classNames)
        result << text(name);
    return result;
}

std::vector<MetricReading> readings(const Verdict& verdict, bool testUnlocked)
{
    std::vector<MetricReading> result;
    for (const Metric& metric : metrics()) {
        if (metric.task != verdict.prepared->task)
            continue;
        MetricReading reading{.metric = &metric};
        for (const Part part : {Part::Train, Part::Validation, Part::Test}) {
            const auto index = static_cast<std::size_t>(part);
            const MetricValues& values = verdict.of(part).metrics;
            const auto found = values.find(metric.id);
            if (part == Part::Test && !testUnlocked)
                reading.values[index].reason = ScoreCard::tr("Locked");
            else if (found == values.end())
                reading.values[index].reason = ScoreCard::tr("This part has no samples");
            else if (found->second)
                reading.values[index].value = *found->second;
            else
                reading.values[index].reason = text(found->second.error().message);
        }
        result.push_back(std::move(reading));
    }
    return result;
}

} // namespace

ScoreCard::ScoreCard(SceneEditor& editor, Lens& lens, Focus& focus, QWidget* parent)
    : Card(tr("Confusion matrix"), parent), m_editor(editor), m_lens(lens), m_focus(focus),
      m_pictures(new QStackedWidget(this)), m_matrix(new ConfusionMatrix(this)),
      m_residuals(new ResidualPlot(this)),
      m_clusterNote(mutedLabel(tr("Clusters have no right answer to be confused with."), this)),
      m_strip(new MetricStrip(this)), m_table(new MetricTable(this))
{
    m_matrix->setObjectName(QStringLiteral("confusion_matrix"));
    m_pictures->addWidget(m_matrix);
    m_pictures->addWidget(m_residuals);
    m_pictures->addWidget(m_clusterNote);
    m_clusterNote->setAlignment(Qt::AlignCenter);
    body()->addWidget(makePartRow());
    body()->addWidget(m_pictures, 1);
    body()->addWidget(makeThresholdRow());
    body()->addWidget(m_strip);
    body()->addWidget(m_table);
    m_table->hide();
    connectViews();
    showTestLock();
}

QWidget* ScoreCard::makePartRow()
{
    auto* row = new QWidget(this);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    layout->setSpacing(6);
    m_partButtons = new QButtonGroup(this);
    const std::pair<Part, QString> parts[] = {
        {Part::Train, tr("Train")}, {Part::Validation, tr("Validation")}, {Part::Test, tr("Test")}};
    for (const auto& [part, title] : parts) {
        auto* chip = new Chip(title, row);
        chip->setCheckable(true);
        chip->setObjectName(QStringLiteral("part_%1").arg(title.toLower()));
        m_partButtons->addButton(chip, static_cast<int>(part));
        layout->addWidget(chip);
    }
    layout->addStretch();
    auto* all = new Chip(tr("All metrics"), row);
    all->setCheckable(true);
    all->setObjectName(QStringLiteral("all_metrics"));
    all->setToolTip(tr("Every metric on every part, in place of the picture"));
    connect(all, &Chip::toggled, this, [this](bool on) {
        m_table->setVisible(on);
        m_pictures->setVisible(!on);
        m_strip->setVisible(!on);
    });
    layout->addWidget(all);
    connect(m_partButtons, &QButtonGroup::idClicked, this,
            [this](int part) { showPart(static_cast<Part>(part)); });
    return row;
}

QWidget* ScoreCard::makeThresholdRow()
{
    m_thresholdRow = new QWidget(this);
    auto* layout = new QHBoxLayout(m_thresholdRow);
    layout->setContentsMargins({});
    m_threshold = new QSlider(Qt::Horizontal, m_thresholdRow);
    m_threshold->setRange(0, thresholdSteps);
    m_threshold->setAccessibleName(tr("Threshold"));
    m_threshold->setObjectName(QStringLiteral("threshold"));
    m_threshold->setToolTip(
        tr("A sample is decided to be of the second class if its probability is "
           "at least this"));
    m_thresholdValue = mutedLabel({}, m_thresholdRow);
    layout->addWidget(m_threshold, 1);
    layout->addWidget(m_thresholdValue);
    connect(m_threshold, &QSlider::valueChanged, this,
            [this](int value) { setThreshold(static_cast<double>(value) / thresholdSteps); });
    connect(m_threshold, &QSlider::sliderReleased, this,
            [this] { m_editor.commit(tr("change of threshold")); });
    return m_thresholdRow;
}

void ScoreCard::connectViews()
{
    connect(&m_lens, &Lens::verdictChanged, this, &ScoreCard::showVerdict);
    connect(&m_focus, &Focus::testLockChanged, this, &ScoreCard::showTestLock);
    connect(&m_focus, &Focus::selectionChanged, this, [this] {
        if (m_focus.selection().empty())
            m_matrix->setSelected({});
    });
    connect(m_table, &MetricTable::unlockTest, &m_focus, &Focus::unlockTest);
    connect(m_matrix, &ConfusionMatrix::cellPicked, this, &ScoreCard::selectCell);
    connect(m_residuals, &ResidualPlot::rowPicked, this, [this](Index row, bool add) {
        std::vector<Index> rows = add ? m_focus.selection() : std::vector<Index>{};
        rows.push_back(row);
        m_focus.select(std::move(rows));
    });
    connect(m_matrix, &ConfusionMatrix::noteChanged, this, &Card::setNote);
    connect(m_residuals, &ResidualPlot::noteChanged, this, &Card::setNote);
}

void ScoreCard::showPart(Part part)
{
    if (part == Part::Test && !m_focus.testUnlocked())
        m_focus.unlockTest();
    m_part = part;
    m_partButtons->button(static_cast<int>(part))->setChecked(true);
    showVerdict();
}

void ScoreCard::showTestLock()
{
    auto* test = m_partButtons->button(static_cast<int>(Part::Test));
    const bool locked = !m_focus.testUnlocked();
    test->setIcon(icon(locked ? QStringLiteral("lock") : QStringLiteral("unlock")));
    test->setToolTip(locked ? tr("Test scores are locked: every look while you still change the "
                                 "model makes them a little less honest. Looked %n time(s) so far.",
                                 nullptr, m_focus.testLooks())
                            : tr("Looked %n time(s) so far", nullptr, m_focus.testLooks()));
    m_table->setTestUnlocked(!locked);
    m_table->setLooks(m_focus.testLooks());
    if (locked && m_part == Part::Test)
        m_part = Part::Validation;
    m_partButtons->button(static_cast<int>(m_part))->setChecked(true);
    showVerdict();
}

void ScoreCard::showVerdict()
{
    const Scene& scene = m_editor.scene();
    const int steps = qRound(scene.view.threshold * thresholdSteps);
    const QSignalBlocker quiet(m_threshold);
    m_threshold->setValue(steps);
    m_thresholdValue->setText(QString::number(scene.view.threshold, 'f', 2));
    const Verdict* verdict = m_lens.verdict();
    if (!verdict)
        return;
    const Task task = verdict->prepared->task;
    m_thresholdRow->setVisible(task == Task::Classification &&
                               verdict->prepared->raw.classes() == 2);
    if (task == Task::Classification)
        showMatrix(*verdict);
    else if (task == Task::Regression)
        showResiduals(*verdict);
    else {
        setTitle(tr("Scores"));
        setNote({});
        m_pictures->setCurrentWidget(m_clusterNote);
    }
    showMetrics(*verdict);
}

void ScoreCard::showMatrix(const Verdict& verdict)
{
    const Dataset& raw = verdict.prepared->raw;
    const PartReport& part = verdict.of(m_part);
    const double threshold = m_editor.scene().view.threshold;
    const Eigen::MatrixXi counts =
        part.rows.empty()
            ? Eigen::MatrixXi::Zero(raw.classes(), raw.classes())
            : confusion(raw.y(part.rows), decide(part.scores, threshold), raw.classes());
    setTitle(tr("Confusion matrix"));
    m_matrix->setCounts(counts, names(raw.classNames));
    m_matrix->setContext(m_part, raw.classes() == 2 ? std::optional(threshold) : std::nullopt);
    setNote(m_matrix->note());
    m_pictures->setCurrentWidget(m_matrix);
}

void ScoreCard::showResiduals(const Verdict& verdict)
{
    const PartReport& part = verdict.of(m_part);
    setTitle(tr("Residuals"));
    const Vector truth = verdict.prepared->raw.y(part.rows);
    const Vector predicted = part.rows.empty() ? Vector() : Vector(part.scores.col(0));
    m_residuals->setSamples(truth, predicted, part.rows);
    m_residuals->setContext(m_part, text(verdict.prepared->raw.targetName));
    setNote(m_residuals->note());
    m_pictures->setCurrentWidget(m_residuals);
}

void ScoreCard::showMetrics(const Verdict& verdict)
{
    std::vector<MetricReading> all = readings(verdict, m_focus.testUnlocked());
    m_table->setReadings(all);
    // The four that the strip shows: the ones interviews ask for first.
    static const std::vector<std::string> first{
        "accuracy", "precision", "recall", "roc_auc", "r2", "mae", "rmse", "inertia", "silhouette"};
    std::vector<MetricReading> shown;
    for (const std::string& id : first)
        for (const MetricReading& reading : all)
            if (reading.metric->id == id)
                shown.push_back(reading);
    m_strip->setReadings(std::move(shown), static_cast<int>(m_part));
}

void ScoreCard::setThreshold(double threshold)
{
    Scene scene = m_editor.scene();
    scene.view.threshold = threshold;
    m_editor.preview(scene);
    if (!m_threshold->isSliderDown())
        m_editor.commit(tr("change of threshold"));
    m_thresholdValue->setText(QString::number(threshold, 'f', 2));
}

std::vector<Index> ScoreCard::rowsIn(int truth, int predicted) const
{
    std::vector<Index> rows;
    const Verdict& verdict = *m_lens.verdict();
    for (const Index row : verdict.of(m_part).rows)
        if (qRound(verdict.prepared->raw.y(row)) == truth &&
            verdict.decided[static_cast<std::size_t>(row)] == predicted)
            rows.push_back(row);
    return rows;
}

void ScoreCard::selectCell(int truth, int predicted, bool add)
{
    if (!m_lens.verdict())
        return;
    std::vector<Index> rows = add ? m_focus.selection() : std::vector<Index>{};
    const std::vector<Index> inCell = rowsIn(truth, predicted);
    rows.insert(rows.end(), inCell.begin(), inCell.end());
    m_focus.select(std::move(rows));
    m_matrix->setSelected({{truth, predicted}});
}

Exportable ScoreCard::exportable() const
{
    return m_pictures->currentWidget() == m_residuals ? m_residuals->exportable()
                                                      : m_matrix->exportable();
}

QString ScoreCard::metricsCsv() const
{
    return m_table->csv();
}

} // namespace holdout
