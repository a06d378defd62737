#include "ml/algorithm.h"
#include "support/golden.h"
#include "support/sample_data.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace holdout;

class DecisionTreeTest : public QObject {
    Q_OBJECT

private slots:
    void growsLikeScikitLearn_data();
    void growsLikeScikitLearn();
    void splitsByHand();
    void measuresImpurityByHand_data();
    void measuresImpurityByHand();
    void gainsWhatEveryThresholdPromises_data();
    void gainsWhatEveryThresholdPromises();
    void neverRaisesTheLossWhileGrowing();
    void splitsXorThoughNothingIsGained();
    void growsTheSameTreeInEitherOrder();
    void takesTheBestSplitFirst();
    void namesTheParts();
    void showsTheSearch();
    void movesAThresholdByHand();
    void survivesAThresholdDraggedPastEverything();
    void prunesAndUnprunesLive();
    void explainsThePath();
    void pointsToTheNearestLeafThatDisagrees();
    void drawsOnlyWhatTheViewShows();
    void fallsBackToACriterionForTheTask();
    void marksFirstUseAndPerfectFit();
    void doesNotMindMonotoneChanges();
    void depthBandsOfTheMoons();
};

namespace {

const Algorithm& decisionTree()
{
    return **findAlgorithm("decision_tree");
}

Settings settingsWith(const Settings& changes)
{
    Settings settings = defaults(decisionTree().parameters);
    for (const auto& [id, value] : changes)
        settings[id] = value;
    return settings;
}

std::unique_ptr<Trainer> begin(const Dataset& data, const Settings& changes = {})
{
    auto trainer = start(decisionTree(), data, golden::taskOf(data), settingsWith(changes), 1);
    return trainer ? std::move(*trainer) : nullptr;
}

Snapshot finish(const Dataset& data, const Settings& changes = {})
{
    return runToEnd(*begin(data, changes)).value();
}

TreeInside inside(const Snapshot& snapshot, const std::optional<Vector>& probe = {})
{
    return std::get<TreeInside>(snapshot.model->inside(probe));
}

double accuracy(const Snapshot& snapshot, const Dataset& data)
{
    const Matrix scores = snapshot.model->predict(data.X);
    double right = 0.0;
    for (Index i = 0; i < data.samples(); ++i) {
        Index winner = 0;
        scores.row(i).maxCoeff(&winner);
        right += static_cast<double>(winner) == data.y(i) ? 1.0 : 0.0;
    }
    return right / static_cast<double>(data.samples());
}

/// Classes a a a b b along a line, at 1, 2, 3, 5, 8.
Dataset line()
{
    return sample::named(Matrix{{1.0}, {2.0}, {3.0}, {5.0}, {8.0}}, Vector{{0, 0, 0, 1, 1}}, 2);
}

Dataset exclusiveOr()
{
    return sample::named(Matrix{{0.0, 0.0}, {0.0, 1.0}, {1.0, 0.0}, {1.0, 1.0}},
                         Vector{{0, 1, 1, 0}}, 2);
}

/// Pairs of (α, impurity) with steps of equal α taken together.
std::vector<std::pair<double, double>> merged(const std::vector<double>& alphas,
                                              const std::vector<double>& impurities)
{
    std::vector<std::pair<double, double>> result;
    for (std::size_t i = 0; i < alphas.size(); ++i)
        if (!result.empty() && std::abs(result.back().first - alphas[i]) < 1e-9)
            result.back().second = impurities[i];
        else
            result.emplace_back(alphas[i], impurities[i]);
    return result;
}

} // namespace

void DecisionTreeTest::growsLikeScikitLearn_data()
{
    QTest::addColumn<int>("index");
    const auto cases = golden::read("decision_tree");
    QVERIFY(cases.size() == 52);
    for (std::size_t i = 0; i < cases.size(); ++i)
        QTest::addRow("%s %s", cases[i]["table"].get<std::string>().c_str(),
                      cases[i]["options"].dump().c_str())
            << static_cast<int>(i);
}

