#include "data/csv.h"

#include <QTest>

#include <cmath>

using namespace holdout;

class CsvTest : public QObject {
    Q_OBJECT

private slots:
    void guessesTheSeparator_data();
    void guessesTheSeparator();
    void guessesTheDecimalSign_data();
    void guessesTheDecimalSign();
    void guessesTheHeader_data();
    void guessesTheHeader();
    void guessesTheEncoding_data();
    void guessesTheEncoding();
    void guessesTheKindOfAColumn_data();
    void guessesTheKindOfAColumn();
    void drawsTheLineBetweenCategoryAndText();
    void takesEveryKindOfLineEnd_data();
    void takesEveryKindOfLineEnd();
    void unpacksQuotes();
    void knowsMissingCells();
    void ordersLevels();
    void makesNamesUnique();
    void keepsTheCellsOfAskedRows();
    void givesNumbersBackExactly();
    void obeysTheOptions();
    void leavesRaggedRowsOutIfAsked();
    void readsATableWithoutRows();
};

namespace {

Table parse(const QByteArray& bytes, const CsvOptions& options = {})
{
    const auto table = parseCsv({bytes.data(), static_cast<std::size_t>(bytes.size())}, options);
    if (!table)
        qFatal("refused: %s", table.error().message.c_str());
    return *table;
}

QStringList cells(const Table& table, std::size_t column)
{
    QStringList texts;
    for (Index i = 0; i < table.rows; ++i)
        texts << QString::fromStdString(table.columns[column].text(i));
    return texts;
}

QStringList names(const Table& table)
{
    QStringList result;
    for (const Column& column : table.columns)
        result << QString::fromStdString(column.name);
    return result;
}

/// The text in UTF-16, low byte first or last.
QByteArray wide(const QString& text, bool bigEndian)
{
    QByteArray bytes;
    for (const QChar c : text) {
        const char low = static_cast<char>(c.unicode() & 0xFF);
        const char high = static_cast<char>(c.unicode() >> 8);
        bytes += bigEndian ? high : low;
        bytes += bigEndian ? low : high;
    }
    return bytes;
}

} // namespace

void CsvTest::guessesTheSeparator_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<char>("separator");
    QTest::addColumn<int>("columns");
    QTest::newRow("comma") << QByteArray("a,b,c\n1,2,3\n") << ',' << 3;
    QTest::newRow("semicolon") << QByteArray("a;b;c\n1;2;3\n") << ';' << 3;
    QTest::newRow("tab") << QByteArray("a\tb\n1\t2\n") << '\t' << 2;
    QTest::newRow("bar") << QByteArray("a|b\n1|2\n") << '|' << 2;
    QTest::newRow("decimal commas everywhere") << QByteArray("1,5;2,5\n3,1;4,2\n") << ';' << 2;
    QTest::newRow("quoted separators") << QByteArray("a,b\n\"x;y\",1\n\"z;w\",2\n") << ',' << 2;
    QTest::newRow("semicolons in some cells") << QByteArray("a,b\nx;y,1\nz,2\n") << ',' << 2;
    QTest::newRow("one column") << QByteArray("a\n1\n2\n") << ',' << 1;
    QTest::newRow("empty cells") << QByteArray("a,b,c\n,,\n1,,2\n") << ',' << 3;
}

void CsvTest::guessesTheSeparator()
{
    QFETCH(const QByteArray, text);
    QFETCH(const char, separator);
    QFETCH(const int, columns);

    const Table table = parse(text);

    QCOMPARE(table.format.separator, separator);
    QCOMPARE(std::ssize(table.columns), columns);
}

void CsvTest::guessesTheDecimalSign_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<double>("value");
    QTest::newRow("comma, semicolons") << QByteArray("x;y\n1,5;2\n") << "number" << 1.5;
    QTest::newRow("comma, tabs") << QByteArray("x\ty\n-0,25\t2\n") << "number" << -0.25;
    QTest::newRow("point, semicolons") << QByteArray("x;y\n1.5;2\n") << "number" << 1.5;
    QTest::newRow("exponent with comma") << QByteArray("x;y\n1,5e3;2\n") << "number" << 1500.0;
    QTest::newRow("comma in quotes") << QByteArray("x,y\n\"1,5\",2\n") << "category" << 0.0;
    QTest::newRow("thousands") << QByteArray("x;y\n1.234,5;2\n") << "category" << 0.0;
}

void CsvTest::guessesTheDecimalSign()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QString, kind);
    QFETCH(const double, value);

    const Table table = parse(text);

    QCOMPARE(QString::fromStdString(std::string(name(table.columns[0].kind))), kind);
    if (kind == "number")
        QCOMPARE(table.columns[0].numbers[0], value);
}

