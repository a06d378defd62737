#pragma once

#include "base/settings.h"
#include "cli/command.h"

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

/// What the verbs write: JSON and tables for people on standard output, CSV into files.

namespace holdout::cli {

/// Fields stay in the order they are written in.
using Json = nlohmann::ordered_json;

/// Whole numbers without a decimal point; null for what is no finite number.
Json toJson(double value);
Json toJson(const Setting& setting);
Json toJson(const Settings& settings);
Json toJson(const std::vector<Parameter>& parameters);

/// Writes the value and a line feed to standard output.
Outcome printJson(const Json& value);

/// Likewise for text that is complete with its line feeds.
Outcome printText(std::string_view text);

/// Columns aligned for people: the first to the left, numbers and the rest to the left as well.
std::string aligned(const std::vector<std::vector<std::string>>& rows);

/// A text cell of a CSV file: quoted where needed, and never a formula to a spreadsheet program.
std::string csvCell(std::string_view text);

/// Replaces the file at once or not at all.
Outcome save(const std::string& path, std::string_view content);

} // namespace holdout::cli
