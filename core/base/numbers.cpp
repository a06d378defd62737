#include "base/numbers.h"

#include <array>
#include <charconv>
#include <cmath>

namespace holdout {
namespace {

template <class... Format> std::string print(double value, Format... format)
{
    std::array<char, 64> buffer{};
    const auto [end, error] =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, format...);
    return error == std::errc() ? std::string(buffer.data(), end) : std::string();
}

template <class T> std::optional<T> parse(std::string_view text)
{
    if (text.starts_with('+'))
        text.remove_prefix(1);
    T value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size())
        return {};
    return value;
}

} // namespace

std::string shortest(double value)
{
    return print(value);
}

std::string rounded(double value, int digits)
{
    return print(value, std::chars_format::general, digits);
}

std::optional<double> parseNumber(std::string_view text)
{
    const auto value = parse<double>(text);
    return value && std::isfinite(*value) ? value : std::nullopt;
}

std::optional<long long> parseInteger(std::string_view text)
{
    return parse<long long>(text);
}

} // namespace holdout
