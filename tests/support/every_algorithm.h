#pragma once

#include "ml/algorithm.h"
#include "support/sample_data.h"

#include <QTest>

/// What tests of all entries of the catalogue share: a row for each algorithm and task it can do.

namespace holdout::every {

/// Iterative algorithms may go on for long; this much of a run shows what is wrong with it.
inline constexpr int fewSteps = 25;

struct Entry {
    const Algorithm* algorithm = nullptr;
    Task task = Task::Classification;
};

inline const char* name(Task task)
{
    return task == Task::Classification ? "classification"
           : task == Task::Regression   ? "regression"
                                        : "clustering";
}

inline std::vector<Entry> entries()
{
    std::vector<Entry> result;
    for (const Algorithm& algorithm : algorithms())
        for (const Task task : algorithm.tasks)
            result.push_back({&algorithm, task});
    return result;
}

inline void rows()
{
    QTest::addColumn<int>("index");
    const auto all = entries();
    for (std::size_t i = 0; i < all.size(); ++i)
        QTest::addRow("%s, %s", all[i].algorithm->id.c_str(), name(all[i].task))
            << static_cast<int>(i);
}

inline Entry current()
{
    QFETCH(const int, index);
    return entries()[static_cast<std::size_t>(index)];
}

/// Makes data suit a task: clusters need no target, and numbers no classes.
inline Dataset suited(Dataset data, Task task)
{
    if (task != Task::Classification)
        data.classNames.clear();
    if (task == Task::Clustering) {
        data.y.resize(0);
        data.targetName.clear();
    }
    return data;
}

/// Ordinary data for a task: three classes that overlap, or a wave.
inline Dataset ordinary(Task task)
{
    return task == Task::Regression ? sample::wave(90, 0.2, 11)
                                    : suited(sample::blobs(3, 90, 1.2, 11), task);
}

inline std::unique_ptr<Trainer> begin(const Entry& entry, const Dataset& data,
                                      const Settings& settings, std::uint64_t seed = 42)
{
    auto trainer = start(*entry.algorithm, data, entry.task, settings, seed);
    return trainer ? std::move(*trainer) : nullptr;
}

inline std::unique_ptr<Trainer> begin(const Entry& entry, std::uint64_t seed = 42)
{
    return begin(entry, ordinary(entry.task), defaults(entry.algorithm->parameters), seed);
}

inline Settings changed(const Algorithm& algorithm, const std::map<std::string, Setting>& changes)
{
    Settings settings = defaults(algorithm.parameters);
    for (const auto& [id, value] : changes)
        settings[id] = value;
    return settings;
}

inline void walk(Trainer& trainer, int steps = fewSteps)
{
    for (int i = 0; i < steps && trainer.step(Stride::Whole); ++i) {
    }
}

/// Points to ask about: the samples, points between and around them.
inline Matrix questions(const Dataset& data)
{
    Matrix X(2 * data.samples(), data.dimensions());
    X << data.X, 1.3 * data.X.colwise().reverse();
    return X;
}

/// Whether an explanation adds up to what is predicted there, to 1e-9 of its largest number.
inline bool addsUp(const Model& model, const Vector& x)
{
    const Explanation why = model.explain(x);
    double scale = std::max(1.0, why.base.cwiseAbs().maxCoeff());
    for (const Term& term : why.terms)
        scale = std::max(scale, term.values.cwiseAbs().maxCoeff());
    const Matrix scores = model.predict(x.transpose());
    return (total(why).transpose() - scores).cwiseAbs().maxCoeff() < 1e-9 * scale;
}

/// Whether two snapshots say the same, bit for bit.
inline bool same(const Snapshot& a, const Snapshot& b, const Matrix& X)
{
    return a.step == b.step && a.part == b.part && a.partName == b.partName && a.loss == b.loss &&
           a.scalars == b.scalars && a.caption == b.caption && a.flag == b.flag &&
           a.model->predict(X) == b.model->predict(X);
}

/// What can be dragged in this view.
inline std::vector<HandleId> handles(const Model& model, const View& view)
{
    std::vector<HandleId> result;
    for (const auto& shape : model.overlay(view))
        std::visit(
            [&](const auto& mark) {
                if constexpr (requires { mark.handle; })
                    if (mark.handle != noHandle)
                        result.push_back(mark.handle);
            },
            shape);
    return result;
}

inline View ordinaryView(const Dataset& data)
{
    return {.at = Vector::Zero(data.dimensions()),
            .left = -6,
            .right = 6,
            .bottom = -6,
            .top = 6,
            .probe = Vector(data.X.row(4))};
}

} // namespace holdout::every
