#pragma once

#include "base/random.h"
#include "base/result.h"
#include "base/settings.h"
#include "data/dataset.h"
#include "ml/caption.h"
#include "ml/explanation.h"
#include "ml/inside.h"
#include "ml/overlay.h"

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

/// The four ideas every algorithm is made of: an Algorithm describes it, a Trainer runs it one
/// step at a time, and each Snapshot holds a Model, which is what has been learned so far.

namespace holdout {

/// What has been learned, frozen: a model never changes, so threads may share it freely.
class Model {
public:
    virtual ~Model() = default;

    /// Scores each row of X.
    ///
    /// Shapes:   X is n×d with the d of the training data; the result is n×k. Regression has k = 1,
    ///           the prediction; otherwise there is a column per class or cluster, every row sums
    ///           to one, and a clustering's rows are one-hot.
    /// Requires: X is finite.
    virtual Matrix predict(const Matrix& X) const = 0;

    /// The terms whose sum is the prediction at x (d entries).
    virtual Explanation explain(const Vector& x) const = 0;

    /// What to draw over the data in this view.
    virtual Overlay overlay(const View& view) const = 0;

    /// What the inner view draws; the probe (d entries) is the point a person asks about.
    virtual Inside inside(const std::optional<Vector>& probe) const = 0;

    /// About how much memory this snapshot alone holds, in bytes; shared data do not count.
    virtual std::size_t bytes() const = 0;
};

/// Something worth marking on the scrub bar.
enum class Flag { None, PerfectFit, EmptyCluster, FirstUse, Converged, Edited, Diverged };

/// One moment of a training run. A value: keep it, compare it, send it to another thread.
struct Snapshot {
    int step = 0; ///< Whole steps done so far; 0 is the untrained start.
    int part = 0; ///< Parts of the next step done so far; 0 on a whole step.
    std::string partName =
        {};            ///< Of the part just done: "assign", "sweep x₁"; empty on whole steps.
    double loss = 0.0; ///< The objective being minimised, as Algorithm::lossName says.
    std::map<std::string, double> scalars = {}; ///< Such as learning_rate, leaves, gradient_norm.
    Caption caption = {};                       ///< What just happened, with the numbers.
    Flag flag = Flag::None;
    std::shared_ptr<const Model> model = {};
};

/// How far one call of Trainer::step() goes.
enum class Stride { Whole, Part };

/// A training run that advances only when asked, so its caller can pause, slow down, inspect or
/// abandon it. Used by one thread at a time; its snapshots outlive it.
class Trainer {
public:
    virtual ~Trainer() = default;

    /// Does one unit of work (an epoch, a split, a reassignment), or one named part of it. Stepping
    /// by parts and by wholes gives the same run, bit for bit; a whole step begun by parts finishes
    /// the step. Returns false, having done nothing, once there is nothing left to do. A run that
    /// diverges need not notice: its loss stops being finite, and whoever asks for steps checks.
    virtual bool step(Stride stride) = 0;

    virtual Snapshot snapshot() const = 0;

    /// The objective now, as Snapshot::loss would say, without building a model.
    virtual double loss() const = 0;

    /// A copy that goes on from here by itself: how history recomputes and ghosts look ahead.
    virtual std::unique_ptr<Trainer> clone() const = 0;

    /// Takes over settings that do not restart the run. Requires: checked, and only such differ.
    virtual void apply(const Settings& settings) = 0;

    /// Moves a handle of the overlay (a centre, a threshold, a weight) to a point of feature space
    /// and goes on from there. Unknown handles are ignored.
    virtual void edit(HandleId handle, const Vector& to) = 0;
};

/// Settings worth trying, with what they show.
struct Preset {
    std::string title;
    std::string lesson; ///< One sentence: what to look at.
    bool good = true;   ///< Whether this is how to do it, or how it goes wrong.
    std::map<std::string, Setting> settings; ///< Only those that differ from the defaults.
};

/// An entry of the catalogue: everything the program knows about an algorithm, as data.
struct Algorithm {
    std::string id; ///< Stable: stored with scenes; the name of its file.
    std::string title;
    std::string summary;     ///< One sentence, as one would say it in an interview.
    std::vector<Task> tasks; ///< What it can do; the first is its usual one.
    std::vector<Parameter> parameters;
    std::vector<Preset> presets = {};
    std::string stepName;        ///< What a whole step is: "epoch", "split", "neighbour".
    std::string lossName;        ///< What Snapshot::loss is: "cross-entropy", "inertia".
    bool instant = true;         ///< Cheap enough to run to the end on every edit; else it plays.
    bool scaleSensitive = false; ///< Whether unscaled features spoil it.

    /// Begins a run. Called by start() only, which has already checked every argument.
    std::function<std::unique_ptr<Trainer>(const Dataset&, Task, const Settings&, Random)> begin;

    bool can(Task task) const;
};

/// All algorithms, in teaching order. Fixed for the life of the program.
const std::vector<Algorithm>& algorithms();

/// Errors: InvalidInput naming the id and the known ones.
Result<const Algorithm*> findAlgorithm(std::string_view id);

/// Begins a training run; the same arguments always give the same run.
///
/// Errors: InvalidInput if the data are empty, hold missing cells or categories, are unlabelled
///         where labels are needed, have labels that are not class indices, do not fit the task, or
///         are too large in value to square; or if a setting is missing, unknown or out of range.
Result<std::unique_ptr<Trainer>> start(const Algorithm& algorithm, const Dataset& data, Task task,
                                       const Settings& settings, std::uint64_t seed);

/// Does every step there is, up to the limit, and returns the last snapshot.
///
/// Errors: Numerical if the loss stops being finite.
Result<Snapshot> runToEnd(Trainer& trainer, int stepLimit = 1'000'000);

} // namespace holdout
