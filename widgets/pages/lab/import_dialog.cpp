#include "pages/lab/import_dialog.h"

#include "forms/banner.h"
#include "forms/card.h"
#include "pages/lab/import_column_list.h"
#include "pages/lab/import_columns.h"
#include "pages/lab/import_format_row.h"
#include "pages/lab/import_preview.h"
#include "run/task_name.h"
#include "support/text.h"
#include "support/theme.h"

#include <QFileInfo>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QStringListModel>
#include <QTableView>

namespace holdout {
namespace {

constexpr int mostRemarks = 1000;
constexpr int progressSteps = 1000;

} // namespace

ImportDialog::ImportDialog(const QString& path, QWidget* parent)
    : QDialog(parent), m_path(QFileInfo(path).absoluteFilePath()),
      m_reader(new ImportReader(m_path, this)), m_columns(new ImportColumns(this)),
      m_preview(new ImportPreview(this))
{
    makeContents();
    connect(m_reader, &ImportReader::progressed, this, &ImportDialog::showProgress);
    connect(m_reader, &ImportReader::finished, this, &ImportDialog::receive);
    connect(m_columns, &ImportColumns::planChanged, this, &ImportDialog::showPlan);
    connect(m_format, &ImportFormatRow::changed, this, &ImportDialog::changeFormat);
    connect(m_list, &ImportColumnList::kindWanted, this, &ImportDialog::changeKind);
    connect(m_list, &ImportColumnList::currentChanged, this, &ImportDialog::showCurrent);
    connect(m_banner, &Banner::actionTriggered, this, &ImportDialog::leaveRowsOut);
    connect(m_open, &QPushButton::clicked, this, &ImportDialog::choose);
    read({});
}

ImportDialog::~ImportDialog() = default;

void ImportDialog::read(const CsvOptions& options)
{
    m_reader->read(options);
    showProgress(0.0);
    showPlan();
}

void ImportDialog::showProgress(double share)
{
    const int step = static_cast<int>(share * progressSteps);
    m_progress->setValue(step);
    m_againProgress->setValue(step);
    m_againProgress->setVisible(m_reader->busy() && m_pages->currentIndex() != ReadingPage);
}

void ImportDialog::changeFormat(const CsvOptions& options)
{
    CsvOptions wanted = options;
    const CsvOptions& before = m_shown.asked;
    if (wanted.separator != before.separator || wanted.header != before.header ||
        wanted.encoding != before.encoding)
        wanted.kinds.clear(); // they are by name, and the names may change
    read(wanted);
}

void ImportDialog::changeKind(int column, ColumnKind kind)
{
    CsvOptions wanted = m_shown.asked;
    wanted.kinds[m_shown.table->columns[static_cast<std::size_t>(column)].name] = kind;
    read(wanted);
}

void ImportDialog::leaveRowsOut()
{
    m_shown.asked.skipRaggedRows = true; // the table shown is already without them
    m_shown.error.reset();
    showTable(m_shown);
}

void ImportDialog::receive(const TableReading& reading)
{
    m_againProgress->hide();
    m_format->setEnabled(!reading.error || reading.error->code == ErrorCode::InvalidInput);
    if (reading.table) {
        m_shown = reading;
        showTable(reading);
    } else {
        showRefusal(reading);
    }
}

/// A refused first reading takes the whole page; a later one leaves what is shown as it was.
void ImportDialog::showRefusal(const TableReading& reading)
{
    const QString sentence = text(reading.error->message) + QLatin1Char('.');
    if (m_shown.table) {
        m_format->showFormat(&m_shown.table->format, m_shown.asked);
        m_format->showSkipping(!m_shown.table->problems.empty(), m_shown.asked.skipRaggedRows);
        m_banner->setKind(Banner::Kind::Danger);
        m_banner->setText(tr("That did not work, so nothing was changed. ") + sentence);
        m_banner->setAction({});
        m_banner->show();
    } else {
        m_shown.asked = reading.asked;
        m_format->showFormat(nullptr, reading.asked);
        m_refusal->setText(sentence);
        m_pages->setCurrentIndex(RefusedPage);
    }
    showPlan();
}

void ImportDialog::showTable(const TableReading& reading)
{
    const TableSummary& table = *reading.table;
    m_facts->setText(tr("%1 rows · %2 columns · %3 · %4")
                         .arg(countText(table.rows), countText(std::ssize(table.columns)),
                              QLocale::c().formattedDataSize(QFileInfo(m_path).size(), 1,
                                                             QLocale::DataSizeSIFormat),
                              m_path));
    m_facts->setToolTip(m_path);
    m_format->showFormat(&table.format, reading.asked);
    m_format->showSkipping(!table.problems.empty(), reading.asked.skipRaggedRows);
    m_preview->setTable(reading.table);
    m_columns->setTable(reading.table);
    fitPreview();
    showRemarks(reading);
    m_columnsCard->setNote(countText(std::ssize(table.columns)));
    m_previewCard->setNote(table.rows > std::ssize(table.kept)
                               ? tr("the first %1 rows").arg(countText(std::ssize(table.kept)))
                               : QString());
    m_banner->setVisible(reading.error.has_value());
    if (reading.error) {
        m_banner->setKind(Banner::Kind::Danger);
        m_banner->setText(text(reading.error->message) + QLatin1Char('.'));
        m_banner->setAction(tr("Leave those rows out"));
    }
    const bool first = m_pages->currentIndex() != TablePage;
    m_pages->setCurrentIndex(TablePage);
    if (first) {
        m_list->showColumn(m_columns->plan().target);
        m_list->setFocus();
    }
    showPlan();
}

void ImportDialog::showRemarks(const TableReading& reading)
{
    QStringList remarks;
    for (const std::string& note : reading.table->notes)
        remarks << text(note);
    for (const RowProblem& problem : reading.table->problems)
        remarks << tr("Row %1 (line %2): cells found %3, expected %4")
                       .arg(countText(problem.row), countText(problem.line),
                            countText(problem.found), countText(problem.expected));
    if (const auto more = remarks.size() - mostRemarks; more > 0) {
        remarks = remarks.first(mostRemarks);
        remarks << tr("… and %1 more").arg(countText(more));
    }
    m_remarks->setStringList(remarks);
    m_remarkList->setVisible(!remarks.isEmpty());
}

void ImportDialog::showCurrent(int column)
{
    if (column >= 0)
        m_view->scrollTo(m_preview->index(std::max(m_view->rowAt(0), 0), column));
}

QString ImportDialog::taskSentence() const
{
    const ColumnPlan& plan = m_columns->plan();
    const TableSummary& table = *m_columns->table();
    const Index used = featureCount(table, plan);
    const QString features = used == 1 ? tr("1 feature") : tr("%1 features").arg(countText(used));
    if (plan.target < 0)
        return tr("Clustering: groups among %1").arg(features);
    const ColumnSummary& target = table.columns[static_cast<std::size_t>(plan.target)];
    const QString name = text(target.name).simplified().left(60);
    if (target.asTarget == Task::Classification)
        return tr("Classification: %1 classes of %2 from %3")
            .arg(countText(target.classes), name, features);
    return tr("Regression: the number %1 from %2").arg(name, features);
}

void ImportDialog::showPlan()
{
    const TableSummary* table = m_columns->table();
    QString reason;
    m_task->clear();
    if (m_reader->busy()) {
        reason = tr("Reading…");
    } else if (!table) {
        reason = tr("There is no table to learn from");
    } else if (m_shown.error) {
        reason = tr("Leave the rows of another length out, or mend the file");
    } else {
        reason = text(obstacle(*table, m_columns->plan()));
    }
    if (table) {
        m_preview->setPlan(m_columns->plan());
        if (reason.isEmpty() || m_reader->busy())
            m_task->setText(taskSentence());
    }
    const bool ready = reason.isEmpty();
    if (ready && m_columns->plan().target >= 0) {
        const auto& target = table->columns[static_cast<std::size_t>(m_columns->plan().target)];
        if (target.missing > 0)
            reason = target.missing == 1
                         ? tr("1 row without a value of %1 will be left out")
                               .arg(text(target.name).simplified())
                         : tr("%1 rows without a value of %2 will be left out")
                               .arg(countText(target.missing), text(target.name).simplified());
    }
    m_reason->setText(reason);
    m_open->setEnabled(ready);
    m_open->setToolTip(ready ? QString() : reason);
    m_open->setAccessibleDescription(reason);
}

void ImportDialog::choose()
{
    const ColumnChoice choice = choiceOf(*m_columns->table(), m_columns->plan());
    emit chosen({.name = text(m_path),
                 .isFile = true,
                 .target = choice.target,
                 .features = choice.features,
                 .reading = m_shown.asked});
    accept();
}

} // namespace holdout
