#pragma once

#include "data/dataset.h"
#include "ml/explanation.h"
#include "plots/painted_plot.h"

#include <QStringList>

namespace holdout {

/// One line of a "why?": what pushed, how much, and towards which output.
struct WhyRow {
    QString label, detail;
    double value = 0.0;
    int output = -1; ///< The class it pushes towards; −1 where only the sign means something.
};

/// An explanation as one number per term, all of the same kind, and their sum.
struct WhyAccount {
    std::vector<WhyRow> rows;     ///< Largest |value| first.
    double base = 0.0, sum = 0.0; ///< sum = base + Σ of the terms, of the output below.
    int output = 0;               ///< The one predicted.
    int against = -1; ///< The other one of a difference of log-odds; −1 where there is none.
    double prediction = 0.0; ///< Its probability, share of votes, or the number itself.
    QString unit;
};

/// Votes are shown as they were cast, log-odds as differences between the predicted class and the
/// next (of two classes: class 1 and class 0), everything else as pushes on the predicted output.
WhyAccount account(const Explanation& explanation, Task task);

/// The rows with their bars, at most six, and the sum below.
class WhyRows : public PaintedPlot {
    Q_OBJECT

public:
    static constexpr int most = 6;

    explicit WhyRows(QWidget* parent = nullptr);

    void setAccount(WhyAccount account, const QStringList& classNames);

    /// "base −0.21 + terms 1.92 = 1.71 → p(orange) 0.85".
    QString sumText() const;

    void draw(QPainter& painter, const QSize& size) const override;
    QString csv() const override;
    QString summary() const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {160, sizeHint().height()}; }

protected:
    bool event(QEvent* event) override;

private:
    int shown() const;

    WhyAccount m_account;
    QStringList m_classNames;
};

} // namespace holdout
