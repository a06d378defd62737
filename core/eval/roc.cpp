#include "eval/metric_groups.h"

#include <algorithm>
#include <cassert>
#include <numeric>

namespace holdout {
namespace {

/// Sample numbers, highest score first.
std::vector<Index> byFallingScore(const Vector& scores)
{
    std::vector<Index> order(static_cast<std::size_t>(scores.size()));
    std::iota(order.begin(), order.end(), Index{0});
    std::ranges::stable_sort(order, [&](Index a, Index b) { return scores(a) > scores(b); });
    return order;
}

/// Calls visit(score, positives, negatives) with the counts down to each distinct score, falling.
template <class Visit>
void descend(const std::vector<bool>& positive, const Vector& scores, Visit visit)
{
    double positives = 0.0;
    double negatives = 0.0;
    const std::vector<Index> order = byFallingScore(scores);
    for (std::size_t i = 0; i < order.size(); ++i) {
        (positive[static_cast<std::size_t>(order[i])] ? positives : negatives) += 1.0;
        if (i + 1 == order.size() || scores(order[i + 1]) < scores(order[i]))
            visit(scores(order[i]), positives, negatives);
    }
}

/// Whether b lies on the straight line from a to c.
bool collinear(const CurvePoint& a, const CurvePoint& b, const CurvePoint& c)
{
    return (b.x - a.x) * (c.y - b.y) == (c.x - b.x) * (b.y - a.y);
}

} // namespace

double areaUnderRoc(const std::vector<bool>& positive, const Vector& scores)
{
    double area = 0.0; // in samples × samples
    double lastPositives = 0.0;
    double lastNegatives = 0.0;
    descend(positive, scores, [&](double, double positives, double negatives) {
        area += (negatives - lastNegatives) * (positives + lastPositives) / 2.0;
        lastPositives = positives;
        lastNegatives = negatives;
    });
    assert(lastPositives > 0.0 && lastNegatives > 0.0);
    return area / (lastPositives * lastNegatives);
}

std::vector<CurvePoint> rocCurve(const Vector& y, const Vector& positiveScores)
{
    assert(y.size() == positiveScores.size() && y.size() > 0);
    const auto n = static_cast<std::size_t>(y.size());
    std::vector<bool> positive(n);
    for (std::size_t i = 0; i < n; ++i)
        positive[i] = y(static_cast<Index>(i)) == 1.0;

    // Counts first: whole numbers tell exactly which points lie on a straight line.
    std::vector<CurvePoint> curve{{.threshold = positiveScores.maxCoeff() + 1.0}};
    descend(positive, positiveScores, [&](double score, double positives, double negatives) {
        const CurvePoint next{.threshold = score, .x = negatives, .y = positives};
        if (curve.size() > 1 && collinear(curve[curve.size() - 2], curve.back(), next))
            curve.pop_back();
        curve.push_back(next);
    });

    const CurvePoint last = curve.back();
    assert(last.x > 0.0 && last.y > 0.0);
    for (CurvePoint& point : curve) {
        point.x /= last.x;
        point.y /= last.y;
    }
    return curve;
}

} // namespace holdout
