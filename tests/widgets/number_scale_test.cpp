#include "forms/number_scale.h"
#include "support/sample_parameters.h"

#include <QTest>

using namespace holdout;
using Kind = Parameter::Kind;

class NumberScaleTest : public QObject {
    Q_OBJECT

private slots:
    void movesByFactorsWhereItIsLogarithmic();
    void stopsAtNumbersOneWouldWriteDown();
    void findsTheNearestStop();
};

void NumberScaleTest::movesByFactorsWhereItIsLogarithmic()
{
    const auto stops = sliderValues(network[3]);
    QCOMPARE(stops.front(), 1e-4);
    QCOMPARE(stops.back(), 10.0);
    QVERIFY(std::ranges::is_sorted(stops));

    // The middle of five decades is the geometric mean, √(1e−4·10) = 0.0316.
    const double middle = stops[stops.size() / 2];
    QVERIFY2(middle > 0.025 && middle < 0.04, qPrintable(QString::number(middle)));
    for (std::size_t i = 1; i < stops.size(); ++i)
        QVERIFY(stops[i] / stops[i - 1] < 1.26);
}

void NumberScaleTest::stopsAtNumbersOneWouldWriteDown()
{
    for (const Parameter& parameter : network) {
        if (parameter.kind != Kind::Real && parameter.kind != Kind::Integer)
            continue;
        for (const double stop : sliderValues(parameter)) {
            const std::string shown = toText(parameter, stop);
            QVERIFY2(shown.size() <= 7, shown.c_str());
            QVERIFY(parseSetting(parameter, shown));
        }
    }
    QCOMPARE(sliderValues(network[4]).size(), std::size_t(13)); // 0 … 12
}

void NumberScaleTest::findsTheNearestStop()
{
    const std::vector<double> stops{1.0, 10.0, 100.0};
    QCOMPARE(nearestStop(stops, 4.0, true), 1); // above √10, the middle of the factor
    QCOMPARE(nearestStop(stops, 4.0, false), 0);
    QCOMPARE(nearestStop(stops, -5.0, true), 0);
    QCOMPARE(nearestStop(stops, 1e9, false), 2);
}

QTEST_APPLESS_MAIN(NumberScaleTest)
#include "number_scale_test.moc"
