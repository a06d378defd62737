#pragma once

#include "run/scene.h"

#include <functional>

namespace holdout {

/// Reads a shipped table ("penguins.csv"); what the front end keeps its resources in.
using ReadResource = std::function<Result<std::string>(const std::string& file)>;

/// A data set as a scene names it, and what was left out of it.
struct Loaded {
    Dataset data;
    std::vector<std::string> notes; ///< One sentence each, such as rows dropped.
};

/// Generates, reads or assembles the data of a scene.
///
/// Errors: NotFound for an unknown generator, table or file; InvalidInput from reading or
/// generating.
Result<Loaded> load(const DataSource& source, std::uint64_t seed, Task task,
                    const ReadResource& readResource);

/// The plane positions of a data set with at most two numeric features, as points that can be
/// painted on; nothing if it has more features, categories or missing cells.
std::optional<PaintedSource> paintable(const Dataset& data);

} // namespace holdout
