#include "ml/decision_tree/columns.h"

#include <algorithm>
#include <numeric>

namespace holdout::decision_tree {

Columns::Columns(Index samples, Index features)
    : m_columns(static_cast<std::size_t>(features),
                std::vector<int>(static_cast<std::size_t>(samples))),
      m_goesLeft(static_cast<std::size_t>(samples))
{
    for (auto& column : m_columns)
        std::iota(column.begin(), column.end(), 0);
}

std::span<const int> Columns::rows(int feature, Segment segment) const
{
    return std::span(m_columns[static_cast<std::size_t>(feature)])
        .subspan(static_cast<std::size_t>(segment.begin), static_cast<std::size_t>(segment.size()));
}

int Columns::divide(const Matrix& X, Segment segment, int feature, double threshold)
{
    for (const int row : rows(feature, segment))
        m_goesLeft[static_cast<std::size_t>(row)] = X(row, feature) <= threshold ? 1 : 0;
    int middle = segment.begin;
    for (auto& column : m_columns) {
        middle = segment.begin;
        m_right.clear();
        for (int place = segment.begin; place < segment.end; ++place) {
            const int row = column[static_cast<std::size_t>(place)];
            if (m_goesLeft[static_cast<std::size_t>(row)] != 0)
                column[static_cast<std::size_t>(middle++)] = row;
            else
                m_right.push_back(row);
        }
        std::ranges::copy(m_right, column.begin() + middle);
    }
    return middle;
}

void Columns::sort(const Matrix& X, Segment segment)
{
    for (std::size_t j = 0; j < m_columns.size(); ++j) {
        const double* values = X.col(static_cast<Index>(j)).data();
        std::ranges::sort(m_columns[j].begin() + segment.begin, m_columns[j].begin() + segment.end,
                          {}, [&](int row) { return std::pair(values[row], row); });
    }
}

} // namespace holdout::decision_tree
