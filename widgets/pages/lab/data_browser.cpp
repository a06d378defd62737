#include "pages/lab/data_browser.h"

#include "data/toy_data.h"
#include "forms/card.h"
#include "pages/lab/data_card_view.h"
#include "pages/lab/data_entries.h"
#include "pages/lab/data_facts.h"
#include "support/icons.h"
#include "support/style.h"
#include "support/text.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>

namespace holdout {
namespace {

constexpr QSize firstSize{1000, 640};
constexpr int pollEvery = 30; // milliseconds

} // namespace

DataBrowser::DataBrowser(ReadResource readResource, QWidget* parent)
    : QDialog(parent), m_entries(new DataEntries(devicePixelRatioF(), this)),
      m_search(new QLineEdit), m_list(new QListView), m_view(new DataCardView),
      m_open(withLook(new QPushButton(tr("Open")), Look::Primary)),
      m_worker([read = std::move(readResource)](const DataCard* card, const auto& deliver,
                                                const std::stop_token& /*stop*/) {
          deliver(std::make_shared<const DataFacts>(factsOf(*card, read)));
      })
{
    setWindowTitle(tr("Choose data"));
    resize(firstSize);
    auto* splitter = new QSplitter(Qt::Horizontal);
    splitter->addWidget(makeList());
    auto* about = new Card(tr("About the data"));
    about->body()->addWidget(m_view, 1);
    splitter->addWidget(about);
    splitter->setChildrenCollapsible(false);
    splitter->setSizes({320, 660});
    splitter->setStretchFactor(1, 1);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(16, 14, 16, 14);
    all->setSpacing(12);
    all->addWidget(splitter, 1);
    all->addWidget(makeBottomRow());
    m_open->setDefault(true); // only now does it know its dialog
    m_timer.setInterval(pollEvery);
    connect(&m_timer, &QTimer::timeout, this, &DataBrowser::poll);
    selectFirst();
    m_search->setFocus();
}

DataBrowser::~DataBrowser() = default;

QWidget* DataBrowser::makeList()
{
    auto* card = new Card(tr("Data"));
    m_search->setPlaceholderText(tr("Search data"));
    m_search->setAccessibleName(m_search->placeholderText());
    m_search->setObjectName(QStringLiteral("dataSearch"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(icon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    m_search->installEventFilter(this);
    connect(m_search, &QLineEdit::textChanged, this, &DataBrowser::search);
    m_list->setObjectName(QStringLiteral("dataList"));
    m_list->setAccessibleName(tr("Generators and data sets"));
    m_list->setModel(m_entries);
    m_list->setIconSize(DataEntries::iconSize);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &DataBrowser::showCurrent);
    connect(m_list, &QListView::doubleClicked, this, &DataBrowser::choose);
    card->body()->addWidget(m_search);
    card->body()->addWidget(m_list, 1);
    card->setMinimumWidth(240);
    return card;
}

QWidget* DataBrowser::makeBottomRow()
{
    auto* bottom = new QWidget;
    auto* row = new QHBoxLayout(bottom);
    row->setContentsMargins(0, 0, 0, 0);
    row->addStretch(1);
    auto* cancel = new QPushButton(tr("Cancel"));
    cancel->setObjectName(QStringLiteral("cancel"));
    cancel->setAutoDefault(false);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    row->addWidget(cancel);
    m_open->setObjectName(QStringLiteral("open"));
    connect(m_open, &QPushButton::clicked, this, &DataBrowser::choose);
    row->addWidget(m_open);
    return bottom;
}

void DataBrowser::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange)
        m_entries->paintIcons(devicePixelRatioF());
    QDialog::changeEvent(event);
}

/// The arrows move in the list while the search has the focus.
bool DataBrowser::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Up || key == Qt::Key_PageDown ||
            key == Qt::Key_PageUp) {
            QCoreApplication::sendEvent(m_list, event);
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

/// Shows the entries with all of the words, and the headings that still have an entry.
void DataBrowser::search(const QString& words)
{
    const QStringList wanted = words.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    bool groupShown = false;
    for (int row = m_entries->rowCount() - 1; row >= 0; --row) {
        const QModelIndex index = m_entries->index(row, 0);
        bool shown = groupShown;
        if (DataEntries::sourceOf(index) == DataEntries::Heading) {
            groupShown = false;
        } else {
            const QString in = index.data(DataEntries::WordsRole).toString();
            shown = std::ranges::all_of(wanted, [&](const QString& word) {
                return in.contains(word, Qt::CaseInsensitive);
            });
            groupShown = groupShown || shown;
        }
        m_list->setRowHidden(row, !shown);
    }
    const QModelIndex current = m_list->currentIndex();
    if (!current.isValid() || m_list->isRowHidden(current.row()))
        selectFirst();
    m_list->scrollTo(m_list->currentIndex());
}

void DataBrowser::selectFirst()
{
    for (int row = 0; row < m_entries->rowCount(); ++row) {
        const QModelIndex index = m_entries->index(row, 0);
        if (DataEntries::sourceOf(index) != DataEntries::Heading && !m_list->isRowHidden(row)) {
            m_list->setCurrentIndex(index);
            return;
        }
    }
    m_list->setCurrentIndex({});
    showCurrent();
}

const ToyData* DataBrowser::currentToy() const
{
    const QModelIndex index = m_list->currentIndex();
    const auto toy = std::ranges::find(toyData(), text(index.data(DataEntries::IdRole).toString()),
                                       &ToyData::id);
    return index.isValid() && DataEntries::sourceOf(index) == DataEntries::Generator &&
                   toy != toyData().end()
               ? &*toy
               : nullptr;
}

const DataCard* DataBrowser::currentCard() const
{
    const QModelIndex index = m_list->currentIndex();
    const auto card = findCard(text(index.data(DataEntries::IdRole).toString()));
    return index.isValid() && DataEntries::sourceOf(index) == DataEntries::RealData && card
               ? *card
               : nullptr;
}

void DataBrowser::showCurrent()
{
    m_worker.cancel();
    m_timer.stop();
    const ToyData* toy = currentToy();
    const DataCard* card = currentCard();
    m_open->setEnabled(toy || card);
    if (toy) {
        m_view->showGenerator(*toy);
    } else if (card) {
        m_view->showTable(*card);
        m_worker.ask(card);
        m_timer.start();
    } else {
        m_view->showNothing(tr("Nothing is called that; try a shorter word."));
    }
}

void DataBrowser::poll()
{
    if (const auto facts = m_worker.take()) {
        m_timer.stop();
        m_view->showFacts(**facts);
    }
}

void DataBrowser::choose()
{
    if (const ToyData* toy = currentToy())
        emit generatorChosen(text(toy->id));
    else if (const DataCard* card = currentCard())
        emit tableChosen(text(card->id));
    else
        return;
    accept();
}

} // namespace holdout
