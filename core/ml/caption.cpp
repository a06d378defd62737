#include "ml/caption.h"

#include "base/numbers.h"

#include <cmath>

namespace holdout {
namespace {

std::string text(const Caption::Value& value)
{
    if (const auto* words = std::get_if<std::string>(&value))
        return *words;
    const double number = std::get<double>(value);
    const bool whole = std::floor(number) == number && std::abs(number) < 1e15;
    return whole ? shortest(number) : rounded(number);
}

} // namespace

std::string sentence(const Caption& caption)
{
    std::string result = caption.pattern;
    for (const auto& [name, value] : caption.values) {
        const std::string gap = "{" + name + "}";
        const std::string filling = text(value);
        for (std::size_t at = result.find(gap); at != std::string::npos;
             at = result.find(gap, at + filling.size()))
            result.replace(at, gap.size(), filling);
    }
    return result;
}

} // namespace holdout