void DecisionTreeTest::growsLikeScikitLearn()
{
    QFETCH(const int, index);
    static const auto cases = golden::read("decision_tree");
    const auto& entry = cases[static_cast<std::size_t>(index)];
    const auto table = entry["table"].get<std::string>();
    Settings changes;
    for (const auto& [id, value] : entry["options"].items())
        changes[id] =
            value.is_string() ? Setting(value.get<std::string>()) : Setting(value.get<double>());

    const Snapshot end = finish(golden::trainingRows(table), changes);

    const TreeInside tree = inside(end);
    QCOMPARE(end.scalars.at("leaves"), entry["leaves"].get<double>());
    QCOMPARE(end.scalars.at("depth"), entry["depth"].get<double>());
    if (entry.contains("impurity"))
        QVERIFY(std::abs(end.loss - entry["impurity"].get<double>()) < 1e-9);
    if (entry.contains("root")) {
        QCOMPARE(tree.nodes[0].feature, entry["root"][0].get<Index>());
        const double threshold = entry["root"][1].get<double>(); // of values in single precision
        QVERIFY(std::abs(tree.nodes[0].threshold - threshold) < 1e-6 * std::abs(threshold));
    }
    if (entry.contains("scores")) {
        const Matrix scores = end.model->predict(golden::queryRows(table).X);
        const Vector expected = golden::vector(entry["scores"]);
        for (Index i = 0; i < expected.size(); ++i)
            QVERIFY(std::abs(scores(i / scores.cols(), i % scores.cols()) - expected(i)) < 1e-9);
    }
    if (entry.contains("alphas") && entry.contains("impurities")) {
        std::vector<double> alphas;
        std::vector<double> impurities;
        for (const auto& step : tree.pruningPath) {
            alphas.push_back(step.alpha);
            impurities.push_back(step.impurity);
        }
        const auto found = merged(alphas, impurities);
        const auto expected = merged(entry["alphas"].get<std::vector<double>>(),
                                     entry["impurities"].get<std::vector<double>>());
        QCOMPARE(found.size(), expected.size());
        for (std::size_t i = 0; i < found.size(); ++i) {
            QVERIFY(std::abs(found[i].first - expected[i].first) < 1e-9);
            QVERIFY(std::abs(found[i].second - expected[i].second) < 1e-9);
        }
    }
}

void DecisionTreeTest::splitsByHand()
{
    const auto trainer = begin(line());
    QVERIFY(std::abs(trainer->loss() - 0.48) < 1e-12); // 1 − 0.36 − 0.16

    QVERIFY(trainer->step(Stride::Whole));

    const Snapshot end = trainer->snapshot();
    QCOMPARE(inside(end).nodes[0].threshold, 4.0);
    QCOMPARE(end.loss, 0.0);
    QVERIFY(std::abs(end.scalars.at("gain") - 0.48) < 1e-12);
    QCOMPARE(sentence(end.caption),
             std::string("Split at x1 ≤ 4: 3 and 2 samples, gain 0.48, 2 leaves"));
    QCOMPARE(end.model->predict(Matrix{{4.0}, {4.1}}), (Matrix{{1.0, 0.0}, {0.0, 1.0}}));
    QVERIFY(!trainer->step(Stride::Whole));
}

void DecisionTreeTest::measuresImpurityByHand_data()
{
    QTest::addColumn<QString>("criterion");
    QTest::addColumn<double>("impurity");
    QTest::addColumn<double>("value");

    // Of y = 1, 2, 6, 7, 9: mean 5, median 6.
    QTest::newRow("squared") << "squared_error" << (16.0 + 9 + 1 + 4 + 16) / 5 << 5.0;
    QTest::newRow("absolute") << "absolute_error" << (5.0 + 4 + 0 + 1 + 3) / 5 << 6.0;
}

