#include "run/scene.h"

#include <QTest>

using namespace holdout;

namespace {

/// A scene over a table that is described by these fields.
std::string sceneOver(const std::string& table)
{
    return R"({"format":1,"data":{"table":{)" + table + R"(}},"model":{"id":"knn"}})";
}

TableSource sourceOf(const std::string& json)
{
    const auto scene = parseScene(json);
    if (!scene)
        qFatal("refused: %s", scene.error().message.c_str());
    return std::get<TableSource>(scene->source);
}

} // namespace

/// How scenes say how a file of the person's own is to be read.
class SceneReadingTest : public QObject {
    Q_OBJECT

private slots:
    void leavesEverythingToTheReader();
    void readsEveryDecision();
    void writesOnlyDecisions();
    void knowsOtherDecisionsFromTheirHash();
    void refusesWhatTheReaderCannotDo_data();
    void refusesWhatTheReaderCannotDo();
    void keepsWhatIsNotForIt();
};

void SceneReadingTest::leavesEverythingToTheReader()
{
    QVERIFY(sourceOf(sceneOver(R"("file":"a.csv")")).reading == CsvOptions{});
}

void SceneReadingTest::readsEveryDecision()
{
    const TableSource source = sourceOf(sceneOver(
        R"("file":"a.csv","reading":{"encoding":"Windows-1251","separator":"\t","decimal":",",)"
        R"("header":false,"skipRaggedRows":true,"kinds":{"zip":"text","day":"date"}})"));

    QVERIFY(source.reading ==
            (CsvOptions{.encoding = "Windows-1251",
                        .separator = '\t',
                        .decimal = ',',
                        .header = false,
                        .skipRaggedRows = true,
                        .kinds = {{"zip", ColumnKind::Text}, {"day", ColumnKind::Date}}}));
}

void SceneReadingTest::writesOnlyDecisions()
{
    Scene scene = *parseScene(sceneOver(R"("file":"a.csv")"));
    QVERIFY(!QByteArray::fromStdString(toJson(scene)).contains("reading"));

    std::get<TableSource>(scene.source).reading.header = true;

    const QByteArray json = QByteArray::fromStdString(toJson(scene));
    QVERIFY(json.contains("\"reading\": {"));
    QVERIFY(json.contains("\"header\": true"));
    QVERIFY(!json.contains("separator"));
    QVERIFY(*parseScene(toJson(scene)) == scene);
}

void SceneReadingTest::knowsOtherDecisionsFromTheirHash()
{
    const Scene plain = *parseScene(sceneOver(R"("file":"a.csv")"));
    Scene other = plain;
    std::get<TableSource>(other.source).reading.kinds["zip"] = ColumnKind::Category;

    QVERIFY(sceneHash(plain) != sceneHash(other));
}

void SceneReadingTest::refusesWhatTheReaderCannotDo_data()
{
    QTest::addColumn<QString>("reading");
    QTest::addColumn<QString>("path");
    QTest::newRow("separator") << R"({"separator":"-"})"
                               << "data.table.reading.separator";
    QTest::newRow("no separator") << R"({"separator":""})"
                                  << "data.table.reading.separator";
    QTest::newRow("decimal") << R"({"decimal":7})"
                             << "data.table.reading.decimal";
    QTest::newRow("header") << R"({"header":"yes"})"
                            << "data.table.reading.header";
    QTest::newRow("encoding") << R"({"encoding":"EBCDIC"})"
                              << "data.table.reading.encoding";
    QTest::newRow("kind") << R"({"kinds":{"zip":"colour"}})"
                          << "data.table.reading.kinds.zip";
    QTest::newRow("kinds") << R"({"kinds":["zip"]})"
                           << "data.table.reading.kinds";
    QTest::newRow("no object") << R"([])"
                               << "data.table.reading";
}

void SceneReadingTest::refusesWhatTheReaderCannotDo()
{
    QFETCH(const QString, reading);
    QFETCH(const QString, path);

    const auto scene =
        parseScene(sceneOver(R"("file":"a.csv","reading":)" + reading.toStdString()));

    QVERIFY(!scene);
    const QString sentence = QString::fromStdString(scene.error().message);
    QVERIFY2(sentence.contains(path), qPrintable(sentence));
}

void SceneReadingTest::keepsWhatIsNotForIt()
{
    const Scene file = *parseScene(sceneOver(R"("file":"a.csv","reading":{"quote":"'"})"));
    QVERIFY(QByteArray::fromStdString(toJson(file)).contains("\"quote\": \"'\""));

    const Scene shipped = *parseScene(sceneOver(R"("name":"iris","reading":{"header":false})"));
    QVERIFY(std::get<TableSource>(shipped.source).reading == CsvOptions{});
    QVERIFY(QByteArray::fromStdString(toJson(shipped)).contains("\"header\": false"));
}

QTEST_APPLESS_MAIN(SceneReadingTest)
#include "scene_reading_test.moc"
