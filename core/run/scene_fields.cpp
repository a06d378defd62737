#include "run/scene_fields.h"

#include "base/numbers.h"

#include <algorithm>
#include <cmath>

namespace holdout {
namespace {

constexpr double largestNumber = 1e100;

/// What a value is, short enough for a sentence.
std::string describe(const Json& value)
{
    if (value.is_array())
        return "a list of " + std::to_string(value.size());
    if (value.is_object())
        return "an object";
    const std::string json = value.dump();
    return json.size() <= 60 ? json : "a long text";
}

std::optional<double> finiteNumber(const Json& value)
{
    if (!value.is_number())
        return {};
    const double number = value.get<double>();
    return std::isfinite(number) ? std::optional(number) : std::nullopt;
}

/// Small enough that its square is still a number.
std::optional<double> bearableNumber(const Json& value)
{
    const auto number = finiteNumber(value);
    return number && std::abs(*number) <= largestNumber ? number : std::nullopt;
}

std::optional<int> wholeNumber(const Json& value, int low, int high)
{
    const auto number = finiteNumber(value);
    if (!number || *number < low || *number > high || std::floor(*number) != *number)
        return {};
    return static_cast<int>(*number);
}

bool isText(const Json& value, std::size_t longest)
{
    return value.is_string() && value.get_ref<const std::string&>().size() <= longest;
}

/// The setting a value stands for by its JSON type alone; check() then judges it.
std::optional<Setting> setting(const Json& value)
{
    if (value.is_boolean())
        return value.get<bool>();
    if (const auto number = finiteNumber(value))
        return *number;
    if (isText(value, 100))
        return value.get<std::string>();
    if (!value.is_array() || value.size() > 100)
        return {};
    IntegerList entries;
    for (const Json& entry : value) {
        const auto whole = wholeNumber(entry, -1'000'000'000, 1'000'000'000);
        if (!whole)
            return {};
        entries.push_back(*whole);
    }
    return entries;
}

} // namespace

FieldReader::FieldReader(const Json& object, std::string path, Complaint& complaint)
    : m_object(object), m_path(std::move(path)), m_complaint(complaint)
{
}

std::string FieldReader::path(const std::string& key) const
{
    return m_path.empty() ? key : m_path + "." + key;
}

const Json* FieldReader::find(const std::string& key)
{
    m_asked.insert(key);
    const auto field = m_object.find(key);
    return field == m_object.end() ? nullptr : &*field;
}

void FieldReader::refuse(const std::string& key, const Json& value, const std::string& expected)
{
    m_complaint.say("Field " + path(key) + " holds " + describe(value) + "; give " + expected);
}

void FieldReader::require(const std::string& key)
{
    if (!has(key))
        m_complaint.say("Field " + path(key) + " is missing; add it, or save the scene again");
}

void FieldReader::text(const std::string& key, std::string& value, std::size_t longest)
{
    const Json* field = find(key);
    if (!field)
        return;
    if (isText(*field, longest))
        value = field->get<std::string>();
    else
        refuse(key, *field, "a text of up to " + std::to_string(longest) + " bytes");
}

void FieldReader::oneOf(const std::string& key, std::string& value,
                        const std::vector<std::string>& known)
{
    const Json* field = find(key);
    if (!field)
        return;
    if (field->is_string() && std::ranges::find(known, field->get<std::string>()) != known.end()) {
        value = field->get<std::string>();
        return;
    }
    std::string names;
    for (const std::string& name : known)
        names += (names.empty() ? "" : ", ") + name;
    refuse(key, *field, "one of " + names);
}

void FieldReader::number(const std::string& key, double& value, double low, double high)
{
    const Json* field = find(key);
    if (!field)
        return;
    const auto number = finiteNumber(*field);
    if (number && *number >= low && *number <= high)
        value = *number;
    else
        refuse(key, *field, "a number from " + shortest(low) + " to " + shortest(high));
}

void FieldReader::integer(const std::string& key, int& value, int low, int high)
{
    const Json* field = find(key);
    if (!field)
        return;
    if (const auto number = wholeNumber(*field, low, high))
        value = *number;
    else
        refuse(key, *field,
               "a whole number from " + std::to_string(low) + " to " + std::to_string(high));
}

void FieldReader::seed(const std::string& key, std::uint64_t& value)
{
    const Json* field = find(key);
    if (!field)
        return;
    if (field->is_number_unsigned())
        value = field->get<std::uint64_t>();
    else
        refuse(key, *field, "a whole number from 0 to 18446744073709551615");
}

void FieldReader::flag(const std::string& key, bool& value)
{
    const Json* field = find(key);
    if (!field)
        return;
    if (field->is_boolean())
        value = field->get<bool>();
    else
        refuse(key, *field, "true or false");
}

const Json* FieldReader::object(const std::string& key)
{
    const Json* field = find(key);
    if (!field || field->is_object())
        return field;
    refuse(key, *field, "an object");
    return nullptr;
}

const Json* FieldReader::array(const std::string& key, std::size_t longest)
{
    const Json* field = find(key);
    if (!field || (field->is_array() && field->size() <= longest))
        return field;
    refuse(key, *field, "a list of up to " + std::to_string(longest) + " entries");
    return nullptr;
}

template <class T, class Read>
void FieldReader::list(const std::string& key, std::vector<T>& values, std::size_t longest,
                       const Read& read, const std::string& expected)
{
    const Json* entries = array(key, longest);
    if (!entries)
        return;
    values.clear();
    for (const Json& entry : *entries) {
        const std::optional<T> value = read(entry);
        if (!value)
            return refuse(key + "[" + std::to_string(values.size()) + "]", entry, expected);
        values.push_back(*value);
    }
}

void FieldReader::texts(const std::string& key, std::vector<std::string>& values,
                        std::size_t longest)
{
    const auto read = [](const Json& entry) {
        return isText(entry, 1000) ? std::optional(entry.get<std::string>()) : std::nullopt;
    };
    list(key, values, longest, read, "a text of up to 1000 bytes");
}

void FieldReader::numbers(const std::string& key, std::vector<double>& values, std::size_t longest)
{
    list(key, values, longest, bearableNumber, "a number of at most 1e100 in size");
}

void FieldReader::integers(const std::string& key, std::vector<int>& values, std::size_t longest)
{
    const auto read = [](const Json& entry) { return wholeNumber(entry, 0, 1'000'000'000); };
    list(key, values, longest, read, "a whole number from 0 to 1000000000");
}

void FieldReader::numbersByName(const std::string& key, std::map<std::string, double>& values)
{
    const Json* fields = object(key);
    if (!fields)
        return;
    for (const auto& [name, entry] : fields->items()) {
        const auto number = bearableNumber(entry);
        if (!number)
            return refuse(key + "." + name, entry, "a number of at most 1e100 in size");
        values[name] = *number;
    }
}

void FieldReader::settings(const std::string& key, const std::vector<Parameter>& parameters,
                           Settings& values)
{
    const Json* fields = object(key);
    if (!fields)
        return;
    Settings complete = defaults(parameters);
    for (const auto& [name, entry] : fields->items()) {
        const auto value = setting(entry);
        if (!value)
            return refuse(key + "." + name, entry, "a number, a choice, true, false or a list");
        complete[name] = *value;
        values[name] = *value;
    }
    if (const auto ok = check(parameters, complete); !ok)
        m_complaint.say("Field " + path(key) + " is wrong: " + ok.error().message);
}

Json FieldReader::leftovers() const
{
    Json rest = Json::object();
    for (const auto& [key, value] : m_object.items())
        if (!m_asked.contains(key))
            rest[key] = value;
    return rest;
}

} // namespace holdout
