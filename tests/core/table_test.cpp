#include "data/csv.h"
#include "data/pipeline.h"

#include <QTest>

#include <cmath>

using namespace holdout;

class TableTest : public QObject {
    Q_OBJECT

private slots:
    void findsColumnsByName();
    void guessesTheTask_data();
    void guessesTheTask();
    void ordersTheClasses();
    void dropsRowsWithoutATarget();
    void takesWhatCanBeAFeature();
    void takesTheFeaturesThatAreNamed();
    void clustersWithoutATarget();
    void refusesAndNames_data();
    void refusesAndNames();
    void givesTestDataTheSameMeaning();
    void refusesTestDataOfAnotherMeaning();
};

namespace {

Table parse(const char* text, const CsvOptions& options = {.header = true})
{
    return parseCsv(text, options).value();
}

const char* const mixed = "day,size,colour,name,empty,label\n"
                          "2020-01-01,1.5,red,n1,,b\n"
                          "2020-01-02,NA,blue,n2,,a\n"
                          "2020-01-03,2.5,,n3,,\n"
                          "2020-01-04,4,red,n4,,a\n";

} // namespace

void TableTest::findsColumnsByName()
{
    const Table table = parse(mixed);

    QCOMPARE((*table.find("size"))->name, "size");
    const auto missing = table.find("weight");
    QVERIFY(!missing);
    QCOMPARE(missing.error().code, ErrorCode::NotFound);
    QVERIFY(missing.error().message.find("weight") != std::string::npos);
    QVERIFY(missing.error().message.find("colour") != std::string::npos);
}

void TableTest::guessesTheTask_data()
{
    QTest::addColumn<QString>("values"); // of the target, separated by blanks
    QTest::addColumn<int>("task");
    QTest::newRow("words") << "a b a" << int(Task::Classification);
    QTest::newRow("few whole numbers") << "0 1 1 0" << int(Task::Classification);
    QTest::newRow("ten whole numbers") << "0 1 2 3 4 5 6 7 8 9" << int(Task::Classification);
    QTest::newRow("eleven whole numbers") << "0 1 2 3 4 5 6 7 8 9 10" << int(Task::Regression);
    QTest::newRow("fractions") << "0.5 1 1 0" << int(Task::Regression);
    QTest::newRow("whole numbers with holes") << "1 NA 2" << int(Task::Classification);
}

void TableTest::guessesTheTask()
{
    QFETCH(const QString, values);
    QFETCH(const int, task);
    QString text = "x,t\n";
    for (const QString& value : values.split(' '))
        text += "1," + value + "\n";

    const auto chosen = toDataset(parse(qPrintable(text)), ColumnChoice{.target = "t"});

    QVERIFY(chosen);
    QCOMPARE(int(chosen->task), task);
    QCOMPARE(chosen->data.classNames.empty(), chosen->task == Task::Regression);
}

void TableTest::ordersTheClasses()
{
    const auto words =
        toDataset(parse("x,t\n1,b\n2,a\n3,B\n"), ColumnChoice{.target = "t"}).value();
    QCOMPARE(words.data.classNames, (std::vector<std::string>{"B", "a", "b"}));
    QCOMPARE(words.data.y, Vector({{2.0, 1.0, 0.0}}));

    const auto numbers =
        toDataset(parse("x,t\n1,10\n2,-3\n3,9\n"), ColumnChoice{.target = "t"}).value();
    QCOMPARE(numbers.data.classNames, (std::vector<std::string>{"-3", "9", "10"}));
    QCOMPARE(numbers.data.y, Vector({{2.0, 0.0, 1.0}}));

    const auto value = toDataset(parse("x,t\n1,10\n2,-3\n3,9\n"),
                                 ColumnChoice{.target = "t", .task = Task::Regression});
    QCOMPARE(value->data.y, Vector({{10.0, -3.0, 9.0}}));
}

void TableTest::dropsRowsWithoutATarget()
{
    const auto chosen = toDataset(parse(mixed), ColumnChoice{.target = "label"}).value();

    QCOMPARE(chosen.rows, (std::vector<Index>{0, 1, 3}));
    QCOMPARE(chosen.data.samples(), 3);
    QVERIFY(std::ranges::any_of(chosen.notes, [](const std::string& note) {
        return note == "1 row without a value of label left out";
    }));
    QCOMPARE(chosen.data.y, Vector({{1.0, 0.0, 0.0}}));
}

void TableTest::takesWhatCanBeAFeature()
{
    const auto chosen = toDataset(parse(mixed, {.kinds = {{"name", ColumnKind::Text}}}),
                                  ColumnChoice{.target = "label"})
                            .value();

    QCOMPARE(chosen.data.features,
             (std::vector<Feature>{{"size", {}}, {"colour", {"blue", "red"}}}));
    QCOMPARE(std::ssize(chosen.notes), 4); // day, name, empty, and the row without a label
    QVERIFY(std::isnan(chosen.data.X(1, 0)));
    QCOMPARE(chosen.data.X.col(1), Vector({{1.0, 0.0, 1.0}}));
    QVERIFY(
        Pipeline::fit(necessarySteps(chosen.data), chosen.data)->apply(chosen.data).X.allFinite());
}

