#include "data/datasets.h"

#include "data/cards/cards.h"
#include "data/csv.h"

#include <iterator>

namespace holdout {

const std::vector<DataCard>& dataCards()
{
    static const std::vector<DataCard> all = [] {
        std::vector<DataCard> cards;
        for (std::vector<DataCard> part :
             {cards::classification(), cards::regression(), cards::grouping(), cards::statistics()})
            std::ranges::move(part, std::back_inserter(cards));
        return cards;
    }();
    return all;
}

Result<const DataCard*> findCard(std::string_view id)
{
    std::string known;
    for (const DataCard& card : dataCards()) {
        if (card.id == id)
            return &card;
        known += (known.empty() ? "" : ", ") + card.id;
    }
    return failure(ErrorCode::NotFound,
                   "There is no data set " + std::string(id) + "; the data sets are " + known);
}

Result<ChosenData> loadCard(const DataCard& card, std::string_view csvBytes)
{
    const auto table = parseCsv(csvBytes);
    if (!table)
        return std::unexpected(table.error());
    return toDataset(*table,
                     {.target = card.target, .features = card.defaultFeatures, .task = card.task});
}

} // namespace holdout
