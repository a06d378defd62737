#include "data/csv.h"
#include "data/table_summary.h"

#include <QTest>

using namespace holdout;

namespace {

TableSummary summaryOf(const QByteArray& bytes)
{
    const auto table = parseCsv({bytes.data(), static_cast<std::size_t>(bytes.size())});
    if (!table)
        qFatal("refused: %s", table.error().message.c_str());
    return summarise(*table);
}

/// A number, a category, words of which each occurs once, a day, nothing, and a number.
TableSummary mixed()
{
    QByteArray rows = "weight,colour,remark,day,empty,grade\n";
    for (int i = 0; i < 60; ++i)
        rows += QByteArray::number(0.5 * i) + (i % 2 ? ",red" : ",blue") + ",word" +
                QByteArray::number(i) + ",2024-01-0" + QByteArray::number(1 + i % 9) + ",," +
                QByteArray::number(i % 4) + "\n";
    return summaryOf(rows);
}

QStringList features(const ColumnChoice& choice)
{
    QStringList names;
    for (const std::string& name : choice.features)
        names << QString::fromStdString(name);
    return names;
}

} // namespace

class TableSummaryTest : public QObject {
    Q_OBJECT

private slots:
    void saysWhatColumnsHold();
    void takesTheLastCategoryAsTarget();
    void takesTheLastUsableColumnWithoutACategory();
    void passesOverACategoryOfOneValue();
    void theTargetIsNoFeature();
    void namesFeaturesOnlyIfSomeAreLeftOut();
    void saysWhyNothingCanBeLearned_data();
    void saysWhyNothingCanBeLearned();
};

void TableSummaryTest::saysWhatColumnsHold()
{
    const TableSummary table = mixed();

    QCOMPARE(table.rows, Index{60});
    const ColumnSummary& weight = table.columns[0];
    QVERIFY(weight.usable && weight.asTarget == Task::Regression);
    QCOMPARE(weight.low, 0.0);
    QCOMPARE(weight.high, 29.5);
    const ColumnSummary& colour = table.columns[1];
    QVERIFY(colour.usable && colour.asTarget == Task::Classification);
    QCOMPARE(colour.classes, Index{2});
    QCOMPARE(colour.samples, (std::vector<std::string>{"blue", "red"}));
    QVERIFY(!table.columns[2].usable);
    QCOMPARE(table.columns[2].samples.front(), std::string("word0"));
    QVERIFY(!table.columns[3].usable);
    QVERIFY(!table.columns[4].usable);
    QCOMPARE(table.columns[4].missing, Index{60});
    QVERIFY(table.columns[5].asTarget == Task::Classification);
    QCOMPARE(table.columns[5].classes, Index{4});
}

void TableSummaryTest::takesTheLastCategoryAsTarget()
{
    const TableSummary table = mixed();
    const ColumnPlan plan = usualPlan(table);

    QCOMPARE(plan.target, 1);
    QVERIFY(plannedTask(table, plan) == Task::Classification);
    QCOMPARE(featureCount(table, plan), Index{2}); // weight and grade
}

void TableSummaryTest::takesTheLastUsableColumnWithoutACategory()
{
    const TableSummary table = summaryOf("a,b,day\n1,2.5,2024-01-01\n2,3.5,2024-01-02\n");
    const ColumnPlan plan = usualPlan(table);

    QCOMPARE(plan.target, 1);
    QVERIFY(plannedTask(table, plan) == Task::Regression);
}

void TableSummaryTest::passesOverACategoryOfOneValue()
{
    const TableSummary table = summaryOf("kind,size,source\na,1.5,web\nb,2.5,web\na,3.5,web\n");

    QCOMPARE(usualPlan(table).target, 0);
}

void TableSummaryTest::theTargetIsNoFeature()
{
    const TableSummary table = mixed();
    ColumnPlan plan = usualPlan(table);
    plan.target = 0;

    QVERIFY(!isFeature(table, plan, 0));
    QVERIFY(isFeature(table, plan, 1));
    QVERIFY(!isFeature(table, plan, 2)); // a text never is
}

void TableSummaryTest::namesFeaturesOnlyIfSomeAreLeftOut()
{
    const TableSummary table = mixed();
    ColumnPlan plan = usualPlan(table);

    QCOMPARE(choiceOf(table, plan).target, std::string("colour"));
    QCOMPARE(features(choiceOf(table, plan)), QStringList());
    plan.wanted[0] = false;
    QCOMPARE(features(choiceOf(table, plan)), QStringList{QStringLiteral("grade")});
    plan.target = -1;
    QCOMPARE(choiceOf(table, plan).target, std::string());
    QCOMPARE(features(choiceOf(table, plan)),
             (QStringList{QStringLiteral("colour"), QStringLiteral("grade")}));
}

void TableSummaryTest::saysWhyNothingCanBeLearned_data()
{
    QTest::addColumn<QByteArray>("csv");
    QTest::addColumn<int>("target");
    QTest::addColumn<bool>("wanted");
    QTest::addColumn<QString>("expected");
    QTest::newRow("fine") << QByteArray("a,b\n1,x\n2,y\n") << 1 << true << QString();
    QTest::newRow("no feature") << QByteArray("a,b\n1,x\n2,y\n") << 1 << false
                                << QStringLiteral("No column is used as a feature");
    QTest::newRow("only a target")
        << QByteArray("a\n1\n2\n") << 0 << true << QStringLiteral("No column is used as a feature");
    QTest::newRow("one class") << QByteArray("a,b\n1,x\n2,x\n") << 1 << true
                               << QStringLiteral("Column b has one value only");
    QTest::newRow("one number") << QByteArray("a,b\n1,2.5\n2,2.5\n") << 1 << true
                                << QStringLiteral("Column b has one value only");
    QTest::newRow("a day as target") << QByteArray("a,b\n1,2024-01-01\n2,2024-01-02\n") << 1 << true
                                     << QStringLiteral("Column b is a date");
    QTest::newRow("days only") << QByteArray("a,b\n2024-01-03,2024-01-01\n2024-01-03,2024-01-02\n")
                               << -1 << true
                               << QStringLiteral("No column holds numbers or categories");
    QTest::newRow("no rows") << QByteArray("a,b\n") << -1 << true
                             << QStringLiteral("The table has no rows");
}

void TableSummaryTest::saysWhyNothingCanBeLearned()
{
    QFETCH(QByteArray, csv);
    QFETCH(int, target);
    QFETCH(bool, wanted);
    QFETCH(QString, expected);
    const TableSummary table = summaryOf(csv);

    const QString sentence = QString::fromStdString(obstacle(
        table, {.target = target, .wanted = std::vector<bool>(table.columns.size(), wanted)}));

    QCOMPARE(sentence.isEmpty(), expected.isEmpty());
    QVERIFY2(sentence.startsWith(expected), qPrintable(sentence));
}

QTEST_APPLESS_MAIN(TableSummaryTest)
#include "table_summary_test.moc"
