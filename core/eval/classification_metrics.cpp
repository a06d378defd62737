#include "eval/metric_groups.h"

#include <cmath>

namespace holdout {
namespace {

/// What every metric of decisions starts from.
Result<Eigen::MatrixXi> counts(const Scored& scored)
{
    if (const auto ok = checkScored(scored, true); !ok)
        return std::unexpected(ok.error());
    const Index classes = scored.data.classes();
    if (scored.scores.cols() != classes)
        return invalid("There are " + std::to_string(scored.scores.cols()) + " scores per sample " +
                       "but " + std::to_string(classes) + " classes; predict these classes first");
    return confusion(scored.data.y, decide(scored.scores, scored.threshold), classes);
}

const std::string& className(const Scored& scored, Index k)
{
    return scored.data.classNames[static_cast<std::size_t>(k)];
}

/// What precision, recall and F1 say about one class.
struct Tally {
    double hits = 0.0;    ///< Of this class, and decided to be.
    double actual = 0.0;  ///< Of this class.
    double decided = 0.0; ///< Decided to be of this class.
};

/// The value for class 1 of two; else the mean over the classes that occur, in truth or decided.
template <class Rate> Result<double> averaged(const Scored& scored, Rate rate)
{
    const Result<Eigen::MatrixXi> table = counts(scored);
    if (!table)
        return std::unexpected(table.error());
    const bool binary = table->rows() == 2;
    double sum = 0.0;
    double classes = 0.0;
    for (Index k = binary ? 1 : 0; k < table->rows(); ++k) {
        const Tally tally{.hits = static_cast<double>((*table)(k, k)),
                          .actual = static_cast<double>(table->row(k).sum()),
                          .decided = static_cast<double>(table->col(k).sum())};
        if (!binary && tally.actual + tally.decided == 0.0)
            continue;
        const Result<double> value = rate(tally, className(scored, k));
        if (!value)
            return value;
        sum += *value;
        classes += 1.0;
    }
    return sum / classes;
}

Result<double> accuracy(const Scored& scored)
{
    const Result<Eigen::MatrixXi> table = counts(scored);
    if (!table)
        return std::unexpected(table.error());
    return static_cast<double>(table->trace()) / static_cast<double>(table->sum());
}

Result<double> balancedAccuracy(const Scored& scored)
{
    const Result<Eigen::MatrixXi> table = counts(scored);
    if (!table)
        return std::unexpected(table.error());
    double sum = 0.0;
    double classes = 0.0;
    for (Index k = 0; k < table->rows(); ++k)
        if (const auto actual = static_cast<double>(table->row(k).sum()); actual > 0.0) {
            sum += static_cast<double>((*table)(k, k)) / actual;
            classes += 1.0;
        }
    return sum / classes;
}

Result<double> precision(const Scored& scored)
{
    return averaged(scored, [](const Tally& tally, const std::string& name) -> Result<double> {
        if (tally.decided == 0.0)
            return invalid("Precision is not defined: no sample is predicted to be " + name +
                           "; move the threshold or train longer");
        return tally.hits / tally.decided;
    });
}

Result<double> recall(const Scored& scored)
{
    return averaged(scored, [](const Tally& tally, const std::string& name) -> Result<double> {
        if (tally.actual == 0.0)
            return invalid("Recall is not defined: this part holds no sample of class " + name +
                           "; give it a larger share of the data");
        return tally.hits / tally.actual;
    });
}

Result<double> f1(const Scored& scored)
{
    return averaged(scored, [](const Tally& tally, const std::string& name) -> Result<double> {
        if (tally.actual + tally.decided == 0.0)
            return invalid("F1 is not defined: no sample is of class " + name +
                           " or predicted to be; give this part a larger share of the data");
        return 2.0 * tally.hits / (tally.actual + tally.decided);
    });
}

Result<double> logLoss(const Scored& scored)
{
    if (const auto table = counts(scored); !table)
        return std::unexpected(table.error());
    return meanLoss(Task::Classification, scored);
}

Result<double> brier(const Scored& scored)
{
    if (const auto table = counts(scored); !table)
        return std::unexpected(table.error());
    Matrix difference = scored.scores;
    for (Index i = 0; i < scored.data.samples(); ++i)
        difference(i, static_cast<Index>(scored.data.y(i))) -= 1.0;
    const auto n = static_cast<double>(scored.data.samples());
    return (difference.cols() == 2 ? difference.col(1).squaredNorm() : difference.squaredNorm()) /
           n;
}

Result<double> rocAuc(const Scored& scored)
{
    const Result<Eigen::MatrixXi> table = counts(scored);
    if (!table)
        return std::unexpected(table.error());
    const Index classes = table->rows();
    const auto n = static_cast<std::size_t>(scored.data.samples());
    double sum = 0.0;
    for (Index k = classes == 2 ? 1 : 0; k < classes; ++k) {
        const int actual = table->row(k).sum();
        if (actual == 0 || static_cast<std::size_t>(actual) == n)
            return invalid("ROC AUC is not defined: this part holds " +
                           std::string(actual == 0 ? "no" : "only") + " samples of class " +
                           className(scored, k) + "; give it a larger share of the data");
        std::vector<bool> positive(n);
        for (std::size_t i = 0; i < n; ++i)
            positive[i] = static_cast<Index>(scored.data.y(static_cast<Index>(i))) == k;
        sum += areaUnderRoc(positive, scored.scores.col(k));
    }
    return classes == 2 ? sum : sum / static_cast<double>(classes);
}

} // namespace

std::vector<Metric> classificationMetrics()
{
    return {
        {.id = "accuracy",
         .title = "Accuracy",
         .formula = R"(\frac{1}{n}\sum_i [\hat y_i = y_i])",
         .help = "Share of right answers; where one class is rare, always answering the other "
                 "looks good",
         .value = accuracy},
        {.id = "balanced_accuracy",
         .title = "Balanced accuracy",
         .formula = R"(\frac{1}{K}\sum_k \mathrm{recall}_k)",
         .help = "Mean recall over the classes that occur, so a rare class counts as much as a "
                 "common one",
         .value = balancedAccuracy},
        {.id = "precision",
         .title = "Precision",
         .formula = R"(\frac{TP}{TP+FP})",
         .help = "How often an alarm is right: of class 1 for two classes, else the plain (macro) "
                 "mean over classes; it falls as the class gets rarer",
         .value = precision},
        {.id = "recall",
         .title = "Recall",
         .formula = R"(\frac{TP}{TP+FN})",
         .help = "How many are found: of class 1 for two classes, else the plain (macro) mean over "
                 "classes; alarming always makes it 1",
         .value = recall},
        {.id = "f1",
         .title = "F1",
         .formula = R"(\frac{2\,TP}{2\,TP+FP+FN})",
         .help =
             "Harmonic mean of precision and recall: of class 1 for two classes, else the plain "
             "(macro) mean over classes; it ignores true negatives",
         .value = f1},
        {.id = "log_loss",
         .title = "Log loss",
         .formula = R"(-\frac{1}{n}\sum_i \ln p_{i,y_i})",
         .help = "Mean surprise in nats, so being sure and wrong is punished hard; probabilities "
                 "are kept 1e-15 away from 0 and 1",
         .higherIsBetter = false,
         .value = logLoss},
        {.id = "roc_auc",
         .title = "ROC AUC",
         .formula = R"(P(s_+ > s_-) + \frac{1}{2}P(s_+ = s_-))",
         .help =
             "Chance that a positive outranks a negative, at no particular threshold; more than "
             "two classes: plain mean of one against the rest; blind to calibration",
         .value = rocAuc},
        {.id = "brier",
         .title = "Brier score",
         .formula = R"(\frac{1}{n}\sum_i (p_i - y_i)^2)",
         .help = "Mean squared error of the probabilities: of class 1 for two classes, else summed "
                 "over classes; it rewards calibration as well as ranking",
         .higherIsBetter = false,
         .value = brier},
    };
}

} // namespace holdout
