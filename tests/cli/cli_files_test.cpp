#include "cli/shell.h"

#include <QJsonArray>
#include <QJsonObject>

#include <sys/stat.h>

using holdout::test::Ended;
using holdout::test::Shell;

namespace {

/// Two groups far apart in "size", with a column of dates and a missing target in row 7.
const QByteArray animals = "size,colour,kind,born\n"
                           "1.0,red,mouse,2024-01-01\n"
                           "1.1,red,mouse,2024-01-02\n"
                           "0.9,blue,mouse,2024-01-03\n"
                           "1.2,blue,mouse,2024-01-04\n"
                           "9.0,red,horse,2024-01-05\n"
                           "9.5,blue,horse,2024-01-06\n"
                           "9.1,red,,2024-01-07\n"
                           "8.8,blue,horse,2024-01-08\n"
                           "9.2,red,horse,2024-01-09\n"
                           "9.3,red,horse,2024-01-10\n";

} // namespace

class CliFilesTest : public QObject {
    Q_OBJECT

private slots:
    void init() { m_shell.write("animals.csv", animals); }

    void writesPredictionsInFileOrder();
    void predictionsOfNumbersAndClusters();
    void testsOnAnotherFile();
    void testFileWithoutTargetIsPredictedOnly();
    void refusesTestFiles_data();
    void refusesTestFiles();
    void tracesEveryStep();
    void neverWritesFormulas();
    void keepsTheOldFileOnAFullDisk();
    void writesIntoPipes();

private:
    QJsonObject fit(const QString& options)
    {
        const Ended ended = m_shell.run(qUtf8Printable("fit --json " + options));
        if (ended.status != 0)
            qWarning("%s", ended.err.constData());
        return ended.json().object();
    }

    Shell m_shell;
};

void CliFilesTest::writesPredictionsInFileOrder()
{
    fit("--data animals.csv --target kind --algorithm knn --set n_neighbors=3 "
        "--split 0.7,0,0.3 --predictions out.csv");

    const auto rows = m_shell.cells("out.csv");

    QCOMPARE(rows[0], (QByteArrayList{"row", "truth", "prediction", "p_horse", "p_mouse"}));
    QByteArrayList numbers;
    QByteArrayList truths;
    for (const auto& row : rows.mid(1)) {
        numbers << row[0];
        truths << row[1];
        QCOMPARE(row.size(), 5);
        QCOMPARE(row[2], row[1]);
        QCOMPARE(row[3].toDouble() + row[4].toDouble(), 1.0);
    }
    // Row 7 has no kind and is left out; the others keep their numbers.
    QCOMPARE(numbers, (QByteArrayList{"1", "2", "3", "4", "5", "6", "8", "9", "10"}));
    QCOMPARE(truths.count("mouse"), 4);
}

void CliFilesTest::predictionsOfNumbersAndClusters()
{
    m_shell.write("line.csv", "x,y\n0,0.5\n1,2.5\n2,4.5\n3,6.25\n4,8.5\n");

    fit("--data line.csv --target y --task regression --algorithm knn --set n_neighbors=1 "
        "--predictions numbers.csv");
    fit("--data animals.csv --features size --algorithm k_means --set n_clusters=2 "
        "--predictions clusters.csv");

    const auto numbers = m_shell.cells("numbers.csv");
    QCOMPARE(numbers[0], (QByteArrayList{"row", "truth", "prediction"}));
    QCOMPARE(numbers[4], (QByteArrayList{"4", "6.25", "6.25"}));
    const auto clusters = m_shell.cells("clusters.csv");
    QCOMPARE(clusters[0], (QByteArrayList{"row", "truth", "prediction", "cluster"}));
    QCOMPARE(clusters.size(), 11); // without a target no row is left out
    for (int row = 1; row <= 10; ++row)
        QCOMPARE(clusters[row][3], clusters[row <= 4 ? 1 : 5][3]);
    QVERIFY(clusters[1][3] != clusters[5][3]);
}

void CliFilesTest::testsOnAnotherFile()
{
    m_shell.write("new.csv", "kind,extra,colour,size\nhorse,1,blue,9.4\nmouse,2,red,1.05\n"
                             "mouse,3,red,9.0\n");

    const QJsonObject result = fit("--data animals.csv --target kind --algorithm knn "
                                   "--set n_neighbors=1 --test new.csv --predictions out.csv");

    QCOMPARE(result["metrics"]["train"]["accuracy"].toDouble(), 1.0);
    QCOMPARE(result["metrics"]["test"]["accuracy"].toDouble(), 2.0 / 3.0);
    const auto rows = m_shell.cells("out.csv");
    QCOMPARE(rows.size(), 4);
    QCOMPARE(rows[1], (QByteArrayList{"1", "horse", "horse", "1", "0"}));
    QCOMPARE(rows[2], (QByteArrayList{"2", "mouse", "mouse", "0", "1"}));
    QCOMPARE(rows[3], (QByteArrayList{"3", "mouse", "horse", "1", "0"}));
}

