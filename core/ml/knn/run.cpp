#include "ml/knn/run.h"

#include <algorithm>
#include <cmath>

namespace holdout::knn {
namespace {

/// Samples on which the loss is measured: all of a small set, some of a large one, spread evenly.
std::vector<Index> rowsToCheck(Index samples, double costOfOne)
{
    constexpr double budget = 1e8; // additions; about a tenth of a second
    constexpr double fewest = 50.0;
    constexpr double most = 2000.0;
    const auto affordable = static_cast<Index>(std::clamp(budget / costOfOne, fewest, most));
    std::vector<Index> rows(static_cast<std::size_t>(std::min(samples, affordable)));
    for (std::size_t i = 0; i < rows.size(); ++i)
        rows[i] = static_cast<Index>(i) * samples / std::ssize(rows);
    return rows;
}

std::shared_ptr<const Lists> measure(const Memory& memory, Index k, bool useTree)
{
    const Index n = memory.data.samples();
    const double wholeSearch = static_cast<double>(n * memory.mapped.cols());
    const double quickSearch = static_cast<double>((k + 100) * memory.mapped.cols());
    constexpr Index leaf = 16;
    auto lists = std::make_shared<Lists>(
        Lists{.tree = KdTree(memory.mapped, memory.space.norm(), useTree ? leaf : n),
              .rows = rowsToCheck(n, useTree ? std::min(quickSearch, wholeSearch) : wholeSearch),
              .neighbours = {}});
    lists->neighbours.resize(lists->rows.size());
    for (std::size_t i = 0; i < lists->rows.size(); ++i)
        lists->tree.nearest(memory.mapped.row(lists->rows[i]).transpose(), k, lists->neighbours[i]);
    return lists;
}

} // namespace

Run::Run(std::shared_ptr<const Memory> memory, Index k, bool useTree)
    : m_memory(std::move(memory)), m_wanted(k), m_useTree(useTree)
{
    m_fit.loss = judge(0).loss;
}

bool Run::step(Stride stride)
{
    if (m_step == last())
        return false;
    do
        advance();
    while (stride == Stride::Whole && m_part != None);
    return true;
}

void Run::advance()
{
    ++m_part;
    if (m_part == Measure && !m_lists)
        m_lists = measure(*m_memory, last(), m_useTree);
    if (m_part < Vote)
        return;
    m_part = None;
    m_fit = judge(++m_step);
    m_firstPerfect = m_fit.wrong == 0 && !m_wasPerfect;
    m_wasPerfect |= m_fit.wrong == 0;
}

/// The loss with k neighbours. Cost: O(nk), the neighbours being known.
Fit Run::judge(Index k) const
{
    constexpr double least = 1e-15; // a certain error costs no more than 35 nats
    const Dataset& data = m_memory->data;
    const Index checked = m_lists ? std::ssize(m_lists->rows) : samples();
    std::vector<double> weights;
    std::vector<double> radii;
    Vector scores(m_memory->outputs());
    Fit fit;
    for (Index i = 0; i < checked; ++i) {
        std::span<const Near> asked;
        if (k > 0) {
            asked = std::span(m_lists->neighbours[static_cast<std::size_t>(i)])
                        .first(static_cast<std::size_t>(k));
            radii.push_back(m_memory->space.distance(asked.back().reduced));
        }
        const double y = data.y(m_lists ? m_lists->rows[static_cast<std::size_t>(i)] : i);
        vote(*m_memory, asked, weights, scores);
        if (m_memory->classifies()) {
            Index winner = 0;
            scores.maxCoeff(&winner);
            fit.wrong += winner == static_cast<Index>(y) ? 0 : 1;
            fit.loss -= std::log(std::max(scores(static_cast<Index>(y)), least));
        } else {
            fit.wrong += scores(0) == y ? 0 : 1;
            fit.loss += (y - scores(0)) * (y - scores(0));
        }
    }
    fit.loss /= static_cast<double>(checked);
    if (!radii.empty()) {
        const auto middle = radii.begin() + std::ssize(radii) / 2;
        std::nth_element(radii.begin(), middle, radii.end());
        fit.radius = *middle;
    }
    return fit;
}

} // namespace holdout::knn
