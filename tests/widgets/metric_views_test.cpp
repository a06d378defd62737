#include "plots/metric_strip.h"
#include "plots/residual_plot.h"
#include "support/figures.h"
#include "support/plain_formula.h"
#include "support/text.h"
#include "support/theme.h"

#include <QAbstractButton>
#include <QApplication>
#include <QHelpEvent>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTest>
#include <QToolTip>
#include <qcustomplot.h>

using namespace holdout;

namespace {

const Metric& metric(const char* id)
{
    return *std::ranges::find(metrics(), std::string(id), &Metric::id);
}

std::vector<MetricReading> readings()
{
    return {{.metric = &metric("accuracy"), .values = {{{1.0}, {0.9666}, {0.5}}}},
            {.metric = &metric("roc_auc"),
             .values = {{{0.99}, {{}, QStringLiteral("there is only one class")}, {0.7}}}}};
}

} // namespace

class MetricViewsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(*qApp, ThemeChoice::Light); }
    void writesNumbersAlike_data();
    void writesNumbersAlike();
    void saysFormulasInPlainText_data();
    void saysFormulasInPlainText();
    void everyFormulaLosesItsLatex();
    void stripShowsTheAskedPart();
    void stripExplainsTheMetricUnderTheMouse();
    void tableHidesTestScoresUntilUnlocked();
    void tableAsksToUnlock();
    void digitsAreEquallyWide();
    void residualPlotShowsTruthMinusPrediction();
    void residualPlotTellsTheRowClicked();
    void residualPlotSurvivesNothingAndConstants();
};

void MetricViewsTest::writesNumbersAlike_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<QString>("figure");

    QTest::newRow("share") << 0.98125 << "0.981";
    QTest::newRow("negative") << -0.5 << "-0.500";
    QTest::newRow("tens") << 12.345 << "12.35";
    QTest::newRow("hundreds") << 345.67 << "345.7";
    QTest::newRow("huge") << 1234567.0 << "1.235e+06";
}

void MetricViewsTest::writesNumbersAlike()
{
    QFETCH(const double, value);
    QFETCH(const QString, figure);

    QCOMPARE(metricFigure({value, {}}), figure);
    QCOMPARE(metricFigure({{}, QStringLiteral("no")}), QStringLiteral("–"));
}

void MetricViewsTest::saysFormulasInPlainText_data()
{
    QTest::addColumn<QString>("latex");
    QTest::addColumn<QString>("plain");

    QTest::newRow("plain") << "a + b"
                           << "a + b";
    QTest::newRow("fraction") << R"(\frac{TP}{TP+FP})"
                              << "TP / (TP+FP)";
    QTest::newRow("factor") << R"(\frac{1}{n}\sum_i x_i)"
                            << "(1 / n) Σᵢ xᵢ";
    QTest::newRow("nested") << R"(\frac{\frac{a}{b}}{c})"
                            << "(a / b) / c";
    QTest::newRow("square") << R"((y-\hat y)^2)"
                            << "(y-y\u0302)²";
    QTest::newRow("root") << R"(\sqrt{x})"
                          << "√(x)";
    QTest::newRow("unclosed") << R"(\frac{a}{b)"
                              << "a / b";
    QTest::newRow("lone backslash") << "\\"
                                    << "";
    QTest::newRow("index at the end") << "x_"
                                      << "x_";
}

void MetricViewsTest::saysFormulasInPlainText()
{
    QFETCH(const QString, latex);
    QFETCH(const QString, plain);

    QCOMPARE(plainFormula(latex), plain);
}

void MetricViewsTest::everyFormulaLosesItsLatex()
{
    for (const Metric& entry : metrics()) {
        const QString plain = plainFormula(text(entry.formula));
        QVERIFY2(!plain.isEmpty() && !plain.contains(u'\\') && !plain.contains(u'{') &&
                     !plain.contains(QStringLiteral("frac")),
                 qPrintable(plain));
    }
}

void MetricViewsTest::stripShowsTheAskedPart()
{
    MetricStrip strip;

    strip.setReadings(readings(), 1);
    QCOMPARE(strip.accessibleDescription(),
             QStringLiteral("validation: Accuracy 0.967, ROC AUC –"));
    strip.setReadings(readings(), 0);
    QCOMPARE(strip.accessibleDescription(), QStringLiteral("train: Accuracy 1.000, ROC AUC 0.990"));
    strip.setReadings({}, 0);
    QVERIFY(!strip.grab().isNull());
}

void MetricViewsTest::stripExplainsTheMetricUnderTheMouse()
{
    MetricStrip strip;
    strip.resize(288, 42);
    strip.setReadings(readings(), 1);
    strip.show();
    QVERIFY(QTest::qWaitForWindowExposed(&strip));

    const QPoint second(200, 20);
    QHelpEvent help(QEvent::ToolTip, second, strip.mapToGlobal(second));
    QApplication::sendEvent(&strip, &help);

    QVERIFY(QToolTip::text().contains(QStringLiteral("ROC AUC")));
    QVERIFY(QToolTip::text().contains(QStringLiteral("there is only one class")));
    QVERIFY(QToolTip::text().contains(text(metric("roc_auc").help).toHtmlEscaped()));
    QToolTip::hideText();
}