void CliFilesTest::testFileWithoutTargetIsPredictedOnly()
{
    m_shell.write("new.csv", "size,colour\n9.4,blue\n1.0,red\n");

    const QJsonObject result = fit("--data animals.csv --target kind --algorithm knn "
                                   "--set n_neighbors=1 --test new.csv --predictions out.csv");

    QVERIFY(result["metrics"]["test"].isNull());
    QCOMPARE(result["data"]["parts"]["test"].toInt(), 2);
    const auto rows = m_shell.cells("out.csv");
    QCOMPARE(rows[1], (QByteArrayList{"1", "", "horse", "1", "0"}));
    QCOMPARE(rows[2], (QByteArrayList{"2", "", "mouse", "0", "1"}));
}

void CliFilesTest::refusesTestFiles_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QStringList>("words");
    QTest::newRow("column missing")
        << QByteArray("size,kind\n9.4,horse\n") << QStringList{"new.csv", "colour"};
    QTest::newRow("class unknown") << QByteArray("size,colour,kind\n9.4,red,horse\n3.0,red,dog\n")
                                   << QStringList{"new.csv", "dog", "2", "kind"};
    QTest::newRow("no rows") << QByteArray("size,colour,kind\n") << QStringList{"new.csv"};
    QTest::newRow("other kind of column")
        << QByteArray("size,colour,kind\nbig,red,horse\n") << QStringList{"new.csv", "size"};
}

void CliFilesTest::refusesTestFiles()
{
    QFETCH(const QByteArray, file);
    QFETCH(const QStringList, words);
    m_shell.write("new.csv", file);

    const Ended ended = m_shell.run(
        "fit --data animals.csv --target kind --algorithm knn --set n_neighbors=1 --test new.csv");

    QVERIFY(ended.refused(1, words));
}

void CliFilesTest::tracesEveryStep()
{
    const QJsonObject result = fit("--data iris --features petal_length,petal_width "
                                   "--algorithm k_means --trace trace.csv");

    const auto rows = m_shell.cells("trace.csv");

    QCOMPARE(rows[0].mid(0, 2), (QByteArrayList{"step", "loss"}));
    QCOMPARE(rows.size(), result["steps"].toInt() + 2); // the header and the start
    for (qsizetype i = 1; i < rows.size(); ++i) {
        QCOMPARE(rows[i][0].toLongLong(), i - 1);
        QCOMPARE(rows[i].size(), rows[0].size());
        if (i > 1) // k-means never gets worse
            QVERIFY(rows[i][1].toDouble() <= rows[i - 1][1].toDouble());
    }
    QCOMPARE(rows.last()[1].toDouble(), result["loss"].toDouble());
}

void CliFilesTest::neverWritesFormulas()
{
    m_shell.write("nasty.csv", "x,y\n1,=1+1\n2,=1+1\n3,\"@a,\"\"b\"\"\"\n4,\"@a,\"\"b\"\"\"\n");

    fit("--data nasty.csv --target y --task classification --algorithm knn "
        "--set n_neighbors=1 --predictions out.csv");

    const QByteArray file = m_shell.read("out.csv");
    QVERIFY2(file.startsWith("row,truth,prediction,"), file);
    QVERIFY2(file.contains("\n1,\"'=1+1\",\"'=1+1\","), file);
    QVERIFY2(file.contains("\n3,\"'@a,\"\"b\"\"\",\"'@a,\"\"b\"\"\","), file);
}

void CliFilesTest::keepsTheOldFileOnAFullDisk()
{
    m_shell.write("out.csv", "old");
    // A limit on the size of files stands for the full disk; without the trap it would kill.
    QProcess process;
    process.setWorkingDirectory(m_shell.path("."));
    process.start("sh", {"-c", "trap '' XFSZ; ulimit -f 1; exec " HOLDOUT_CLI
                               " fit --data iris --algorithm knn --predictions out.csv"});
    QVERIFY(process.waitForFinished());

    QCOMPARE(process.exitCode(), 1);
    QVERIFY(process.readAllStandardError().contains("out.csv was not saved"));
    QCOMPARE(m_shell.read("out.csv"), QByteArray("old"));
    QCOMPARE(QDir(m_shell.path(".")).entryList({"out*"}), QStringList{"out.csv"});

    const Ended nowhere =
        m_shell.run("fit --data iris --algorithm knn --predictions no/such/folder/out.csv");
    QVERIFY(nowhere.refused(1, {"no/such/folder/out.csv"}));
}

void CliFilesTest::writesIntoPipes()
{
    QCOMPARE(::mkfifo(qPrintable(m_shell.path("pipe")), 0600), 0);
    QProcess reader;
    reader.start("cat", {m_shell.path("pipe")});
    QVERIFY(reader.waitForStarted());

    const Ended ended = m_shell.run("fit --data iris --algorithm knn --predictions pipe");

    if (ended.status != 0 || !reader.waitForFinished(5'000)) {
        reader.kill();
        reader.waitForFinished();
        QFAIL("the pipe was replaced or not written");
    }
    QVERIFY(reader.readAllStandardOutput().startsWith("row,truth,prediction,"));
}

QTEST_GUILESS_MAIN(CliFilesTest)
#include "cli_files_test.moc"
