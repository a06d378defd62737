#include "ml/decision_tree/balance.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace holdout::decision_tree {

ClassBalance::ClassBalance(Measure measure, const Vector& y, Index classes)
    : m_measure(measure), m_total(static_cast<std::size_t>(classes)), m_left(m_total)
{
    for (const double label : y)
        m_labels.push_back(static_cast<int>(label));
    if (measure == Measure::Gini)
        return;
    m_entropy.resize(m_labels.size() + 1, 0.0);
    for (std::size_t i = 2; i < m_entropy.size(); ++i)
        m_entropy[i] = static_cast<double>(i) * std::log2(static_cast<double>(i));
}

double ClassBalance::term(double count) const
{
    return m_measure == Measure::Gini ? count * count : m_entropy[static_cast<std::size_t>(count)];
}

/// With gini, n² Σ p² are the terms; with entropy, n log n − Σ nₚ log nₚ is n times the entropy.
double ClassBalance::impurityOf(double terms, double count) const
{
    if (m_measure == Measure::Gini)
        return 1.0 - terms / (count * count);
    return (term(count) - terms) / count;
}

void ClassBalance::start(std::span<const int> rows)
{
    std::ranges::fill(m_total, 0.0);
    for (const int row : rows)
        m_total[static_cast<std::size_t>(m_labels[static_cast<std::size_t>(row)])] += 1.0;
    m_n = static_cast<double>(rows.size());
    m_totalTerms = 0.0;
    for (const double count : m_total)
        m_totalTerms += term(count);
    const bool pure = std::ranges::find(m_total, m_n) != m_total.end();
    m_impurity = pure ? 0.0 : impurityOf(m_totalTerms, m_n);
    reset();
}

void ClassBalance::reset()
{
    std::ranges::fill(m_left, 0.0);
    m_leftN = 0.0;
    m_leftTerms = 0.0;
    m_rightTerms = m_totalTerms;
}

void ClassBalance::toLeft(int row)
{
    const auto label = static_cast<std::size_t>(m_labels[static_cast<std::size_t>(row)]);
    const double left = m_left[label];
    const double right = m_total[label] - left;
    m_leftTerms += term(left + 1.0) - term(left);
    m_rightTerms += term(right - 1.0) - term(right);
    m_left[label] = left + 1.0;
    m_leftN += 1.0;
}

double ClassBalance::gain() const
{
    const double rightN = m_n - m_leftN;
    return m_impurity - (m_leftN * impurityOf(m_leftTerms, m_leftN) +
                         rightN * impurityOf(m_rightTerms, rightN)) /
                            m_n;
}

void ClassBalance::value(Eigen::Map<Vector> shares) const
{
    for (std::size_t c = 0; c < m_total.size(); ++c)
        shares(static_cast<Index>(c)) = m_total[c] / m_n;
}

void VarianceBalance::start(std::span<const int> rows)
{
    m_n = static_cast<double>(rows.size());
    const double first = m_y(rows.front());
    double sum = 0.0; // of differences to one of them: exact if all are equal
    for (const int row : rows)
        sum += m_y(row) - first;
    m_mean = first + sum / m_n;
    double squares = 0.0;
    for (const int row : rows)
        squares += (m_y(row) - m_mean) * (m_y(row) - m_mean);
    m_impurity = squares / m_n;
    reset();
}

void VarianceBalance::reset()
{
    m_leftN = 0.0;
    m_leftSum = 0.0;
}

void VarianceBalance::toLeft(int row)
{
    m_leftSum += m_y(row) - m_mean;
    m_leftN += 1.0;
}

/// The variance between the sides: what dividing takes away from the variance within.
double VarianceBalance::gain() const
{
    return m_leftSum * m_leftSum * (1.0 / m_leftN + 1.0 / (m_n - m_leftN)) / m_n;
}

MedianBalance::MedianBalance(const Vector& y) : m_y(y), m_rank(static_cast<std::size_t>(y.size()))
{
}

void MedianBalance::start(std::span<const int> rows)
{
    m_rows.assign(rows.begin(), rows.end());
    std::ranges::sort(m_rows, {}, [&](int row) { return std::pair(m_y(row), row); });
    const std::size_t n = m_rows.size();
    const double below = m_y(m_rows[(n - 1) / 2]);
    const double above = m_y(m_rows[n / 2]);
    m_median = below + (above - below) / 2.0;
    m_all.clear(n);
    for (std::size_t rank = 0; rank < n; ++rank) {
        m_rank[static_cast<std::size_t>(m_rows[rank])] = rank;
        m_all.add(rank, m_y(m_rows[rank]) - m_median, 1);
    }
    m_impurity = m_all.deviation() / static_cast<double>(n);
    reset();
}

void MedianBalance::reset()
{
    m_left.clear(m_rows.size());
    m_right = m_all;
}

void MedianBalance::toLeft(int row)
{
    const std::size_t rank = m_rank[static_cast<std::size_t>(row)];
    m_left.add(rank, m_y(row) - m_median, 1);
    m_right.add(rank, m_y(row) - m_median, -1);
}

double MedianBalance::gain() const
{
    return m_impurity -
           (m_left.deviation() + m_right.deviation()) / static_cast<double>(m_rows.size());
}

void MedianBalance::RankedSums::clear(std::size_t ranks)
{
    counts.assign(ranks + 1, 0);
    sums.assign(ranks + 1, 0.0);
    count = 0;
    sum = 0.0;
}

void MedianBalance::RankedSums::add(std::size_t rank, double value, int times)
{
    count += times;
    sum += times * value;
    for (std::size_t i = rank + 1; i < counts.size(); i += i & (~i + 1)) {
        counts[i] += times;
        sums[i] += times * value;
    }
}

double MedianBalance::RankedSums::smallest(int howMany) const
{
    std::size_t at = 0;
    double result = 0.0;
    for (std::size_t step = std::bit_floor(counts.size()); step > 0; step /= 2)
        if (at + step < counts.size() && counts[at + step] <= howMany) {
            at += step;
            howMany -= counts[at];
            result += sums[at];
        }
    return result;
}

/// The upper half minus the lower half; a middle one of an odd number deviates by nothing.
double MedianBalance::RankedSums::deviation() const
{
    const int half = count / 2;
    return (sum - smallest(count - half)) - smallest(half);
}

Balance balanceFor(std::string_view criterion, const Vector& y, Index classes)
{
    if (criterion == "gini")
        return ClassBalance(ClassBalance::Measure::Gini, y, classes);
    if (criterion == "entropy")
        return ClassBalance(ClassBalance::Measure::Entropy, y, classes);
    if (criterion == "squared_error")
        return VarianceBalance(y);
    return MedianBalance(y);
}

} // namespace holdout::decision_tree
