#pragma once

#include "ml/k_means/model.h"
#include "ml/k_means/seeding.h"

namespace holdout::k_means {

/// When the run ends.
struct Stopping {
    int iterations = 300;    ///< After so many at most;
    double smallShift = 0.0; ///< or once the centres' squared shifts sum to no more than this.
};

/// How the centres were chosen, for the caption of the start.
struct Start {
    std::string method; ///< As in the settings.
    int candidates = 1; ///< See Seeds.
    int starts = 1;     ///< Runs tried, of which this is the one that ends best,
    double best = 0.0;  ///< with this inertia,
    double worst = 0.0; ///< and the worst with this.
    Index wanted = 0;   ///< Clusters asked for; more than there are centres if samples are too few.
};

/// Lloyd's run: assign and move in turns.
class Run final : public Trainer {
public:
    Run(std::shared_ptr<const Samples> samples, Matrix centres, const Stopping& stopping,
        Start start);

    bool step(Stride stride) override;
    Snapshot snapshot() const override;
    double loss() const override { return m_nearest->squared.sum(); }
    std::unique_ptr<Trainer> clone() const override { return std::make_unique<Run>(*this); }
    void apply(const Settings& settings) override;
    void edit(HandleId handle, const Vector& to) override;

    const Matrix& centres() const { return m_centres; }

private:
    enum Part : int { None, Assign, Move };
    enum class Event { Start, Assign, Move, Edit };
    using Members = std::vector<Index>;

    Index samples() const { return m_samples->X.rows(); }
    Index clusters() const { return m_centres.rows(); }
    bool settled() const;
    bool finished() const;
    void assign();
    void move();
    void fillEmptyClusters(Members& members);
    Caption caption() const;
    Caption startCaption() const;
    Caption moveCaption() const;

    std::shared_ptr<const Samples> m_samples;
    Matrix m_centres;                         // k×d
    Matrix m_before;                          // where they were before the last move, or empty
    std::shared_ptr<const Nearest> m_nearest; // of the centres as they are
    std::shared_ptr<const Members> m_members; // as last assigned, or none
    Stopping m_stopping;
    Start m_start;

    Event m_event = Event::Start;
    int m_step = 0;
    int m_part = None;
    int m_freshAt = 0; // the step at which the count of iterations began
    double m_lossBefore = 0.0;
    bool m_stable = false;   // no sample would now be given to another centre
    double m_shift = 0.0;    // sum of the squared shifts of the last move
    double m_farthest = 0.0; // the longest of these shifts
    Index m_changed = 0;     // samples given to another cluster than before
    Index m_refilled = 0;    // empty clusters that were given a sample by the last move
};

} // namespace holdout::k_means
