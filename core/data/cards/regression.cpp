#include "data/cards/cards.h"

namespace holdout::cards {
namespace {

std::vector<DataCard> machinesAndMaterials()
{
    return {
        {.id = "auto_mpg",
         .title = "Cars, miles per gallon",
         .file = "auto_mpg.csv",
         .story = "406 cars of 1970 to 1982 with engine, weight and acceleration, and how far they "
                  "went on a gallon; put together for a contest of statistical graphics in 1983.",
         .origin = "E. Ramos, D. Donoho (1983), StatLib; vega-datasets",
         .licence = "Public domain",
         .task = Task::Regression,
         .target = "mpg",
         .defaultFeatures = {"weight_lb", "horsepower", "displacement_cu_in", "cylinders",
                             "seconds_to_60mph", "year", "origin"},
         .knownDefects = "mpg is missing in 8 rows, horsepower in 6. The cars of 1981 are filed "
                         "under 1982, so the year is not exact.",
         .knownLeaks = "The name has 311 values for 406 cars and would be learned by heart; it is "
                       "text and never a feature.",
         .teaches =
             "A curve where a line is tried first, missing cells, a category with an effect.",
         .doNotUseFor = "Buying a car."},
        {.id = "concrete",
         .title = "Concrete strength",
         .file = "concrete.csv",
         .story =
             "1030 samples of concrete: what was mixed in per cubic metre, how many days it had "
             "set, and at what pressure it broke.",
         .origin = "I-C. Yeh, Cement and Concrete Research 28 (1998) 1797; UCI Machine Learning "
                   "Repository, copy of the R package modeldata",
         .licence = "modeldata: MIT; UCI: CC BY 4.0",
         .task = Task::Regression,
         .target = "compressive_strength",
         .knownDefects = "25 rows occur twice.",
         .knownLeaks = "The same mix was tested at several ages; a random split puts siblings on "
                       "both sides.",
         .teaches = "A response that bends (age), interactions, splits by group.",
         .doNotUseFor = "Building anything."},
        {.id = "stackloss",
         .title = "Stack loss",
         .file = "stackloss.csv",
         .story = "21 days of a plant that made nitric acid from ammonia: air flow, temperature of "
                  "the cooling water, concentration of the acid, and how much ammonia was lost.",
         .origin = "K. A. Brownlee, Statistical Theory and Methodology (1965); statsmodels",
         .licence = "Public domain",
         .task = Task::Regression,
         .target = "stack_loss",
         .knownDefects =
             "Rows 1, 3, 4 and 21 are the outliers that every book on robust regression "
             "finds.",
         .teaches = "What outliers do to least squares, and what robust losses do about it.",
         .doNotUseFor = "Scores of any precision: 21 rows."},
        {.id = "longley",
         .title = "Longley's employment",
         .file = "longley.csv",
         .story =
             "Sixteen years of the United States economy, 1947 to 1962, that J. W. Longley used "
             "to show that programs of the time computed least squares wrongly.",
         .origin = "J. W. Longley, Journal of the American Statistical Association 62 (1967) 819; "
                   "statsmodels",
         .licence = "Public domain",
         .task = Task::Regression,
         .target = "total_employed",
         .knownDefects = "The columns rise together; variance inflation goes up to about 1800.",
         .teaches = "Collinearity, ridge, why normal equations lose digits.",
         .doNotUseFor = "Economics."},
    };
}

std::vector<DataCard> natureAndHouseholds()
{
    return {
        {.id = "air_quality",
         .title = "Air in New York, 1973",
         .file = "air_quality.csv",
         .story =
             "153 days from May to September 1973 in New York: ozone after noon, sunlight, wind "
             "and temperature.",
         .origin = "New York State Department of Conservation and National Weather Service; J. M. "
                   "Chambers and others (1983); R datasets",
         .licence = "GPL-2 or GPL-3 (R)",
         .task = Task::Regression,
         .target = "ozone",
         .defaultFeatures = {"wind", "temp", "solar_r"},
         .knownDefects = "37 values of ozone and 7 of sunlight are missing.",
         .knownLeaks =
             "Days that follow each other are alike; month and day are left out at first.",
         .teaches = "Missing targets and missing features, a response that bends.",
         .doNotUseFor = "Today's air."},
        {.id = "engel",
         .title = "Engel's food spending",
         .file = "engel.csv",
         .story = "What 235 Belgian households of workers earned and spent on food, in francs of "
                  "1857; Ernst Engel saw that the share for food falls as income rises.",
         .origin = "E. Engel (1857); R. Koenker, G. Bassett (1982); statsmodels",
         .licence = "Public domain",
         .task = Task::Regression,
         .target = "foodexp",
         .knownDefects = "Three rows occur twice; one household is far richer than all others.",
         .teaches = "Scatter that grows with x, leverage of a single row, quantiles.",
         .doNotUseFor = "Households of today."},
        {.id = "anscombe",
         .title = "Anscombe's quartet",
         .file = "anscombe.csv",
         .story =
             "Four sets of eleven points that Francis Anscombe made up so that mean, variance, "
             "correlation and fitted line agree while the pictures do not.",
         .origin = "F. J. Anscombe, The American Statistician 27 (1973) 17; R datasets",
         .licence = "GPL-2 or GPL-3 (R)",
         .task = Task::Regression,
         .target = "y",
         .defaultFeatures = {"x"},
         .knownDefects =
             "Made up. The number of the set is a name, not a quantity, and is left out "
             "at first.",
         .teaches = "Look before you fit.",
         .doNotUseFor = "Anything but that."},
    };
}

} // namespace

std::vector<DataCard> regression()
{
    std::vector<DataCard> cards = machinesAndMaterials();
    const std::vector<DataCard> more = natureAndHouseholds();
    cards.insert(cards.end(), more.begin(), more.end());
    return cards;
}

} // namespace holdout::cards
