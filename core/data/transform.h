#pragma once

#include "base/settings.h"
#include "data/dataset.h"

#include <functional>
#include <memory>

namespace holdout {

/// A transform after it has seen the training rows. Immutable, so threads may share it.
class FittedTransform {
public:
    virtual ~FittedTransform() = default;

    /// What comes out: names and kinds of the new columns.
    virtual const std::vector<Feature>& features() const = 0;

    /// Shapes: X is n×d as fitted; the result is n×features().size(). Missing cells (NaN) stay
    ///         missing unless the transform is there to fill them.
    virtual Matrix apply(const Matrix& X) const = 0;

    /// The input that apply() would send nearest to Z: exact for scaling, the most likely level for
    /// one-hot columns. Lets what a model says about its own space be drawn in the data's.
    virtual Matrix invert(const Matrix& Z) const = 0;

    /// One short phrase with the numbers it learned, for the chip's tooltip.
    virtual std::string description() const = 0;
};

/// A kind of preparation step, as data: catalogue entry, chip, command-line name.
struct Transform {
    std::string id; ///< Stable: stored with scenes and typed on the command line.
    std::string title;
    std::string summary; ///< One sentence: what it does and when to use it.
    std::vector<Parameter> parameters;

    /// Called by Pipeline::fit() only, with checked settings and at least one training row.
    std::function<Result<std::shared_ptr<const FittedTransform>>(const Dataset& train,
                                                                 const Settings&)>
        fit;
};

/// All transforms, in the order one usually applies them. Fixed for the life of the program.
const std::vector<Transform>& transforms();

/// Errors: InvalidInput naming the id and the known ones.
Result<const Transform*> findTransform(std::string_view id);

} // namespace holdout
