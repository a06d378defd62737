#include "data/csv_records.h"

#include <algorithm>
#include <csv.h>
#include <new>
#include <utility>

namespace holdout {
namespace {

constexpr std::size_t block = 1 << 16; ///< Bytes between two looks at whether to stop.

/// A limit with commas between its thousands, as messages have it.
std::string grouped(Index number)
{
    const std::string digits = std::to_string(number);
    std::string text;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && (digits.size() - i) % 3 == 0)
            text += ',';
        text += digits[i];
    }
    return text;
}

/// Takes what libcsv reports, cell by cell and record by record.
class Collector {
public:
    void takeCell(std::string_view cell)
    {
        if (refused())
            return;
        if (std::ssize(cell) > largestCsvCell)
            refuse("the cell is larger than 1 MB, the limit; a quote may not be closed");
        else if (m_cell >= mostCsvColumns)
            refuse("there are more than " + grouped(mostCsvColumns) +
                   " columns, the limit; check the separator");
        else if (m_records.count * std::ssize(m_records.columns) > mostCsvCells)
            refuse("there are more than " + grouped(mostCsvCells) +
                   " cells, the limit; take fewer columns or rows");
        if (refused())
            return;
        if (m_first)
            m_records.columns.emplace_back();
        if (m_cell < std::ssize(m_records.columns))
            m_records.columns[static_cast<std::size_t>(m_cell)].add(cell);
        ++m_cell;
        m_linesInside += std::ranges::count(cell, '\n');
    }

    void endRecord(int end)
    {
        const bool secondHalf = end == '\n' && m_lastEnd == '\r' && m_cell == 0; // of CR LF
        m_lastEnd = end;
        if (secondHalf || refused())
            return;
        if (m_cell > 0)
            closeRecord();
        else if (end >= 0)
            ++m_blank;
        if (refused())
            return;
        m_line += m_linesInside + 1;
        m_linesInside = 0;
        m_cell = 0;
    }

    /// Ends the collecting. The first refusal counts.
    void refuse(const std::string& reason)
    {
        if (m_error.empty())
            m_error = reason;
    }

    bool refused() const { return !m_error.empty(); }

    /// The refusal, with the place where the record that caused it begins.
    std::unexpected<Error> error(std::optional<bool> header) const
    {
        const bool counted = header.value_or(guessHeader(m_records, '.'));
        const Index row = m_number + (counted ? 0 : 1);
        return invalid("Line " + std::to_string(m_line) +
                       (row > 0 ? " (row " + std::to_string(row) + ")" : " (header)") +
                       ", column " + std::to_string(m_cell + 1) + ": " + m_error);
    }

    Records take() && { return std::move(m_records); }

private:
    void closeRecord()
    {
        m_records.blankLines += std::exchange(m_blank, 0);
        const Index expected = std::ssize(m_records.columns);
        if (m_cell != expected) {
            for (Index j = 0; j < std::min(m_cell, expected); ++j)
                m_records.columns[static_cast<std::size_t>(j)].removeLast();
            if (m_records.raggedCount++ < 1000)
                m_records.ragged.push_back({m_number, m_line, m_cell});
        } else if (m_records.count++ > mostCsvRows) {
            refuse("there are more than " + grouped(mostCsvRows) +
                   " rows, the limit; take a part of the file");
            return;
        }
        m_first = false;
        ++m_number;
    }

    Records m_records;
    std::string m_error;
    bool m_first = true;
    Index m_cell = 0;        ///< Cells of the current record so far.
    Index m_number = 0;      ///< Of the current record, counted from 0.
    Index m_line = 1;        ///< On which the current record begins.
    Index m_linesInside = 0; ///< Line ends in quoted cells of the current record.
    Index m_blank = 0;       ///< Blank lines since the last record.
    int m_lastEnd = 0;
};

void takeCell(void* cell, std::size_t length, void* collector)
{
    static_cast<Collector*>(collector)->takeCell({static_cast<const char*>(cell), length});
}

void endRecord(int end, void* collector)
{
    static_cast<Collector*>(collector)->endRecord(end);
}

class Parser {
public:
    explicit Parser(char separator)
    {
        csv_init(&state, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL);
        csv_set_delim(&state, static_cast<unsigned char>(separator));
    }
    ~Parser() { csv_free(&state); }
    Parser(const Parser&) = delete;
    Parser& operator=(const Parser&) = delete;
    Parser(Parser&&) = delete;
    Parser& operator=(Parser&&) = delete;

    csv_parser state{};
};

} // namespace

Result<Records> cutRecords(std::string_view text, char separator, std::optional<bool> header,
                           const ReadControl& control)
{
    Parser parser(separator);
    Collector collector;
    for (std::size_t at = 0; at < text.size() && !collector.refused(); at += block) {
        if (control.stop.stop_requested())
            return failure(ErrorCode::Cancelled, "Reading was stopped");
        const std::string_view piece = text.substr(at, block);
        const std::size_t read =
            csv_parse(&parser.state, piece.data(), piece.size(), takeCell, endRecord, &collector);
        if (csv_error(&parser.state) == CSV_ENOMEM)
            throw std::bad_alloc(); // caught where files are read
        if (read != piece.size())
            collector.refuse("there is a stray quote; double it and put the cell in quotes");
        if (parser.state.entry_pos > static_cast<std::size_t>(largestCsvCell))
            collector.refuse("the cell is larger than 1 MB, the limit; a quote may not be closed");
        if (control.progress)
            *control.progress =
                0.6 * static_cast<double>(at + piece.size()) / static_cast<double>(text.size());
    }
    if (!collector.refused() && csv_fini(&parser.state, takeCell, endRecord, &collector) != 0)
        collector.refuse("the quote that opens this cell is never closed; close it");
    if (collector.refused())
        return collector.error(header);
    return std::move(collector).take();
}

} // namespace holdout
