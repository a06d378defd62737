#include "pages/lab/data_facts.h"

#include "data/csv.h"

namespace holdout {

DataFacts factsOf(const DataCard& card, const ReadResource& readResource)
{
    DataFacts facts{.card = &card};
    const auto bytes = readResource(card.file);
    if (!bytes) {
        facts.problem = bytes.error().message;
        return facts;
    }
    const auto table = parseCsv(*bytes);
    if (!table) {
        facts.problem = table.error().message;
        return facts;
    }
    facts.table = summarise(*table);
    for (const ColumnSummary& column : facts.table.columns)
        facts.missing += column.missing;
    auto chosen = loadCard(card, *bytes);
    if (chosen)
        facts.data = std::move(chosen->data);
    else
        facts.problem = chosen.error().message;
    return facts;
}

} // namespace holdout