void MetricViewsTest::tableHidesTestScoresUntilUnlocked()
{
    MetricTable view;
    const auto* table = view.findChild<QTableWidget*>(QStringLiteral("table"));
    view.setReadings(readings());

    QCOMPARE(table->item(0, 2)->text(), QStringLiteral("0.967"));
    QCOMPARE(table->item(1, 2)->text(), QStringLiteral("–"));
    QCOMPARE(table->item(0, 3)->text(), QStringLiteral("···"));
    QVERIFY(view.csv().contains(QStringLiteral("accuracy,1,0.9666,\n")));

    view.setTestUnlocked(true);

    QCOMPARE(table->item(0, 3)->text(), QStringLiteral("0.500"));
    QVERIFY(view.csv().contains(QStringLiteral("accuracy,1,0.9666,0.5\n")));
}

void MetricViewsTest::tableAsksToUnlock()
{
    MetricTable view;
    auto* lock = view.findChild<QAbstractButton*>(QStringLiteral("lock"));
    const QSignalSpy asked(&view, &MetricTable::unlockTest);
    view.setLooks(2);
    view.show();

    QVERIFY(lock->text().contains(QStringLiteral("seen 2×")));
    QTest::mouseClick(lock, Qt::LeftButton);
    QCOMPARE(asked.count(), 1);

    view.setTestUnlocked(true);
    QTest::mouseClick(lock, Qt::LeftButton);
    QCOMPARE(asked.count(), 1);
}

void MetricViewsTest::digitsAreEquallyWide()
{
    const QFont font = smallFont();

    QCOMPARE(figuresWidth(font, QStringLiteral("111.1")),
             figuresWidth(font, QStringLiteral("888.8")));
    QVERIFY(figuresWidth(font, QStringLiteral("1111")) > figuresWidth(font, QStringLiteral("111")));
}

void MetricViewsTest::residualPlotShowsTruthMinusPrediction()
{
    ResidualPlot view;
    view.setSamples(Vector{{1.0, 2.0, 4.0}}, Vector{{1.5, 2.0, 3.0}}, {10, 11, 12});

    const auto data = view.findChild<QCustomPlot*>(QStringLiteral("plot"))->graph(0)->data();
    QCOMPARE(data->size(), 3);
    QCOMPARE(data->constBegin()->key, 1.5);
    QCOMPARE(data->constBegin()->value, -0.5);
    QVERIFY(view.exportable().csv().contains(QStringLiteral("12,4,3,1\n")));
    // (−0.5 + 0 + 1) / 3 = 0.167
    QCOMPARE(view.summary(), QStringLiteral("Residuals of 3 sample(s): mean 0.167, largest 1."));
}

void MetricViewsTest::residualPlotTellsTheRowClicked()
{
    ResidualPlot view;
    view.resize(300, 200);
    view.setSamples(Vector{{1.0, 2.0, 4.0}}, Vector{{1.5, 2.0, 3.0}}, {10, 11, 12});
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    auto* plot = view.findChild<QCustomPlot*>(QStringLiteral("plot"));
    plot->replot();
    const QSignalSpy picked(&view, &ResidualPlot::rowPicked);
    const auto at = [&](double x, double y) {
        return QPointF(plot->xAxis->coordToPixel(x), plot->yAxis->coordToPixel(y)).toPoint();
    };

    QTest::mouseClick(plot, Qt::LeftButton, {}, at(3.0, 1.0));
    QTest::mouseClick(plot, Qt::LeftButton, Qt::ControlModifier, at(1.5, -0.5));
    QTest::mouseClick(plot, Qt::LeftButton, {}, at(1.6, 0.9));

    QCOMPARE(picked.count(), 2);
    QCOMPARE(picked[0].at(0).value<Index>(), 12);
    QCOMPARE(picked[1].at(0).value<Index>(), 10);
    QVERIFY(picked[1].at(1).toBool());
}

void MetricViewsTest::residualPlotSurvivesNothingAndConstants()
{
    ResidualPlot view;
    QVERIFY(!view.grab().isNull());
    QVERIFY(view.summary().contains(QStringLiteral("No samples")));

    view.setSamples(Vector::Constant(5, 2.0), Vector::Constant(5, 2.0), {0, 1, 2, 3, 4});
    const auto* plot = view.findChild<QCustomPlot*>(QStringLiteral("plot"));
    QVERIFY(plot->xAxis->range().size() > 0.1);
    QVERIFY(plot->yAxis->range().size() > 0.1);
}

QTEST_MAIN(MetricViewsTest)
#include "metric_views_test.moc"
