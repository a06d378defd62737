#include "pages/lab/data_entries.h"

#include "data/datasets.h"
#include "data/toy_data.h"
#include "pages/lab/data_scatter.h"
#include "plots/thumbnail.h"
#include "support/icons.h"
#include "support/text.h"
#include "support/theme.h"

#include <QPainter>

#include <algorithm>
#include <array>

namespace holdout {
namespace {

constexpr std::uint64_t iconSeed = 7;
constexpr std::size_t mostDots = 70;
constexpr std::array tasks{Task::Classification, Task::Regression, Task::Clustering};

QString groupTitle(DataEntries::Source source, Task task)
{
    const bool real = source == DataEntries::RealData;
    switch (task) {
    case Task::Classification:
        return real ? DataEntries::tr("Real data: classes")
                    : DataEntries::tr("Generators: classes");
    case Task::Regression:
        return real ? DataEntries::tr("Real data: numbers")
                    : DataEntries::tr("Generators: numbers");
    case Task::Clustering:
        break;
    }
    return real ? DataEntries::tr("Real data: groups") : DataEntries::tr("Generators: groups");
}

/// A few of the samples: all of them would only fill so small a picture.
QPixmap pictureOf(const ToyData& toy, double pixelRatio)
{
    const auto data = generate(toy, defaults(toy.parameters), iconSeed);
    if (!data)
        return {};
    const std::vector<PlotPoint> points = scatterOf(*data, toy.task).points;
    const std::size_t stride = points.size() / mostDots + 1;
    std::vector<PlotPoint> few;
    for (std::size_t i = 0; i < points.size(); i += stride)
        few.push_back(points[i]);
    return QPixmap::fromImage(thumbnail(few, DataEntries::iconSize, theme(), pixelRatio));
}

/// The sign of a table, as large as the pictures of generators.
QPixmap tablePicture(double pixelRatio)
{
    QPixmap picture(DataEntries::iconSize * pixelRatio);
    picture.setDevicePixelRatio(pixelRatio);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    const int side = 20;
    paintIcon(painter, QStringLiteral("data"),
              QRect((DataEntries::iconSize.width() - side) / 2,
                    (DataEntries::iconSize.height() - side) / 2, side, side),
              theme().muted);
    return picture;
}

/// The same picture whether its row is selected or not.
QIcon untinted(const QPixmap& picture)
{
    QIcon both(picture);
    both.addPixmap(picture, QIcon::Selected);
    return both;
}

} // namespace

DataEntries::DataEntries(double pixelRatio, QObject* parent) : QStandardItemModel(parent)
{
    addGenerators();
    addTables();
    paintIcons(pixelRatio);
}

DataEntries::Source DataEntries::sourceOf(const QModelIndex& index)
{
    return static_cast<Source>(index.data(SourceRole).toInt());
}

void DataEntries::addHeading(const QString& title)
{
    auto* item = new QStandardItem(title);
    item->setFlags(Qt::NoItemFlags);
    item->setFont(titleFont());
    item->setData(Heading, SourceRole);
    appendRow(item);
}

void DataEntries::addEntry(Source source, const QString& title, const QString& id,
                           const QString& words)
{
    auto* item = new QStandardItem(title);
    item->setData(id, IdRole);
    item->setData(title + QLatin1Char(' ') + id + QLatin1Char(' ') + words, WordsRole);
    item->setToolTip(words);
    item->setData(source, SourceRole);
    appendRow(item);
}

void DataEntries::addGenerators()
{
    for (const Task task : tasks) {
        if (std::ranges::find(toyData(), task, &ToyData::task) == toyData().end())
            continue;
        addHeading(groupTitle(Generator, task));
        for (const ToyData& toy : toyData())
            if (toy.task == task)
                addEntry(Generator, text(toy.title), text(toy.id), text(toy.summary));
    }
}

void DataEntries::addTables()
{
    for (const Task task : tasks) {
        if (std::ranges::find(dataCards(), task, &DataCard::task) == dataCards().end())
            continue;
        addHeading(groupTitle(RealData, task));
        for (const DataCard& card : dataCards())
            if (card.task == task)
                addEntry(RealData, text(card.title), text(card.id), text(card.teaches));
    }
}

void DataEntries::paintIcons(double pixelRatio)
{
    const QIcon table = untinted(tablePicture(pixelRatio));
    for (int row = 0; row < rowCount(); ++row) {
        QStandardItem* entry = item(row);
        const auto toy =
            std::ranges::find(toyData(), text(entry->data(IdRole).toString()), &ToyData::id);
        switch (sourceOf(entry->index())) {
        case Heading:
            entry->setForeground(theme().muted);
            break;
        case Generator:
            entry->setIcon(untinted(pictureOf(*toy, pixelRatio)));
            break;
        case RealData:
            entry->setIcon(table);
            break;
        }
    }
}

} // namespace holdout
