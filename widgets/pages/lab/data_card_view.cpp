#include "pages/lab/data_card_view.h"

#include "data/toy_data.h"
#include "forms/card.h"
#include "pages/lab/class_bar.h"
#include "pages/lab/data_facts.h"
#include "pages/lab/data_scatter.h"
#include "pages/lab/import_columns.h"
#include "support/style_paint.h"
#include "support/text.h"
#include "support/theme.h"

#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace holdout {
namespace {

constexpr std::size_t mostColumns = 40; ///< Of a wide table; more would not be read.
constexpr std::uint64_t previewSeed = 7;

QLabel* paragraph(const QString& words)
{
    auto* label = new QLabel(words);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    QSizePolicy policy = label->sizePolicy(); // knows that the height depends on the width
    policy.setHorizontalPolicy(QSizePolicy::Ignored);
    label->setSizePolicy(policy);
    return label;
}

QLabel* heading(const QString& title)
{
    auto* label = new QLabel(title);
    label->setFont(titleFont());
    return label;
}

QString taskTitle(Task task)
{
    switch (task) {
    case Task::Classification:
        return DataCardView::tr("Classification");
    case Task::Regression:
        return DataCardView::tr("Regression");
    case Task::Clustering:
        break;
    }
    return DataCardView::tr("Clustering");
}

QString role(const DataCard& card, const ColumnSummary& column)
{
    if (column.name == card.target)
        return DataCardView::tr("target");
    const auto& chosen = card.defaultFeatures;
    const bool used =
        column.usable && (chosen.empty() || std::ranges::find(chosen, column.name) != chosen.end());
    return used ? DataCardView::tr("feature") : DataCardView::tr("left out at first");
}

/// The card behind what is read.
class CardPage : public QWidget {
protected:
    void paintEvent(QPaintEvent* /*event*/) override
    {
        QPainter(this).fillRect(rect(), theme().card);
    }
};

} // namespace

DataCardView::DataCardView(QWidget* parent) : QScrollArea(parent)
{
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("About the data"));
    setObjectName(QStringLiteral("dataCard"));
    setFrameShape(QFrame::NoFrame);
}

QVBoxLayout* DataCardView::restart(const QString& title, const QString& note)
{
    auto* page = new CardPage;
    m_column = new QVBoxLayout(page);
    m_column->setContentsMargins(4, 2, 14, 8);
    m_column->setSpacing(6);
    auto* name = paragraph(title);
    name->setFont(pageTitleFont());
    m_column->addWidget(name);
    if (!note.isEmpty())
        m_column->addWidget(mutedLabel(note));
    m_facts = nullptr; // went with the page before
    setWidget(page);
    return m_column;
}

void DataCardView::addSection(const QString& title, const std::string& words)
{
    if (words.empty())
        return;
    m_column->addSpacing(6);
    m_column->addWidget(heading(title));
    m_column->addWidget(paragraph(text(words)));
}

void DataCardView::showNothing(const QString& sentence)
{
    restart(QString(), QString());
    auto* label = mutedLabel(sentence);
    label->setAlignment(Qt::AlignCenter);
    m_column->addWidget(label, 1);
}

void DataCardView::showGenerator(const ToyData& toy)
{
    restart(text(toy.title), tr("Generator · %1").arg(taskTitle(toy.task)));
    m_column->addWidget(paragraph(text(toy.summary)));
    const auto samples = generate(toy, defaults(toy.parameters), previewSeed);
    if (samples) {
        m_column->addSpacing(4);
        m_column->addWidget(new DataScatter(scatterOf(*samples, toy.task)));
        if (samples->classes() > 0)
            addSizes(samples->classNames, samples->y);
    }
    std::string parameters;
    for (const Parameter& parameter : toy.parameters)
        parameters += (parameters.empty() ? "" : " · ") + parameter.label;
    addSection(tr("What can be set"), parameters);
    addSection(tr("The truth"), text(toy.bayes ? tr("Known: the map can show the best possible "
                                                    "rule, and how far a model is from it.")
                                               : tr("No closed form of the best possible rule is "
                                                    "known.")));
    m_column->addStretch(1);
}

