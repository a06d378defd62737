#include "ml/decision_tree/search.h"

namespace holdout::decision_tree {
namespace {

/// Between two neighbouring values; the lower one if nothing lies between.
double between(double low, double high)
{
    const double middle = low + (high - low) / 2.0;
    return middle < high ? middle : low;
}

} // namespace

void Search::start(const Columns& columns, Segment segment)
{
    std::visit([&](auto& balance) { balance.start(columns.rows(0, segment)); }, m_balance);
}

double Search::impurity() const
{
    return std::visit([](const auto& balance) { return balance.impurity(); }, m_balance);
}

void Search::value(Eigen::Map<Vector> result) const
{
    std::visit([&](const auto& balance) { balance.value(result); }, m_balance);
}

/// Calls each(threshold, gain) for every place between two different values.
template <class Visit>
void Search::visit(const Matrix& X, std::span<const int> rows, int feature, Visit&& each)
{
    const double* values = X.col(feature).data();
    const auto n = static_cast<int>(rows.size());
    std::visit(
        [&](auto& balance) {
            balance.reset();
            for (int left = 1; left <= n - m_leastLeaf; ++left) {
                const int row = rows[static_cast<std::size_t>(left - 1)];
                balance.toLeft(row);
                const double low = values[row];
                if (left < m_leastLeaf || left == n)
                    continue;
                const double high = values[rows[static_cast<std::size_t>(left)]];
                if (low < high)
                    each(between(low, high), balance.gain());
            }
        },
        m_balance);
}

/// Gains that differ by rounding only count as equal, so that the order of the rows decides
/// nothing.
bool Search::better(double gain, double than) const
{
    constexpr double rounding = 1e-12;
    return gain > than + rounding * impurity();
}

std::optional<Split> Search::best(const Matrix& X, const Columns& columns, Segment segment,
                                  int feature)
{
    std::optional<Split> best;
    visit(X, columns.rows(feature, segment), feature, [&](double threshold, double gain) {
        if (!best || better(gain, best->gain))
            best = Split{.feature = feature, .threshold = threshold, .gain = gain};
    });
    return best;
}

std::optional<Split> Search::best(const Matrix& X, const Columns& columns, Segment segment)
{
    std::optional<Split> best;
    for (int feature = 0; feature < columns.features(); ++feature)
        if (const auto split = this->best(X, columns, segment, feature);
            split && (!best || better(split->gain, best->gain)))
            best = split;
    return best;
}

Sweep Search::sweep(const Matrix& X, const Columns& columns, Segment segment, int feature)
{
    Sweep result;
    visit(X, columns.rows(feature, segment), feature, [&](double threshold, double gain) {
        result.thresholds.push_back(threshold);
        result.gains.push_back(gain);
    });
    return result;
}

double Search::gain(const Matrix& X, const Columns& columns, Segment segment, const Split& split)
{
    const std::span<const int> rows = columns.rows(split.feature, segment);
    return std::visit(
        [&](auto& balance) {
            balance.reset();
            int left = 0;
            for (const int row : rows)
                if (X(row, split.feature) <= split.threshold) {
                    balance.toLeft(row);
                    ++left;
                }
            return left == 0 || left == static_cast<int>(rows.size()) ? 0.0 : balance.gain();
        },
        m_balance);
}

} // namespace holdout::decision_tree
