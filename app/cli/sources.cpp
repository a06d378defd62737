#include "cli/sources.h"

#include "support/resources.h"

namespace holdout::cli {
namespace {

Result<Table> read(const std::string& name, const DataCard* card, const CsvOptions& options)
{
    if (!card)
        return readCsv(name, options);
    const auto bytes = shippedTable(card->file);
    if (!bytes)
        return std::unexpected(bytes.error());
    return parseCsv(*bytes, options);
}

} // namespace

const DataCard* shippedCard(std::string_view name)
{
    return findCard(name).value_or(nullptr);
}

Result<NamedTable> openTable(const std::string& name, const CsvOptions& options)
{
    const DataCard* card = shippedCard(name);
    auto table = read(name, card, options);
    if (table)
        return NamedTable{.table = std::move(*table), .card = card};
    const bool named = table.error().message.find(name) != std::string::npos;
    return failure(table.error().code, (named ? "" : name + ": ") + table.error().message);
}

} // namespace holdout::cli
