#include "support/opened_import.h"
#include "support/theme.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QTest>
#include <QTimer>

using namespace holdout;
using holdout::test::birds;
using holdout::test::Opened;
using holdout::test::Place;

class ImportReadingTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(*qApp, ThemeChoice::Light); }
    void rereadsWithAnotherType();
    void undoesATypeThatDoesNotFit();
    void rereadsWithAnotherSeparator();
    void takesTheFirstLineAsARow();
    void offersToLeaveRaggedRowsOut();
    void saysWhereAFileIsBroken();
    void saysThatAFileIsGone();
    void staysQuickWithTenThousandColumns();
    void endsWhileReading();
};

void ImportReadingTest::rereadsWithAnotherType()
{
    Opened opened(birds);
    QTRY_VERIFY(opened.ready());

    opened.retype(QStringLiteral("ring"), QStringLiteral("category"));

    QTRY_COMPARE(opened.cell(QStringLiteral("ring"), Place::Kind).data().toString(),
                 QStringLiteral("category"));
    QTRY_VERIFY(opened.ready());
    QVERIFY(opened.on(QStringLiteral("species"), Place::Target)); // what was chosen stays
    QTest::mouseClick(opened.open(), Qt::LeftButton);
    QCOMPARE(opened.sources.size(), std::size_t{1});
    QVERIFY(opened.sources[0].reading.kinds ==
            (std::map<std::string, ColumnKind>{{"ring", ColumnKind::Category}}));
}

void ImportReadingTest::undoesATypeThatDoesNotFit()
{
    Opened opened(birds);
    QTRY_VERIFY(opened.ready());

    opened.retype(QStringLiteral("species"), QStringLiteral("number"));

    QTRY_VERIFY(opened.banner().contains(QStringLiteral("Adelie")));
    QVERIFY(opened.banner().contains(QStringLiteral("species")));
    QCOMPARE(opened.cell(QStringLiteral("species"), Place::Kind).data().toString(),
             QStringLiteral("category"));
    QVERIFY(opened.ready());
    QTest::mouseClick(opened.open(), Qt::LeftButton);
    QVERIFY(opened.sources.at(0).reading == CsvOptions{});
}

void ImportReadingTest::rereadsWithAnotherSeparator()
{
    Opened opened("a,b;c\n1,2;3\n4,5;6\n7,8;9\n");
    QTRY_VERIFY(opened.ready());
    const int before = opened.preview()->model()->columnCount();

    opened.choose("separator", 3); // tab

    QTRY_COMPARE(opened.preview()->model()->columnCount(), 1);
    QVERIFY(before != 1);
    QCOMPARE(opened.child<QComboBox>("separator")->currentText(), QStringLiteral("Tab"));
    QVERIFY(!opened.ready()); // one column cannot be target and feature
    opened.choose("separator", 1);
    QTRY_COMPARE(opened.preview()->model()->columnCount(), 2);
    QTRY_VERIFY(!opened.says("task").isEmpty());
    opened.click(QStringLiteral("No target"), Place::Target);
    QTRY_VERIFY(opened.ready());
    QTest::mouseClick(opened.open(), Qt::LeftButton);
    QCOMPARE(opened.sources.at(0).reading.separator, std::optional(','));
}

void ImportReadingTest::takesTheFirstLineAsARow()
{
    Opened opened("a,b\n1,x\n2,y\n");
    QTRY_VERIFY(opened.ready());
    QCOMPARE(opened.preview()->model()->rowCount(), 2);

    opened.choose("header", 2);

    QTRY_COMPARE(opened.preview()->model()->rowCount(), 3);
    QTRY_VERIFY(opened.ready());
    QTest::mouseClick(opened.open(), Qt::LeftButton);
    QCOMPARE(opened.sources.at(0).reading.header, std::optional(false));
}

