#pragma once

#include "data/pipeline.h"

#include <QFile>

#include <cmath>
#include <limits>

/// Small datasets for the tests of transforms, and the numbers that scikit-learn made of them.

namespace holdout {

inline const double missing = std::numeric_limits<double>::quiet_NaN();

inline Matrix read(const QString& name)
{
    QFile file(QStringLiteral(TEST_DATA "/transforms/") + name + ".txt");
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(name));
    std::vector<double> cells;
    Index rows = 0;
    for (QByteArray line = file.readLine(); !line.isEmpty(); line = file.readLine(), ++rows)
        for (const QByteArray& cell : line.trimmed().split(' '))
            cells.push_back(cell == "nan" ? missing : cell.toDouble());
    using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
    return Eigen::Map<const RowMajor>(cells.data(), rows, std::ssize(cells) / rows);
}

inline Dataset numbers(const Matrix& X)
{
    Dataset data{.X = X, .features = {}, .y = {}, .targetName = ""};
    for (Index j = 0; j < X.cols(); ++j)
        data.features.push_back({std::string(1, static_cast<char>('a' + j))});
    return data;
}

inline Dataset categories(const Matrix& X)
{
    Dataset data = numbers(X);
    for (Feature& feature : data.features)
        feature.levels = {"low", "middle", "high"};
    return data;
}

inline Dataset top(const Dataset& data, Index rows)
{
    std::vector<Index> first;
    for (Index i = 0; i < rows; ++i)
        first.push_back(i);
    return select(data, first);
}

inline bool same(const Matrix& A, const Matrix& B, double tolerance = 1e-12)
{
    if (A.rows() != B.rows() || A.cols() != B.cols())
        return false;
    for (Index i = 0; i < A.rows(); ++i)
        for (Index j = 0; j < A.cols(); ++j) {
            if (std::isnan(A(i, j)) != std::isnan(B(i, j)))
                return false;
            if (!std::isnan(A(i, j)) &&
                !(std::abs(A(i, j) - B(i, j)) <= tolerance * std::max(1.0, std::abs(B(i, j)))))
                return false;
        }
    return true;
}

inline TransformStep polynomial(double degree, bool interactionsOnly = false)
{
    return {"polynomial", {{"degree", degree}, {"interaction_only", interactionsOnly}}};
}

} // namespace holdout
