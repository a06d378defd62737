#include "data/table.h"

#include "base/numbers.h"

#include <cassert>
#include <chrono>
#include <cmath>

namespace holdout {
namespace {

std::string twoDigits(unsigned value)
{
    return (value < 10 ? "0" : "") + std::to_string(value);
}

std::string isoDate(double days)
{
    const std::chrono::year_month_day date{
        std::chrono::sys_days(std::chrono::days(static_cast<int>(days)))};
    const std::string year = std::to_string(static_cast<int>(date.year()));
    return std::string(4 - std::min<std::size_t>(year.size(), 4), '0') + year + "-" +
           twoDigits(static_cast<unsigned>(date.month())) + "-" +
           twoDigits(static_cast<unsigned>(date.day()));
}

} // namespace

std::string_view name(ColumnKind kind)
{
    switch (kind) {
    case ColumnKind::Number:
        return "number";
    case ColumnKind::Category:
        return "category";
    case ColumnKind::Text:
        return "text";
    case ColumnKind::Date:
        return "date";
    }
    return {};
}

void TextList::add(std::string_view text)
{
    m_bytes += text;
    m_ends.push_back(static_cast<std::uint32_t>(m_bytes.size()));
}

void TextList::removeLast()
{
    assert(!m_ends.empty());
    m_ends.pop_back();
    m_bytes.resize(m_ends.empty() ? 0 : m_ends.back());
}

std::string_view TextList::operator[](Index i) const
{
    const auto place = static_cast<std::size_t>(i);
    const std::size_t begin = place == 0 ? 0 : m_ends[place - 1];
    return std::string_view(m_bytes).substr(begin, m_ends[place] - begin);
}

std::string Column::text(Index row) const
{
    const auto i = static_cast<std::size_t>(row);
    switch (kind) {
    case ColumnKind::Number:
        return std::isnan(numbers[i]) ? std::string() : shortest(numbers[i]);
    case ColumnKind::Date:
        return std::isnan(numbers[i]) ? std::string() : isoDate(numbers[i]);
    case ColumnKind::Category:
        return codes[i] < 0 ? std::string() : levels[static_cast<std::size_t>(codes[i])];
    case ColumnKind::Text:
        return std::string(texts[row]);
    }
    return {};
}

Result<const Column*> Table::find(std::string_view columnName) const
{
    std::string known;
    for (const Column& column : columns) {
        if (column.name == columnName)
            return &column;
        if (known.size() < 200)
            known += (known.empty() ? "" : ", ") + column.name;
    }
    return failure(ErrorCode::NotFound, "There is no column \"" + std::string(columnName) +
                                            "\"; the columns are " + known +
                                            (known.size() < 200 ? "" : ", …"));
}

} // namespace holdout
