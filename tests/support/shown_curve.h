#pragma once

#include "plots/loss_curve.h"

#include <QAbstractButton>
#include <QTest>
#include <qcustomplot.h>

namespace holdout::test {

inline constexpr int train = LossCurve::earlierShown, validation = train + 1, testPart = train + 2;

inline CurveRun falling(int last)
{
    CurveRun run{QStringLiteral("run"), {}};
    for (int step = 0; step <= last; ++step)
        run.steps.push_back({.step = step,
                             .loss = {1.0 / (1 + step), 1.2 / (1 + step), 1.3 / (1 + step)},
                             .score = {0.9, 0.8, 0.7}});
    return run;
}

/// The widget as a user meets it: shown, laid out, and drawn.
struct Shown {
    LossCurve curve;
    QCustomPlot* plot = curve.findChild<QCustomPlot*>(QStringLiteral("plot"));

    explicit Shown(const CurveRun& run)
    {
        curve.setQuantities(QStringLiteral("cross-entropy"), QStringLiteral("accuracy"));
        curve.resize(400, 300);
        curve.setRun(run);
        curve.show();
        if (!QTest::qWaitForWindowExposed(&curve))
            qFatal("The window never appeared");
        plot->replot();
    }

    QPoint at(int step) const
    {
        const QRect rect = plot->axisRect()->rect();
        return {qRound(plot->xAxis->coordToPixel(step)), rect.center().y()};
    }

    void press(const char* button)
    {
        QTest::mouseClick(curve.findChild<QAbstractButton*>(QString::fromLatin1(button)),
                          Qt::LeftButton);
    }

    int points(int graph) const { return plot->graph(graph)->dataCount(); }
    QString legend() const
    {
        return curve.findChild<QWidget*>(QStringLiteral("legend"))->accessibleName();
    }
};

} // namespace holdout::test
