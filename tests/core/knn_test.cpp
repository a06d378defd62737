#include "maths/kd_tree.h"
#include "ml/algorithm.h"
#include "support/golden.h"
#include "support/sample_data.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace holdout;

class KnnTest : public QObject {
    Q_OBJECT

private slots:
    void predictsLikeScikitLearn_data();
    void predictsLikeScikitLearn();
    void findsWhatMeasuringAllFinds_data();
    void findsWhatMeasuringAllFinds();
    void asksOneNeighbourMorePerStep();
    void startsFromTheClassShares();
    void lossCountsEachSampleAsItsOwnNeighbour();
    void weighsByDistanceByHand();
    void letsSamplesAtDistanceZeroDecideAlone();
    void stopsWhenThereAreNoMoreSamples();
    void drawsABallOfTheRadius_data();
    void drawsABallOfTheRadius();
    void hintsAtTheNextNeighbour();
    void listsTheNeighboursOfTheProbe();
    void saysWhatEachPartFound();
    void mahalanobisDoesNotMindUnits();
};

namespace {

const Algorithm& knn()
{
    return **findAlgorithm("knn");
}

std::unique_ptr<Trainer> begin(const Dataset& data, const Settings& changes)
{
    Settings settings = defaults(knn().parameters);
    for (const auto& [id, value] : changes)
        settings[id] = value;
    auto trainer = start(knn(), data, golden::taskOf(data), settings, 1);
    return trainer ? std::move(*trainer) : nullptr;
}

Snapshot finish(const Dataset& data, const Settings& changes)
{
    const auto trainer = begin(data, changes);
    return runToEnd(*trainer).value();
}

/// Five samples on a line; the probe at 0 meets them in the order of their rows.
Dataset line()
{
    return sample::named(Matrix{{1.0}, {-2.0}, {4.0}, {-5.0}, {10.0}}, Vector{{0, 1, 1, 0, 1}}, 2);
}

} // namespace

void KnnTest::predictsLikeScikitLearn_data()
{
    QTest::addColumn<int>("index");
    const auto cases = golden::read("knn");
    QVERIFY(cases.size() == 54);
    for (std::size_t i = 0; i < cases.size(); ++i) {
        const auto& entry = cases[i];
        QTest::addRow("%s k=%d %s %s", entry["table"].get<std::string>().c_str(),
                      entry["n_neighbors"].get<int>(), entry["weights"].get<std::string>().c_str(),
                      entry["metric"].get<std::string>().c_str())
            << static_cast<int>(i);
    }
}

void KnnTest::predictsLikeScikitLearn()
{
    QFETCH(const int, index);
    static const auto cases = golden::read("knn");
    const auto& entry = cases[static_cast<std::size_t>(index)];
    const auto table = entry["table"].get<std::string>();
    const Vector expected = golden::vector(entry["predicted"]);
    const Matrix expectedScores = golden::matrix(entry["scores"]);
    const auto tied = entry["tied"].get<std::vector<Index>>();

    const Snapshot end =
        finish(golden::trainingRows(table), {{"n_neighbors", entry["n_neighbors"].get<double>()},
                                             {"weights", entry["weights"].get<std::string>()},
                                             {"metric", entry["metric"].get<std::string>()}});
    const Matrix scores = end.model->predict(golden::queryRows(table).X);

    for (Index i = 0; i < scores.rows(); ++i) {
        if (std::ranges::find(tied, i) != tied.end())
            continue;
        Index winner = 0;
        scores.row(i).maxCoeff(&winner);
        if (scores.cols() > 1)
            QCOMPARE(static_cast<double>(winner), expected(i));
        else
            QVERIFY(std::abs(scores(i, 0) - expected(i)) < 1e-10);
        if (expectedScores.size() > 0)
            QVERIFY((scores.row(i) - expectedScores.row(i)).cwiseAbs().maxCoeff() < 1e-10);
    }
}

void KnnTest::findsWhatMeasuringAllFinds_data()
{
    QTest::addColumn<int>("norm");
    QTest::addColumn<int>("dimensions");
    for (const int dimensions : {1, 2, 3, 12})
        for (const Norm norm : {Norm::Manhattan, Norm::Euclidean, Norm::Chebyshev})
            QTest::addRow("norm %d, d = %d", static_cast<int>(norm), dimensions)
                << static_cast<int>(norm) << dimensions;
}