void CsvTest::guessesTheHeader_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("header");
    QTest::newRow("names over numbers") << QByteArray("a,b\n1,2\n3,4\n") << true;
    QTest::newRow("numbers over numbers") << QByteArray("5.1,3.5,setosa\n4.9,3,setosa\n") << false;
    QTest::newRow("names over words") << QByteArray("party,vote\nr,n\nd,y\nd,n\n") << true;
    QTest::newRow("words that come again") << QByteArray("r,n\nd,y\nr,n\nd,n\n") << false;
    QTest::newRow("first name empty") << QByteArray(",a,b\n1,2,3\n2,3,4\n") << true;
    QTest::newRow("days") << QByteArray("2020-01-01\n2020-01-02\n") << false;
    QTest::newRow("a header alone") << QByteArray("a,b\n") << true;
    QTest::newRow("numbers alone") << QByteArray("1,2\n") << false;
    QTest::newRow("missing first value") << QByteArray("a,b\nNA,1\n2,2\n3,3\n") << true;
}

void CsvTest::guessesTheHeader()
{
    QFETCH(const QByteArray, text);
    QFETCH(const bool, header);

    QCOMPARE(parse(text).format.header, header);
}

void CsvTest::guessesTheEncoding_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("encoding");
    QTest::addColumn<bool>("mark");
    const QString text = QStringLiteral("naïve,Zoë\n1,x€\n2,y\n");
    QTest::newRow("UTF-8") << text.toUtf8() << "UTF-8" << false;
    QTest::newRow("UTF-8 with mark") << "\xef\xbb\xbf" + text.toUtf8() << "UTF-8" << true;
    QTest::newRow("UTF-16LE with mark") << "\xff\xfe" + wide(text, false) << "UTF-16LE" << true;
    QTest::newRow("UTF-16BE with mark") << "\xfe\xff" + wide(text, true) << "UTF-16BE" << true;
    QTest::newRow("UTF-16LE") << wide(text, false) << "UTF-16LE" << false;
    QTest::newRow("UTF-16BE") << wide(text, true) << "UTF-16BE" << false;
    QTest::newRow("Windows-1252") << QByteArray("na\xefve,Zo\xeb\n1,x\x80\n2,y\n") << "Windows-1252"
                                  << false;
}

void CsvTest::guessesTheEncoding()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, encoding);
    QFETCH(const bool, mark);

    const Table table = parse(bytes);

    QCOMPARE(QString::fromStdString(table.format.encoding), encoding);
    QCOMPARE(table.format.byteOrderMark, mark);
    QCOMPARE(names(table), (QStringList{QStringLiteral("naïve"), QStringLiteral("Zoë")}));
    QCOMPARE(cells(table, 1), (QStringList{QStringLiteral("x€"), "y"}));
}

void CsvTest::guessesTheKindOfAColumn_data()
{
    QTest::addColumn<QByteArray>("cells"); // separated by blanks
    QTest::addColumn<QString>("kind");
    QTest::newRow("numbers") << QByteArray("1 -2.5 +3 1e-3 .5 0 0.5 -0") << "number";
    QTest::newRow("numbers with holes") << QByteArray("1 NA 3 ?") << "number";
    QTest::newRow("leading zeros") << QByteArray("007 012 100") << "category";
    QTest::newRow("largest safe whole number") << QByteArray("9007199254740992 1") << "number";
    QTest::newRow("too long to be exact") << QByteArray("9007199254740993 1") << "category";
    QTest::newRow("too large to be finite") << QByteArray("1e999 1") << "category";
    QTest::newRow("infinite") << QByteArray("inf 1") << "category";
    QTest::newRow("two signs") << QByteArray("+-5 1") << "category";
    QTest::newRow("hexadecimal") << QByteArray("0x10 1") << "category";
    QTest::newRow("unit") << QByteArray("12kg 1") << "category";
    QTest::newRow("days") << QByteArray("2020-02-29 1999-12-31") << "date";
    QTest::newRow("a day that is not") << QByteArray("2021-02-29 1999-12-31") << "category";
    QTest::newRow("months") << QByteArray("2020-02 1999-12") << "category";
    QTest::newRow("words") << QByteArray("red green red") << "category";
    QTest::newRow("nothing") << QByteArray("NA NA ?") << "text";
}

void CsvTest::guessesTheKindOfAColumn()
{
    QFETCH(QByteArray, cells);
    QFETCH(const QString, kind);

    const Table table = parse("x\n" + cells.replace(' ', '\n') + "\n", {.header = true});

    QCOMPARE(QString::fromStdString(std::string(name(table.columns[0].kind))), kind);
}

void CsvTest::drawsTheLineBetweenCategoryAndText()
{
    const auto kind = [](int different, int rows) {
        QByteArray text = "x\n";
        for (int i = 0; i < rows; ++i)
            text += "w" + QByteArray::number(i % different) + "\n";
        return parse(text).columns[0].kind;
    };
    QCOMPARE(kind(20, 20), ColumnKind::Category);
    QCOMPARE(kind(21, 21), ColumnKind::Text);
    QCOMPARE(kind(21, 41), ColumnKind::Text);
    QCOMPARE(kind(21, 42), ColumnKind::Category);
    QCOMPARE(kind(1000, 2000), ColumnKind::Category);
    QCOMPARE(kind(1001, 5000), ColumnKind::Text);
}

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
