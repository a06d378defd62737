#include "data/cards/cards.h"

namespace holdout::cards {
namespace {

std::vector<DataCard> experiments()
{
    return {
        {.id = "tooth_growth",
         .title = "Tooth growth",
         .file = "tooth_growth.csv",
         .story = "Sixty guinea pigs got vitamin C in one of three doses, as orange juice or as "
                  "ascorbic acid; measured is the length of cells that make teeth. It was an "
                  "experiment on animals.",
         .origin = "E. W. Crampton (1947); C. I. Bliss (1952); R datasets",
         .licence = "GPL-2 or GPL-3 (R)",
         .task = Task::Regression,
         .target = "length",
         .knownDefects = "Five rows occur twice.",
         .teaches = "Two factors, interaction, analysis of variance.",
         .doNotUseFor = "People."},
        {.id = "insect_sprays",
         .title = "Insect sprays",
         .file = "insect_sprays.csv",
         .story = "How many insects were left alive on 72 plots of a field, twelve for each of six "
                  "sprays.",
         .origin = "G. Beall, Biometrika 32 (1942) 243; R datasets",
         .licence = "GPL-2 or GPL-3 (R)",
         .task = Task::Regression,
         .target = "count",
         .knownDefects = "Counts: the scatter grows with the mean.",
         .teaches = "Analysis of variance and where it bends, Poisson counts, square roots.",
         .doNotUseFor = "Choosing a spray."},
        {.id = "plant_growth",
         .title = "Plant growth",
         .file = "plant_growth.csv",
         .story =
             "Dried weight of thirty plants: ten left alone, ten under each of two treatments.",
         .origin = "A. J. Dobson (1983); R datasets",
         .licence = "GPL-2 or GPL-3 (R)",
         .task = Task::Regression,
         .target = "weight",
         .teaches = "One factor, comparing three means without counting chance twice.",
         .doNotUseFor = "Anything that needs more than thirty rows."},
        {.id = "student_sleep",
         .title = "Student's sleep",
         .file = "student_sleep.csv",
         .story = "Extra hours of sleep of ten patients under each of two drugs; the example with "
                  "which W. S. Gosset, as \"Student\", introduced the t test in 1908.",
         .origin = "A. R. Cushny, A. R. Peebles (1905); Student, Biometrika 6 (1908) 1; R datasets",
         .licence = "GPL-2 or GPL-3 (R)",
         .task = Task::Regression,
         .target = "extra_hours",
         .defaultFeatures = {"drug"},
         .knownDefects = "Drug and patient are numbered, which makes names look like quantities.",
         .teaches = "Pairs: the test that ignores them misses what the paired test finds.",
         .doNotUseFor = "Medicine."},
    };
}

std::vector<DataCard> counts()
{
    return {
        {.id = "berkeley_admissions",
         .title = "Berkeley admissions, 1973",
         .file = "berkeley_admissions.csv",
         .story = "How many men and women were admitted or rejected by the six largest departments "
                  "of Berkeley in 1973. In total men were admitted more often; by department they "
                  "were not.",
         .origin =
             "P. J. Bickel, E. A. Hammel, J. W. O'Connell, Science 187 (1975) 398; R datasets",
         .licence = "GPL-2 or GPL-3 (R); published totals",
         .task = Task::Regression,
         .target = "count",
         .knownDefects = "Totals: a row is a group of people, and its count is not a measurement.",
         .teaches = "Simpson's paradox.",
         .doNotUseFor = "Findings about any person."},
        {.id = "hair_eye_color",
         .title = "Hair and eyes",
         .file = "hair_eye_color.csv",
         .story = "Colours of hair and eyes of 592 students of statistics in Delaware.",
         .origin =
             "R. D. Snee, The American Statistician 28 (1974) 9; M. Friendly (1992); R datasets",
         .licence = "GPL-2 or GPL-3 (R); published totals",
         .task = Task::Regression,
         .target = "count",
         .knownDefects = "The split by sex was added later for teaching; only hair and eyes were "
                         "counted together.",
         .teaches = "Independence of two categories.",
         .doNotUseFor = "The split by sex."},
        {.id = "horse_kicks",
         .title = "Deaths by horse kick",
         .file = "horse_kicks.csv",
         .story =
             "In how many of 200 corps-years of the Prussian army 0, 1, 2, 3 or 4 men died from "
             "the kick of a horse; the classic of rare events.",
         .origin = "L. von Bortkiewicz, Das Gesetz der kleinen Zahlen (1898); the R package vcd",
         .licence = "GPL-2 (vcd); published 1898",
         .task = Task::Regression,
         .target = "corps_years",
         .knownDefects = "Four corps of unusual make are left out, as in the book.",
         .teaches = "The Poisson distribution.",
         .doNotUseFor = "Training a model: five rows."},
    };
}

std::vector<DataCard> series()
{
    return {
        {.id = "nile",
         .title = "Flow of the Nile",
         .file = "ts_nile.csv",
         .story =
             "Yearly flow of the Nile at Aswan from 1871 to 1970, in units of 10⁸ cubic metres.",
         .origin = "G. W. Cobb, Biometrika 65 (1978) 243; statsmodels",
         .licence = "Public domain",
         .task = Task::Regression,
         .target = "value",
         .knownDefects = "The level drops about 1898.",
         .knownLeaks = "Years that follow each other are alike; a random split looks too good.",
         .teaches = "A step in time: what a tree finds and a line misses.",
         .doNotUseFor = "Forecasts."},
        {.id = "lake_huron",
         .title = "Level of Lake Huron",
         .file = "ts_lake_huron.csv",
         .story = "Level of Lake Huron in feet, one value for each year from 1875 to 1972, as the "
                  "agencies of Canada and the United States kept it.",
         .origin = "P. J. Brockwell, R. A. Davis (1991); R datasets",
         .licence = "GPL-2 or GPL-3 (R)",
         .task = Task::Regression,
         .target = "value",
         .knownLeaks = "Years that follow each other are alike; a random split looks too good.",
         .teaches = "Trend or slow wandering? A random split against a split by time.",
         .doNotUseFor = "Forecasts."},
        {.id = "us_macro",
         .title = "United States economy",
         .file = "ts_us_macro.csv",
         .story = "203 quarters from 1959 to 2009 of twelve figures of the economy of the United "
                  "States.",
         .origin = "S. Seabold, from the Federal Reserve and the Bureau of Labor Statistics; "
                   "statsmodels",
         .licence = "Public domain",
         .task = Task::Regression,
         .target = "unemp",
         .defaultFeatures = {"infl", "tbilrate", "realint", "realgdp", "realcons", "realinv",
                             "realgovt", "realdpi", "cpi", "m1", "pop"},
         .knownDefects = "Most columns only grow, so any of them explains any other.",
         .knownLeaks = "Quarters that follow each other are alike; a random split looks too good.",
         .teaches = "Correlation that means nothing: two trends give an R² near 1.",
         .doNotUseFor = "Economics."},
    };
}

} // namespace

std::vector<DataCard> statistics()
{
    std::vector<DataCard> cards = experiments();
    for (const auto& part : {counts(), series()})
        cards.insert(cards.end(), part.begin(), part.end());
    return cards;
}

} // namespace holdout::cards
