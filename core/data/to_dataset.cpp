#include "base/numbers.h"
#include "data/column_typing.h"
#include "data/table.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <set>

namespace holdout {
namespace {

constexpr std::size_t fewValues = 10;     ///< Whole numbers of so many values are taken as classes.
constexpr std::size_t mostClasses = 1000; ///< That a number column may be asked to make.

std::string whyNot(const Column& column, Index rows)
{
    return column.missing == rows ? "has no values" : "is a " + std::string(name(column.kind));
}

/// The values that occur, rising.
std::set<double> values(const Column& column)
{
    std::set<double> found;
    for (const double value : column.numbers)
        if (!std::isnan(value) && found.size() <= mostClasses)
            found.insert(value);
    return found;
}

bool whole(const std::set<double>& numbers)
{
    return std::ranges::all_of(numbers, [](double v) { return std::floor(v) == v; });
}

/// The features that were named, or all usable ones with a note about the others.
Result<std::vector<const Column*>> featureColumns(const Table& table, const ColumnChoice& choice,
                                                  std::vector<std::string>& notes)
{
    std::vector<const Column*> features;
    for (const std::string& wanted : choice.features) {
        const auto column = table.find(wanted);
        if (!column)
            return std::unexpected(column.error());
        if (wanted == choice.target)
            return invalid("Column " + wanted + " is the target and cannot be a feature too");
        if (std::ranges::find(features, *column) != features.end())
            return invalid("Column " + wanted + " is named twice; name every feature once");
        if (!usable(**column, table.rows))
            return invalid("Column " + wanted + " " + whyNot(**column, table.rows) +
                           " and cannot be a feature; leave it out or read it as another kind");
        features.push_back(*column);
    }
    if (choice.features.empty())
        for (const Column& column : table.columns) {
            if (column.name == choice.target)
                continue;
            if (usable(column, table.rows))
                features.push_back(&column);
            else
                notes.push_back("Column " + column.name + " " + whyNot(column, table.rows) +
                                " and was left out");
        }
    if (features.empty())
        return invalid(
            "No column is left that could be a feature; numbers or categories are needed");
    return features;
}

double cell(const Column& column, Index row)
{
    const auto i = static_cast<std::size_t>(row);
    if (column.kind == ColumnKind::Number)
        return column.numbers[i];
    return column.codes[i] < 0 ? std::numeric_limits<double>::quiet_NaN()
                               : static_cast<double>(column.codes[i]);
}

/// The rows where the target is known, with a note about the others.
std::vector<Index> labelledRows(const Table& table, const Column* target,
                                std::vector<std::string>& notes)
{
    std::vector<Index> rows;
    for (Index i = 0; i < table.rows; ++i)
        if (!target || !std::isnan(cell(*target, i)))
            rows.push_back(i);
    if (const Index dropped = table.rows - std::ssize(rows); dropped > 0)
        notes.push_back(std::to_string(dropped) + (dropped == 1 ? " row" : " rows") +
                        " without a value of " + target->name + " left out");
    return rows;
}

/// Fills y, as class indices if classes are wanted.
Result<> setTarget(const Column& target, bool asClasses, ChosenData& chosen)
{
    Dataset& data = chosen.data;
    data.targetName = target.name;
    data.y.resize(std::ssize(chosen.rows));
    std::map<double, double> classOf;
    if (asClasses && target.kind == ColumnKind::Category) {
        data.classNames = target.levels;
    } else if (asClasses) {
        const std::set<double> found = values(target);
        if (!whole(found))
            return invalid("Column " + target.name +
                           " holds fractions, which cannot be classes; choose regression");
        if (found.size() > mostClasses)
            return invalid("Column " + target.name + " has more than " +
                           std::to_string(mostClasses) +
                           " different values, too many for classes; choose regression");
        for (const double value : found) {
            classOf[value] = static_cast<double>(data.classNames.size());
            data.classNames.push_back(shortest(value));
        }
    }
    for (Index i = 0; i < data.y.size(); ++i) {
        const double value = cell(target, chosen.rows[static_cast<std::size_t>(i)]);
        data.y(i) = classOf.empty() ? value : classOf.at(value);
    }
    return {};
}

Result<Task> decideTask(const ColumnChoice& choice, const Column* target, Index rows)
{
    if (!target) {
        if (choice.task.value_or(Task::Clustering) != Task::Clustering)
            return invalid("There is no target to learn; name a target column");
        return Task::Clustering;
    }
    if (!usable(*target, rows))
        return invalid("Column " + target->name + " " + whyNot(*target, rows) +
                       " and cannot be the target; choose another or read it as another kind");
    const Task task = choice.task.value_or(guessTask(*target));
    if (task == Task::Regression && target->kind == ColumnKind::Category)
        return invalid("Column " + target->name +
                       " is a category and cannot be the target of a regression; choose "
                       "classification");
    return task;
}

/// For each level of a column its index in a list, one past the last if it is not there.
std::vector<double> remap(const std::vector<std::string>& levels,
                          const std::vector<std::string>& to)
{
    std::vector<double> places;
    for (const std::string& level : levels)
        places.push_back(static_cast<double>(std::ranges::find(to, level) - to.begin()));
    return places;
}

/// The cell as an index into levels of another table, whatever this column was taken for.
double levelIndex(const Column& column, Index row, const std::vector<std::string>& levels,
                  const std::vector<double>& places)
{
    if (column.kind == ColumnKind::Category) {
        const double code = cell(column, row);
        return std::isnan(code) ? code : places[static_cast<std::size_t>(code)];
    }
    const std::string text = column.text(row);
    if (text.empty())
        return std::numeric_limits<double>::quiet_NaN();
    return static_cast<double>(std::ranges::find(levels, text) - levels.begin());
}

Result<Vector> like(const Column& column, const Feature& feature, Index rows)
{
    Vector cells(rows);
    if (feature.categorical()) {
        const std::vector<double> places = remap(column.levels, feature.levels);
        for (Index i = 0; i < rows; ++i)
            cells(i) = levelIndex(column, i, feature.levels, places);
        return cells;
    }
    if (column.missing == rows)
        return Vector(Vector::Constant(rows, std::numeric_limits<double>::quiet_NaN()));
    if (column.kind != ColumnKind::Number)
        return invalid("Column " + column.name + " is a " + std::string(name(column.kind)) +
                       " here and held numbers in the training data; mend the column");
    for (Index i = 0; i < rows; ++i)
        cells(i) = cell(column, i);
    return cells;
}

/// The targets of all rows with the meaning they have in the training data; NaN where missing.
Result<Vector> targetsLike(const Column& column, const Dataset& train, Index rows)
{
    const Feature classes{train.targetName, train.classNames};
    auto y = like(column, classes, rows);
    for (Index i = 0; y && classes.categorical() && i < rows; ++i)
        if ((*y)(i) >= static_cast<double>(train.classes()))
            return invalid("Row " + std::to_string(i + 1) + ", column " + column.name + ": class " +
                           column.text(i) +
                           " does not occur in the training data; leave the row out");
    return y;
}

} // namespace

bool usable(const Column& column, Index rows)
{
    return column.missing < rows &&
           (column.kind == ColumnKind::Number || column.kind == ColumnKind::Category);
}

Task guessTask(const Column& target)
{
    if (target.kind == ColumnKind::Category)
        return Task::Classification;
    const std::set<double> found = values(target);
    return whole(found) && found.size() <= fewValues ? Task::Classification : Task::Regression;
}

Result<ChosenData> toDataset(const Table& table, const ColumnChoice& choice)
{
    ChosenData chosen;
    const Column* target = nullptr;
    if (!choice.target.empty()) {
        const auto found = table.find(choice.target);
        if (!found)
            return std::unexpected(found.error());
        target = *found;
    }
    const auto task = decideTask(choice, target, table.rows);
    if (!task)
        return std::unexpected(task.error());
    const auto features = featureColumns(table, choice, chosen.notes);
    if (!features)
        return std::unexpected(features.error());

    chosen.task = *task;
    chosen.rows = labelledRows(table, target, chosen.notes);
    if (chosen.rows.empty())
        return invalid("The table has no rows to learn from; give at least one");
    Dataset& data = chosen.data;
    data.X.resize(std::ssize(chosen.rows), std::ssize(*features));
    for (const Column* column : *features) {
        const Index j = std::ssize(data.features);
        for (Index i = 0; i < data.X.rows(); ++i)
            data.X(i, j) = cell(*column, chosen.rows[static_cast<std::size_t>(i)]);
        data.features.push_back({column->name, column->levels});
    }
    if (target) {
        const bool asClasses =
            *task == Task::Classification ||
            (*task == Task::Clustering && guessTask(*target) == Task::Classification);
        if (const auto ok = setTarget(*target, asClasses, chosen); !ok)
            return std::unexpected(ok.error());
    }
    return chosen;
}

Result<ChosenData> toDataset(const Table& table, const Dataset& train)
{
    ChosenData chosen;
    chosen.task = !train.labelled()          ? Task::Clustering
                  : train.classNames.empty() ? Task::Regression
                                             : Task::Classification;
    Dataset all{.X = Matrix(table.rows, train.dimensions()),
                .features = train.features,
                .y = {},
                .targetName = train.targetName,
                .classNames = train.classNames};
    for (Index j = 0; j < train.dimensions(); ++j) {
        const Feature& feature = train.features[static_cast<std::size_t>(j)];
        const auto column = table.find(feature.name);
        if (!column)
            return std::unexpected(column.error());
        const auto cells = like(**column, feature, table.rows);
        if (!cells)
            return std::unexpected(cells.error());
        all.X.col(j) = *cells;
    }
    chosen.rows.resize(static_cast<std::size_t>(table.rows));
    std::iota(chosen.rows.begin(), chosen.rows.end(), Index{0});
    const auto target = table.find(train.targetName);
    if (train.labelled() && target) {
        const auto y = targetsLike(**target, train, table.rows);
        if (!y)
            return std::unexpected(y.error());
        all.y = *y;
        std::erase_if(chosen.rows, [&](Index i) { return std::isnan(all.y(i)); });
        if (const Index dropped = table.rows - std::ssize(chosen.rows); dropped > 0)
            chosen.notes.push_back(std::to_string(dropped) + " rows without a value of " +
                                   train.targetName + " left out");
    }
    if (chosen.rows.empty())
        return invalid("The table has no rows to test on; give at least one");
    chosen.data = select(all, chosen.rows);
    return chosen;
}

} // namespace holdout
