#include "forms/banner.h"
#include "forms/card.h"
#include "pages/lab/import_column_list.h"
#include "pages/lab/import_dialog.h"
#include "pages/lab/import_format_row.h"
#include "pages/lab/import_preview.h"
#include "support/style.h"
#include "support/theme.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QListView>
#include <QProgressBar>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QStringListModel>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace holdout {
namespace {

constexpr QSize firstSize{1080, 660};
constexpr int gap = 12;
constexpr int remarksHeight = 84;
constexpr int narrowest = 64, widest = 220; ///< Columns of the preview.
constexpr int columnsMeasured = 200;
constexpr int rowsMeasured = 30;

QProgressBar* makeProgress(const QString& name)
{
    auto* bar = new QProgressBar;
    bar->setRange(0, 1000);
    bar->setTextVisible(false);
    bar->setObjectName(name);
    bar->setAccessibleName(ImportDialog::tr("Progress of reading"));
    return bar;
}

/// A page with its contents in the middle.
QWidget* centred(const QList<QWidget*>& contents)
{
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setSpacing(10);
    column->addStretch(2);
    for (QWidget* widget : contents) {
        auto* row = new QHBoxLayout;
        row->addStretch(1);
        row->addWidget(widget, 4);
        row->addStretch(1);
        column->addLayout(row);
    }
    column->addStretch(3);
    return page;
}

} // namespace

void ImportDialog::makeContents()
{
    const QString name = QFileInfo(m_path).fileName();
    setWindowTitle(tr("Open %1").arg(name));
    resize(firstSize);
    auto* title =
        new QLabel(fontMetrics().elidedText(name, Qt::ElideMiddle, firstSize.width() / 2));
    title->setFont(pageTitleFont());
    title->setTextFormat(Qt::PlainText);
    m_facts = mutedLabel(m_path);
    m_facts->setObjectName(QStringLiteral("facts"));
    auto* titleRow = new QHBoxLayout;
    titleRow->setSpacing(gap);
    titleRow->addWidget(title);
    titleRow->addWidget(m_facts, 1);
    m_format = new ImportFormatRow;
    m_format->setEnabled(false);
    m_banner = new Banner(Banner::Kind::Danger, QString());
    m_banner->setObjectName(QStringLiteral("banner"));
    m_banner->hide();
    m_pages = new QStackedWidget;
    m_pages->addWidget(makeReadingPage());
    m_pages->addWidget(makeRefusedPage());
    m_pages->addWidget(makeTablePage());

    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(16, 14, 16, 14);
    all->setSpacing(gap);
    all->addLayout(titleRow);
    all->addWidget(m_format);
    all->addWidget(m_banner);
    all->addWidget(m_pages, 1);
    all->addWidget(makeBottomRow());
    m_open->setDefault(true); // only now does it know its dialog
}

QWidget* ImportDialog::makeReadingPage()
{
    auto* label = new QLabel(tr("Reading the file"));
    label->setAlignment(Qt::AlignCenter);
    label->setFont(titleFont());
    m_progress = makeProgress(QStringLiteral("progress"));
    return centred({label, m_progress});
}

QWidget* ImportDialog::makeRefusedPage()
{
    auto* title = new QLabel(tr("This file cannot be read as a table"));
    title->setAlignment(Qt::AlignCenter);
    title->setFont(titleFont());
    m_refusal = new QLabel;
    m_refusal->setObjectName(QStringLiteral("refusal"));
    m_refusal->setAlignment(Qt::AlignCenter);
    m_refusal->setWordWrap(true);
    m_refusal->setTextFormat(Qt::PlainText);
    m_refusal->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto* hint = mutedLabel(tr("If it was only misunderstood, say above how it is to be read."));
    hint->setAlignment(Qt::AlignCenter);
    return centred({title, m_refusal, hint});
}

QWidget* ImportDialog::makeTablePage()
{
    m_columnsCard = new Card(tr("Columns"));
    m_list = new ImportColumnList(*m_columns);
    m_columnsCard->body()->addWidget(m_list, 1);
    m_previewCard = new Card(tr("Preview"));
    m_previewCard->body()->addWidget(makePreview(), 1);
    auto* splitter = new QSplitter(Qt::Horizontal);
    splitter->addWidget(m_columnsCard);
    splitter->addWidget(m_previewCard);
    splitter->setChildrenCollapsible(false);
    splitter->setSizes({580, 460});
    return splitter;
}

QWidget* ImportDialog::makePreview()
{
    m_view = new QTableView;
    m_view->setObjectName(QStringLiteral("preview"));
    m_view->setAccessibleName(tr("The first rows of the file"));
    m_view->setModel(m_preview);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setTabKeyNavigation(false);
    m_view->setWordWrap(false);
    m_view->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->horizontalHeader()->setHighlightSections(false);
    m_view->horizontalHeader()->setDefaultSectionSize(110);
    m_view->verticalHeader()->setDefaultSectionSize(26);
    m_view->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);

    m_remarks = new QStringListModel(this);
    auto* remarks = new QListView;
    remarks->setObjectName(QStringLiteral("remarks"));
    remarks->setAccessibleName(tr("What was noticed about the file"));
    remarks->setModel(m_remarks);
    remarks->setEditTriggers(QAbstractItemView::NoEditTriggers);
    remarks->setUniformItemSizes(true);
    remarks->setMaximumHeight(remarksHeight);
    m_remarkList = remarks;

    auto* both = new QWidget;
    auto* column = new QVBoxLayout(both);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_view, 1);
    column->addWidget(remarks);
    return both;
}

QWidget* ImportDialog::makeBottomRow()
{
    m_task = new QLabel;
    m_task->setObjectName(QStringLiteral("task"));
    m_task->setFont(titleFont());
    m_task->setTextFormat(Qt::PlainText);
    m_task->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_reason = mutedLabel(QString());
    m_reason->setObjectName(QStringLiteral("reason"));
    m_againProgress = makeProgress(QStringLiteral("againProgress"));
    m_againProgress->setFixedWidth(120);
    m_againProgress->hide();
    auto* cancel = new QPushButton(tr("Cancel"));
    cancel->setObjectName(QStringLiteral("cancel"));
    cancel->setAutoDefault(false);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    m_open = withLook(new QPushButton(tr("Open in the lab")), Look::Primary);
    m_open->setObjectName(QStringLiteral("open"));

    auto* words = new QVBoxLayout;
    words->setSpacing(1);
    words->addWidget(m_task);
    words->addWidget(m_reason);
    auto* bottom = new QWidget;
    auto* row = new QHBoxLayout(bottom);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addLayout(words, 1);
    row->addWidget(m_againProgress);
    row->addWidget(cancel);
    row->addWidget(m_open);
    return bottom;
}

/// Gives the first columns the width their contents need; thousands would take seconds to measure.
void ImportDialog::fitPreview()
{
    const QFontMetrics metrics = m_view->fontMetrics();
    const int columns = std::min(m_preview->columnCount(), columnsMeasured);
    const int rows = std::min(m_preview->rowCount(), rowsMeasured);
    for (int column = 0; column < columns; ++column) {
        int width = metrics.horizontalAdvance(
            m_preview->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
        for (int row = 0; row < rows && width < widest; ++row)
            width = std::max(
                width, metrics.horizontalAdvance(m_preview->index(row, column).data().toString()));
        m_view->setColumnWidth(column, std::clamp(width + 24, narrowest, widest));
    }
}

} // namespace holdout
