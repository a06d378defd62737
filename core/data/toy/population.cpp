#include "data/toy/population.h"

#include "data/apportion.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <numeric>

namespace holdout::toy {
namespace {

/// In the order of the class colours of the plots.
constexpr std::array classColours{"blue", "orange", "wine", "sky", "red", "grey"};

Parameter sampleCount()
{
    return {.id = "n",
            .label = "Points",
            .help = "More points leave less to chance.",
            .kind = Parameter::Kind::Integer,
            .initial = 300.0,
            .minimum = 10,
            .maximum = 5000,
            .logarithmic = true};
}

Parameter noiseParameter(Noise noise)
{
    return {.id = "noise",
            .label = "Noise",
            .help = "Standard deviation of the scatter about the true shape.",
            .initial = noise.initial,
            .minimum = 0.0,
            .maximum = noise.maximum};
}

Parameter labelNoise()
{
    return {.id = "label_noise",
            .label = "Label noise",
            .help = "Share of points whose label is changed to another class.",
            .initial = 0.0,
            .minimum = 0.0,
            .maximum = 0.5};
}

Parameter imbalance()
{
    return {.id = "imbalance",
            .label = "Imbalance",
            .help = "How many times more common the first class is than the last.",
            .initial = 1.0,
            .minimum = 1.0,
            .maximum = 50.0,
            .logarithmic = true};
}

/// How common each class is: falling by equal factors from the first to the last.
std::vector<double> priors(const Settings& settings, Index classes)
{
    std::vector<double> weights;
    for (Index label = 0; label < classes; ++label) {
        const double place = static_cast<double>(label) / static_cast<double>(classes - 1);
        weights.push_back(std::pow(number(settings, "imbalance"), -place));
    }
    const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
    for (double& weight : weights)
        weight /= sum;
    return weights;
}

/// As many samples of each class as its prior asks, but no class goes without.
std::vector<Index> classCounts(const Settings& settings, Index classes)
{
    std::vector<Index> counts = apportion(integer(settings, "n"), priors(settings, classes));
    for (Index& count : counts)
        if (count == 0) {
            --*std::ranges::max_element(counts);
            count = 1;
        }
    return counts;
}

/// Gives exactly the wished share of samples another class, each other class equally likely.
void flipLabels(Vector& y, double share, Index classes, Random& random)
{
    std::vector<Index> rows(static_cast<std::size_t>(y.size()));
    std::iota(rows.begin(), rows.end(), Index{0});
    random.shuffle(rows);
    rows.resize(static_cast<std::size_t>(std::lround(share * static_cast<double>(y.size()))));
    for (const Index row : rows) {
        const Index other = static_cast<Index>(y(row)) + 1 + random.below(classes - 1);
        y(row) = static_cast<double>(other % classes);
    }
}

Dataset makeClasses(const Population& population, const Settings& settings, Random random)
{
    const Index classes = population.classes(settings);
    Dataset data{.X = Matrix(integer(settings, "n"), 2),
                 .features = {{"x1"}, {"x2"}},
                 .y = Vector(integer(settings, "n")),
                 .targetName = "class",
                 .classNames = {classColours.begin(), std::next(classColours.begin(), classes)}};
    Index row = 0;
    const std::vector<Index> counts = classCounts(settings, classes);
    for (Index label = 0; label < classes; ++label) {
        const Index count = counts[static_cast<std::size_t>(label)];
        for (Index i = 0; i < count; ++i, ++row) {
            data.X.row(row) = population.draw(settings, label, {i, count}, random).transpose();
            data.y(row) = static_cast<double>(label);
        }
    }

    std::vector<Index> order(static_cast<std::size_t>(data.samples()));
    std::iota(order.begin(), order.end(), Index{0});
    random.shuffle(order);
    data = select(data, order);
    flipLabels(data.y, number(settings, "label_noise"), classes, random);
    return data;
}

/// Bayes' rule, then the chance that the label was changed afterwards.
Matrix posterior(const Population& population, const Settings& settings, const Matrix& X)
{
    const Index classes = population.classes(settings);
    const std::vector<double> prior = priors(settings, classes);
    const Eigen::Map<const Vector> shares(prior.data(), classes);
    const double flipped = number(settings, "label_noise");
    const double toEach = flipped / static_cast<double>(classes - 1);

    const LogDensities logDensities = population.logDensities(settings);

    Matrix scores(X.rows(), classes);
    for (Index i = 0; i < X.rows(); ++i) {
        const Point x(X(i, 0), X(i, 1));
        const Vector joint = logDensities(x) + shares.array().log().matrix();
        const Vector likely = (joint.array() - joint.maxCoeff()).exp().matrix();
        const Vector truth = likely / likely.sum();
        scores.row(i) = ((1.0 - flipped - toEach) * truth.array() + toEach).matrix().transpose();
    }
    return scores;
}

Dataset makeCurve(const Curve& curve, const Settings& settings, Random random)
{
    Dataset data{.X = Matrix(integer(settings, "n"), 1),
                 .features = {{"x"}},
                 .y = Vector(integer(settings, "n")),
                 .targetName = "y"};
    for (Index i = 0; i < data.samples(); ++i) {
        const double x = random.uniform(curve.left, curve.right);
        data.X(i, 0) = x;
        data.y(i) = curve.mean(x) + number(settings, "noise") * curve.spread(x) * random.normal();
    }
    return data;
}

} // namespace

double deviation(const Settings& settings)
{
    return std::max(number(settings, "noise"), 1e-6);
}

Point scattered(const Point& x, const Settings& settings, Random& random)
{
    const double noise = number(settings, "noise");
    const double dx = noise * random.normal(); // one after the other: the order is part of the seed
    const double dy = noise * random.normal();
    return x + Point(dx, dy);
}

ToyData classification(ToyData described, Noise noise, Population population)
{
    std::vector<Parameter> all{sampleCount(), noiseParameter(noise)};
    std::ranges::copy(described.parameters, std::back_inserter(all));
    all.push_back(labelNoise());
    all.push_back(imbalance());
    described.parameters = std::move(all);
    described.task = Task::Classification;
    described.make = [population](const Settings& settings, Random random) {
        return makeClasses(population, settings, random);
    };
    described.bayes = [population](const Settings& settings, const Matrix& X) {
        return posterior(population, settings, X);
    };
    return described;
}

ToyData regression(ToyData described, Noise noise, Curve curve)
{
    described.parameters = {sampleCount(), noiseParameter(noise)};
    described.task = Task::Regression;
    described.make = [curve](const Settings& settings, Random random) {
        return makeCurve(curve, settings, random);
    };
    described.bayes = [curve](const Settings&, const Matrix& X) {
        return Matrix(X.col(0).unaryExpr(curve.mean));
    };
    return described;
}

} // namespace holdout::toy
