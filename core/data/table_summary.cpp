#include "data/table_summary.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace holdout {
namespace {

constexpr Index samplesKept = 5;
constexpr Index rowsSearched = 1000; ///< For the words of a text.

std::vector<std::string> samplesOf(const Column& column)
{
    if (column.kind == ColumnKind::Category)
        return {column.levels.begin(),
                column.levels.begin() + std::min(std::ssize(column.levels), samplesKept)};
    std::vector<std::string> found;
    if (column.kind == ColumnKind::Text)
        for (Index i = 0; i < std::min(column.texts.size(), rowsSearched); ++i)
            if (std::ssize(found) < samplesKept && !column.texts[i].empty())
                found.emplace_back(column.texts[i].substr(0, 100));
    return found;
}

Index classesOf(const Column& column)
{
    if (column.kind == ColumnKind::Category)
        return std::ssize(column.levels);
    std::set<double> found; // few: the task has been guessed from that
    for (const double value : column.numbers)
        if (!std::isnan(value))
            found.insert(value);
    return std::ssize(found);
}

ColumnSummary summarise(const Column& column, Index rows)
{
    ColumnSummary summary{.name = column.name,
                          .kind = column.kind,
                          .missing = column.missing,
                          .usable = usable(column, rows),
                          .samples = samplesOf(column)};
    if (summary.usable) {
        summary.asTarget = guessTask(column);
        if (summary.asTarget == Task::Classification)
            summary.classes = classesOf(column);
    }
    bool first = true;
    for (const double value : column.numbers) {
        if (std::isnan(value))
            continue;
        summary.low = first ? value : std::min(summary.low, value);
        summary.high = first ? value : std::max(summary.high, value);
        first = false;
    }
    return summary;
}

const ColumnSummary* targetOf(const TableSummary& table, const ColumnPlan& plan)
{
    return plan.target < 0 ? nullptr : &table.columns[static_cast<std::size_t>(plan.target)];
}

} // namespace

TableSummary summarise(const Table& table)
{
    TableSummary summary{.columns = {},
                         .rows = table.rows,
                         .format = table.format,
                         .problems = table.problems,
                         .notes = table.notes,
                         .kept = table.kept};
    for (const Column& column : table.columns)
        summary.columns.push_back(summarise(column, table.rows));
    return summary;
}

ColumnPlan usualPlan(const TableSummary& table)
{
    ColumnPlan plan{.wanted = std::vector<bool>(table.columns.size(), true)};
    bool category = false;
    for (std::size_t j = 0; j < table.columns.size(); ++j) {
        const ColumnSummary& column = table.columns[j];
        const bool better = column.kind == ColumnKind::Category && column.classes > 1;
        if (column.usable && (better || !category)) {
            plan.target = static_cast<int>(j);
            category = category || better;
        }
    }
    return plan;
}

bool isFeature(const TableSummary& table, const ColumnPlan& plan, std::size_t column)
{
    return plan.wanted[column] && table.columns[column].usable &&
           static_cast<int>(column) != plan.target;
}

Index featureCount(const TableSummary& table, const ColumnPlan& plan)
{
    Index count = 0;
    for (std::size_t j = 0; j < table.columns.size(); ++j)
        count += isFeature(table, plan, j) ? 1 : 0;
    return count;
}

Task plannedTask(const TableSummary& table, const ColumnPlan& plan)
{
    const ColumnSummary* target = targetOf(table, plan);
    return target ? target->asTarget : Task::Clustering;
}

std::string obstacle(const TableSummary& table, const ColumnPlan& plan)
{
    if (table.rows == 0)
        return "The table has no rows to learn from";
    if (std::ranges::none_of(table.columns, &ColumnSummary::usable))
        return "No column holds numbers or categories; read one as another type";
    const ColumnSummary* target = targetOf(table, plan);
    if (target && !target->usable)
        return "Column " + target->name + " is a " + std::string(name(target->kind)) +
               " and cannot be the target; choose another or read it as another type";
    const bool constant =
        target && (target->asTarget == Task::Classification ? target->classes < 2
                                                            : target->low == target->high);
    if (constant)
        return "Column " + target->name + " has one value only; choose another target";
    if (featureCount(table, plan) == 0)
        return "No column is used as a feature; check at least one";
    return {};
}

ColumnChoice choiceOf(const TableSummary& table, const ColumnPlan& plan)
{
    const ColumnSummary* target = targetOf(table, plan);
    ColumnChoice choice{.target = target ? target->name : std::string()};
    bool all = true;
    for (std::size_t j = 0; j < table.columns.size(); ++j) {
        const ColumnSummary& column = table.columns[j];
        if (isFeature(table, plan, j))
            choice.features.push_back(column.name);
        else if (column.usable && &column != target)
            all = false;
    }
    if (all)
        choice.features.clear();
    return choice;
}

} // namespace holdout
