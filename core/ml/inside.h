#pragma once

#include "base/types.h"

#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

/// What the inner view draws, one plain struct per kind of picture. A model says what, a widget
/// how.

namespace holdout {

/// The nearest neighbours of the probe, nearest first.
struct NeighboursInside {
    struct Neighbour {
        Index row = 0; ///< Of the training data.
        double distance = 0.0;
        double vote = 0.0;   ///< Share of the total weight.
        double target = 0.0; ///< Class index, or y.
    };
    std::vector<Neighbour> neighbours;
    std::vector<double> distances; ///< From the probe to every training sample, rising.
    Vector votes;                  ///< k: what the neighbours say together.
    std::string metric;
};

/// A binary tree. Node 0 is the root; children come after their parent.
struct TreeInside {
    struct Node {
        int left = -1, right = -1; ///< −1 for a leaf.
        Index feature = -1;
        double threshold = 0.0; ///< Left if x[feature] <= threshold.
        int depth = 0;
        double samples = 0.0;
        double impurity = 0.0;
        Vector value; ///< k: class shares, or the mean of y.
        /// Cut off: a node above it, which keeps its children, answers as a leaf.
        bool pruned = false;
    };
    /// How much each threshold on one feature would lower the impurity: the search, made visible.
    struct Sweep {
        Index feature = -1;
        std::vector<double> thresholds; ///< Rising.
        std::vector<double> gains;
        double best = 0.0; ///< The threshold chosen on this feature.
    };
    std::vector<Node> nodes;
    std::vector<Sweep> sweeps;       ///< Of the node being split now; empty between splits.
    int current = -1;                ///< The node being worked on; −1 for none.
    std::vector<int> probePath = {}; ///< Nodes the probe passes through, from the root.
    std::vector<std::string> featureNames;
    std::string criterion;
    struct PruningStep {
        double alpha = 0.0;
        int leaves = 0;
        double impurity = 0.0;
    };
    /// Minimal cost-complexity pruning, rising α; empty for a tree of thousands of nodes.
    std::vector<PruningStep> pruningPath = {};
};

/// A linear score per output, squashed into probabilities.
struct LinearInside {
    Matrix weights;   ///< k×d, in the units of the features as trained on; two classes have k = 1,
                      ///< the weights of class 1 against class 0.
    Vector intercept; ///< k.
    std::vector<std::string> featureNames; ///< d, with the products a model makes for itself.
    Index output = 0; ///< The class shown: the probe's if there are more than two, else class 1.
    Vector scores;    ///< n: w·x + b of each training sample (of the shown output).
    Vector probabilities; ///< n: its sigmoid or softmax share.
    Vector targets;       ///< n: class indices.
    double gradientNorm = 0.0;
};

/// A layered network.
struct NetworkInside {
    std::vector<Matrix> weights;        ///< Layer l: inputs×units.
    std::vector<Vector> biases;         ///< Layer l: units.
    std::vector<Matrix> gradients = {}; ///< Of the loss by the weights, like weights: of the last
                                        ///< batch between its parts (empty until it has gone back),
                                        ///< of the training samples on whole steps.
    std::vector<std::string> inputNames, outputNames;
    std::string activation;
    /// Every unit's activation for each row of X, layer by layer (n×units each), inputs excluded.
    std::function<std::vector<Matrix>(const Matrix& X)> activations;
    struct LayerMonitor {
        double gradientNorm = 0.0;
        double dead = 0.0; ///< Share of units that never fire, or never leave saturation.
        double mean = 0.0, deviation = 0.0; ///< Of the activations on the training samples.
    };
    std::vector<LayerMonitor> monitors = {};
    std::vector<Vector> probeDeltas = {}; ///< ∂loss/∂(input of unit) per layer, summed as gradients
                                          ///< are; empty when they are.
};

/// Clusters around centres.
struct ClustersInside {
    Matrix centres; ///< k×d.
    std::vector<Index> sizes;
    std::vector<double> inertias;    ///< Per cluster, in squared units of the features.
    std::vector<double> silhouettes; ///< Mean per cluster; empty if not computed (k = 1, n large).
    std::vector<double> seedingWeights = {}; ///< k-means++: distance² of each sample, when seeding.
    std::vector<std::string> featureNames;
};

using Inside = std::variant<std::monostate, NeighboursInside, TreeInside, LinearInside,
                            NetworkInside, ClustersInside>;

} // namespace holdout
