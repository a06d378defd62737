#pragma once

#include "data/toy_data.h"

/// What the generators share. Each says how one class or one value is drawn and how likely a point
/// is; imbalance, flipped labels, shuffling and Bayes' rule are written once, in population.cpp.

namespace holdout::toy {

using Point = Eigen::Vector2d;

/// The how-manieth sample of its class is being drawn, so that a shape can be filled evenly.
struct Turn {
    Index number = 0;
    Index count = 1;
};

using LogDensities = std::function<Vector(const Point& x)>;

/// Classes in the plane, described by how each is drawn and how dense it is.
struct Population {
    std::function<Index(const Settings&)> classes;
    std::function<Point(const Settings&, Index label, Turn, Random&)> draw;

    /// What gives the logarithm of each class's density at a point, up to a constant common to all
    /// classes. Asked for once, so that it can work out beforehand what does not depend on x.
    std::function<LogDensities(const Settings&)> logDensities;
};

/// A curve with noise about it: what is drawn of x, the mean of y, and the deviation of y.
struct Curve {
    double left = 0.0, right = 1.0; ///< x is uniform between them.
    std::function<double(double x)> mean;
    std::function<double(double x)> spread = [](double) { return 1.0; }; ///< Times the noise.
};

/// How far apart or how wide things are, for the form.
struct Noise {
    double initial = 0.0;
    double maximum = 1.0;
};

/// Completes a description whose parameters are those of the set alone: n, noise, label_noise and
/// imbalance are added around them, and make and bayes follow from the population.
ToyData classification(ToyData described, Noise noise, Population population);

/// Likewise for a curve, which has n and noise only.
ToyData regression(ToyData described, Noise noise, Curve curve);

/// The noise setting, but never quite zero, so that densities stay finite.
double deviation(const Settings& settings);

/// The point moved by normal scatter of the noise setting in both directions.
Point scattered(const Point& x, const Settings& settings, Random& random);

ToyData twoMoons();
ToyData circles();
ToyData spirals();
ToyData blobs();
ToyData anisotropicBlobs();
ToyData xorSquares();
ToyData checkerboard();
ToyData linear();
ToyData diagonal();
ToyData line();
ToyData sine();
ToyData cubic();
ToyData step();
ToyData heteroscedastic();

} // namespace holdout::toy