void ImportReadingTest::offersToLeaveRaggedRowsOut()
{
    Opened opened("a,b\n1,x\n2,y,z\n3,y\n4\n");
    QTRY_VERIFY(!opened.banner().isEmpty());

    QVERIFY(opened.banner().contains(QStringLiteral("Line 3 (row 2)")));
    QVERIFY(!opened.ready());
    QVERIFY(opened.remarks().contains(QStringLiteral("Row 2 (line 3): cells found 3, expected 2")));
    QVERIFY(opened.remarks().contains(QStringLiteral("Row 4 (line 5): cells found 1, expected 2")));
    QTest::mouseClick(opened.bannerButton(), Qt::LeftButton);

    QVERIFY(opened.ready());
    QVERIFY(opened.banner().isEmpty());
    QVERIFY(opened.says("facts").startsWith(QStringLiteral("2 rows")));
    QTest::mouseClick(opened.open(), Qt::LeftButton);
    QVERIFY(opened.sources.at(0).reading.skipRaggedRows);
    QVERIFY(readCsv(text(opened.path), opened.sources.at(0).reading).has_value());
}

void ImportReadingTest::saysWhereAFileIsBroken()
{
    const Opened opened("a,b\n1,\"x\n2,y\n");
    QTRY_VERIFY(opened.child<QLabel>("refusal")->isVisible());

    const auto refused = readCsv(text(opened.path));
    QVERIFY(!refused);
    QCOMPARE(opened.says("refusal"), text(refused.error().message) + QLatin1Char('.'));
    QVERIFY(opened.says("refusal").contains(QStringLiteral("ine 2")));
    QVERIFY(!opened.ready());
}

void ImportReadingTest::saysThatAFileIsGone()
{
    const Opened opened{QByteArray()};
    QTRY_VERIFY(opened.child<QLabel>("refusal")->isVisible());

    QVERIFY(opened.says("refusal").contains(QStringLiteral("birds.csv")));
    QVERIFY(!opened.child<QComboBox>("separator")->isEnabled());
    QVERIFY(!opened.ready());
}

void ImportReadingTest::staysQuickWithTenThousandColumns()
{
    QByteArray wide;
    for (int j = 0; j < 10'000; ++j)
        wide += (j ? ",c" : "c") + QByteArray::number(j);
    for (int i = 0; i < 120; ++i) {
        wide += '\n';
        for (int j = 0; j < 10'000; ++j)
            wide += (j ? "," : "") + QByteArray::number(i * j % 1013) + ".5";
    }
    const Opened opened(wide);
    QElapsedTimer sinceLast;
    qint64 longest = 0;
    QTimer beat;
    QObject::connect(&beat, &QTimer::timeout, &beat,
                     [&] { longest = std::max(longest, sinceLast.restart()); });
    sinceLast.start();
    beat.start(0);

    QTRY_VERIFY_WITH_TIMEOUT(opened.ready(), 60'000);
    opened.click(QStringLiteral("c3"), Place::Target);
    QTest::mouseClick(opened.child<QPushButton>("noFeatures"), Qt::LeftButton);
    opened.click(QStringLiteral("c5"), Place::Feature);
    QTest::qWait(50);

    QCOMPARE(opened.preview()->model()->rowCount(), 100);
    qInfo("longest stall: %lld ms", longest);
    QVERIFY2(longest < 1000, qPrintable(QString::number(longest))); // usually a tenth of that
}

void ImportReadingTest::endsWhileReading()
{
    QByteArray tall = "a,b,c,d\n";
    for (int i = 0; i < 1'000'000; ++i)
        tall += "1.25,2.5,3.75,4\n";
    auto opened = std::make_unique<Opened>(tall);
    QTRY_VERIFY(opened->child<QWidget>("progress")->isVisible());
    QElapsedTimer clock;
    clock.start();

    QTest::mouseClick(opened->child<QPushButton>("cancel"), Qt::LeftButton);
    QVERIFY(!opened->dialog->isVisible());
    opened->dialog.reset();

    QVERIFY2(clock.elapsed() < 2000, qPrintable(QString::number(clock.elapsed())));
    QVERIFY(opened->sources.empty());
}

QTEST_MAIN(ImportReadingTest)
#include "import_reading_test.moc"
