#include "base/settings.h"

#include "base/numbers.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace holdout {
namespace {

using Kind = Parameter::Kind;

std::string range(const Parameter& parameter)
{
    if (parameter.kind == Kind::Flag)
        return "yes or no";
    if (parameter.kind == Kind::Choice) {
        std::string names;
        for (const Parameter::Choice& choice : parameter.choices)
            names += (names.empty() ? "" : ", ") + choice.id;
        return "one of " + names;
    }
    const std::string bounds =
        "from " + shortest(parameter.minimum) + " to " + shortest(parameter.maximum);
    if (parameter.kind == Kind::List)
        return "up to " + std::to_string(parameter.maximumLength) + " whole numbers " + bounds +
               ", separated by commas";
    return (parameter.kind == Kind::Integer ? "a whole number " : "a number ") + bounds +
           (parameter.minimumLabel.empty() ? "" : " or " + parameter.minimumLabel);
}

std::unexpected<Error> outOfRange(const Parameter& parameter, const std::string& given)
{
    return invalid(parameter.id + " cannot be " + given + "; give " + range(parameter));
}

bool numberFits(const Parameter& parameter, double value)
{
    const bool inside = value >= parameter.minimum && value <= parameter.maximum; // NaN is not
    return inside && (parameter.kind == Kind::Real || std::floor(value) == value);
}

bool fits(const Parameter& parameter, const Setting& setting)
{
    switch (parameter.kind) {
    case Kind::Integer:
    case Kind::Real: {
        const auto* value = std::get_if<double>(&setting);
        return value && numberFits(parameter, *value);
    }
    case Kind::Flag:
        return std::holds_alternative<bool>(setting);
    case Kind::Choice: {
        const auto* name = std::get_if<std::string>(&setting);
        return name && std::ranges::any_of(parameter.choices,
                                           [&](const auto& choice) { return choice.id == *name; });
    }
    case Kind::List: {
        const auto* values = std::get_if<IntegerList>(&setting);
        return values && std::ssize(*values) <= parameter.maximumLength &&
               std::ranges::all_of(*values, [&](int v) { return numberFits(parameter, v); });
    }
    }
    return false;
}

std::vector<std::string_view> split(std::string_view text, char separator)
{
    std::vector<std::string_view> pieces;
    for (std::size_t end = 0; end != std::string_view::npos; text.remove_prefix(end + 1)) {
        end = text.find(separator);
        pieces.push_back(text.substr(0, end));
        if (end == std::string_view::npos)
            break;
    }
    return pieces;
}

std::optional<Setting> parseFlag(std::string_view text)
{
    if (text == "yes" || text == "true" || text == "1")
        return true;
    if (text == "no" || text == "false" || text == "0")
        return false;
    return {};
}

std::optional<Setting> parseList(std::string_view text)
{
    IntegerList values;
    if (text.empty())
        return values;
    for (const std::string_view piece : split(text, ',')) {
        const auto value = parseInteger(piece);
        if (!value || std::abs(*value) > 1'000'000)
            return {};
        values.push_back(static_cast<int>(*value));
    }
    return values;
}

std::optional<Setting> parse(const Parameter& parameter, std::string_view text)
{
    switch (parameter.kind) {
    case Kind::Integer:
    case Kind::Real:
        if (!parameter.minimumLabel.empty() && text == parameter.minimumLabel)
            return parameter.minimum;
        return parseNumber(text);
    case Kind::Flag:
        return parseFlag(text);
    case Kind::Choice:
        return std::string(text);
    case Kind::List:
        return parseList(text);
    }
    return {};
}

template <class T> const T& value(const Settings& settings, std::string_view id)
{
    const auto setting = settings.find(id);
    assert(setting != settings.end());
    return std::get<T>(setting->second);
}

} // namespace

Settings defaults(const std::vector<Parameter>& parameters)
{
    Settings settings;
    for (const Parameter& parameter : parameters)
        settings[parameter.id] = parameter.initial;
    return settings;
}

Result<> check(const std::vector<Parameter>& parameters, const Settings& settings)
{
    for (const Parameter& parameter : parameters) {
        const auto setting = settings.find(parameter.id);
        if (setting == settings.end())
            return invalid(parameter.id + " is not set; give " + range(parameter));
        if (!fits(parameter, setting->second))
            return outOfRange(parameter, toText(parameter, setting->second));
    }
    for (const auto& [id, setting] : settings)
        if (std::ranges::find(parameters, id, &Parameter::id) == parameters.end()) {
            std::string known;
            for (const Parameter& parameter : parameters)
                known += (known.empty() ? "" : ", ") + parameter.id;
            return invalid("There is no setting " + id + "; the settings are " + known);
        }
    return {};
}

Result<Setting> parseSetting(const Parameter& parameter, std::string_view text)
{
    const std::optional<Setting> setting = parse(parameter, text);
    if (!setting || !fits(parameter, *setting))
        return outOfRange(parameter, "\"" + std::string(text) + "\"");
    return *setting;
}

std::string toText(const Parameter& parameter, const Setting& setting)
{
    if (const auto* on = std::get_if<bool>(&setting))
        return *on ? "yes" : "no";
    if (const auto* name = std::get_if<std::string>(&setting))
        return *name;
    if (const auto* values = std::get_if<IntegerList>(&setting)) {
        std::string text;
        for (const int entry : *values)
            text += (text.empty() ? "" : ",") + std::to_string(entry);
        return text;
    }
    const double number = std::get<double>(setting);
    return number == parameter.minimum && !parameter.minimumLabel.empty() ? parameter.minimumLabel
                                                                          : shortest(number);
}

bool applies(const Parameter& parameter, const Settings& settings)
{
    const std::size_t equals = parameter.onlyWhen.find('=');
    if (equals == std::string::npos)
        return true;
    const std::string_view condition = parameter.onlyWhen;
    const auto other = settings.find(condition.substr(0, equals));
    if (other == settings.end())
        return true;
    const std::string current = toText(Parameter{}, other->second);
    const auto allowed = split(condition.substr(equals + 1), '|');
    return std::ranges::find(allowed, current) != allowed.end();
}

double number(const Settings& settings, std::string_view id)
{
    return value<double>(settings, id);
}
int integer(const Settings& settings, std::string_view id)
{
    return static_cast<int>(number(settings, id));
}
bool flag(const Settings& settings, std::string_view id)
{
    return value<bool>(settings, id);
}
const std::string& choice(const Settings& settings, std::string_view id)
{
    return value<std::string>(settings, id);
}
const IntegerList& list(const Settings& settings, std::string_view id)
{
    return value<IntegerList>(settings, id);
}

} // namespace holdout
