#include "cli/output.h"

#include "base/numbers.h"
#include "support/export.h"
#include "support/text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iostream>

namespace holdout::cli {
namespace {

std::string_view kindName(Parameter::Kind kind)
{
    switch (kind) {
    case Parameter::Kind::Integer:
        return "integer";
    case Parameter::Kind::Real:
        return "real";
    case Parameter::Kind::Flag:
        return "flag";
    case Parameter::Kind::Choice:
        return "choice";
    case Parameter::Kind::List:
        return "list";
    }
    return {};
}

Json toJson(const Parameter& parameter)
{
    Json fields = Json::object({{"id", parameter.id},
                                {"label", parameter.label},
                                {"help", parameter.help},
                                {"kind", kindName(parameter.kind)},
                                {"default", cli::toJson(parameter.initial)}});
    const bool bounded = parameter.kind == Parameter::Kind::Integer ||
                         parameter.kind == Parameter::Kind::Real ||
                         parameter.kind == Parameter::Kind::List;
    if (bounded)
        fields["range"] = {cli::toJson(parameter.minimum), cli::toJson(parameter.maximum)};
    if (!parameter.minimumLabel.empty())
        fields["minimum_means"] = parameter.minimumLabel;
    if (parameter.kind == Parameter::Kind::List)
        fields["maximum_length"] = parameter.maximumLength;
    if (parameter.kind == Parameter::Kind::Choice)
        for (const Parameter::Choice& choice : parameter.choices)
            fields["choices"].push_back(choice.id);
    if (bounded && parameter.logarithmic)
        fields["scale"] = "logarithmic";
    if (!parameter.unit.empty())
        fields["unit"] = parameter.unit;
    if (!parameter.onlyWhen.empty())
        fields["only_when"] = parameter.onlyWhen;
    fields["restarts"] = parameter.restarts;
    return fields;
}

/// Characters as a person counts them, nearly: UTF-8 continuation bytes take no room.
std::size_t width(std::string_view text)
{
    return static_cast<std::size_t>(std::ranges::count_if(
        text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

/// Whether a spreadsheet program would take the text for a formula. A number is none, even −1.5.
bool looksLikeFormula(std::string_view text)
{
    if (parseNumber(text))
        return false;
    constexpr std::array<std::string_view, 10> starts = {"=",  "+",  "-",  "@",  "\t",
                                                         "\r", "＝", "＋", "－", "＠"};
    text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
    return std::ranges::any_of(starts, [&](std::string_view s) { return text.starts_with(s); });
}

} // namespace

Json toJson(double value)
{
    if (!std::isfinite(value))
        return nullptr;
    if (std::floor(value) == value && std::abs(value) < 1e15)
        return static_cast<std::int64_t>(value);
    return value;
}

Json toJson(const Setting& setting)
{
    if (const auto* number = std::get_if<double>(&setting))
        return toJson(*number);
    if (const auto* flag = std::get_if<bool>(&setting))
        return *flag;
    if (const auto* choice = std::get_if<std::string>(&setting))
        return *choice;
    return std::get<IntegerList>(setting);
}

Json toJson(const Settings& settings)
{
    Json fields = Json::object();
    for (const auto& [id, setting] : settings)
        fields[id] = toJson(setting);
    return fields;
}

Json toJson(const std::vector<Parameter>& parameters)
{
    Json list = Json::array();
    for (const Parameter& parameter : parameters)
        list.push_back(toJson(parameter));
    return list;
}

Outcome printJson(const Json& value)
{
    return printText(value.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
}

Outcome printText(std::string_view text)
{
    std::cout << text << std::flush;
    if (!std::cout)
        return badRun("Standard output could not be written; make room or write somewhere else");
    return {};
}

std::string aligned(const std::vector<std::vector<std::string>>& rows)
{
    std::vector<std::size_t> widths;
    for (const auto& row : rows) {
        widths.resize(std::max(widths.size(), row.size()));
        for (std::size_t j = 0; j < row.size(); ++j)
            widths[j] = std::max(widths[j], width(row[j]));
    }
    std::string text;
    for (const auto& row : rows) {
        std::string line;
        for (std::size_t j = 0; j < row.size(); ++j) {
            line += row[j];
            line += std::string(widths[j] - width(row[j]) + 2, ' ');
        }
        line.erase(line.find_last_not_of(' ') + 1);
        text += line + "\n";
    }
    return text;
}

std::string csvCell(std::string_view text)
{
    const bool formula = looksLikeFormula(text);
    if (!formula && text.find_first_of(",\"\r\n") == std::string_view::npos)
        return std::string(text);
    std::string cell = formula ? "\"'" : "\"";
    for (const char c : text)
        cell += c == '"' ? std::string("\"\"") : std::string(1, c);
    return cell + "\"";
}

Outcome save(const std::string& path, std::string_view content)
{
    const auto saved = saveFileDurably(
        text(path), QByteArray(content.data(), static_cast<qsizetype>(content.size())));
    return saved ? Outcome() : badRun(saved.error().message);
}

} // namespace holdout::cli
