#include "data/cards/cards.h"

namespace holdout::cards {
namespace {

std::vector<DataCard> animalsAndPlants()
{
    return {
        {.id = "penguins",
         .title = "Palmer penguins",
         .file = "penguins.csv",
         .story =
             "Between 2007 and 2009 Kristen Gorman and colleagues measured nesting penguins of "
             "three species on three islands near Palmer Station, Antarctica: length and depth "
             "of the bill, length of a flipper, and body mass. A few birds got away before "
             "everything was written down.",
         .origin = "K. B. Gorman, T. D. Williams, W. R. Fraser, PLoS ONE 9 (2014) e90081; "
                   "palmerpenguins, A. M. Horst, A. P. Hill, K. B. Gorman (2020)",
         .licence = "CC0 1.0",
         .target = "species",
         .defaultFeatures = {"bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g",
                             "sex"},
         .knownDefects =
             "19 cells are missing: two birds lack all measurements, nine more the sex.",
         .knownLeaks = "The island nearly gives the species (Gentoo nest on one island only, "
                       "Chinstrap on another). It and the year are left out at first, because they "
                       "say where and when, not what the bird is like; add them to see.",
         .teaches = "Three classes, missing cells, a category among numbers, Simpson's paradox of "
                    "bill length and depth.",
         .doNotUseFor = "Statements about penguins elsewhere or today."},
        {.id = "iris",
         .title = "Iris",
         .file = "iris.csv",
         .story =
             "Edgar Anderson measured sepals and petals of fifty flowers each of three species "
             "of iris; R. A. Fisher used them in 1936 to introduce the linear discriminant.",
         .origin = "R. A. Fisher, Annals of Eugenics 7 (1936) 179; E. Anderson (1935)",
         .licence = "BSD 3-Clause (the copy of scikit-learn)",
         .target = "species",
         .knownDefects =
             "One row occurs twice. It first appeared in the Annals of Eugenics, a name "
             "that says enough about its time.",
         .teaches = "A first look at anything: three balanced classes, one of them easy.",
         .doNotUseFor = "Comparing methods: nearly all of them get 95 % or more."},
    };
}

std::vector<DataCard> laboratories()
{
    return {
        {.id = "wine",
         .title = "Wine",
         .file = "wine.csv",
         .story = "Chemists in Genoa analysed 178 wines of one region made from three cultivars of "
                  "grape; the thirteen numbers are what they found in the bottles.",
         .origin = "M. Forina and others, PARVUS; UCI Machine Learning Repository",
         .licence = "BSD 3-Clause (the copy of scikit-learn)",
         .target = "cultivar",
         .knownDefects = "The units differ by a factor of a thousand (proline against hue).",
         .teaches = "Why features are scaled: nearest neighbours without scaling see little but "
                    "proline.",
         .doNotUseFor = "Judging wines."},
        {.id = "breast_cancer",
         .title = "Breast cancer, Wisconsin",
         .file = "breast_cancer_wdbc.csv",
         .story = "Cells from 569 fine-needle samples were photographed at the University of "
                  "Wisconsin and the outlines of their nuclei measured: ten quantities, each as "
                  "mean, standard error and worst value. The diagnosis was known from elsewhere.",
         .origin = "W. H. Wolberg, W. N. Street, O. L. Mangasarian (1993); UCI Machine Learning "
                   "Repository",
         .licence = "BSD 3-Clause (the copy of scikit-learn)",
         .target = "diagnosis",
         .knownDefects = "Radius, perimeter and area say almost the same thing.",
         .teaches =
             "Collinear features, regularisation, thresholds where the two kinds of error do "
             "not cost the same.",
         .doNotUseFor = "Anything medical."},
        {.id = "digits",
         .title = "Digits, 8 by 8",
         .file = "digits_8x8.csv",
         .story = "Thirteen people wrote digits on forms; the scans were shrunk to eight by eight "
                  "squares with values from 0 to 16. Column p23 is row 2, column 3 of the picture.",
         .origin = "E. Alpaydin, C. Kaynak (1998), test part; UCI Machine Learning Repository",
         .licence = "BSD 3-Clause (the copy of scikit-learn)",
         .target = "digit",
         .knownDefects = "Some border squares are always 0.",
         .knownLeaks = "The writers are not known in this copy, so the same hand may be on both "
                       "sides of a split.",
         .teaches = "Ten classes, many features, confusion between particular pairs.",
         .doNotUseFor = "Claims about handwriting of other people."},
        {.id = "spambase",
         .title = "Spam by word counts",
         .file = "spambase.csv",
         .story =
             "In 1999 people at Hewlett-Packard counted how often 48 words and 6 signs occur in "
             "4601 e-mails, and how long their runs of capitals are. The wanted mail was that "
             "of one of them, George, with the area code 650.",
         .origin = "M. Hopkins, E. Reeber, G. Forman, J. Suermondt (1999); UCI Machine Learning "
                   "Repository, copy of the R package kernlab",
         .licence = "UCI: CC BY 4.0; kernlab: GPL-2",
         .target = "label",
         .knownDefects = "391 rows occur more than once.",
         .knownLeaks =
             "george and num650 tell whose mail it was, not what spam is. They stay in at "
             "first, since the rest is not trivial; take them out and compare.",
         .teaches =
             "Counts with long tails, duplicates on both sides of a split, a leak that looks "
             "like skill.",
         .doNotUseFor = "Filtering today's mail."},
    };
}

std::vector<DataCard> people()
{
    return {
        {.id = "titanic",
         .title = "Titanic",
         .file = "titanic.csv",
         .story = "Of 1309 passengers of the Titanic this says sex, age, class, and whether they "
                  "lived. Names were left out on purpose: these were people.",
         .origin = "titanic3 by T. Cason and F. E. Harrell; carData, J. Fox and others",
         .licence = "GPL-2 or later (the R package carData)",
         .target = "survived",
         .knownDefects = "The age of 263 is missing, mostly in third class (208 of 709), so it is "
                         "not missing by chance. With four columns many rows are alike.",
         .teaches = "Missing cells that carry meaning, categories, trees that read like a story.",
         .doNotUseFor = "Jokes, or conclusions about whom to save."},
        {.id = "house_votes_1984",
         .title = "House votes, 1984",
         .file = "house_votes_1984.csv",
         .story = "How 435 members of the United States House of Representatives stood on sixteen "
                  "key votes of 1984, and their party.",
         .origin = "Congressional Quarterly Almanac (1985), given by J. Schlimmer; UCI Machine "
                   "Learning Repository, copy of the R package mlbench",
         .licence = "UCI: CC BY 4.0; mlbench: GPL-2",
         .target = "party",
         .knownDefects = "392 cells are empty because no yes or no was given: that is an answer of "
                         "its own kind, not a gap.",
         .teaches = "Features that are all categories, naive Bayes, empty cells as a value.",
         .doNotUseFor = "Today's parties."},
        {.id = "birth_weight",
         .title = "Low birth weight",
         .file = "birth_weight.csv",
         .story = "189 births at one hospital in Springfield, Massachusetts, in 1986: age, weight "
                  "and habits of the mother, and whether the child weighed less than 2.5 kg.",
         .origin = "Baystate Medical Center; D. W. Hosmer, S. Lemeshow (1989); the R package MASS",
         .licence = "The authors of MASS state that its data are not under copyright",
         .target = "low",
         .defaultFeatures = {"age", "lwt", "race", "smoke", "ptl", "ht", "ui", "ftv"},
         .knownDefects = "Five rows occur twice. Race was recorded in three groups; it stands for "
                         "how people lived, not for biology.",
         .knownLeaks = "bwt is the birth weight itself and decides low. It is left out at first, "
                       "because with it nothing is left to learn.",
         .teaches =
             "Logistic regression with few rows, odds ratios, confounding, the plainest leak.",
         .doNotUseFor = "Advice to anybody."},
        {.id = "seattle_weather",
         .title = "Seattle weather",
         .file = "seattle_weather.csv",
         .story = "Four years of days in Seattle, 2012 to 2015: rain, highest and lowest "
                  "temperature, wind, and one word for the weather.",
         .origin = "United States National Oceanic and Atmospheric Administration; vega-datasets",
         .licence = "Public domain",
         .target = "weather",
         .knownDefects =
             "The word changes its meaning: 191 days of rain in 2012, but 3 in 2014. One "
             "sunny day has 27.7 mm of rain. Snow fell on 23 of 1461 days.",
         .knownLeaks = "Days that follow each other are alike; a random split puts one of them on "
                       "each side. Split by year for an honest score.",
         .teaches = "Five unequal classes, labels that drift, splits that respect time.",
         .doNotUseFor = "Forecasts."},
    };
}

} // namespace

std::vector<DataCard> classification()
{
    std::vector<DataCard> cards = animalsAndPlants();
    for (const auto& part : {laboratories(), people()})
        cards.insert(cards.end(), part.begin(), part.end());
    return cards;
}

} // namespace holdout::cards
