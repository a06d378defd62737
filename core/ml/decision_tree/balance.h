#pragma once

#include "base/types.h"

#include <span>
#include <string_view>
#include <variant>
#include <vector>

/// Impurities, and how much a division of a node's samples in two would lower them. Each balance
/// starts with all samples of a node on the right and takes them to the left one at a time; the
/// gain
///
///     impurity(node) − |left|/n · impurity(left) − |right|/n · impurity(right)
///
/// is kept up to date in O(1), or O(log n) for the absolute error.

namespace holdout::decision_tree {

/// Class shares p: gini 1 − Σ p², or entropy −Σ p log₂ p.
class ClassBalance {
public:
    enum class Measure { Gini, Entropy };

    ClassBalance(Measure measure, const Vector& y, Index classes);

    void start(std::span<const int> rows);
    void reset();
    void toLeft(int row);
    double gain() const;
    double impurity() const { return m_impurity; }
    void value(Eigen::Map<Vector> shares) const;

private:
    double term(double count) const; ///< What a class of this many adds to the purity of a side.
    double impurityOf(double terms, double count) const;

    Measure m_measure;
    std::vector<int> m_labels;           // n
    std::vector<double> m_entropy;       // i log₂ i for every possible count
    std::vector<double> m_total, m_left; // samples per class, in the node and on the left
    double m_n = 0.0, m_leftN = 0.0;
    double m_totalTerms = 0.0, m_leftTerms = 0.0, m_rightTerms = 0.0;
    double m_impurity = 0.0;
};

/// Mean squared deviation from the mean.
class VarianceBalance {
public:
    explicit VarianceBalance(const Vector& y) : m_y(y) {}

    void start(std::span<const int> rows);
    void reset();
    void toLeft(int row);
    double gain() const;
    double impurity() const { return m_impurity; }
    void value(Eigen::Map<Vector> mean) const { mean(0) = m_mean; }

private:
    Vector m_y;
    double m_mean = 0.0, m_impurity = 0.0;
    double m_n = 0.0, m_leftN = 0.0;
    double m_leftSum = 0.0; // of deviations from the node's mean; the right has its opposite
};

/// Mean absolute deviation from the median.
class MedianBalance {
public:
    explicit MedianBalance(const Vector& y);

    void start(std::span<const int> rows);
    void reset();
    void toLeft(int row);
    double gain() const;
    double impurity() const { return m_impurity; }
    void value(Eigen::Map<Vector> median) const { median(0) = m_median; }

private:
    /// Numbers with known ranks, of which the sum of the smallest few can be asked.
    /// Source: P. M. Fenwick, "A new data structure for cumulative frequency tables" (1994).
    struct RankedSums {
        std::vector<int> counts;
        std::vector<double> sums;
        int count = 0;
        double sum = 0.0;

        void clear(std::size_t ranks);
        void add(std::size_t rank, double value, int times);
        double smallest(int howMany) const;
        double deviation() const; ///< Sum of absolute deviations from the median.
    };

    Vector m_y;
    std::vector<std::size_t> m_rank; // n, within the node
    std::vector<int> m_rows;         // of the node, by rising y
    double m_median = 0.0, m_impurity = 0.0;
    RankedSums m_left, m_right, m_all;
};

using Balance = std::variant<ClassBalance, VarianceBalance, MedianBalance>;

/// For one of "gini", "entropy", "squared_error", "absolute_error".
Balance balanceFor(std::string_view criterion, const Vector& y, Index classes);

} // namespace holdout::decision_tree
