#include "cli/shell.h"

#include <QJsonArray>
#include <QJsonObject>

using holdout::test::Ended;
using holdout::test::Shell;

class CliUsageTest : public QObject {
    Q_OBJECT

private slots:
    void explainsItself_data();
    void explainsItself();
    void refusesWrongUsage_data();
    void refusesWrongUsage();
    void listsAlgorithms();
    void listsDataSets();
    void saysWhenItCannotWrite();

private:
    Shell m_shell;
};

void CliUsageTest::explainsItself_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QStringList>("words");
    QTest::newRow("program") << "--help" << QStringList{"datasets", "algorithms", "fit",
                                                        "table",    "scene",      "Exit status"};
    QTest::newRow("version") << "--version" << QStringList{"0."};
    QTest::newRow("datasets") << "datasets --help" << QStringList{"--json"};
    QTest::newRow("algorithms") << "algorithms --help" << QStringList{"--json"};
    QTest::newRow("fit") << "fit --help"
                         << QStringList{"--data",        "--target", "--features", "--task",
                                        "--algorithm",   "--set",    "--pipeline", "--split",
                                        "--test",        "--seed",   "--steps",    "--trace",
                                        "--predictions", "--json",   "--with"};
    QTest::newRow("table") << "table --help" << QStringList{"--rows", "--json"};
    QTest::newRow("scene") << "scene --help"
                           << QStringList{"--frame", "--export", "--size", "--theme"};
}

void CliUsageTest::explainsItself()
{
    QFETCH(const QString, line);
    QFETCH(const QStringList, words);

    const Ended ended = m_shell.run(qUtf8Printable(line));

    QCOMPARE(ended.status, 0);
    QVERIFY(ended.err.isEmpty());
    for (const QString& word : words)
        QVERIFY2(QString::fromUtf8(ended.out).contains(word), ended.out);
}

void CliUsageTest::refusesWrongUsage_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QStringList>("words");
    const auto row = [](const char* line, const QStringList& words) {
        QTest::newRow(line) << QString::fromUtf8(line) << words;
    };
    row("", {"--help"});
    row("train", {"train", "--help"});
    row("datasets --yaml", {"--yaml", "datasets --help"});
    row("fit", {"--data", "fit --help"});
    row("fit --data iris", {"--algorithm"});
    row("fit --data iris --algorithm oracle", {"--algorithm", "oracle", "knn"});
    row("fit --data iris --algorithm knn --set k=3", {"--set", "k", "n_neighbors"});
    row("fit --data iris --algorithm knn --set n_neighbors", {"--set n_neighbors", "name=value"});
    row("fit --data iris --algorithm knn --set n_neighbors=0", {"--set", "n_neighbors", "from 1"});
    row("fit --data iris --algorithm knn --set n_neighbors=x", {"n_neighbors", "\"x\""});
    row("fit --data iris --algorithm knn --set metric=taxi", {"metric", "taxi", "manhattan"});
    row("fit --data iris --algorithm knn --task guessing", {"--task", "guessing", "regression"});
    row("fit --data iris --algorithm knn --task clustering", {"--task clustering", "knn"});
    row("fit --data iris --algorithm knn --pipeline melt", {"--pipeline", "melt", "standardise"});
    row("fit --data iris --algorithm knn --pipeline polynomial:degree=99",
        {"--pipeline polynomial", "degree", "from"});
    row("fit --data iris --algorithm knn --pipeline polynomial:power=2", {"power", "degree"});
    row("fit --data iris --algorithm knn --split 0.6,0.6,0.2", {"--split", "sum to 1"});
    row("fit --data iris --algorithm knn --split half", {"--split half"});
    row("fit --data iris --algorithm knn --split 0.5,0.5,0 --test t.csv", {"--test", "--split"});
    row("fit --data iris --algorithm knn --seed -1", {"--seed"});
    row("fit --data iris --algorithm knn --steps -1", {"--steps"});
    row("fit --data iris --algorithm knn --with n=5", {"--with", "iris"});
    row("fit --data own.csv --algorithm knn", {"--target"});
    row("fit --data two_moons --algorithm knn --with n=5", {"--with", "n", "from 10"});
    row("fit --data two_moons --algorithm knn --target y", {"--target", "two_moons"});
    row("fit --data two_moons --algorithm knn --test t.csv", {"--test", "two_moons"});
    row("table", {"file", "table --help"});
    row("table iris --rows 5", {"--rows 5", "1:20"});
    row("table iris --rows 9:2", {"--rows 9:2"});
    row("table iris --rows 0:2", {"--rows 0:2"});
    row("scene xor_tree", {"--export"});
    row("scene xor_tree --export out.jpg", {"out.jpg", ".png"});
    row("scene xor_tree --export out.png --size big", {"--size big", "1000x800"});
    row("scene xor_tree --export out.png --size 9x9", {"--size 9x9"});
    row("scene xor_tree --export out.png --theme pink", {"--theme", "pink"});
    row("scene xor_tree --export out.json --frame -2", {"--frame"});
}

