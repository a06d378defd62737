#include "ml/knn/model.h"

#include "base/numbers.h"

#include <algorithm>

namespace holdout::knn {

std::string Memory::targetOf(Index row) const
{
    const double y = data.y(row);
    if (classifies())
        return data.classNames[static_cast<std::size_t>(y)];
    return data.targetName + " = " + rounded(y);
}

void weigh(const Memory& memory, std::span<const Near> neighbours, std::vector<double>& weights)
{
    weights.assign(neighbours.size(), 1.0);
    if (!memory.byDistance || neighbours.empty())
        return;
    const double nearest = memory.space.distance(neighbours.front().reduced);
    for (std::size_t i = 0; i < neighbours.size(); ++i)
        if (const double distance = memory.space.distance(neighbours[i].reduced);
            distance != nearest)
            weights[i] = nearest / distance;
}

void vote(const Memory& memory, std::span<const Near> neighbours, std::vector<double>& weights,
          Eigen::Ref<Vector> scores)
{
    if (neighbours.empty()) {
        scores = memory.prior;
        return;
    }
    weigh(memory, neighbours, weights);
    scores.setZero();
    double sum = 0.0;
    for (std::size_t i = 0; i < neighbours.size(); ++i) {
        const double y = memory.data.y(neighbours[i].row);
        sum += weights[i];
        if (memory.classifies())
            scores(static_cast<Index>(y)) += weights[i];
        else
            scores(0) += weights[i] * y;
    }
    scores /= sum;
}

Neighbours::Neighbours(std::shared_ptr<const Memory> memory, std::shared_ptr<const KdTree> tree,
                       Index k, bool ghost)
    : m_memory(std::move(memory)), m_tree(std::move(tree)), m_k(k), m_ghost(ghost)
{
}

Matrix Neighbours::predict(const Matrix& X) const
{
    if (m_k == 0)
        return m_memory->prior.transpose().replicate(X.rows(), 1);

    const Matrix queries = m_memory->space.map(X);
    Matrix scores(X.rows(), m_memory->outputs());
    std::vector<Near> neighbours;
    std::vector<double> weights;
    Vector query(queries.cols());
    Vector shares(m_memory->outputs());
    for (Index i = 0; i < X.rows(); ++i) {
        query = queries.row(i);
        m_tree->nearest(query, m_k, neighbours);
        vote(*m_memory, neighbours, weights, shares);
        scores.row(i) = shares;
    }
    return scores;
}

std::vector<Near> Neighbours::nearest(const Vector& x, Index count) const
{
    std::vector<Near> neighbours;
    if (count > 0 && m_tree)
        m_tree->nearest(m_memory->space.map(x.transpose()).transpose(), count, neighbours);
    return neighbours;
}

Explanation Neighbours::explain(const Vector& x) const
{
    const Memory& memory = *m_memory;
    Explanation result{.base = Vector::Zero(memory.outputs()),
                       .terms = {},
                       .unit = memory.classifies() ? "votes" : memory.data.targetName};
    if (m_k == 0) {
        result.base = memory.prior;
        result.reasons.push_back({memory.classifies()
                                      ? "No neighbour has been asked, so the class shares decide"
                                      : "No neighbour has been asked, so the mean is predicted"});
        return result;
    }
    const std::vector<Near> neighbours = nearest(x, m_k);
    std::vector<double> weights;
    weigh(memory, neighbours, weights);
    double sum = 0.0;
    for (const double weight : weights)
        sum += weight;

    for (std::size_t i = 0; i < neighbours.size(); ++i) {
        const auto [reduced, row] = neighbours[i];
        Vector push = Vector::Zero(memory.outputs());
        if (memory.classifies())
            push(static_cast<Index>(memory.data.y(row))) = weights[i] / sum;
        else
            push(0) = weights[i] / sum * memory.data.y(row);
        result.terms.push_back({.label = "neighbour " + std::to_string(i + 1),
                                .values = push,
                                .detail = "row " + std::to_string(row + 1) + ", distance " +
                                          rounded(memory.space.distance(reduced)) + ", " +
                                          memory.targetOf(row)});
    }

    const Vector scores = total(result);
    Index winner = 0;
    const double best = scores.maxCoeff(&winner);
    if (memory.classifies())
        result.reasons.push_back(
            {"{class} holds {share} of the votes of {k} neighbours, the farthest at {radius}",
             {{"class", memory.data.classNames[static_cast<std::size_t>(winner)]},
              {"share", best},
              {"k", static_cast<double>(m_k)},
              {"radius", memory.space.distance(neighbours.back().reduced)}}});
    else
        result.reasons.push_back({"The mean of {k} neighbours is {mean}, the farthest at {radius}",
                                  {{"k", static_cast<double>(m_k)},
                                   {"mean", scores(0)},
                                   {"radius", memory.space.distance(neighbours.back().reduced)}}});
    return result;
}

Inside Neighbours::inside(const std::optional<Vector>& probe) const
{
    const Memory& memory = *m_memory;
    NeighboursInside result{
        .neighbours = {}, .distances = {}, .votes = memory.prior, .metric = memory.metric};
    if (!probe)
        return result;

    const Vector query = memory.space.map(probe->transpose()).transpose();
    const Vector distances = memory.space.reduced(memory.mapped, query);
    for (const double reduced : distances)
        result.distances.push_back(memory.space.distance(reduced));
    std::ranges::sort(result.distances);

    const std::vector<Near> neighbours = nearest(*probe, m_k);
    std::vector<double> weights;
    vote(memory, neighbours, weights, result.votes);
    double sum = 0.0;
    for (const double weight : weights)
        sum += weight;
    for (std::size_t i = 0; i < neighbours.size(); ++i)
        result.neighbours.push_back({.row = neighbours[i].row,
                                     .distance = memory.space.distance(neighbours[i].reduced),
                                     .vote = weights[i] / sum,
                                     .target = memory.data.y(neighbours[i].row)});
    return result;
}

} // namespace holdout::knn
