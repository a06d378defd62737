#pragma once

#include "ml/mlp/model.h"
#include "ml/mlp/optimiser.h"

namespace holdout::mlp {

/// Trains a network by mini-batches. A step is an epoch, in which every training sample is used
/// once; its parts are forward, loss, backward and update of each batch in turn.
class Run final : public Trainer {
public:
    Run(const Dataset& data, Task task, const Settings& settings, Random random);

    bool step(Stride stride) override;
    Snapshot snapshot() const override;
    double loss() const override { return m_loss; }
    std::unique_ptr<Trainer> clone() const override { return std::make_unique<Run>(*this); }
    void apply(const Settings& settings) override;
    void edit(HandleId handle, const Vector& to) override;

private:
    enum class Piece { Forward, Loss, Backward, Update };
    enum class Schedule { Constant, InverseScaling, Cosine, Step };

    /// The settings that apply live.
    struct Options {
        explicit Options(const Settings& settings);

        double learningRate = 0.0;
        Schedule schedule = Schedule::Constant;
        Index batch = 0;
        Penalty penalty;
        double dropout = 0.0;
        int epochs = 0;
        double tolerance = 0.0;
        int patience = 0;
    };

    bool oneClass() const;
    void advance(bool closely);
    void update(bool closely);
    void beginEpoch();
    void finishEpoch();
    void evaluate();
    void judge();
    bool allRight(const Matrix& sums) const;
    double learningRate() const;
    Index nominalBatch() const;

    Caption caption() const;
    Caption partCaption() const;
    Caption stoppedCaption() const;

    std::shared_ptr<const Problem> m_problem;
    Options m_options;
    Random m_random;
    Network m_network;
    Network m_best; ///< With early stopping: the one of least validation loss so far.
    Optimiser m_optimiser;
    Backpropagation m_back;
    Vector m_gradient; ///< Of the last batch.

    std::vector<Index> m_order; ///< Of the training samples in this epoch.
    std::size_t m_row = 0;      ///< Samples of this epoch done.
    std::size_t m_batchRows = 0;
    int m_batch = 0; ///< Batches of this epoch done.
    int m_piece = 0; ///< Pieces of this batch done.

    int m_step = 0;
    int m_epochsSinceChange = 0; ///< Since the start, or since settings or weights were changed.
    double m_loss = 0.0, m_lossBefore = 0.0, m_batchLoss = 0.0, m_moved = 0.0;
    double m_validationLoss = 0.0;
    double m_bestLoss = 0.0; ///< Of what is watched: validation loss if there is one.
    int m_bestStep = 0, m_waited = 0;
    bool m_done = false, m_stopped = false, m_perfect = false, m_allRight = false;
    Flag m_flag = Flag::None;
};

} // namespace holdout::mlp
