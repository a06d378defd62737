#pragma once

#include "base/random.h"
#include "data/dataset.h"

#include <cmath>
#include <numbers>

/// Small data sets for tests, made without the program's own generators.

namespace holdout::sample {

/// Names for whatever is in X and y: x1, x2, … and a, b, c, … (no classes for a number).
inline Dataset named(const Matrix& X, const Vector& y, int classes)
{
    Dataset data{.X = X, .features = {}, .y = y, .targetName = "y"};
    for (Index j = 0; j < X.cols(); ++j)
        data.features.push_back({.name = "x" + std::to_string(j + 1)});
    for (int c = 0; c < classes; ++c)
        data.classNames.push_back(c < 26 ? std::string(1, static_cast<char>('a' + c))
                                         : "c" + std::to_string(c));
    return data;
}

/// Normal clouds around points of a circle of radius three, class by turns.
inline Dataset blobs(int classes, Index n, double spread, std::uint64_t seed)
{
    Random random(seed);
    Matrix X(n, 2);
    Vector y(n);
    for (Index i = 0; i < n; ++i) {
        y(i) = static_cast<double>(i % classes);
        const double angle = 2.0 * std::numbers::pi * y(i) / classes + 0.3;
        X(i, 0) = 3.0 * std::cos(angle) + spread * random.normal();
        X(i, 1) = 3.0 * std::sin(angle) + spread * random.normal();
    }
    return named(X, y, classes);
}

/// Two interleaving half circles.
inline Dataset moons(Index n, double noise, std::uint64_t seed)
{
    Random random(seed);
    Matrix X(n, 2);
    Vector y(n);
    for (Index i = 0; i < n; ++i) {
        y(i) = static_cast<double>(i % 2);
        const double angle = random.uniform(0.0, std::numbers::pi);
        const double side = y(i) > 0.5 ? -1.0 : 1.0;
        X(i, 0) = side * std::cos(angle) + (side < 0 ? 1.0 : 0.0) + noise * random.normal();
        X(i, 1) = side * std::sin(angle) + (side < 0 ? 0.5 : 0.0) + noise * random.normal();
    }
    return named(X, y, 2);
}

/// A noisy wave over two features.
inline Dataset wave(Index n, double noise, std::uint64_t seed)
{
    Random random(seed);
    Matrix X(n, 2);
    Vector y(n);
    for (Index i = 0; i < n; ++i) {
        X(i, 0) = random.uniform(-2.0, 2.0);
        X(i, 1) = random.uniform(-2.0, 2.0);
        y(i) = std::sin(2.0 * X(i, 0)) + 0.3 * X(i, 1) + noise * random.normal();
    }
    return named(X, y, 0);
}

} // namespace holdout::sample
