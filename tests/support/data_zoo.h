#pragma once

#include "support/every_algorithm.h"

#include <limits>

/// Data sets that have broken learning programs before. Each must be learned from, or refused with
/// a sentence; which of the two is the algorithm's affair unless `mustRefuse`.

namespace holdout::zoo {

struct Animal {
    const char* name;
    Dataset data;
    bool mustRefuse = false;
};

namespace detail {

inline Dataset cloud(Index n, Index d, int classes, std::uint64_t seed)
{
    Random random(seed);
    Matrix X(n, d);
    Vector y(n);
    for (Index i = 0; i < n; ++i) {
        y(i) = static_cast<double>(i % classes);
        for (Index j = 0; j < d; ++j)
            X(i, j) = random.normal() + (j == 0 ? 2.0 * y(i) : 0.0);
    }
    return sample::named(X, y, classes);
}

inline Dataset with(Dataset data, const auto& change)
{
    change(data);
    return data;
}

} // namespace detail

/// The zoo for one task. Where the target is a number, it is the class index or a value made of it.
inline std::vector<Animal> animals(Task task)
{
    using detail::cloud;
    using detail::with;
    const Dataset plain = cloud(40, 2, 2, 1);
    constexpr double infinity = std::numeric_limits<double>::infinity();
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();

    std::vector<Animal> all{
        {"blobs", cloud(60, 2, 3, 2)},
        {"four points",
         sample::named(Matrix{{0, 0}, {0, 1}, {1, 0}, {1, 1}}, Vector{{0, 1, 1, 0}}, 2)},
        {"one row", cloud(1, 2, 1, 3)},
        {"two rows", cloud(2, 2, 2, 3)},
        {"one class", cloud(20, 2, 1, 4)},
        {"one class of three named", with(cloud(20, 2, 1, 4),
                                          [](Dataset& d) {
                                              d.classNames = {"a", "b", "c"};
                                          })},
        {"one feature", cloud(30, 1, 2, 5)},
        {"constant column", with(plain, [](Dataset& d) { d.X.col(1).setConstant(3.0); })},
        {"all columns constant", with(plain, [](Dataset& d) { d.X.setConstant(3.0); })},
        {"all zero", with(plain, [](Dataset& d) { d.X.setZero(); })},
        {"one point with both labels", with(plain, [](Dataset& d) { d.X.row(1) = d.X.row(0); })},
        {"every point ten times", with(cloud(60, 2, 2, 6),
                                       [](Dataset& d) {
                                           for (Index i = 0; i < 60; ++i) {
                                               d.X.row(i) = Eigen::RowVector2d(
                                                   static_cast<double>(i / 10), i / 10 % 2);
                                               d.y(i) = static_cast<double>(i / 10 % 2);
                                           }
                                       })},
        {"perfectly separable", with(plain, [](Dataset& d) { d.X.col(0) += 400.0 * d.y; })},
        {"collinear columns", with(plain, [](Dataset& d) { d.X.col(1) = 2.0 * d.X.col(0); })},
        {"nearly collinear columns",
         with(plain, [](Dataset& d) { d.X.col(1) = 2.0 * d.X.col(0) + 1e-12 * d.X.col(1); })},
        {"more columns than rows", cloud(20, 60, 2, 7)},
        {"scale 1e150", with(plain, [](Dataset& d) { d.X *= 1e150; })},
        {"scale 1e-150", with(plain, [](Dataset& d) { d.X *= 1e-150; })},
        {"offset 1e8", with(plain, [](Dataset& d) { d.X.array() += 1e8; })},
        {"mixed scales", with(plain,
                              [](Dataset& d) {
                                  d.X.col(0) *= 1e8;
                                  d.X.col(1) *= 1e-8;
                              })},
        {"one outlier", with(plain, [](Dataset& d) { d.X(3, 0) = 1e12; })},
        {"one denormal", with(plain, [](Dataset& d) { d.X(3, 0) = 5e-324; })},
        {"negative zero", with(plain, [](Dataset& d) { d.X(3, 0) = -0.0; })},
        {"class with one member", with(plain,
                                       [](Dataset& d) {
                                           d.classNames.emplace_back("rare");
                                           d.y(7) = 2.0;
                                       })},
        {"imbalance", with(cloud(400, 2, 1, 8),
                           [](Dataset& d) {
                               d.classNames.emplace_back("rare");
                               d.y(5) = 1.0;
                           })},
        {"a hundred classes", cloud(200, 2, 100, 9)},
        {"no rows",
         with(plain,
              [](Dataset& d) {
                  d.X.resize(0, 2);
                  d.y.resize(0);
              }),
         true},
        {"no columns",
         with(plain,
              [](Dataset& d) {
                  d.X.resize(40, 0);
                  d.features.clear();
              }),
         true},
        {"NaN", with(plain, [](Dataset& d) { d.X(7, 1) = nan; }), true},
        {"infinity", with(plain, [](Dataset& d) { d.X(7, 1) = infinity; }), true},
        {"largest double",
         with(plain, [](Dataset& d) { d.X(7, 1) = std::numeric_limits<double>::max(); }), true},
        {"categories",
         with(plain,
              [](Dataset& d) {
                  d.features[1].levels = {"x", "y"};
              }),
         true},
    };
    if (task != Task::Clustering) {
        all.push_back(
            {"y too short", with(plain, [](Dataset& d) { d.y.conservativeResize(39); }), true});
        all.push_back({"no y", with(plain, [](Dataset& d) { d.y.resize(0); }), true});
        all.push_back({"NaN in y", with(plain, [](Dataset& d) { d.y(3) = nan; }), true});
    }
    if (task == Task::Classification) {
        all.push_back({"fractional class", with(plain, [](Dataset& d) { d.y(3) = 0.5; }), true});
        all.push_back(
            {"class beyond the names", with(plain, [](Dataset& d) { d.y(3) = 7.0; }), true});
        all.push_back({"negative class", with(plain, [](Dataset& d) { d.y(3) = -1.0; }), true});
    }
    if (task == Task::Regression) {
        all.push_back(
            {"constant target", with(plain, [](Dataset& d) { d.y.setConstant(1e8 + 0.1); })});
        all.push_back({"target far from zero", with(plain, [](Dataset& d) {
                           d.y = d.y + 0.1 * d.X.col(1);
                           d.y.array() += 1e8;
                       })});
        all.push_back({"tiny target", with(plain, [](Dataset& d) { d.y *= 1e-150; })});
    }
    for (Animal& animal : all)
        animal.data = every::suited(animal.data, task);
    return all;
}

} // namespace holdout::zoo
