#include "support/csv_text.h"

#include <QTest>

#include <cmath>

using namespace holdout;

class CsvTest : public QObject {
    Q_OBJECT

private slots:
    void takesEveryKindOfLineEnd_data();
    void takesEveryKindOfLineEnd();
    void unpacksQuotes();
    void knowsMissingCells();
    void ordersLevels();
    void makesNamesUnique();
    void keepsTheCellsOfAskedRows();
    void givesNumbersBackExactly();
    void obeysTheOptions();
    void obeysTheEncodingAskedFor();
    void leavesRaggedRowsOutIfAsked();
    void readsATableWithoutRows();
};

void CsvTest::takesEveryKindOfLineEnd_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("notes");
    QTest::newRow("LF") << QByteArray("a,b\n1,2\n3,4\n") << 0;
    QTest::newRow("CR LF") << QByteArray("a,b\r\n1,2\r\n3,4\r\n") << 0;
    QTest::newRow("CR") << QByteArray("a,b\r1,2\r3,4\r") << 0;
    QTest::newRow("none at the end") << QByteArray("a,b\n1,2\n3,4") << 0;
    QTest::newRow("empty lines at the end") << QByteArray("a,b\n1,2\n3,4\n\n\n") << 0;
    QTest::newRow("empty lines between") << QByteArray("a,b\r\n\r\n1,2\r\n\r\n3,4\r\n") << 1;
    QTest::newRow("blanks around cells") << QByteArray(" a , b \n 1,2 \n3, 4\n") << 0;
}

void CsvTest::takesEveryKindOfLineEnd()
{
    QFETCH(const QByteArray, text);
    QFETCH(const int, notes);

    const Table table = parse(text);

    QCOMPARE(names(table), (QStringList{"a", "b"}));
    QCOMPARE(cells(table, 0), (QStringList{"1", "3"}));
    QCOMPARE(cells(table, 1), (QStringList{"2", "4"}));
    QCOMPARE(std::ssize(table.notes), notes);
}

void CsvTest::unpacksQuotes()
{
    const Table table = parse("a,b\n\"x, \"\"y\"\"\",\"two\nlines\"\n\" kept \",\"\"\nz,w\n");

    QCOMPARE(cells(table, 0), (QStringList{"x, \"y\"", " kept ", "z"}));
    QCOMPARE(cells(table, 1), (QStringList{"two\nlines", "", "w"}));
}

void CsvTest::knowsMissingCells()
{
    const Table table = parse("x,w\n1,a\n,N/A\nNaN,null\n?,b\n2,none\n");

    QCOMPARE(table.columns[0].missing, 3);
    QVERIFY(std::isnan(table.columns[0].numbers[1]));
    QCOMPARE(table.columns[1].missing, 2);
    QCOMPARE(table.columns[1].codes, (std::vector<std::int32_t>{0, -1, -1, 1, 2}));
    QCOMPARE(table.format.missingSpellings,
             (std::vector<std::string>{"", "?", "N/A", "NaN", "null"}));
}

void CsvTest::ordersLevels()
{
    QCOMPARE(parse("x\nb\na\nB\na\n").columns[0].levels, (std::vector<std::string>{"B", "a", "b"}));
    const CsvOptions asCategory{.kinds = {{"x", ColumnKind::Category}}};
    QCOMPARE(parse("x\n10\n9\n-1\n10\n", asCategory).columns[0].levels,
             (std::vector<std::string>{"-1", "9", "10"}));
}

void CsvTest::makesNamesUnique()
{
    const Table table = parse("x,x,,x_2,x\n1,2,3,4,5\n");

    QCOMPARE(names(table), (QStringList{"x", "x_3", "column_3", "x_2", "x_4"}));
    QCOMPARE(std::ssize(table.notes), 3);
    QCOMPARE(names(parse("1,2\n3,4\n")), (QStringList{"column_1", "column_2"}));
}

