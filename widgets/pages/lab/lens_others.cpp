/// The half of Lens that looks at other models than the one shown: the best possible, the next
/// step's, and the one without a sample.

#include "pages/lab/lens.h"
#include "run/bayes.h"

namespace holdout {
namespace {

constexpr int cells = 128; ///< Along the longer side of such a map.

} // namespace

void Lens::askBayes()
{
    m_bayesMaker.cancel();
    if (std::exchange(m_bayes, nullptr))
        emit bayesChanged();
    const auto model =
        m_bayesWanted && m_bench.prepared() ? bestPossible(m_bench.scene()) : nullptr;
    if (!model)
        return;
    PictureQuestion asked = question();
    asked.prepared = withoutPipeline(*m_bench.prepared());
    asked.model = model;
    asked.coarsest = asked.finest = cells;
    m_bayesMaker.ask(std::move(asked));
    watch();
}

void Lens::askGhost()
{
    m_ghostMaker.cancel();
    if (std::exchange(m_ghost, nullptr))
        emit ghostChanged();
    if (!m_ghostWanted || !m_bench.ghost() || !m_bench.prepared())
        return;
    askGhostOf(m_bench.ghost()->snapshot.model);
}

void Lens::askGhostOf(std::shared_ptr<const Model> model)
{
    PictureQuestion asked = question();
    asked.model = std::move(model);
    if (!asked.model)
        return;
    asked.coarsest = asked.finest = cells;
    m_ghostMaker.ask(std::move(asked));
    watch();
}

std::shared_ptr<const Model> Lens::trainWithout(const WithoutQuestion& question)
{
    const Prepared& prepared = *question.prepared;
    std::vector<Index> rows = rowsOf(prepared.parts, Part::Train);
    std::erase(rows, question.row);
    const Dataset rest = select(prepared.data, rows);
    auto trainer =
        start(*question.algorithm, rest, prepared.task, question.settings, question.seed);
    if (!trainer)
        return nullptr;
    for (int step = 0; step < question.steps && (*trainer)->step(Stride::Whole); ++step)
        ;
    return (*trainer)->snapshot().model;
}

void Lens::showWithout(Index row)
{
    m_without.ask({m_bench.prepared(), &m_bench.algorithm(), m_bench.settings(),
                   m_bench.scene().seed, m_bench.moment().step, row});
    watch();
}

} // namespace holdout
