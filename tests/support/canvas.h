#pragma once

#include "plots/decision_plot.h"

#include <QTest>

#include <vector>

namespace holdout::test {

using Places = std::vector<QPointF>;

/// A decision plot on the unit square with four samples, and what a page would do with what it
/// tells: change the data, keep one undo step for each gesture, write everything down.
///
/// The samples: 0 at (.3,.3) and 1 at (.7,.3) of the first class, 2 at (.7,.7) and 3 at (.3,.7) of
/// the second.
struct Canvas {
    DecisionPlot plot;
    std::vector<PlotPoint> points{{.position = {0.3, 0.3}, .output = 0},
                                  {.position = {0.7, 0.3}, .output = 0},
                                  {.position = {0.7, 0.7}, .output = 1},
                                  {.position = {0.3, 0.7}, .output = 1}};
    QStringList log; ///< What was asked, word for word.
    std::optional<QPointF> hovered;

    Canvas()
    {
        plot.resize(560, 540);
        plot.setClassNames({"a", "b", "c"});
        plot.setExtent({0, 1, 0, 1});
        plot.setPoints(points);
        plot.setAxes({"x", "y"});
        connectChanges();
        connectQuestions();
        plot.show();
        plot.setFocus();
        (void)QTest::qWaitForWindowActive(&plot);
    }

    QPointF pixel(const QPointF& place) const { return plot.frame().toPixel(place); }

    void press(const QPointF& place, Qt::KeyboardModifiers modifiers = {}, QPoint offset = {},
               Qt::MouseButton button = Qt::LeftButton)
    {
        QTest::mousePress(&plot, button, modifiers, at(place) + offset);
    }
    void moveTo(const QPointF& place, QPoint offset = {})
    {
        QTest::mouseMove(&plot, at(place) + offset);
    }
    void release(const QPointF& place, QPoint offset = {}, Qt::MouseButton button = Qt::LeftButton)
    {
        QTest::mouseRelease(&plot, button, {}, at(place) + offset);
    }
    void click(const QPointF& place, Qt::KeyboardModifiers modifiers = {}, QPoint offset = {})
    {
        QTest::mouseClick(&plot, Qt::LeftButton, modifiers, at(place) + offset);
        QTest::qWait(0);
    }
    void drag(const QPointF& from, const QPointF& to, Qt::KeyboardModifiers modifiers = {},
              Qt::MouseButton button = Qt::LeftButton)
    {
        press(from, modifiers, {}, button);
        moveTo(to);
        release(to, {}, button);
    }

    /// Whether a sample is within a pixel of a place.
    bool isNear(std::size_t row, const QPointF& place) const
    {
        return QLineF(pixel(points.at(row).position), pixel(place)).length() <= 1.5;
    }

    Places places() const
    {
        Places all;
        for (const PlotPoint& point : points)
            all.push_back(point.position);
        return all;
    }

    std::vector<int> selection() const
    {
        std::vector<int> rows;
        for (std::size_t row = 0; row < points.size(); ++row)
            if (points[row].selected)
                rows.push_back(static_cast<int>(row));
        return rows;
    }

    QStringList undoSteps() const { return m_steps; }
    void undo() { take(m_remembered); }

private:
    QPoint at(const QPointF& place) const { return pixel(place).toPoint(); }

    void take(const std::vector<PlotPoint>& other)
    {
        points = other;
        plot.setPoints(points);
    }

    /// A place to the hundredth, which is about five pixels.
    static QString written(const QPointF& place)
    {
        const auto rounded = [](double value) {
            return QString::number(qRound(100 * value) / 100.0);
        };
        return rounded(place.x()) + u' ' + rounded(place.y());
    }

    void connectChanges()
    {
        QObject::connect(&plot, &DecisionPlot::gestureStarted, &plot, [this] {
            m_remembered = points;
            log << "started";
        });
        QObject::connect(&plot, &DecisionPlot::gestureFinished, &plot,
                         [this](const QString& name) { m_steps << name; });
        QObject::connect(&plot, &DecisionPlot::gestureCancelled, &plot,
                         [this] { take(m_remembered); });
        QObject::connect(&plot, &DecisionPlot::pointsAdded, &plot,
                         [this](const Places& added, int output) {
                             for (const QPointF& place : added)
                                 points.push_back({.position = place, .output = output});
                             plot.setPoints(points);
                         });
        QObject::connect(&plot, &DecisionPlot::pointsErased, &plot,
                         [this](const std::vector<int>& rows) {
                             for (std::size_t i = rows.size(); i-- > 0;)
                                 points.erase(points.begin() + rows[i]);
                             plot.setPoints(points);
                         });
        QObject::connect(&plot, &DecisionPlot::pointsMoved, &plot,
                         [this](const std::vector<int>& rows, const Places& to) {
                             for (std::size_t i = 0; i < rows.size(); ++i)
                                 points[static_cast<std::size_t>(rows[i])].position = to[i];
                             plot.setPoints(points);
                         });
        QObject::connect(&plot, &DecisionPlot::selectionChanged, &plot,
                         [this](const std::vector<int>& rows) {
                             for (PlotPoint& point : points)
                                 point.selected = false;
                             for (const int row : rows)
                                 points[static_cast<std::size_t>(row)].selected = true;
                             plot.setPoints(points);
                         });
    }

    void connectQuestions()
    {
        QObject::connect(&plot, &DecisionPlot::pinned, &plot,
                         [this](const QPointF& place, int row) {
                             log << QStringLiteral("pinned %1 %2").arg(written(place)).arg(row);
                         });
        QObject::connect(&plot, &DecisionPlot::secondPinned, &plot,
                         [this](const QPointF& place, int row) {
                             log << QStringLiteral("second %1 %2").arg(written(place)).arg(row);
                         });
        QObject::connect(&plot, &DecisionPlot::unpinned, &plot, [this] { log << "unpinned"; });
        QObject::connect(&plot, &DecisionPlot::spaceTapped, &plot, [this] { log << "tapped"; });
        QObject::connect(&plot, &DecisionPlot::handleDragged, &plot,
                         [this](HandleId handle, const QPointF& to) {
                             log << QStringLiteral("handle %1 %2").arg(handle).arg(written(to));
                         });
        QObject::connect(&plot, &DecisionPlot::menuRequested, &plot,
                         [this](QPoint, const QPointF& place, int row) {
                             log << QStringLiteral("menu %1 %2").arg(written(place)).arg(row);
                         });
        QObject::connect(&plot, &DecisionPlot::hovered, &plot,
                         [this](const std::optional<QPointF>& place) { hovered = place; });
    }

    std::vector<PlotPoint> m_remembered;
    QStringList m_steps;
};

} // namespace holdout::test
