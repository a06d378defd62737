#include "forms/threshold_slider.h"

#include <QSignalBlocker>

#include <algorithm>
#include <cmath>

namespace holdout {
namespace {
constexpr int steps = 100;
} // namespace

ThresholdSlider::ThresholdSlider(QWidget* parent) : QSlider(Qt::Horizontal, parent)
{
    setRange(0, steps);
    setPageStep(steps / 10);
    setValue(steps / 2);
    setAccessibleName(tr("Decision threshold"));
    connect(this, &QSlider::valueChanged, this, [this] {
        describe();
        emit thresholdChanged(threshold());
    });
    describe();
}

double ThresholdSlider::threshold() const
{
    return static_cast<double>(value()) / steps;
}

void ThresholdSlider::setThreshold(double threshold)
{
    const QSignalBlocker quiet(this);
    setValue(static_cast<int>(std::lround(std::clamp(threshold, 0.0, 1.0) * steps)));
    describe();
}

void ThresholdSlider::setPositiveClass(const QString& name)
{
    m_positive = name;
    describe();
}

void ThresholdSlider::describe()
{
    const QString name = m_positive.isEmpty() ? tr("the second class") : m_positive;
    setToolTip(tr("Decided %1 from a probability of %2 on").arg(name).arg(threshold(), 0, 'f', 2));
    setAccessibleDescription(toolTip());
}

} // namespace holdout
