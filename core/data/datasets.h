#pragma once

#include "data/table.h"

namespace holdout {

/// What a person should know about a shipped data set before learning from it.
struct DataCard {
    std::string id; ///< Stable: stored with scenes and typed on the command line.
    std::string title;
    std::string file;   ///< In the folder of shipped data sets.
    std::string story;  ///< A paragraph: who counted or measured what, when and why.
    std::string origin; ///< Who to cite.
    std::string licence;
    Task task = Task::Classification;              ///< Its usual one.
    std::string target = {};                       ///< Empty for clustering.
    std::vector<std::string> defaultFeatures = {}; ///< Empty: every usable column but the target.
    std::string knownDefects = "None known.";
    std::string knownLeaks = "None known."; ///< Columns that give the target away, or seem to.
    std::string teaches;                    ///< What can be learned with it.
    std::string doNotUseFor;
};

/// The cards of all shipped data sets, the best first ones first. Fixed for the life of the
/// program.
const std::vector<DataCard>& dataCards();

/// Errors: NotFound naming the id and the known ones.
Result<const DataCard*> findCard(std::string_view id);

/// The card's usual task, target and features, taken out of the bytes of its file.
///
/// Errors: as parseCsv() and toDataset().
Result<ChosenData> loadCard(const DataCard& card, std::string_view csvBytes);

} // namespace holdout
