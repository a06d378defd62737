#include "cli/shell.h"

#include <QJsonArray>
#include <QJsonObject>

using holdout::test::Ended;
using holdout::test::Shell;

class CliTableTest : public QObject {
    Q_OBJECT

private slots:
    void showsAFileAsUnderstood();
    void showsTheRowsAskedFor_data();
    void showsTheRowsAskedFor();
    void knowsOtherDialects();
    void printsATableForPeople();
    void readsShippedSets();
    void refusesWithThePlace_data();
    void refusesWithThePlace();

private:
    Shell m_shell;
};

void CliTableTest::showsAFileAsUnderstood()
{
    m_shell.write("a.csv", "x,kind,when\n1.50,b,2024-02-29\n,a,\n3,\"b\",2024-03-01\n");

    const QJsonObject table = m_shell.run("table a.csv --json").json().object();

    QCOMPARE(table["file"].toString(), QString("a.csv"));
    QCOMPARE(table["encoding"].toString(), QString("UTF-8"));
    QCOMPARE(table["separator"].toString(), QString(","));
    QCOMPARE(table["decimal"].toString(), QString("."));
    QCOMPARE(table["header"].toBool(), true);
    QCOMPARE(table["rows"].toInt(), 3);
    QCOMPARE(table["missing_cells"].toInt(), 2);
    QCOMPARE(table["columns"][0]["name"].toString(), QString("x"));
    QCOMPARE(table["columns"][0]["type"].toString(), QString("number"));
    QCOMPARE(table["columns"][0]["missing"].toInt(), 1);
    QCOMPARE(table["columns"][1]["type"].toString(), QString("category"));
    QCOMPARE(table["columns"][1]["levels"].toArray(), (QJsonArray{"a", "b"}));
    QCOMPARE(table["columns"][2]["type"].toString(), QString("date"));
    QCOMPARE(table["first_row"].toInt(), 1);
    QCOMPARE(table["cells"].toArray(),
             (QJsonArray{QJsonArray{"1.50", "b", "2024-02-29"}, QJsonArray{"", "a", ""},
                         QJsonArray{"3", "b", "2024-03-01"}}));
}

void CliTableTest::showsTheRowsAskedFor_data()
{
    QTest::addColumn<QString>("rows");
    QTest::addColumn<int>("first");
    QTest::addColumn<int>("last");
    QTest::newRow("all") << "" << 1 << 1000;
    QTest::newRow("some") << "--rows 2:4" << 2 << 4;
    QTest::newRow("one") << "--rows 7:7" << 7 << 7;
    QTest::newRow("to the end") << "--rows 998:" << 998 << 1000;
    QTest::newRow("beyond the end") << "--rows 999:5000" << 999 << 1000;
    QTest::newRow("from the start") << "--rows :2" << 1 << 2;
}

void CliTableTest::showsTheRowsAskedFor()
{
    QFETCH(const QString, rows);
    QFETCH(const int, first);
    QFETCH(const int, last);
    QByteArray file = "n,word\n";
    for (int i = 1; i <= 1000; ++i)
        file += QByteArray::number(i) + ",w\n";
    m_shell.write("n.csv", file);

    const QJsonObject table =
        m_shell.run(qUtf8Printable("table n.csv --json " + rows)).json().object();

    QCOMPARE(table["first_row"].toInt(), first);
    const QJsonArray cells = table["cells"].toArray();
    QCOMPARE(cells.size(), last - first + 1);
    QCOMPARE(cells.first()[0].toString(), QString::number(first));
    QCOMPARE(cells.last()[0].toString(), QString::number(last));
}

void CliTableTest::knowsOtherDialects()
{
    m_shell.write("b.csv", "\xEF\xBB\xBF"
                           "größe;art\r\n1,5;a\r\n2,5;b\r\n");

    const QJsonObject table = m_shell.run("table b.csv --json").json().object();

    QCOMPARE(table["separator"].toString(), QString(";"));
    QCOMPARE(table["decimal"].toString(), QString(","));
    QCOMPARE(table["byte_order_mark"].toBool(), true);
    QCOMPARE(table["columns"][0]["name"].toString(), QString::fromUtf8("größe"));
    QCOMPARE(table["columns"][0]["type"].toString(), QString("number"));
    QCOMPARE(table["cells"][1][0].toString(), QString("2,5"));
}

void CliTableTest::printsATableForPeople()
{
    m_shell.write("a.csv", "name,value\nZoë,1\nBob,22\n");

    const Ended ended = m_shell.run("table a.csv");

    QCOMPARE(ended.status, 0);
    QVERIFY2(ended.out.contains("2 rows, 2 columns"), ended.out);
    QVERIFY2(ended.out.contains("1    Zoë   1\n2    Bob   22\n"), ended.out);
}

void CliTableTest::readsShippedSets()
{
    const QJsonObject table = m_shell.run("table iris --json --rows 1:1").json().object();

    QCOMPARE(table["rows"].toInt(), 150);
    QCOMPARE(table["cells"].toArray().size(), 1);
}

void CliTableTest::refusesWithThePlace_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QStringList>("words");
    QTest::newRow("ragged") << QByteArray("x,y\n1,2\n3\n") << QStringList{"bad.csv", "3"};
    QTest::newRow("quote") << QByteArray("x,y\n1,\"2\n") << QStringList{"bad.csv", "quote"};
    QTest::newRow("empty") << QByteArray() << QStringList{"bad.csv"};
    QTest::newRow("zip") << QByteArray("PK\x03\x04\0\0\0\0", 8) << QStringList{"bad.csv"};
}

void CliTableTest::refusesWithThePlace()
{
    QFETCH(const QByteArray, file);
    QFETCH(const QStringList, words);
    m_shell.write("bad.csv", file);

    QVERIFY(m_shell.run("table bad.csv --json").refused(1, words));
}

QTEST_GUILESS_MAIN(CliTableTest)
#include "cli_table_test.moc"
