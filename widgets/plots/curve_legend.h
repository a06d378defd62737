#pragma once

#include <QPen>
#include <QWidget>

#include <vector>

namespace holdout {

/// A value of a curve with three decimals, or with an exponent where those would not do.
QString curveFigure(double value);

/// The line below a curve: a stroke of each line, its name and its current value.
class CurveLegend : public QWidget {
    Q_OBJECT

public:
    struct Entry {
        QPen pen;
        QString name;
        QString brief; ///< Instead of the name where room is short.
        QString value;
    };

    explicit CurveLegend(QWidget* parent = nullptr);

    void setEntries(std::vector<Entry> entries);
    void draw(QPainter& painter, const QRectF& box) const;
    QString text() const;
    QSize sizeHint() const override { return {200, 18}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    double width(bool brief) const;

    std::vector<Entry> m_entries;
};

} // namespace holdout
