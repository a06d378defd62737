#include "support/csv_text.h"

#include <QTest>

using namespace holdout;

class CsvGuessesTest : public QObject {
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
};

namespace {

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

void CsvGuessesTest::guessesTheSeparator_data()
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

void CsvGuessesTest::guessesTheSeparator()
{
    QFETCH(const QByteArray, text);
    QFETCH(const char, separator);
    QFETCH(const int, columns);

    const Table table = parse(text);

    QCOMPARE(table.format.separator, separator);
    QCOMPARE(std::ssize(table.columns), columns);
}

void CsvGuessesTest::guessesTheDecimalSign_data()
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

void CsvGuessesTest::guessesTheDecimalSign()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QString, kind);
    QFETCH(const double, value);

    const Table table = parse(text);

    QCOMPARE(QString::fromStdString(std::string(name(table.columns[0].kind))), kind);
    if (kind == "number")
        QCOMPARE(table.columns[0].numbers[0], value);
}

void CsvGuessesTest::guessesTheHeader_data()
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

void CsvGuessesTest::guessesTheHeader()
{
    QFETCH(const QByteArray, text);
    QFETCH(const bool, header);

    QCOMPARE(parse(text).format.header, header);
}

void CsvGuessesTest::guessesTheEncoding_data()
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

void CsvGuessesTest::guessesTheEncoding()
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

void CsvGuessesTest::guessesTheKindOfAColumn_data()
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

void CsvGuessesTest::guessesTheKindOfAColumn()
{
    QFETCH(QByteArray, cells);
    QFETCH(const QString, kind);

    const Table table = parse("x\n" + cells.replace(' ', '\n') + "\n", {.header = true});

    QCOMPARE(QString::fromStdString(std::string(name(table.columns[0].kind))), kind);
}

void CsvGuessesTest::drawsTheLineBetweenCategoryAndText()
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

QTEST_APPLESS_MAIN(CsvGuessesTest)
#include "csv_guesses_test.moc"
