#pragma once

#include <QSlider>

namespace holdout {

/// The probability from which on a sample is called the second class: 0 to 1 in hundredths.
class ThresholdSlider : public QSlider {
    Q_OBJECT

public:
    explicit ThresholdSlider(QWidget* parent = nullptr);

    void setThreshold(double threshold); ///< Tells nobody.
    double threshold() const;

    /// "threshold 0.50: orange from p ≥ 0.50 on".
    void setPositiveClass(const QString& name);

signals:
    void thresholdChanged(double threshold);

private:
    void describe();

    QString m_positive;
};

} // namespace holdout
