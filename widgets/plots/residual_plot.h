#pragma once

#include "base/types.h"
#include "data/split.h"
#include "plots/exportable.h"

#include <QWidget>

class QCustomPlot;

namespace holdout {

/// What regression has instead of a confusion matrix: residuals over predictions, one mark a
/// sample.
class ResidualPlot : public QWidget {
    Q_OBJECT

public:
    explicit ResidualPlot(QWidget* parent = nullptr);

    /// Shapes: truth and predicted n each; the rows are what rowPicked() says of each.
    void setSamples(const Vector& truth, const Vector& predicted, std::vector<Index> rows);
    void setContext(Part part, const QString& targetName);

    QString note() const;
    QString summary() const;
    Exportable exportable() const;
    QSize sizeHint() const override { return {288, 190}; }

signals:
    void rowPicked(holdout::Index row, bool add);
    void noteChanged(const QString& note);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void restyle();
    void redraw();
    int nearest(const QPointF& position) const;
    QString csv() const;

    QCustomPlot* m_plot;
    Vector m_truth, m_predicted;
    std::vector<Index> m_rows;
    Part m_part = Part::Validation;
    QString m_target;
};

} // namespace holdout
