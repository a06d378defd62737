#pragma once

#include "ml/algorithm.h"
#include "support/sample_data.h"

#include <QString>

/// What the tests of the neural network share.

namespace holdout::network {

using Changes = std::map<std::string, Setting>;

inline const Algorithm& algorithm()
{
    return **findAlgorithm("mlp");
}

inline Settings settings(const Changes& changes)
{
    Settings all = defaults(algorithm().parameters);
    for (const auto& [id, value] : changes)
        all[id] = value;
    return all;
}

inline std::unique_ptr<Trainer> begin(const Dataset& data, const Changes& changes = {},
                                      std::uint64_t seed = 5)
{
    const Task task = data.classes() > 0 ? Task::Classification : Task::Regression;
    auto trainer = start(algorithm(), data, task, settings(changes), seed);
    if (!trainer)
        qFatal("%s", trainer.error().message.c_str());
    return std::move(*trainer);
}

inline NetworkInside insideOf(const Snapshot& snapshot)
{
    return std::get<NetworkInside>(snapshot.model->inside({}));
}

/// Clouds of so many classes; of none, a wave to be predicted.
inline Dataset dataOf(int classes, Index n = 23)
{
    return classes > 0 ? sample::blobs(classes, n, 1.5, 2) : sample::wave(n, 0.1, 2);
}

/// Trains for so many epochs, whether or not it would have stopped.
inline Snapshot after(int epochs, const Dataset& data, Changes changes, std::uint64_t seed = 5)
{
    changes["max_iter"] = static_cast<double>(epochs);
    changes["n_iter_no_change"] = 100'000.0;
    const auto trainer = begin(data, changes, seed);
    while (trainer->step(Stride::Whole))
        ;
    return trainer->snapshot();
}

inline double accuracy(const Model& model, const Dataset& data)
{
    const Matrix scores = model.predict(data.X);
    double right = 0.0;
    for (Index i = 0; i < data.samples(); ++i) {
        Index decided = 0;
        scores.row(i).maxCoeff(&decided);
        right += decided == static_cast<Index>(data.y(i));
    }
    return right / static_cast<double>(data.samples());
}

/// Hidden units of a layer whose activations on the data differ from those of every unit before.
inline int distinctUnits(const NetworkInside& inside, const Matrix& X, std::size_t layer)
{
    const Matrix A = inside.activations(X)[layer];
    int distinct = 0;
    for (Index j = 0; j < A.cols(); ++j) {
        bool copy = false;
        for (Index i = 0; i < j; ++i)
            copy = copy || (A.col(i) - A.col(j)).cwiseAbs().maxCoeff() < 1e-9;
        distinct += !copy;
    }
    return distinct;
}

} // namespace holdout::network
