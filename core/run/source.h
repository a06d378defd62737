#pragma once

#include "data/split.h"
#include "run/scene.h"

#include <functional>
#include <optional>

namespace holdout {

/// Reads a shipped file ("penguins.csv") whole; each front end says where it keeps them.
using ReadResource = std::function<Result<std::string>(const std::string& file)>;

/// A data set as a scene names it, and what was left out of it.
struct Loaded {
    Dataset data;
    Task task = Task::Classification;    ///< The task the data suggest.
    std::vector<Part> parts = {};        ///< If the source decides them; usually empty.
    std::vector<std::string> notes = {}; ///< One sentence each, such as rows dropped.
};

/// Generates, reads or assembles the data of a scene. The task matters for tables: what the target
/// is to be taken for; nothing lets the data decide.
///
/// Errors: NotFound for an unknown generator, table or file; InvalidInput from reading or
/// generating,
///         or if the data do not fit the task.
Result<Loaded> load(const DataSource& source, std::uint64_t dataSeed, std::optional<Task> task,
                    const ReadResource& readResource);

/// Classes over one or two numeric features, or a number over one, as points that can be painted
/// on; nothing if the data are not like that or have more points than a scene can hold.
std::optional<PaintedSource> paintable(const Dataset& data, const std::vector<Part>& parts);

/// The most points that can be painted.
inline constexpr std::size_t mostPainted = 5000;

} // namespace holdout
