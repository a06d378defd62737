#pragma once

#include "run/experiment.h"
#include "run/latest.h"
#include "run/surface.h"

#include <memory>

namespace holdout {

/// What to show of which model, and how finely.
struct PictureQuestion {
    std::shared_ptr<const Prepared> prepared;
    std::shared_ptr<const Model> model; ///< Null to lay out the data only.
    SceneView view;
    std::optional<Extent> extent; ///< Nothing: around all samples.
    int coarsest = 64;            ///< Cells along the longer side, first answer.
    int finest = 256;             ///< And of the last; each answer doubles the one before.
    double aspect = 1.0;          ///< Width over height of the plot.
};

/// How the samples lie in the plane. Depends on the data and the features shown, not on the model.
struct Layout {
    Plane plane;
    Extent home = {};             ///< Around all samples.
    std::vector<Index> rows = {}; ///< The samples drawn: all, or evenly spaced ones of a large set.
    Matrix positions = {};        ///< One row per sample drawn; NaN where a shown cell is missing.
    Index samples = 0;            ///< Of the whole data set.
};

struct Picture {
    std::shared_ptr<const Prepared> prepared; ///< The question's.
    std::shared_ptr<const Model> model;       ///< The question's.
    std::shared_ptr<const Layout> layout = {};
    std::shared_ptr<const Surface> surface =
        {};                            ///< A single row of cells if the target is an axis.
    std::optional<Error> problem = {}; ///< Why there is no layout.
};

/// The largest number of samples that are drawn.
inline constexpr Index mostDrawn = 5000;

/// Answers a question in ever finer pictures. Keeps the last layout, so one per Latest.
class PictureMaker {
public:
    void operator()(const PictureQuestion& question, const std::function<void(Picture)>& deliver,
                    const std::stop_token& stop);

private:
    Result<std::shared_ptr<const Layout>> layout(const PictureQuestion& question);

    std::shared_ptr<const Prepared> m_prepared; // what m_layout belongs to
    SceneView m_view;
    std::shared_ptr<const Layout> m_layout;
};

} // namespace holdout