void CliUsageTest::refusesWrongUsage()
{
    QFETCH(const QString, line);
    QFETCH(const QStringList, words);

    QVERIFY(m_shell.run(qUtf8Printable(line)).refused(2, words));
}

void CliUsageTest::listsAlgorithms()
{
    const QJsonArray algorithms = m_shell.run("algorithms --json").json().array();
    const QByteArray table = m_shell.run("algorithms").out;

    QVERIFY(!algorithms.isEmpty());
    for (const QJsonValue& algorithm : algorithms) {
        QVERIFY(table.contains(algorithm["id"].toString().toUtf8()));
        QVERIFY(!algorithm["tasks"].toArray().isEmpty());
        for (const QJsonValue& parameter : algorithm["parameters"].toArray()) {
            const QString kind = parameter["kind"].toString();
            QVERIFY(!parameter["default"].isUndefined());
            if (kind == "choice")
                QVERIFY(parameter["choices"].toArray().contains(parameter["default"]));
            else if (kind == "integer" || kind == "real")
                QVERIFY(parameter["range"][0].toDouble() <= parameter["default"].toDouble() &&
                        parameter["default"].toDouble() <= parameter["range"][1].toDouble());
            else
                QVERIFY(kind == "flag" || kind == "list");
        }
    }
    const QJsonValue knn = algorithms.first();
    QCOMPARE(knn["id"].toString(), QString("knn"));
    QCOMPARE(knn["parameters"][0]["id"].toString(), QString("n_neighbors"));
    QCOMPARE(knn["parameters"][0]["kind"].toString(), QString("integer"));
}

void CliUsageTest::listsDataSets()
{
    const Ended ended = m_shell.run("datasets --json");
    const QByteArray table = m_shell.run("datasets").out;

    QHash<QString, QJsonValue> byId;
    for (const QJsonValue& set : ended.json().array()) {
        byId[set["id"].toString()] = set;
        QVERIFY2(table.contains(set["id"].toString().toUtf8()), table);
    }
    QCOMPARE(byId["penguins"]["rows"].toInt(), 344);
    QCOMPARE(byId["penguins"]["target"].toString(), QString("species"));
    QCOMPARE(byId["penguins"]["kind"].toString(), QString("table"));
    QCOMPARE(byId["two_moons"]["kind"].toString(), QString("generator"));
    QCOMPARE(byId["two_moons"]["parameters"][0]["id"].toString(), QString("n"));
}

void CliUsageTest::saysWhenItCannotWrite()
{
    if (!QFile::exists(QStringLiteral("/dev/full")))
        QSKIP("needs /dev/full");
    QProcess process;
    process.setStandardOutputFile(QStringLiteral("/dev/full"));
    process.start(QStringLiteral(HOLDOUT_CLI), {"algorithms", "--json"});
    QVERIFY(process.waitForFinished());

    QCOMPARE(process.exitCode(), 1);
    QVERIFY(process.readAllStandardError().contains("Standard output"));
}

QTEST_GUILESS_MAIN(CliUsageTest)
#include "cli_usage_test.moc"
