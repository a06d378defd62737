#pragma once

#include "base/result.h"
#include "data/dataset.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace holdout {

/// What the cells of a column are.
enum class ColumnKind {
    Number,
    Category, ///< Words of which there are few: see readCsv() for the rule.
    Text,     ///< Any other words.
    Date      ///< Calendar days as yyyy-mm-dd.
};

std::string_view name(ColumnKind kind); ///< "number", "category", "text", "date".

/// Many short texts in one piece of memory.
class TextList {
public:
    void add(std::string_view text);
    void removeLast(); ///< Requires: size() > 0.
    Index size() const { return std::ssize(m_ends); }
    std::string_view operator[](Index i) const;

private:
    std::string m_bytes;
    std::vector<std::uint32_t> m_ends; ///< Where each text ends in the bytes.
};

/// One column of a table. Which of the cell lists is filled depends on the kind.
struct Column {
    std::string name; ///< Unique in its table; never empty.
    ColumnKind kind = ColumnKind::Text;
    Index missing = 0; ///< How many cells are.

    std::vector<double> numbers = {};     ///< Number, or days since 1970-01-01; NaN if missing.
    std::vector<std::int32_t> codes = {}; ///< Category: index of the level; −1 if missing.
    std::vector<std::string> levels = {}; ///< Category: rising, by number if all are numbers.
    TextList texts = {};                  ///< Text: empty if missing.

    /// The cell as text: what was read for words, the shortest form for numbers; empty if missing.
    std::string text(Index row) const;
};

/// How the text of a table was understood.
struct TextFormat {
    char separator = ',';
    char decimal = '.';
    bool header = true;
    bool byteOrderMark = false;
    std::string encoding = "UTF-8"; ///< "UTF-8", "UTF-16LE", "UTF-16BE", "Windows-1252", "Latin-1".
    std::vector<std::string> missingSpellings = {}; ///< Those that occur, sorted; "" for empty.
};

/// A row that did not have as many cells as the first one and was left out.
struct RowProblem {
    Index row = 0;                 ///< Counted from 1 without the header.
    Index line = 0;                ///< Of the file, counted from 1.
    Index found = 0, expected = 0; ///< Cells.
};

/// Typed columns as read, before anyone decides what is a feature.
struct Table {
    std::vector<Column> columns;
    Index rows = 0;
    TextFormat format = {};
    std::vector<RowProblem> problems = {}; ///< Rows left out, if the reader was told to skip them.
    std::vector<std::string> notes = {};   ///< Sentences about what was changed or may surprise.

    Index firstKept = 0;                             ///< The row, counted from 0, that kept[0] is.
    std::vector<std::vector<std::string>> kept = {}; ///< Cells as they stand in the file, per row.

    /// Errors: NotFound naming the column and those there are.
    Result<const Column*> find(std::string_view columnName) const;
};

/// Which columns are to be learned from, and what.
struct ColumnChoice {
    std::string target = {};                ///< Empty: there is none.
    std::vector<std::string> features = {}; ///< Empty: every usable column but the target.
    std::optional<Task> task = {};          ///< Nothing: guessed from the target.
};

/// A dataset and where it came from.
struct ChosenData {
    Dataset data;
    Task task = Task::Clustering;
    std::vector<Index> rows;        ///< The table row, counted from 0, of each sample.
    std::vector<std::string> notes; ///< Sentences about what was left out and why.
};

/// Whether a column of this kind that has values can be a feature or the target.
bool usable(const Column& column, Index rows);

/// The task that a usable column is taken to be the target of: see toDataset().
Task guessTask(const Column& target);

/// Takes features and target out of a table. Rows without a target are left out and counted.
///
/// The guessed task is classification for a category and for whole numbers of at most ten different
/// values, regression for other numbers, clustering without a target. Classes are in rising order,
/// of number if all are numbers. Texts, dates and empty columns are never features; they are left
/// out with a note if no features are named.
///
/// Errors: InvalidInput or NotFound naming the column and the remedy.
Result<ChosenData> toDataset(const Table& table, const ColumnChoice& choice);

/// Takes the same features and target out of another table, as test data for what was learned from
/// the first: levels and classes get the indices they have there. A level that was not there gets
/// an index past the last. Without a target column the data are unlabelled; a missing target drops
/// the row.
///
/// Errors: InvalidInput or NotFound naming the column, and the row of a class that was not there.
Result<ChosenData> toDataset(const Table& table, const Dataset& like);

} // namespace holdout
