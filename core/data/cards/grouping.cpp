#include "data/cards/cards.h"

namespace holdout::cards {

std::vector<DataCard> grouping()
{
    return {
        {.id = "old_faithful",
         .title = "Old Faithful",
         .file = "old_faithful.csv",
         .story =
             "How long 272 eruptions of the geyser Old Faithful in Yellowstone lasted, and how "
             "long people waited for the next one, in minutes.",
         .origin = "A. Azzalini, A. W. Bowman, Applied Statistics 39 (1990) 357; W. Härdle (1991); "
                   "R datasets",
         .licence = "GPL-2 or GPL-3 (R)",
         .task = Task::Clustering,
         .knownDefects = "Times are rounded; 16 rows occur twice.",
         .teaches = "Two groups one can see, mixtures, densities, scaling (minutes of two sizes).",
         .doNotUseFor = "Planning a visit."},
        {.id = "olive_oils",
         .title = "Italian olive oils",
         .file = "olive_oils.csv",
         .story =
             "Shares of eight fatty acids in 572 olive oils from nine areas in three regions of "
             "Italy.",
         .origin = "M. Forina and others (1983); J. Zupan, J. Gasteiger; the R package dslabs",
         .licence = "Artistic-2.0 (dslabs)",
         .target = "region",
         .defaultFeatures = {"palmitic", "palmitoleic", "stearic", "oleic", "linoleic", "linolenic",
                             "arachidic", "eicosenoic"},
         .knownDefects = "The shares sum to about 100, so each column follows from the others.",
         .knownLeaks = "The area decides the region. It is left out at first, because with it "
                       "nothing is left to learn.",
         .teaches = "Classes within classes, trees with one good question, clustering with a key.",
         .doNotUseFor = "Telling where a bottle comes from."},
        {.id = "rock_crabs",
         .title = "Rock crabs",
         .file = "rock_crabs.csv",
         .story =
             "Two colour forms of a rock crab from Fremantle, Australia, fifty of each sex, with "
             "five lengths in millimetres.",
         .origin =
             "N. A. Campbell, R. J. Mahon, Australian Journal of Zoology 22 (1974) 417; the R "
             "package MASS",
         .licence = "The authors of MASS state that its data are not under copyright",
         .target = "species",
         .defaultFeatures = {"frontal_lobe", "rear_width", "carapace_length", "carapace_width",
                             "body_depth"},
         .knownDefects =
             "All lengths grow with the crab: the first principal component is size, has "
             "98 % of the variance and tells no groups apart.",
         .knownLeaks = "The sex is a second label and is left out at first.",
         .teaches = "That the component with the most variance need not be the one that matters.",
         .doNotUseFor = "Other crabs."},
        {.id = "ruspini",
         .title = "Ruspini's points",
         .file = "ruspini.csv",
         .story = "75 points in four clear groups that Enrique Ruspini used in 1970 to show fuzzy "
                  "clustering.",
         .origin = "E. H. Ruspini, Information Sciences 2 (1970) 319; the R package cluster",
         .licence = "GPL-2 or later (cluster)",
         .task = Task::Clustering,
         .knownDefects = "Cleaner than anything real.",
         .teaches = "k-means that goes right, and how a bad start still spoils it.",
         .doNotUseFor = "Comparing methods."},
        {.id = "fiji_quakes",
         .title = "Earthquakes off Fiji",
         .file = "fiji_quakes.csv",
         .story =
             "Where and how deep a thousand earthquakes near Fiji were since 1964, how strong, "
             "and how many stations noticed.",
         .origin = "J. Woodhouse, Harvard PRIM-H project; R datasets",
         .licence = "GPL-2 or GPL-3 (R)",
         .task = Task::Clustering,
         .defaultFeatures = {"long", "lat", "depth"},
         .knownDefects = "Only those stronger than magnitude 4 are there.",
         .knownLeaks = "If the magnitude is the target, the number of stations is its effect.",
         .teaches = "Clusters of any shape, outliers, a sample that is cut off.",
         .doNotUseFor = "Risk."},
        {.id = "personality_items",
         .title = "Personality items",
         .file = "personality_items.csv",
         .story =
             "2800 volunteers on the internet marked from 1 to 6 how well 25 sentences describe "
             "them, five sentences for each of five traits (the letters of the columns).",
         .origin = "W. Revelle, SAPA project (2010); the R package psych; items of the "
                   "International Personality Item Pool",
         .licence = "GPL-2 or later (psych); the items are in the public domain",
         .task = Task::Clustering,
         .knownDefects =
             "508 cells are missing. A1, C4, C5, E1, E2, O2 and O5 are worded the other "
             "way round. Age, sex and education were removed from this copy.",
         .teaches = "Components and factors of answers, missing cells, reversed items.",
         .doNotUseFor = "Judging a person."},
    };
}

} // namespace holdout::cards