void DecisionTreeTest::measuresImpurityByHand()
{
    QFETCH(const QString, criterion);
    QFETCH(const double, impurity);
    QFETCH(const double, value);
    const Dataset data =
        sample::named(Matrix{{1.0}, {2.0}, {3.0}, {4.0}, {5.0}}, Vector{{7, 1, 9, 2, 6}}, 0);

    const auto trainer = begin(data, {{"criterion", criterion.toStdString()}});

    QVERIFY(std::abs(trainer->loss() - impurity) < 1e-12);
    QCOMPARE(trainer->snapshot().model->predict(Matrix::Zero(1, 1))(0, 0), value);
}

void DecisionTreeTest::gainsWhatEveryThresholdPromises_data()
{
    QTest::addColumn<QString>("criterion");
    for (const char* criterion : {"gini", "entropy", "squared_error", "absolute_error"})
        QTest::newRow(criterion) << criterion;
}

void DecisionTreeTest::gainsWhatEveryThresholdPromises()
{
    QFETCH(const QString, criterion);
    const bool classes = criterion == "gini" || criterion == "entropy";
    const Dataset data = classes ? sample::blobs(3, 40, 2.5, 4) : sample::wave(40, 0.3, 4);
    const auto trainer = begin(data, {{"criterion", criterion.toStdString()}});
    const double whole = trainer->loss();
    for (int part = 0; part < 3; ++part)
        trainer->step(Stride::Part);
    const TreeInside tree = inside(trainer->snapshot());
    QCOMPARE(tree.sweeps.size(), 2U);

    // A sweep's gain must be what the impurities of both sides, each measured on its own, say.
    const auto impurity = [&](const std::vector<Index>& rows) {
        return begin(select(data, rows), {{"criterion", criterion.toStdString()}})->loss();
    };
    for (const TreeInside::Sweep& sweep : tree.sweeps) {
        double best = -1.0;
        QCOMPARE(sweep.thresholds.size(), 39U);
        for (std::size_t i = 0; i < sweep.thresholds.size(); ++i) {
            std::vector<Index> left;
            std::vector<Index> right;
            for (Index row = 0; row < data.samples(); ++row)
                (data.X(row, sweep.feature) <= sweep.thresholds[i] ? left : right).push_back(row);
            const double share = static_cast<double>(left.size()) / 40.0;
            const double gain = whole - share * impurity(left) - (1.0 - share) * impurity(right);
            QVERIFY(std::abs(gain - sweep.gains[i]) < 1e-12);
            best = std::max(best, gain);
        }
        const auto chosen = std::ranges::find(sweep.thresholds, sweep.best);
        QVERIFY(std::abs(sweep.gains[static_cast<std::size_t>(chosen - sweep.thresholds.begin())] -
                         best) < 1e-12);
    }
}

void DecisionTreeTest::neverRaisesTheLossWhileGrowing()
{
    for (const char* growth : {"depth_first", "best_first"}) {
        const auto trainer = begin(sample::moons(200, 0.4, 3), {{"growth", std::string(growth)}});
        double before = trainer->loss();
        while (trainer->step(Stride::Whole)) {
            QVERIFY(trainer->loss() <= before + 1e-12);
            before = trainer->loss();
        }
        QCOMPARE(before, 0.0);
    }
}

void DecisionTreeTest::splitsXorThoughNothingIsGained()
{
    const Snapshot end = finish(exclusiveOr());

    QCOMPARE(end.step, 3);
    QCOMPARE(accuracy(end, exclusiveOr()), 1.0);
    QCOMPARE(finish(exclusiveOr(), {{"min_impurity_decrease", 0.01}}).step, 0);
}

void DecisionTreeTest::growsTheSameTreeInEitherOrder()
{
    const Dataset data = sample::blobs(4, 150, 1.8, 6);
    const Snapshot one = finish(data);
    const Snapshot two = finish(data, {{"growth", std::string("best_first")}});

    QCOMPARE(one.step, two.step);
    QCOMPARE(one.model->predict(data.X * 1.1), two.model->predict(data.X * 1.1));
}

