#pragma once

#include "data/table.h"

namespace holdout {

/// What one must know of a column to decide what to learn from it.
struct ColumnSummary {
    std::string name;
    ColumnKind kind = ColumnKind::Text;
    Index missing = 0;
    bool usable = false; ///< As a feature or the target.

    Task asTarget = Task::Regression;      ///< What the column is the target of; if usable.
    Index classes = 0;                     ///< If asTarget is classification.
    std::vector<std::string> samples = {}; ///< The first levels of a category or words of a text.
    double low = 0.0, high = 0.0; ///< Range of numbers, or of days; equal if there is none.
};

/// What one must know of a table for the same: small however many rows there are.
struct TableSummary {
    std::vector<ColumnSummary> columns;
    Index rows = 0;
    TextFormat format = {};
    std::vector<RowProblem> problems = {};
    std::vector<std::string> notes = {};
    std::vector<std::vector<std::string>> kept = {}; ///< Cells of the first rows, as in the file.
};

TableSummary summarise(const Table& table);

/// Which columns are learned from, while a person makes up their mind.
struct ColumnPlan {
    int target = -1; ///< Index of the column; −1 to look for groups instead.
    std::vector<bool>
        wanted; ///< Per column: a feature, as long as it is usable and not the target.
};

/// The last category of two values or more as target, else the last usable column; everything
/// wanted.
ColumnPlan usualPlan(const TableSummary& table);

bool isFeature(const TableSummary& table, const ColumnPlan& plan, std::size_t column);
Index featureCount(const TableSummary& table, const ColumnPlan& plan);
Task plannedTask(const TableSummary& table, const ColumnPlan& plan);

/// Why nothing can be learned from these columns, as one sentence; empty if something can.
std::string obstacle(const TableSummary& table, const ColumnPlan& plan);

/// The plan by name; no features are named if all usable columns are wanted.
ColumnChoice choiceOf(const TableSummary& table, const ColumnPlan& plan);

} // namespace holdout
