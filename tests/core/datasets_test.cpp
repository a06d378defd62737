#include "data/csv.h"
#include "data/datasets.h"
#include "data/pipeline.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <set>

using namespace holdout;

class DatasetsTest : public QObject {
    Q_OBJECT

private slots:
    void shipsWhatItDescribes();
    void everyCardIsFilledIn_data();
    void everyCardIsFilledIn();
    void everyFileHoldsWhatWasCounted_data();
    void everyFileHoldsWhatWasCounted();
    void everySetIsReadyToLearn_data();
    void everySetIsReadyToLearn();
    void keepsLeaksThatDecideOutOfTheFeatures();
    void refusesUnknownSets();
};

namespace {

const QString folder = QStringLiteral(RESOURCES "/datasets/");

std::string bytesOf(const DataCard& card)
{
    QFile file(folder + QString::fromStdString(card.file));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot open %s", card.file.c_str());
    return file.readAll().toStdString();
}

/// The line of counts.txt about a file.
QStringList counts(const std::string& name)
{
    QFile file(QStringLiteral(TEST_DATA "/datasets/counts.txt"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot open counts.txt");
    while (!file.atEnd()) {
        const QStringList line = QString::fromUtf8(file.readLine()).trimmed().split('\t');
        if (line[0].toStdString() == name)
            return line;
    }
    return {};
}

void eachCard()
{
    QTest::addColumn<QString>("id");
    for (const DataCard& card : dataCards())
        QTest::newRow(card.id.c_str()) << QString::fromStdString(card.id);
}

const DataCard& current(const QString& id)
{
    return **findCard(id.toStdString());
}

} // namespace

void DatasetsTest::shipsWhatItDescribes()
{
    QSet<QString> described;
    std::set<std::string> ids;
    for (const DataCard& card : dataCards()) {
        described << QString::fromStdString(card.file);
        QVERIFY(ids.insert(card.id).second);
    }
    const QStringList shipped = QDir(folder).entryList({"*.csv"}, QDir::Files);

    QCOMPARE(described, QSet<QString>(shipped.begin(), shipped.end()));

    QFile licences(folder + "LICENSES.md");
    QVERIFY(licences.open(QIODevice::ReadOnly));
    const QByteArray page = licences.readAll();
    for (const DataCard& card : dataCards())
        QVERIFY2(page.contains(QByteArray::fromStdString("| " + card.file + " | " + card.licence +
                                                         " | " + card.origin + " |")),
                 card.id.c_str());
}

void DatasetsTest::everyCardIsFilledIn_data()
{
    eachCard();
}

void DatasetsTest::everyCardIsFilledIn()
{
    QFETCH(const QString, id);
    const DataCard& card = current(id);

    QVERIFY(!card.title.empty() && !card.licence.empty() && !card.origin.empty());
    for (const std::string& sentence :
         {card.story, card.knownDefects, card.knownLeaks, card.teaches, card.doNotUseFor})
        QVERIFY2(sentence.ends_with('.') || sentence.ends_with('?'), sentence.c_str());
    QVERIFY(card.story.size() > 60);
    QCOMPARE(card.target.empty(), card.task == Task::Clustering);
}

void DatasetsTest::everyFileHoldsWhatWasCounted_data()
{
    eachCard();
}

void DatasetsTest::everyFileHoldsWhatWasCounted()
{
    QFETCH(const QString, id);
    const DataCard& card = current(id);
    const QStringList expected = counts(card.file);
    const auto table = parseCsv(bytesOf(card));

    QVERIFY2(table, table ? "" : table.error().message.c_str());
    QCOMPARE(table->rows, expected[1].toInt());
    QCOMPARE(std::ssize(table->columns), expected[2].toInt());
    QVERIFY(table->notes.empty());
    Index missing = 0;
    for (const Column& column : table->columns)
        missing += column.missing;
    QCOMPARE(missing, expected[3].toInt());

    for (const QString& entry : expected.mid(4)) {
        const auto column = table->find(entry.section(':', 0, 0).toStdString());
        QVERIFY(column);
        QMap<QString, int> times;
        for (Index i = 0; i < table->rows; ++i)
            if (const std::string cell = (*column)->text(i); !cell.empty())
                ++times[QString::fromStdString(cell)];
        QStringList found;
        for (const auto& [value, count] : times.toStdMap())
            found << value + "=" + QString::number(count);
        QCOMPARE(found.join(','), entry.section(':', 1));
    }
}

void DatasetsTest::everySetIsReadyToLearn_data()
{
    eachCard();
}

void DatasetsTest::everySetIsReadyToLearn()
{
    QFETCH(const QString, id);
    const DataCard& card = current(id);

    const auto chosen = loadCard(card, bytesOf(card));

    QVERIFY2(chosen, chosen ? "" : chosen.error().message.c_str());
    QCOMPARE(chosen->task, card.task);
    QCOMPARE(chosen->data.classNames.empty(), card.task != Task::Classification);
    const auto pipeline = Pipeline::fit(necessarySteps(chosen->data), chosen->data);
    QVERIFY(pipeline);
    const Dataset ready = pipeline->apply(chosen->data);
    QVERIFY(ready.X.allFinite() && ready.y.allFinite() && ready.dimensions() > 0);
    QCOMPARE(ready.labelled(), !card.target.empty());
}

void DatasetsTest::keepsLeaksThatDecideOutOfTheFeatures()
{
    for (const auto& [id, leak] :
         {std::pair{"olive_oils", "area"}, std::pair{"birth_weight", "bwt"},
          std::pair{"penguins", "island"}}) {
        const DataCard& card = current(id);
        QVERIFY(card.knownLeaks.find(leak) != std::string::npos);
        const auto chosen = loadCard(card, bytesOf(card));
        QVERIFY(chosen);
        for (const Feature& feature : chosen->data.features)
            QVERIFY(feature.name != leak);
    }
}

void DatasetsTest::refusesUnknownSets()
{
    const auto card = findCard("boston");

    QVERIFY(!card);
    QCOMPARE(card.error().code, ErrorCode::NotFound);
    QVERIFY(card.error().message.find("boston") != std::string::npos);
    QVERIFY(card.error().message.find("penguins") != std::string::npos);
}

QTEST_APPLESS_MAIN(DatasetsTest)
#include "datasets_test.moc"