void DataCardView::addSizes(const std::vector<std::string>& names, const Vector& classes)
{
    QStringList titles;
    QList<qint64> sizes(std::ssize(names), 0);
    for (const std::string& name : names)
        titles << text(name);
    for (const double label : classes)
        ++sizes[static_cast<qsizetype>(label)];
    m_column->addSpacing(4);
    m_column->addWidget(new ClassBar(titles, sizes));
}

void DataCardView::showTable(const DataCard& card)
{
    QString note = tr("Real data · %1").arg(taskTitle(card.task));
    if (!card.target.empty())
        note += tr(" of %1").arg(text(card.target));
    restart(text(card.title), note);
    m_column->addWidget(paragraph(text(card.story)));
    m_facts = new QVBoxLayout;
    m_facts->setSpacing(6);
    m_column->addLayout(m_facts);
    addSection(tr("What it teaches"), card.teaches);
    addSection(tr("Known defects"), card.knownDefects);
    addSection(tr("Known leaks"), card.knownLeaks);
    addSection(tr("Do not use for"), card.doNotUseFor);
    addSection(tr("Origin"), card.origin);
    addSection(tr("Licence"), card.licence);
    m_column->addStretch(1);
}

void DataCardView::showFacts(const DataFacts& facts)
{
    if (!m_facts)
        return; // another card is shown by now
    if (!facts.problem.empty()) {
        auto* label = paragraph(tr("The file cannot be read: %1.").arg(text(facts.problem)));
        label->setObjectName(QStringLiteral("problem"));
        m_facts->addWidget(label);
        return;
    }
    m_facts->addWidget(mutedLabel(
        tr("%1 rows · %2 columns · %3")
            .arg(countText(facts.table.rows), countText(std::ssize(facts.table.columns)),
                 facts.missing == 0 ? tr("no cell is missing")
                                    : tr("%1 missing cells").arg(countText(facts.missing)))));
    QVBoxLayout* const all = std::exchange(m_column, m_facts);
    if (facts.data.classes() > 0)
        addSizes(facts.data.classNames, facts.data.y);
    if (PlotContents scatter = scatterOf(facts.data, facts.card->task); mostlyApart(scatter)) {
        m_column->addSpacing(4);
        m_column->addWidget(new DataScatter(std::move(scatter)));
    }
    addColumns(facts);
    m_column = all;
}

void DataCardView::addColumns(const DataFacts& facts)
{
    m_facts->addSpacing(6);
    m_facts->addWidget(heading(tr("Columns")));
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(14);
    grid->setVerticalSpacing(3);
    grid->setColumnStretch(4, 1);
    const auto& columns = facts.table.columns;
    for (std::size_t j = 0; j < std::min(columns.size(), mostColumns); ++j) {
        const ColumnSummary& column = columns[j];
        const int row = static_cast<int>(j);
        grid->addWidget(new QLabel(text(column.name)), row, 0);
        const QString missing =
            column.missing > 0 ? tr("%1 missing").arg(countText(column.missing)) : QString();
        int place = 1;
        for (const QString& words : {kindName(column.kind), role(*facts.card, column), missing,
                                     contentOf(column, facts.table.rows)}) {
            auto* label = mutedLabel(words);
            label->setToolTip(words);
            if (place < 4)
                label->setMinimumWidth(label->sizeHint().width());
            grid->addWidget(label, row, place++);
        }
    }
    m_facts->addLayout(grid);
    if (columns.size() > mostColumns)
        m_facts->addWidget(
            mutedLabel(tr("… and %1 more")
                           .arg(countText(std::ssize(columns) - static_cast<Index>(mostColumns)))));
}

} // namespace holdout
