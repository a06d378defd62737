#include "base/random.h"
#include "data/csv.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include <fstream>
#include <thread>

using namespace holdout;

class CsvRefusalTest : public QObject {
    Q_OBJECT

private slots:
    void refusesAndSaysWhere_data();
    void refusesAndSaysWhere();
    void refusesWhatIsNoText_data();
    void refusesWhatIsNoText();
    void holdsItsLimits_data();
    void holdsItsLimits();
    void refusesUnreadableFiles();
    void stopsWithinATenthOfASecond();
    void saysHowFarItIs();
    void survivesAnyBytes();
};

namespace {

Result<Table> parse(const QByteArray& bytes, const CsvOptions& options = {})
{
    return parseCsv({bytes.data(), static_cast<std::size_t>(bytes.size())}, options);
}

QString message(const Result<Table>& table)
{
    return table ? QString() : QString::fromStdString(table.error().message);
}

/// A million rows of six columns, with quotes: about 45 MB.
QByteArray millionRows()
{
    QByteArray text = "id,a,b,c,word,flag\n";
    for (int i = 0; i < 1'000'000; ++i)
        text += QByteArray::number(i) + ",0.123456789,-17.25,\"1234.5\",\"w \"\"" +
                QByteArray::number(i % 300) + "\"\"\",yes\n";
    return text;
}

} // namespace

void CsvRefusalTest::refusesAndSaysWhere_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("says");
    QTest::newRow("row too short") << QByteArray("a,b,c\n1,2,3\n4,5\n6,7,8\n")
                                   << QStringList{"Line 3 (row 2)", "column 3", "found 2", "has 3"};
    QTest::newRow("row too long") << QByteArray("a,b\n1,2\n3,4,5\n")
                                  << QStringList{"Line 3 (row 2)", "column 3", "found 3", "has 2"};
    QTest::newRow("several") << QByteArray("a,b\n1\n2,3\n4\n5\n")
                             << QStringList{"Line 2 (row 1)", "2 more, in lines 4, 5;"};
    QTest::newRow("ragged without header")
        << QByteArray("1,2\n3,4\n5\n") << QStringList{"Line 3 (row 3)"};
    QTest::newRow("line ends in cells count")
        << QByteArray("a,b\n\"1\n2\n3\",4\n5\n") << QStringList{"Line 5 (row 2)"};
    QTest::newRow("stray quote") << QByteArray("a,b\n1,2\n3,5\" pipe\n")
                                 << QStringList{"Line 3 (row 2), column 2", "stray quote"};
    QTest::newRow("text after a quote") << QByteArray("a,b\n1,2\n\"3\"x,4\n")
                                        << QStringList{"Line 3 (row 2), column 1", "stray quote"};
    QTest::newRow("unclosed quote") << QByteArray("a,b\n1,2\n3,\"4\n5,6\n")
                                    << QStringList{"Line 3 (row 2), column 2", "never closed"};
    QTest::newRow("stray quote in the header")
        << QByteArray("a\"b,c\n1,2\n") << QStringList{"Line 1 (header)", "stray quote"};
    QTest::newRow("no bytes") << QByteArray() << QStringList{"empty"};
    QTest::newRow("empty lines only") << QByteArray("\n\r\n\n") << QStringList{"empty"};
    QTest::newRow("mark only") << QByteArray("\xef\xbb\xbf") << QStringList{"empty"};
}

void CsvRefusalTest::refusesAndSaysWhere()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QStringList, says);

    const auto table = parse(text);

    QVERIFY(!table);
    QCOMPARE(table.error().code, ErrorCode::InvalidInput);
    for (const QString& part : says)
        QVERIFY2(message(table).contains(part), qPrintable(message(table)));
}

void CsvRefusalTest::refusesWhatIsNoText_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("says");
    QTest::newRow("gzip") << QByteArray("\x1f\x8b\x08\x00\x01", 5) << "gzip";
    QTest::newRow("PNG") << QByteArray("\x89PNG\r\n\x1a\n") << "PNG";
    QTest::newRow("spreadsheet") << QByteArray("PK\x03\x04rest") << "spreadsheet";
    QTest::newRow("PDF") << QByteArray("%PDF-1.7\n") << "PDF";
    QTest::newRow("NUL in a cell") << QByteArray("a,b\n1,2\n3,\0\n", 12) << "Line 3 holds a NUL";
    QTest::newRow("NUL only") << QByteArray(100, '\0') << "NUL";
    QTest::newRow("UTF-32") << QByteArray("\xff\xfe\0\0a\0\0\0,\0\0\0", 12) << "NUL";
    QTest::newRow("half a surrogate pair") << QByteArray("\xff\xfe"
                                                         "a\0\n\0\x00\xd8,\0",
                                                         10)
                                           << "Line 2: the bytes are not valid UTF-16LE";
    QTest::newRow("odd number of bytes") << QByteArray("\xff\xfe"
                                                       "a\0b",
                                                       5)
                                         << "not valid";
}

void CsvRefusalTest::refusesWhatIsNoText()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, says);

    const auto table = parse(bytes);

    QVERIFY(!table);
    QVERIFY2(message(table).contains(says), qPrintable(message(table)));
}