void DecisionTreeTest::takesTheBestSplitFirst()
{
    // a a b a a a | c c c d d d c c c d d d. After the bar, the right side gains 1/6 · 12/18 = 1/9
    // by cutting off three, the left 1/18 · 6/18 = 1/54 by cutting in the middle.
    Matrix X(18, 1);
    Vector y(18);
    const std::string classes = "aabaaacccdddcccddd";
    for (Index i = 0; i < 18; ++i) {
        X(i, 0) = static_cast<double>(i < 6 ? i : i + 10);
        y(i) = classes[static_cast<std::size_t>(i)] - 'a';
    }
    const Dataset data = sample::named(X, y, 4);
    const auto second = [&](const char* growth) {
        const auto trainer = begin(data, {{"growth", std::string(growth)}});
        trainer->step(Stride::Whole);
        trainer->step(Stride::Whole);
        return inside(trainer->snapshot()).nodes[1].left > 0 ? "left" : "right";
    };

    QCOMPARE(second("depth_first"), "left");
    QCOMPARE(second("best_first"), "right");
    QCOMPARE(finish(data, {{"max_leaf_nodes", 3.0}}).step, 2);
    QVERIFY(std::abs(finish(data, {{"max_leaf_nodes", 3.0}}).loss - (5.0 / 54 + 2.0 / 9)) < 1e-12);
}

void DecisionTreeTest::namesTheParts()
{
    const auto trainer = begin(exclusiveOr());
    std::vector<std::string> names;
    while (trainer->snapshot().step == 0) {
        trainer->step(Stride::Part);
        names.push_back(trainer->snapshot().partName);
    }
    QCOMPARE(names,
             (std::vector<std::string>{"choose leaf", "sweep x1", "sweep x2", "compare", ""}));
}

void DecisionTreeTest::showsTheSearch()
{
    const auto trainer = begin(line());
    trainer->step(Stride::Part);
    QCOMPARE(inside(trainer->snapshot()).current, 0);
    QVERIFY(inside(trainer->snapshot()).sweeps.empty());

    trainer->step(Stride::Part);
    const TreeInside tree = inside(trainer->snapshot());
    // Thresholds 1.5, 2.5, 4, 6.5; the first leaves {a} and {a a b b}: 0.48 − 4/5 · 0.5.
    QCOMPARE(tree.sweeps[0].thresholds, (std::vector<double>{1.5, 2.5, 4.0, 6.5}));
    QVERIFY(std::abs(tree.sweeps[0].gains[0] - 0.08) < 1e-12);
    QCOMPARE(tree.sweeps[0].best, 4.0);
    QCOMPARE(sentence(trainer->snapshot().caption),
             std::string("Swept x1: best is 4, it gains 0.48"));

    trainer->step(Stride::Part);
    trainer->step(Stride::Part);
    QCOMPARE(inside(trainer->snapshot()).current, -1);
}

void DecisionTreeTest::movesAThresholdByHand()
{
    const auto trainer = begin(line());
    trainer->step(Stride::Whole);
    const Snapshot before = trainer->snapshot();

    trainer->edit(0, Vector{{2.5}});

    // {a a} and {a b b}: 3/5 · 4/9 is left of 0.48.
    const Snapshot after = trainer->snapshot();
    QCOMPARE(after.flag, Flag::Edited);
    QVERIFY(std::abs(after.loss - 3.0 / 5.0 * 4.0 / 9.0) < 1e-12);
    QVERIFY(std::abs(after.scalars.at("gain_lost") - after.loss) < 1e-12);
    QCOMPARE(sentence(after.caption),
             std::string("Moved by hand: x1 ≤ 2.5 gains 0.213, where x1 ≤ 4 would gain 0.48"));
    QCOMPARE(before.loss, 0.0);
    QVERIFY(trainer->step(Stride::Whole)); // the right side is mixed now, so growth goes on
    QCOMPARE(trainer->loss(), 0.0);
    QCOMPARE(trainer->snapshot().scalars.at("leaves"), 3.0);
}

