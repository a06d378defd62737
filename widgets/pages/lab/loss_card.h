#pragma once

#include "forms/card.h"
#include "pages/lab/bench.h"
#include "pages/lab/focus.h"
#include "plots/loss_curve.h"

namespace holdout {

/// The loss of the run over its steps; clicking in it goes to that step.
class LossCard : public Card {
    Q_OBJECT

public:
    LossCard(Bench& bench, Focus& focus, QWidget* parent = nullptr);

    LossCurve& curve() { return *m_curve; }

signals:
    void earlierRunPicked(int index);

private:
    void showFrames();
    void showEarlierRuns();
    void showQuantities();

    Bench& m_bench;
    LossCurve* m_curve;
    int m_run = -1;                ///< The bench's run that the curve shows.
    std::optional<Moment> m_shown; ///< The last of its frames that the curve has.
};

} // namespace holdout
