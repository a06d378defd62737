#include "ml/mlp/model.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace holdout::mlp {
namespace {

/// Of each class (or of all numbers), one in this many is set aside for early stopping.
constexpr Index validationStride = 10;

Samples columns(const Samples& samples, const std::vector<Index>& which)
{
    return {.X = samples.X(Eigen::all, which), .Y = samples.Y(Eigen::all, which)};
}

/// Moves a tenth of each class to the validation samples.
void setAside(Samples& train, Samples& validation, const Vector& y, bool regression, Random& random)
{
    std::vector<Index> order(static_cast<std::size_t>(train.count()));
    std::iota(order.begin(), order.end(), Index{0});
    random.shuffle(order);
    if (!regression)
        std::ranges::stable_sort(order, {}, [&](Index i) { return y(i); });
    std::vector<Index> kept;
    std::vector<Index> aside;
    for (Index i = 0; i < train.count(); ++i)
        (i % validationStride == validationStride / 2 ? aside : kept)
            .push_back(order[static_cast<std::size_t>(i)]);
    std::ranges::sort(kept);
    validation = columns(train, aside);
    train = columns(train, kept);
}

} // namespace

Problem::Problem(const Dataset& data, Task task, const Settings& settings, Random& random)
    : architecture(std::make_shared<Architecture>(data, task, settings)),
      classNames(data.classNames), activation(choice(settings, "activation"))
{
    train.X = data.X.transpose();
    if (regression()) {
        targetMean = data.y.mean();
        const double deviation = std::sqrt((data.y.array() - targetMean).square().mean());
        targetDeviation = deviation > 0.0 ? deviation : 1.0;
        train.Y = ((data.y.array() - targetMean) / targetDeviation).matrix().transpose();
        outputNames = {data.targetName};
    } else if (architecture->output == Output::Logistic) {
        train.Y = data.y.transpose();
        outputNames = {data.classNames.back()};
    } else {
        train.Y = Matrix::Zero(data.classes(), data.samples());
        for (Index i = 0; i < data.samples(); ++i)
            train.Y(static_cast<Index>(data.y(i)), i) = 1.0;
        outputNames = data.classNames;
    }
    for (const Feature& feature : data.features)
        inputNames.push_back(feature.name);
    if (flag(settings, "early_stopping"))
        setAside(train, validation, data.y, regression(), random);
}

} // namespace holdout::mlp