void DecisionTreeTest::survivesAThresholdDraggedPastEverything()
{
    const Dataset data = sample::moons(80, 0.3, 5);
    const auto trainer = begin(data);
    runToEnd(*trainer).value();

    trainer->edit(0, Vector::Constant(2, 1e6));

    const Snapshot emptied = trainer->snapshot();
    QVERIFY(emptied.model->predict(data.X).allFinite());
    QVERIFY(emptied.model->predict(Matrix::Constant(1, 2, 1e7)).allFinite());
    QCOMPARE(emptied.scalars.at("gain"), 0.0);
    const Snapshot end = runToEnd(*trainer).value();
    QCOMPARE(end.loss, 0.0);
    QCOMPARE(accuracy(end, data), 1.0);
}

void DecisionTreeTest::prunesAndUnprunesLive()
{
    const Dataset data = sample::moons(200, 0.35, 5);
    const auto trainer = begin(data);
    const Snapshot grown = runToEnd(*trainer).value();
    const auto path = inside(grown).pruningPath;
    const double middle = path[path.size() / 2].alpha;

    trainer->apply(settingsWith({{"ccp_alpha", middle}}));
    const Snapshot pruned = runToEnd(*trainer).value();

    const auto last = std::ranges::find_if(path.rbegin(), path.rend(),
                                           [&](const auto& step) { return step.alpha <= middle; });
    QCOMPARE(pruned.scalars.at("leaves"), static_cast<double>(last->leaves));
    QVERIFY(std::abs(pruned.loss - last->impurity) < 1e-12);
    QCOMPARE(pruned.model->predict(data.X),
             finish(data, {{"ccp_alpha", middle}}).model->predict(data.X));
    QVERIFY(std::ranges::any_of(inside(pruned).nodes, &TreeInside::Node::pruned));

    trainer->apply(settingsWith({{"ccp_alpha", 0.0}}));
    QCOMPARE(trainer->snapshot().model->predict(data.X), grown.model->predict(data.X));
    QVERIFY(!trainer->step(Stride::Whole));
}

void DecisionTreeTest::explainsThePath()
{
    const Snapshot end = finish(line());

    const Explanation why = end.model->explain(Vector{{6.0}});

    QCOMPARE(why.base, (Vector{{0.6, 0.4}}));
    QCOMPARE(why.terms.size(), 1U);
    QCOMPARE(why.terms[0].label, std::string("x1 > 4"));
    QCOMPARE(why.terms[0].detail, std::string("x1 = 6, 5 → 2 samples"));
    QVERIFY((why.terms[0].values - Vector{{-0.6, 0.6}}).norm() < 1e-12);
    QCOMPARE(sentence(why.reasons[0]), std::string("x1 = 6 is above 4, like 2 of 5 samples"));
    QCOMPARE(
        sentence(why.reasons[1]),
        std::string("The leaf holds 2 samples, 1 of them b (0.75 with one more of each class)"));
    QCOMPARE(inside(end, Vector{{6.0}}).probePath, (std::vector<int>{0, 2}));
}

void DecisionTreeTest::pointsToTheNearestLeafThatDisagrees()
{
    const Snapshot end = finish(exclusiveOr());
    const Vector probe{{0.4, 0.1}}; // in the leaf of (0, 0); (1, 0) is nearer than (0, 1)

    const Explanation why = end.model->explain(probe);
    QCOMPARE(sentence(why.reasons.back()),
             std::string("The nearest leaf that says b begins with x1 up past 0.5"));

    const Overlay overlay = end.model->overlay({.at = Vector::Zero(2), .probe = probe});
    const auto& arrow = std::get<Arrow>(overlay.back());
    QCOMPARE(arrow.to, (Vector{{0.5, 0.1}}));
    QCOMPARE(arrow.output, Index{1});
}