void CsvRefusalTest::holdsItsLimits_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("says"); // empty: is read
    const QByteArray large(1'000'000, 'x');
    QTest::newRow("cell at the limit") << "a,b\n1," + large + "\n" << QStringList{};
    QTest::newRow("cell too large") << "a,b\n1,2\n3," + large + "y\n"
                                    << QStringList{"Line 3 (row 2), column 2", "1 MB"};
    QTest::newRow("cell of 50 MB") << "a,b\n1,2\n\"" + QByteArray(50'000'000, 'x')
                                   << QStringList{"Line 3 (row 2), column 1", "1 MB"};
    QTest::newRow("columns at the limit") << QByteArray(9'999, ',') + "\n" << QStringList{};
    QTest::newRow("columns of a million") << QByteArray(1'000'000, ',') + "\n"
                                          << QStringList{"Line 1", "10,000 columns"};
    QTest::newRow("rows at the limit")
        << "x\n" + QByteArray("1\n").repeated(2'000'000) << QStringList{};
    QTest::newRow("rows beyond it") << "x\n" + QByteArray("1\n").repeated(2'000'001)
                                    << QStringList{"Line 2000002", "2,000,000 rows"};
    QTest::newRow("100 MB and one") << QByteArray(100'000'001, 'x') << QStringList{"100 MB"};
    QTest::newRow("cells") << (QByteArray(9'000, ',') + "\n").repeated(7'000)
                           << QStringList{"60,000,000 cells"};
}

void CsvRefusalTest::holdsItsLimits()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QStringList, says);

    const auto table = parse(text);

    QCOMPARE(table.has_value(), says.empty());
    for (const QString& part : says)
        QVERIFY2(message(table).contains(part), qPrintable(message(table)));
}

void CsvRefusalTest::refusesUnreadableFiles()
{
    const QTemporaryDir folder;
    const std::filesystem::path path = folder.path().toStdString();

    QCOMPARE(readCsv(path / "missing.csv").error().code, ErrorCode::NotFound);
    QVERIFY(!readCsv(path));
    QVERIFY(!readCsv("/dev/zero"));

    std::ofstream(path / "good.csv") << "a,b\n1,2\n";
    QVERIFY(readCsv(path / "good.csv"));

    const CsvOptions unknown{.kinds = {{"c", ColumnKind::Text}}};
    QCOMPARE(readCsv(path / "good.csv", unknown).error().code, ErrorCode::NotFound);
    QVERIFY(!parse("a,b\n1,2\n", {.separator = 'x'}));
    QVERIFY(!parse("a,b\n1,2\n", {.decimal = ';'}));

    const auto forced = parse("a,w\n1,x\n2,y\n", {.kinds = {{"w", ColumnKind::Number}}});
    QVERIFY2(message(forced).contains("Row 1, column w"), qPrintable(message(forced)));
}

void CsvRefusalTest::stopsWithinATenthOfASecond()
{
    const QByteArray text = millionRows();

    for (const int delay : {0, 50, 200, 400}) {
        std::stop_source source;
        QElapsedTimer timer;
        std::jthread stopper([&, delay] {
            std::this_thread::sleep_for(std::chrono::milliseconds(delay));
            timer.start();
            source.request_stop();
        });

        const auto table = parseCsv({text.data(), static_cast<std::size_t>(text.size())}, {},
                                    {.stop = source.get_token()});

        stopper.join();
        if (!table) { // it may have been quicker than the wish to stop
            QCOMPARE(table.error().code, ErrorCode::Cancelled);
            QVERIFY2(timer.elapsed() < 300,
                     "a tenth of a second, and patience with loaded machines");
        }
        QVERIFY(!table || delay > 0);
    }
}

void CsvRefusalTest::saysHowFarItIs()
{
    std::atomic<double> progress = 0.0;
    const std::string_view text = "a,b\n1,2\n";

    QVERIFY(parseCsv(text, {}, {.progress = &progress}));

    QCOMPARE(progress.load(), 1.0);
}

void CsvRefusalTest::survivesAnyBytes()
{
    // Bytes that mean something to a reader of tables, more often than others.
    static constexpr std::string_view alphabet =
        "\"\"\"\n\n\r,,;;\t|  \\.0123456789-+eEaNAn/?\xef\xbb\xbf\xff\xfe\xc3\xa9\x80";
    Random random(20);
    int read = 0;
    for (int trial = 0; trial < 10'000; ++trial) {
        QByteArray bytes;
        const Index size = random.below(trial % 100 == 0 ? 3000 : 60);
        for (Index i = 0; i < size; ++i)
            bytes += random.below(200) == 0
                         ? static_cast<char>(random.below(256))
                         : alphabet[static_cast<std::size_t>(random.below(std::ssize(alphabet)))];
        const auto table = parse(bytes, {.skipRaggedRows = trial % 2 == 0});
        if (!table) {
            QVERIFY(table.error().message.size() >= 12 && table.error().message.size() <= 400);
            continue;
        }
        ++read;
        for (const Column& column : table->columns) {
            QVERIFY(!column.name.empty());
            for (Index i = 0; i < table->rows; ++i)
                QVERIFY(column.text(i).size() <= static_cast<std::size_t>(3 * bytes.size() + 30));
        }
    }
    QVERIFY(read > 1000); // or the trials would say little about reading
}

QTEST_APPLESS_MAIN(CsvRefusalTest)
#include "csv_refusal_test.moc"