void KnnTest::findsWhatMeasuringAllFinds()
{
    QFETCH(const int, norm);
    QFETCH(const int, dimensions);
    Random random(3);
    Matrix points(700, dimensions); // on a coarse lattice, so ties abound
    for (double& value : points.reshaped())
        value = static_cast<double>(random.below(6));
    const KdTree tree(points, static_cast<Norm>(norm));

    for (int trial = 0; trial < 60; ++trial) {
        Vector query(dimensions);
        for (double& value : query)
            value = trial % 2 == 0 ? random.uniform(-2, 8) : static_cast<double>(random.below(6));
        std::vector<Near> all;
        for (Index i = 0; i < points.rows(); ++i) {
            double sum = 0.0;
            for (Index j = 0; j < dimensions; ++j) {
                const double gap = std::abs(points(i, j) - query(j));
                sum = norm == 0 ? sum + gap : norm == 1 ? sum + gap * gap : std::max(sum, gap);
            }
            all.push_back({sum, i});
        }
        std::sort(all.begin(), all.end());
        all.resize(37);

        std::vector<Near> found;
        tree.nearest(query, 37, found);
        QVERIFY(found == all);
    }
}

void KnnTest::asksOneNeighbourMorePerStep()
{
    const Dataset data = sample::moons(60, 0.3, 4);
    const auto trainer = begin(data, {{"n_neighbors", 7.0}});
    const Matrix X = sample::moons(20, 0.5, 9).X;

    for (int k = 1; k <= 7; ++k) {
        QVERIFY(trainer->step(Stride::Whole));
        const Matrix here = trainer->snapshot().model->predict(X);
        const Matrix alone =
            finish(data, {{"n_neighbors", static_cast<double>(k)}}).model->predict(X);
        QCOMPARE(trainer->snapshot().step, k);
        QVERIFY(here == alone);
    }
    QVERIFY(!trainer->step(Stride::Whole));
}

void KnnTest::startsFromTheClassShares()
{
    const auto trainer = begin(line(), {});
    const Matrix scores = trainer->snapshot().model->predict(Matrix::Constant(1, 1, 3.0));

    QCOMPARE(scores(0, 0), 0.4);
    QCOMPARE(scores(0, 1), 0.6);
    const double entropy = -(0.4 * std::log(0.4) + 0.6 * std::log(0.6));
    QVERIFY(std::abs(trainer->loss() - entropy) < 1e-12);
}

void KnnTest::lossCountsEachSampleAsItsOwnNeighbour()
{
    const auto trainer = begin(line(), {{"n_neighbors", 2.0}});

    trainer->step(Stride::Whole);
    QCOMPARE(trainer->loss(), 0.0);
    QCOMPARE(trainer->snapshot().flag, Flag::PerfectFit);

    // Second neighbours: 1 has −2 (and 4, later in row), −2 has 1 (and −5, later), 4 has 1, −5 has
    // −2, 10 has 4. So four samples are split and one is sure.
    trainer->step(Stride::Whole);
    QVERIFY(std::abs(trainer->loss() - 4.0 / 5.0 * std::log(2.0)) < 1e-12);
    QCOMPARE(trainer->snapshot().flag, Flag::None);
}

void KnnTest::weighsByDistanceByHand()
{
    const Snapshot end =
        finish(line(), {{"n_neighbors", 3.0}, {"weights", std::string("distance")}});

    // Distances 1, 2, 4 with classes 0, 1, 1: weights 1, 1/2, 1/4.
    const Matrix scores = end.model->predict(Matrix::Zero(1, 1));
    QVERIFY(std::abs(scores(0, 0) - 1.0 / 1.75) < 1e-12);

    const Explanation why = end.model->explain(Vector::Zero(1));
    QCOMPARE(std::ssize(why.terms), 3);
    QVERIFY(std::abs(why.terms[1].values(1) - 0.5 / 1.75) < 1e-12);
    QVERIFY(why.terms[1].detail.find("distance 2") != std::string::npos);
}

void KnnTest::letsSamplesAtDistanceZeroDecideAlone()
{
    const Dataset data =
        sample::named(Matrix{{0.0}, {0.0}, {0.0}, {0.1}}, Vector{{1.0, 4.0, 4.0, 100.0}}, 0);
    const Snapshot end = finish(data, {{"n_neighbors", 4.0}, {"weights", std::string("distance")}});

    QVERIFY(std::abs(end.model->predict(Matrix::Zero(1, 1))(0, 0) - 3.0) < 1e-12);
}

void KnnTest::stopsWhenThereAreNoMoreSamples()
{
    const auto trainer = begin(line(), {{"n_neighbors", 15.0}});
    const Snapshot end = runToEnd(*trainer).value();

    QCOMPARE(end.step, 5);
    QVERIFY(sentence(end.caption).find("15 neighbours were asked for") != std::string::npos);
}