void DecisionTreeTest::drawsOnlyWhatTheViewShows()
{
    const Snapshot end = finish(exclusiveOr());
    const auto lines = [&](const View& view) {
        int count = 0;
        for (const auto& shape : end.model->overlay(view))
            count += std::holds_alternative<Line>(shape) ? 1 : 0;
        return count;
    };

    // x1 ≤ 0.5 first, then x2 on either side.
    QCOMPARE(lines({.at = Vector::Zero(2), .left = -1, .right = 2, .bottom = -1, .top = 2}), 3);
    QCOMPARE(lines({.at = Vector::Zero(2), .left = -1, .right = 0.4, .bottom = -1, .top = 2}), 1);
    QCOMPARE(lines({.at = Vector::Zero(2), .x = -1, .y = -1}), 0);

    const View view{.at = Vector::Zero(2), .left = -1, .right = 2, .bottom = -1, .top = 2};
    const auto root = std::get<Line>(end.model->overlay(view).front());
    QCOMPARE(root.from, (Vector{{0.5, -1.0}}));
    QCOMPARE(root.to, (Vector{{0.5, 2.0}}));
    QCOMPARE(root.handle, 0);
    const auto below = std::get<Line>(end.model->overlay(view)[1]);
    QCOMPARE(below.from, (Vector{{-1.0, 0.5}}));
    QCOMPARE(below.to, (Vector{{0.5, 0.5}}));
}

void DecisionTreeTest::fallsBackToACriterionForTheTask()
{
    const auto numbers = begin(sample::wave(30, 0.1, 1));
    QCOMPARE(inside(numbers->snapshot()).criterion, std::string("squared_error"));
    QVERIFY(sentence(numbers->snapshot().caption).find("gini measures classes") !=
            std::string::npos);

    const auto classes = begin(line(), {{"criterion", std::string("absolute_error")}});
    QCOMPARE(inside(classes->snapshot()).criterion, std::string("gini"));
    QVERIFY(sentence(classes->snapshot().caption).find("absolute_error measures numbers") !=
            std::string::npos);
}

void DecisionTreeTest::marksFirstUseAndPerfectFit()
{
    const auto trainer = begin(exclusiveOr());
    trainer->step(Stride::Whole);
    QCOMPARE(trainer->snapshot().flag, Flag::FirstUse);
    trainer->step(Stride::Whole);
    QCOMPARE(trainer->snapshot().flag, Flag::FirstUse);
    trainer->step(Stride::Whole);
    QCOMPARE(trainer->snapshot().flag, Flag::PerfectFit);
    QCOMPARE(trainer->snapshot().scalars.at("training_accuracy"), 1.0);
}

void DecisionTreeTest::doesNotMindMonotoneChanges()
{
    const Dataset data = sample::moons(120, 0.3, 4);
    Dataset bent = data;
    bent.X.col(0) = data.X.col(0).array().exp();
    bent.X.col(1) = data.X.col(1).array().cube() * 1e6 + 1e8;

    const Snapshot one = finish(data, {{"max_depth", 5.0}});
    const Snapshot two = finish(bent, {{"max_depth", 5.0}});

    QVERIFY(one.model->predict(data.X) == two.model->predict(bent.X));
}

void DecisionTreeTest::depthBandsOfTheMoons()
{
    // n 80, noise .3, test 2000; scikit-learn's medians over seeds: depth 1 .80 / .79, 3 .90 / .87,
    // none 1 / .846 [.80 – .87] on training and test.
    std::vector<double> stump;
    std::vector<double> three;
    std::vector<double> full;
    for (std::uint64_t seed = 1; seed <= 11; ++seed) {
        const Dataset train = sample::moons(80, 0.3, seed);
        const Dataset test = sample::moons(2000, 0.3, seed + 1000);
        stump.push_back(accuracy(finish(train, {{"max_depth", 1.0}}), test));
        three.push_back(accuracy(finish(train, {{"max_depth", 3.0}}), test));
        const Snapshot end = finish(train);
        QCOMPARE(accuracy(end, train), 1.0);
        full.push_back(accuracy(end, test));
    }
    const auto median = [](std::vector<double> values) {
        std::ranges::sort(values);
        return values[values.size() / 2];
    };
    QVERIFY(std::abs(median(stump) - 0.79) < 0.04);
    QVERIFY(std::abs(median(three) - 0.87) < 0.04);
    QVERIFY(std::abs(median(full) - 0.846) < 0.04);
    QVERIFY(median(three) > median(full));
}

QTEST_APPLESS_MAIN(DecisionTreeTest)
#include "decision_tree_test.moc"
