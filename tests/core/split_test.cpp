#include "data/apportion.h"
#include "data/split.h"

#include <QTest>

#include <limits>

using namespace holdout;

class SplitTest : public QObject {
    Q_OBJECT

private slots:
    void dealsOutTheLargestRemainders();
    void givesEveryRowOnePart();
    void keepsTheSharesOfTheClasses_data();
    void keepsTheSharesOfTheClasses();
    void owesNobodyForManySmallClasses();
    void repeatsItselfFromTheSameSeed();
    void doesNotFollowTheOrderOfTheRows();
    void splitsWithoutClasses();
    void refusesBadShares_data();
    void refusesBadShares();
};

namespace {

/// So many rows of each class, one class after the other.
Dataset labelled(const std::vector<Index>& counts)
{
    Dataset data;
    std::vector<double> y;
    for (std::size_t k = 0; k < counts.size(); ++k) {
        data.classNames.push_back("class " + std::to_string(k));
        y.insert(y.end(), static_cast<std::size_t>(counts[k]), static_cast<double>(k));
    }
    data.y = Eigen::Map<const Vector>(y.data(), std::ssize(y));
    data.X = Matrix::Zero(std::ssize(y), 2);
    data.features = {{"a"}, {"b"}};
    data.targetName = "class";
    return data;
}

Index count(const Dataset& data, const std::vector<Part>& parts, Part part, Index label)
{
    Index n = 0;
    for (const Index row : rowsOf(parts, part))
        n += data.y(row) == static_cast<double>(label) ? 1 : 0;
    return n;
}

} // namespace

void SplitTest::dealsOutTheLargestRemainders()
{
    // 7·(0.6, 0.2, 0.2) = 4.2, 1.4, 1.4: floors 4, 1, 1; the one left goes to the first 0.4.
    QCOMPARE(apportion(7, std::vector{0.6, 0.2, 0.2}), (std::vector<Index>{4, 2, 1}));
    QCOMPARE(apportion(7, std::vector{0.6, 0.2, 0.2}, std::vector{0.0, 0.0, 0.5}),
             (std::vector<Index>{4, 1, 2}));
    // 10·0.2 and 10·0.6 are whole although 0.6 and 0.2 have no exact binary form.
    QCOMPARE(apportion(10, std::vector{0.6, 0.2, 0.2}), (std::vector<Index>{6, 2, 2}));
    QCOMPARE(apportion(0, std::vector{0.5, 0.5}), (std::vector<Index>{0, 0}));
}

void SplitTest::givesEveryRowOnePart()
{
    const Dataset data = labelled({13, 8, 2});

    const auto parts = split(data, {}, Random(1));

    QVERIFY(parts);
    std::vector<Index> all;
    for (const Part part : {Part::Train, Part::Validation, Part::Test})
        std::ranges::copy(rowsOf(*parts, part), std::back_inserter(all));
    std::ranges::sort(all);
    QCOMPARE(std::ssize(all), data.samples());
    for (Index i = 0; i < data.samples(); ++i)
        QCOMPARE(all[static_cast<std::size_t>(i)], i);
}

void SplitTest::keepsTheSharesOfTheClasses_data()
{
    QTest::addColumn<QList<int>>("classes");
    QTest::addColumn<QList<int>>("expected"); // train, validation, test of each class
    QTest::newRow("even") << QList<int>{100, 100} << QList<int>{60, 20, 20, 60, 20, 20};
    QTest::newRow("rare class") << QList<int>{990, 10} << QList<int>{594, 198, 198, 6, 2, 2};
    QTest::newRow("penguins") << QList<int>{152, 68, 124} // 91.2 30.4 30.4; 40.8 13.6 13.6
                              << QList<int>{91, 31, 30, 41, 13, 14, 74, 25, 25};
    QTest::newRow("single member") << QList<int>{10, 1} << QList<int>{6, 2, 2, 1, 0, 0};
    QTest::newRow("empty class") << QList<int>{5, 0, 5} << QList<int>{3, 1, 1, 0, 0, 0, 3, 1, 1};
}

