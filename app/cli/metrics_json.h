#pragma once

#include "cli/output.h"
#include "run/experiment.h"

#include <array>

namespace holdout::cli {

/// The parts of a data set as they are called in JSON and in tables, in order.
inline constexpr std::array<std::pair<Part, const char*>, 3> partNames = {
    {{Part::Train, "train"}, {Part::Validation, "validation"}, {Part::Test, "test"}}};

/// The loss and every metric of a part by id, null where it is not defined; null without rows.
inline Json toJson(const PartReport& report)
{
    if (report.rows.empty())
        return nullptr;
    Json values = Json::object({{"loss", toJson(report.loss)}});
    for (const auto& [id, value] : report.metrics)
        values[id] = value ? toJson(*value) : Json();
    return values;
}

} // namespace holdout::cli