void TableTest::takesTheFeaturesThatAreNamed()
{
    const auto chosen =
        toDataset(parse(mixed), ColumnChoice{.target = "size", .features = {"label", "colour"}})
            .value();

    QCOMPARE(chosen.data.features[0].name, "label");
    QCOMPARE(chosen.data.features[1].name, "colour");
    QCOMPARE(chosen.task, Task::Regression);
    QVERIFY(std::isnan(chosen.data.X(1, 0)));
}

void TableTest::clustersWithoutATarget()
{
    const auto chosen = toDataset(parse(mixed), ColumnChoice{.features = {"size"}}).value();
    QCOMPARE(chosen.task, Task::Clustering);
    QVERIFY(!chosen.data.labelled());
    QCOMPARE(chosen.data.samples(), 4);

    const auto known =
        toDataset(parse(mixed),
                  ColumnChoice{.target = "label", .features = {"size"}, .task = Task::Clustering})
            .value();
    QCOMPARE(known.task, Task::Clustering);
    QCOMPARE(known.data.classes(), 2);
}

void TableTest::refusesAndNames_data()
{
    QTest::addColumn<QString>("target");
    QTest::addColumn<QStringList>("features");
    QTest::addColumn<int>("task"); // −1: guessed
    QTest::addColumn<QString>("named");
    const int guessed = -1;
    QTest::newRow("unknown target") << "weight" << QStringList{} << guessed << "weight";
    QTest::newRow("unknown feature") << "label" << QStringList{"weight"} << guessed << "weight";
    QTest::newRow("date as feature") << "label" << QStringList{"day"} << guessed << "day";
    QTest::newRow("empty as feature") << "label" << QStringList{"empty"} << guessed << "empty";
    QTest::newRow("target as feature") << "label" << QStringList{"label"} << guessed << "label";
    QTest::newRow("twice") << "label" << QStringList{"size", "size"} << guessed << "size";
    QTest::newRow("date as target") << "day" << QStringList{} << guessed << "day";
    QTest::newRow("empty as target") << "empty" << QStringList{} << guessed << "empty";
    QTest::newRow("regression of words")
        << "label" << QStringList{} << int(Task::Regression) << "label";
    QTest::newRow("classes of fractions")
        << "size" << QStringList{} << int(Task::Classification) << "size";
    QTest::newRow("nothing to learn") << "" << QStringList{} << int(Task::Regression) << "target";
}

void TableTest::refusesAndNames()
{
    QFETCH(const QString, target);
    QFETCH(const QStringList, features);
    QFETCH(const int, task);
    QFETCH(const QString, named);
    ColumnChoice choice{.target = target.toStdString()};
    for (const QString& feature : features)
        choice.features.push_back(feature.toStdString());
    if (task >= 0)
        choice.task = Task(task);

    const auto chosen = toDataset(parse(mixed), choice);

    QVERIFY(!chosen);
    const QString message = QString::fromStdString(chosen.error().message);
    QVERIFY2(message.contains(named), qPrintable(message));
    QVERIFY(!toDataset(parse("a,b\n"), ColumnChoice{}));
}

void TableTest::givesTestDataTheSameMeaning()
{
    const Dataset train =
        toDataset(parse("a,c,t\n1,blue,no\n2,red,yes\n3,red,no\n"), ColumnChoice{.target = "t"})
            .value()
            .data;

    // Other order of columns, fewer levels, a new level, a row without a target.
    const auto test = toDataset(parse("t,c,extra,a\nyes,red,9,7\n,red,9,8\nno,green,9,\n"), train);

    QVERIFY2(test, test ? "" : test.error().message.c_str());
    QCOMPARE(test->rows, (std::vector<Index>{0, 2}));
    QCOMPARE(test->data.features, train.features);
    QCOMPARE(test->data.y, Vector({{1.0, 0.0}}));
    QCOMPARE(test->data.X(0, 0), 7.0);
    QVERIFY(std::isnan(test->data.X(1, 0)));
    QCOMPARE(test->data.X(0, 1), 1.0);
    QCOMPARE(test->data.X(1, 1), 2.0); // past the last level
    const auto pipeline = Pipeline::fit({{"one_hot"}}, train).value();
    QCOMPARE(pipeline.apply(test->data.X).row(1).tail(2).sum(), 0.0);

    // Classes that were words there and look like numbers here, and no target at all.
    const Dataset coded =
        toDataset(parse("a,t\n1,1\n2,2b\n3,1\n"), ColumnChoice{.target = "t"}).value().data;
    QCOMPARE(toDataset(parse("a,t\n5,1\n"), coded)->data.y, Vector({{0.0}}));
    QVERIFY(!toDataset(parse("a\n5\n"), coded)->data.labelled());
}

void TableTest::refusesTestDataOfAnotherMeaning()
{
    const Dataset train =
        toDataset(parse("a,t\n1,no\n2,yes\n"), ColumnChoice{.target = "t"}).value().data;
    const auto says = [&](const char* text) {
        const auto test = toDataset(parse(text), train);
        return test ? QString() : QString::fromStdString(test.error().message);
    };
    QVERIFY(says("b,t\n1,no\n").contains("\"a\""));
    QVERIFY(says("a,t\nx,no\n").contains("Column a"));
    QVERIFY(says("a,t\n1,no\n2,maybe\n").contains("Row 2, column t: class maybe"));
    QVERIFY(says("a,t\n").contains("no rows"));
}

QTEST_APPLESS_MAIN(TableTest)
#include "table_test.moc"