void SplitTest::keepsTheSharesOfTheClasses()
{
    QFETCH(const QList<int>, classes);
    QFETCH(const QList<int>, expected);
    const Dataset data = labelled({classes.begin(), classes.end()});

    const auto parts = split(data, {}, Random(3));

    QVERIFY(parts);
    for (int k = 0; k < classes.size(); ++k) {
        QCOMPARE(count(data, *parts, Part::Train, k), expected[3 * k]);
        QCOMPARE(count(data, *parts, Part::Validation, k), expected[3 * k + 1]);
        QCOMPARE(count(data, *parts, Part::Test, k), expected[3 * k + 2]);
    }
}

void SplitTest::owesNobodyForManySmallClasses()
{
    // Two rows a class are 1.2, 0.4, 0.4: one class gives its second row to validation, the next
    // to test, so that over forty classes no part is more than a row or so from its share.
    const Dataset data = labelled(std::vector<Index>(40, 2));

    const auto parts = split(data, {}, Random(5));

    QVERIFY(parts);
    QVERIFY(std::abs(std::ssize(rowsOf(*parts, Part::Validation)) -
                     std::ssize(rowsOf(*parts, Part::Test))) <= 1);
}

void SplitTest::repeatsItselfFromTheSameSeed()
{
    const Dataset data = labelled({50, 50});

    QCOMPARE(*split(data, {}, Random(9)), *split(data, {}, Random(9)));
    QVERIFY(*split(data, {}, Random(9)) != *split(data, {}, Random(10)));
}

void SplitTest::doesNotFollowTheOrderOfTheRows()
{
    const Dataset data = labelled({1000});

    const std::vector<Index> train = rowsOf(*split(data, {}, Random(2)), Part::Train);

    // The mean position of 600 of 1000 rows without replacement has mean 499.5 and deviation 7.5.
    double sum = 0.0;
    for (const Index row : train)
        sum += static_cast<double>(row);
    QVERIFY(std::abs(sum / 600.0 - 499.5) < 5 * 7.5);
}

void SplitTest::splitsWithoutClasses()
{
    Dataset data = labelled({10});
    data.classNames.clear();
    data.y *= 0.5; // a target for regression
    QCOMPARE(std::ssize(rowsOf(*split(data, {}, Random(1)), Part::Train)), 6);

    data.y.resize(0);
    QCOMPARE(std::ssize(rowsOf(*split(data, {0.5, 0.5, 0.0}, Random(1)), Part::Validation)), 5);
}

void SplitTest::refusesBadShares_data()
{
    QTest::addColumn<double>("train");
    QTest::addColumn<double>("validation");
    QTest::addColumn<double>("test");
    QTest::addColumn<int>("rows");
    QTest::newRow("negative") << 1.2 << -0.1 << -0.1 << 10;
    QTest::newRow("not a number") << std::numeric_limits<double>::quiet_NaN() << 0.5 << 0.5 << 10;
    QTest::newRow("infinite") << std::numeric_limits<double>::infinity() << 0.0 << 0.0 << 10;
    QTest::newRow("sum too small") << 0.6 << 0.2 << 0.1 << 10;
    QTest::newRow("sum too large") << 0.6 << 0.3 << 0.2 << 10;
    QTest::newRow("nothing to train on") << 0.0 << 0.5 << 0.5 << 10;
    QTest::newRow("share too small for the rows") << 0.01 << 0.99 << 0.0 << 10;
    QTest::newRow("no rows") << 0.6 << 0.2 << 0.2 << 0;
}

void SplitTest::refusesBadShares()
{
    QFETCH(const double, train);
    QFETCH(const double, validation);
    QFETCH(const double, test);
    QFETCH(const int, rows);

    const auto parts = split(labelled({rows}), {train, validation, test}, Random(1));

    QVERIFY(!parts);
    QCOMPARE(parts.error().code, ErrorCode::InvalidInput);
    QVERIFY(parts.error().message.size() >= 12);
}

QTEST_APPLESS_MAIN(SplitTest)
#include "split_test.moc"
