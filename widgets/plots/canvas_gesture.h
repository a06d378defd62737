#pragma once

#include "plots/decision_plot.h"

#include <functional>

class QPainter;

namespace holdout {

/// What happens between pressing a button on a plot and releasing it.
class Gesture {
public:
    Gesture(DecisionPlot& plot, QString name) : m_plot(plot), m_name(std::move(name)) {}
    virtual ~Gesture() = default;
    Gesture(const Gesture&) = delete;
    Gesture& operator=(const Gesture&) = delete;

    virtual void begin() {} ///< Once, when it has become the plot's gesture.
    virtual void moveTo(const QPointF& /*pixel*/) {}
    virtual void tick() {}
    virtual void finish() {}
    virtual void paint(QPainter& /*painter*/) const {}

    const QString& name() const { return m_name; }
    bool changedData() const { return m_changed; }

protected:
    /// To be called before anything is told that changes data: a click that changes nothing makes
    /// no undo step.
    void willChangeData();

    DecisionPlot& plot() const { return m_plot; }

private:
    DecisionPlot& m_plot;
    QString m_name;
    bool m_changed = false;
};

/// The gesture that the plot's tool makes of this press; may be null.
std::unique_ptr<Gesture> beginGesture(DecisionPlot& plot, const QPointF& pixel,
                                      Qt::KeyboardModifiers modifiers);

/// The drawn samples whose marks a test on pixels accepts, rising.
std::vector<int> rowsWhere(const DecisionPlot& plot,
                           const std::function<bool(const QPointF& pixel)>& accepts);

} // namespace holdout
