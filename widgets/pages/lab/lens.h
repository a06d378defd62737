#pragma once

#include "pages/lab/bench.h"
#include "run/picture.h"

#include <array>

namespace holdout {

/// How good the shown model is, and what it says of every sample.
struct Verdict {
    std::shared_ptr<const Prepared> prepared;
    std::shared_ptr<const Model> model;
    std::array<PartReport, 3> parts; ///< By Part.
    std::vector<Index> decided = {}; ///< One per sample: class or cluster; empty for regression.
    Vector predicted = {};           ///< One per sample: the number; empty unless regression.

    const PartReport& of(Part part) const { return parts[static_cast<std::size_t>(part)]; }
};

/// What can be seen of the bench's moment: the map of its model, finer by and by; how good it is;
/// the best possible map; the next step's. Computed by workers; the newest question wins.
class Lens : public QObject {
    Q_OBJECT

public:
    explicit Lens(Bench& bench, QObject* parent = nullptr);

    const Picture& picture() const { return m_picture; } ///< May lag behind the bench.
    const Verdict* verdict() const { return m_verdict ? &*m_verdict : nullptr; }
    std::shared_ptr<const Surface> bayes() const { return m_bayes; } ///< Null if unknown or off.
    std::shared_ptr<const Surface> ghost() const { return m_ghost; } ///< Null if unknown or off.

    /// What part of the plane is shown; nothing for all of it. And the plot's width over height.
    void setExtent(const std::optional<Extent>& extent);
    void setAspect(double aspect);
    Extent extent() const;
    Extent home() const { return m_home.value_or(Extent{}); } ///< All of it.

    void setBayesWanted(bool wanted);
    void setGhostWanted(bool wanted);

    /// Shows, in place of the next step, the map of the same run without one training sample.
    void showWithout(Index row);

    /// While something is dragged or playing, maps stay coarse so that they keep up.
    void setHasty(bool hasty);

    /// A position of the plane in the model's feature space, and back. Requires: a layout.
    Vector toModel(const QPointF& position) const;
    QPointF toPlane(const Vector& point) const;
    View view(const std::optional<QPointF>& probe) const;
    bool ready() const { return m_picture.layout && m_picture.model; }

    bool idle() const { return !m_timer.isActive() && !m_refinement.isActive(); }

signals:
    void pictureChanged();
    void verdictChanged();
    void bayesChanged();
    void ghostChanged();

private:
    using Maker = Latest<PictureQuestion, Picture>;
    struct VerdictQuestion {
        std::shared_ptr<const Prepared> prepared;
        std::shared_ptr<const Model> model;
        double threshold = 0.5;
    };

    struct WithoutQuestion {
        std::shared_ptr<const Prepared> prepared;
        const Algorithm* algorithm = nullptr;
        Settings settings;
        std::uint64_t seed = 0;
        int steps = 0;
        Index row = 0; ///< Of the whole data set; a training sample.
    };

    static Maker::Work maker();
    static std::shared_ptr<const Model> trainWithout(const WithoutQuestion& question);
    static Verdict judge(const VerdictQuestion& question);

    void look();
    bool working() const;
    void ask();
    void askBayes();
    void askGhost();
    void askGhostOf(std::shared_ptr<const Model> model);
    void refine();
    PictureQuestion question() const;
    void watch();

    Bench& m_bench;
    Maker m_maker, m_bayesMaker, m_ghostMaker;
    Latest<VerdictQuestion, Verdict> m_judge;
    Latest<WithoutQuestion, std::shared_ptr<const Model>> m_without;
    QTimer m_timer, m_refinement;
    Picture m_picture;
    std::optional<Verdict> m_verdict;
    std::shared_ptr<const Surface> m_bayes, m_ghost;
    std::optional<Extent> m_extent, m_home;
    double m_aspect = 1.0;
    bool m_bayesWanted = false, m_ghostWanted = false, m_hasty = false;
    bool m_stale = false; ///< Something changed since the maker was asked.
};

} // namespace holdout
