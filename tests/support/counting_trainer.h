#pragma once

#include "run/experiment.h"

#include <cmath>
#include <limits>
#include <memory>

namespace holdout {

/// Predicts one number everywhere.
class ConstantModel : public Model {
public:
    explicit ConstantModel(double value, std::size_t bytes = 0) : m_value(value), m_bytes(bytes) {}

    Matrix predict(const Matrix& X) const override
    {
        return Matrix::Constant(X.rows(), 1, m_value);
    }
    Explanation explain(const Vector&) const override
    {
        return {.base = Vector::Constant(1, m_value), .terms = {}};
    }
    Overlay overlay(const View&) const override { return {}; }
    Inside inside(const std::optional<Vector>&) const override { return {}; }
    std::size_t bytes() const override { return m_bytes; }

private:
    double m_value;
    std::size_t m_bytes;
};

/// Counts to its end in steps of `parts` parts; its loss runs away at step `divergeAt`. Predicts
/// what it has counted, times its only setting.
class CountingTrainer : public Trainer {
public:
    explicit CountingTrainer(int steps, int divergeAt = -1, int parts = 3)
        : m_steps(steps), m_divergeAt(divergeAt), m_parts(parts)
    {
    }

    bool step(Stride stride) override
    {
        if (m_step == m_steps)
            return false;
        ++m_part;
        if (stride == Stride::Whole || m_part == m_parts) {
            m_part = 0;
            ++m_step;
        }
        return true;
    }
    Snapshot snapshot() const override
    {
        return {.step = m_step,
                .part = m_part,
                .loss = loss(),
                .model = std::make_shared<ConstantModel>(m_factor * m_step)};
    }
    double loss() const override
    {
        return m_step == m_divergeAt ? std::numeric_limits<double>::infinity() : 1.0 / (1 + m_step);
    }
    std::unique_ptr<Trainer> clone() const override
    {
        return std::make_unique<CountingTrainer>(*this);
    }
    void apply(const Settings& settings) override { m_factor = number(settings, "factor"); }
    void edit(HandleId, const Vector& to) override { m_factor = to(0); }

private:
    int m_steps, m_divergeAt, m_parts;
    int m_step = 0, m_part = 0;
    double m_factor = 1.0;
};

inline Algorithm counting(int steps, int divergeAt = -1)
{
    return {.id = "counting",
            .title = "Counting",
            .summary = "Counts",
            .tasks = {Task::Regression},
            .parameters = {{.id = "factor",
                            .label = "Factor",
                            .help = "Scales what is counted",
                            .initial = 1.0,
                            .minimum = 0.0,
                            .maximum = 100.0,
                            .restarts = false}},
            .stepName = "count",
            .lossName = "loss",
            .begin = [=](const Dataset&, Task, const Settings&, Random) {
                return std::make_unique<CountingTrainer>(steps, divergeAt);
            }};
}

/// Ten samples on a line, all for training.
inline std::shared_ptr<const Prepared> tenSamples()
{
    Dataset data{.X = Vector::LinSpaced(10, 0.0, 9.0),
                 .features = {{.name = "x"}},
                 .y = Vector::LinSpaced(10, 0.0, 9.0),
                 .targetName = "y"};
    auto prepared =
        prepare(std::move(data), Task::Regression, {}, std::vector<Part>(10, Part::Train));
    return std::make_shared<const Prepared>(std::move(*prepared));
}

} // namespace holdout