void CsvTest::keepsTheCellsOfAskedRows()
{
    const QByteArray text = "x,w\n1.50,a\n2,NA\n3,c\n4,d\n";

    const Table table = parse(text, {.keepFrom = 0, .keepCount = 2});
    QCOMPARE(table.kept, (std::vector<std::vector<std::string>>{{"1.50", "a"}, {"2", "NA"}}));

    const Table later = parse(text, {.keepFrom = 2, .keepCount = 10});
    QCOMPARE(later.firstKept, 2);
    QCOMPARE(later.kept, (std::vector<std::vector<std::string>>{{"3", "c"}, {"4", "d"}}));
    QVERIFY(parse(text, {.keepFrom = 99, .keepCount = 1}).kept.empty());
}

void CsvTest::givesNumbersBackExactly()
{
    const QByteArray numbers = "0.1\n-1.7976931348623157e+308\n5e-324\n123456789.12345679\n";
    const Table table = parse("x\n" + numbers);

    QCOMPARE(cells(table, 0).join('\n').toUtf8() + "\n", numbers);
}

void CsvTest::obeysTheOptions()
{
    QCOMPARE(parse("a;b\n1;2\n", {.separator = ','}).columns.size(), std::size_t{1});
    QCOMPARE(parse("a,b\n1,2\n", {.header = false}).rows, 2);
    QCOMPARE(parse("a\n\"1,5\"\n", {.separator = ';', .decimal = ','}).columns[0].numbers[0], 1.5);
    QCOMPARE(parse("d\n2020-01-01\n", {.kinds = {{"d", ColumnKind::Text}}}).columns[0].kind,
             ColumnKind::Text);
    QCOMPARE(parse("1970-01-02\n1969-12-31\n").columns[0].numbers, (std::vector<double>{1, -1}));
    QCOMPARE(cells(parse("d\n2020-02-29\n"), 0), QStringList{"2020-02-29"});
}

void CsvTest::obeysTheEncodingAskedFor()
{
    const QByteArray bytes = "a,b\n\xe6,1\n"; // ae in the West of Europe, zh in the East

    QCOMPARE(cells(parse(bytes), 0), QStringList{QString(QChar(0xE6))});
    const Table east = parse(bytes, {.encoding = "Windows-1251"});
    QCOMPARE(cells(east, 0), QStringList{QString(QChar(0x0436))});
    QCOMPARE(east.format.encoding, std::string("Windows-1251"));
    QCOMPARE(names(parse("\xef\xbb\xbf"
                         "a,b\n1,2\n",
                         {.encoding = "UTF-8"})),
             (QStringList{"a", "b"})); // without the byte order mark
    const auto utf8 = parseCsv("a,b\n\xe6,1\n", {.encoding = "UTF-8"});
    QVERIFY(!utf8);
    QVERIFY(utf8.error().message.starts_with("Line 2"));
    QVERIFY(!parseCsv("a\n1\n", {.encoding = "EBCDIC"}));
}

void CsvTest::leavesRaggedRowsOutIfAsked()
{
    const Table table = parse("a,b\n1,2\n3\n\"x\ny\",5\n6,7,8\n9,10\n", {.skipRaggedRows = true});

    QCOMPARE(cells(table, 1), (QStringList{"2", "5", "10"}));
    QCOMPARE(std::ssize(table.problems), 2);
    QCOMPARE(table.problems[0].row, 2);
    QCOMPARE(table.problems[0].line, 3);
    QCOMPARE(table.problems[0].found, 1);
    QCOMPARE(table.problems[0].expected, 2);
    QCOMPARE(table.problems[1].row, 4);
    QCOMPARE(table.problems[1].line, 6); // the row before has a line end inside a cell
    QCOMPARE(table.problems[1].found, 3);
}

void CsvTest::readsATableWithoutRows()
{
    const Table table = parse("a,b\n");

    QCOMPARE(table.rows, 0);
    QCOMPARE(names(table), (QStringList{"a", "b"}));
    QCOMPARE(table.columns[0].kind, ColumnKind::Text);
}

QTEST_APPLESS_MAIN(CsvTest)
#include "csv_test.moc"
