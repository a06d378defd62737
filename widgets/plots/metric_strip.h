#pragma once

#include "eval/metric.h"

#include <QString>
#include <QWidget>

#include <array>
#include <optional>
#include <vector>

class QTableWidget;

namespace holdout {

class TextButton;

/// A metric's value on one part of the data, or why there is none.
struct MetricValue {
    std::optional<double> value = {};
    QString reason = {}; ///< Why there is no value; empty if it is not known yet.
};

/// A metric of the catalogue with its values on train, validation and test.
struct MetricReading {
    const Metric* metric = nullptr; ///< Of the catalogue; never null.
    std::array<MetricValue, 3> values = {};
};

/// The value with three decimals, "–" where there is none.
QString metricFigure(const MetricValue& value);

/// Formula, when to use it, what fools it; and the reason if there is no value.
QString metricTip(const Metric& metric, const MetricValue& value);

/// Up to four large numbers with their names.
class MetricStrip : public QWidget {
    Q_OBJECT

public:
    static constexpr int most = 4;

    explicit MetricStrip(QWidget* parent = nullptr);

    /// Shows the first four, as they are on this part: 0 train, 1 validation, 2 test.
    void setReadings(std::vector<MetricReading> readings, int part);

    QSize sizeHint() const override { return {288, 42}; }
    QSize minimumSizeHint() const override { return {180, 42}; }

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    const MetricValue& value(std::size_t i) const;

    std::vector<MetricReading> m_readings;
    std::size_t m_part = 1;
};

/// All metrics by part. Test scores stay behind a padlock: every look at them is counted.
class MetricTable : public QWidget {
    Q_OBJECT

public:
    explicit MetricTable(QWidget* parent = nullptr);

    void setReadings(std::vector<MetricReading> readings);
    void setTestUnlocked(bool unlocked);
    void setLooks(int looks); ///< How often the test scores were looked at.

    QString csv() const;

signals:
    void unlockTest();

private:
    void fill();
    void showLock();

    QTableWidget* m_table;
    TextButton* m_lock;
    std::vector<MetricReading> m_readings;
    bool m_unlocked = false;
    int m_looks = 0;
};

} // namespace holdout