void KnnTest::drawsABallOfTheRadius_data()
{
    QTest::addColumn<QString>("metric");
    for (const char* metric : {"euclidean", "manhattan", "chebyshev", "mahalanobis"})
        QTest::newRow(metric) << metric;
}

void KnnTest::drawsABallOfTheRadius()
{
    QFETCH(const QString, metric);
    Dataset data = sample::moons(50, 0.2, 2);
    data.X.col(1) = 3.0 * data.X.col(1) + 0.5 * data.X.col(0);
    const Snapshot end = finish(data, {{"n_neighbors", 5.0}, {"metric", metric.toStdString()}});
    const View view{.at = Vector::Zero(2), .probe = Vector{{0.4, 0.7}}};
    const auto inside = std::get<NeighboursInside>(end.model->inside(view.probe));
    const double radius = inside.neighbours.back().distance;

    const Overlay overlay = end.model->overlay(view);

    const MetricSpace space(metricOf(metric.toStdString()), data.X);
    const auto& outline = std::get<Outline>(overlay.front());
    QVERIFY(outline.corners.size() >= 4);
    for (const Vector& corner : outline.corners) {
        const Vector mapped = space.map(corner.transpose()).transpose();
        const double distance =
            space.distance(space.reduced(space.map(view.probe->transpose()), mapped)(0));
        QVERIFY(std::abs(distance - radius) < 1e-9);
    }
    QCOMPARE(std::ssize(overlay), 1 + 2 * 5);
}

void KnnTest::hintsAtTheNextNeighbour()
{
    const auto trainer = begin(line(), {{"n_neighbors", 3.0}});
    trainer->step(Stride::Whole);
    trainer->step(Stride::Part);
    const View view{.at = Vector::Zero(1), .y = -1, .probe = Vector::Zero(1)};

    const Overlay overlay = trainer->snapshot().model->overlay(view);

    QCOMPARE(std::ssize(overlay), 4); // a line and a dot for the neighbour and for the next one
    QCOMPARE(std::get<Dot>(overlay[1]).role, Role::Neighbour);
    QCOMPARE(std::get<Dot>(overlay[1]).at(0), 1.0);
    QCOMPARE(std::get<Dot>(overlay[3]).role, Role::Ghost);
    QCOMPARE(std::get<Dot>(overlay[3]).at(0), -2.0);
}

void KnnTest::listsTheNeighboursOfTheProbe()
{
    const Snapshot end = finish(line(), {{"n_neighbors", 2.0}});

    const auto inside = std::get<NeighboursInside>(end.model->inside(Vector::Zero(1)));

    QCOMPARE(inside.distances, (std::vector<double>{1, 2, 4, 5, 10}));
    QCOMPARE(inside.neighbours[1].row, Index{1});
    QCOMPARE(inside.neighbours[1].distance, 2.0);
    QCOMPARE(inside.neighbours[1].vote, 0.5);
    QCOMPARE(inside.neighbours[1].target, 1.0);
    QCOMPARE(inside.votes, (Vector{{0.5, 0.5}}));
}

void KnnTest::saysWhatEachPartFound()
{
    const auto trainer = begin(line(), {{"n_neighbors", 2.0}});
    trainer->step(Stride::Whole);

    trainer->step(Stride::Part);
    QCOMPARE(trainer->snapshot().partName, std::string("measure"));
    QCOMPARE(sentence(trainer->snapshot().caption),
             std::string("Measured: neighbour 2 lies between 3 and 6 away (euclidean)"));
    trainer->step(Stride::Part);
    QCOMPARE(sentence(trainer->snapshot().caption),
             std::string("Ranked: neighbour 2 is of another class for 4 of 5 samples"));
    trainer->step(Stride::Part);
    QCOMPARE(trainer->snapshot().part, 0);
    // Ties go to the first class, so the split samples of class b are outvoted: rows 2 and 3.
    QCOMPARE(sentence(trainer->snapshot().caption),
             std::string("k = 2: 2 of 5 training samples are outvoted, log loss 0.555"));
}

void KnnTest::mahalanobisDoesNotMindUnits()
{
    const Dataset data = sample::moons(80, 0.3, 6);
    Dataset scaled = data;
    scaled.X.col(0) *= 1e-8;
    scaled.X.col(1) *= 1e8;
    const Settings settings{{"metric", std::string("mahalanobis")}};

    const Matrix one = finish(data, settings).model->predict(data.X);
    const Matrix two = finish(scaled, settings).model->predict(scaled.X);

    QVERIFY((one - two).cwiseAbs().maxCoeff() < 1e-9);
}

QTEST_APPLESS_MAIN(KnnTest)
#include "knn_test.moc"
