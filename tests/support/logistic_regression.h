#pragma once

#include "ml/algorithm.h"
#include "support/golden.h"

/// What the tests of logistic regression share.

namespace holdout::logistic {

inline const Algorithm& algorithm()
{
    return **findAlgorithm("logistic_regression");
}

using Changes = std::map<std::string, Setting>;

inline Settings settings(const Changes& changes)
{
    Settings all = defaults(algorithm().parameters);
    for (const auto& [id, value] : changes)
        all[id] = value;
    return all;
}

inline std::unique_ptr<Trainer> begin(const Dataset& data, const Changes& changes = {})
{
    auto trainer = start(algorithm(), data, Task::Classification, settings(changes), 5);
    if (!trainer)
        qFatal("%s", trainer.error().message.c_str());
    return std::move(*trainer);
}

inline LinearInside insideOf(const Snapshot& snapshot)
{
    return std::get<LinearInside>(snapshot.model->inside({}));
}

inline LinearInside fitted(const Dataset& data, const Changes& changes)
{
    return insideOf(*runToEnd(*begin(data, changes)));
}

inline Dataset standardised(Dataset data)
{
    data.X.rowwise() -= Vector(data.X.colwise().mean()).transpose();
    const Vector deviation =
        (data.X.colwise().squaredNorm() / static_cast<double>(data.samples())).cwiseSqrt();
    data.X.array().rowwise() /= deviation.transpose().array();
    return data;
}

inline bool same(const Matrix& a, const Matrix& b, double tolerance)
{
    return a.rows() == b.rows() && a.cols() == b.cols() &&
           ((a - b).array().abs() <= tolerance * b.array().abs().max(1.0)).all();
}

inline QString text(const std::string& words)
{
    return QString::fromStdString(words);
}

} // namespace holdout::logistic
