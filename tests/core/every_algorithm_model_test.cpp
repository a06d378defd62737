#include "ml/algorithm.h"
#include "support/every_algorithm.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace holdout;

/// What the models of every entry of the catalogue promise: scores, explanations, marks, captions.
class EveryAlgorithmModelTest : public QObject {
    Q_OBJECT

private slots:
    void scoresEveryRow_data() { every::rows(); }
    void scoresEveryRow();
    void scoresRowByRowAsInABatch_data() { every::rows(); }
    void scoresRowByRowAsInABatch();
    void explainsWhatItPredicts_data() { every::rows(); }
    void explainsWhatItPredicts();
    void captionsEveryPart_data() { every::rows(); }
    void captionsEveryPart();
    void drawsInFeatureSpace_data() { every::rows(); }
    void drawsInFeatureSpace();
    void handlesCanBeDragged_data() { every::rows(); }
    void handlesCanBeDragged();
    void ignoresUnknownHandles_data() { every::rows(); }
    void ignoresUnknownHandles();
    void doesNotMindTheOrderOfRows_data() { every::rows(); }
    void doesNotMindTheOrderOfRows();
    void knowsWhetherItIsScaleSensitive_data() { every::rows(); }
    void knowsWhetherItIsScaleSensitive();
    void learnsSomething_data() { every::rows(); }
    void learnsSomething();
};

namespace {

/// The captions, reasons and labels a person would read must have no gap left and no nonsense.
bool isReadable(const Caption& caption)
{
    const std::string text = sentence(caption);
    return !text.empty() && text.size() < 300 && text.find('{') == std::string::npos &&
           text.find("nan") == std::string::npos && text.find("inf ") == std::string::npos &&
           !text.ends_with('.');
}

} // namespace

void EveryAlgorithmModelTest::scoresEveryRow()
{
    const auto entry = every::current();
    const Dataset data = every::ordinary(entry.task);
    const auto trainer = every::begin(entry);

    for (int i = 0; i < 6; ++i) {
        for (const double factor : {1.0, 1e9}) { // on the samples, and far away
            const Matrix scores = trainer->snapshot().model->predict(factor * data.X);
            QCOMPARE(scores.rows(), data.samples());
            QVERIFY(scores.allFinite());
            if (entry.task == Task::Regression) {
                QCOMPARE(scores.cols(), Index{1});
                continue;
            }
            QVERIFY(scores.minCoeff() >= 0.0 && scores.maxCoeff() <= 1.0 + 1e-9);
            QVERIFY((scores.rowwise().sum().array() - 1.0).abs().maxCoeff() < 1e-9);
            if (entry.task == Task::Classification)
                QCOMPARE(scores.cols(), data.classes());
            else
                QVERIFY((scores.rowwise().maxCoeff().array() == 1.0).all());
        }
        const Matrix none = trainer->snapshot().model->predict(Matrix(0, data.dimensions()));
        QCOMPARE(none.rows(), Index{0});
        trainer->step(Stride::Whole);
    }
}

void EveryAlgorithmModelTest::scoresRowByRowAsInABatch()
{
    const auto entry = every::current();
    const Matrix X = every::questions(every::ordinary(entry.task));
    const auto trainer = every::begin(entry);
    every::walk(*trainer);
    const auto model = trainer->snapshot().model;
    const Matrix batch = model->predict(X);

    for (Index i = 0; i < X.rows(); ++i)
        QVERIFY((model->predict(X.row(i)) - batch.row(i)).cwiseAbs().maxCoeff() < 1e-9);
}

void EveryAlgorithmModelTest::explainsWhatItPredicts()
{
    const auto entry = every::current();
    const Matrix X = every::questions(every::ordinary(entry.task));
    const auto trainer = every::begin(entry);

    for (int step = 0; step < 8; ++step) {
        const auto model = trainer->snapshot().model;
        for (Index i = 0; i < X.rows(); i += 7) {
            const Explanation why = model->explain(X.row(i));
            QVERIFY(every::addsUp(*model, X.row(i)));
            for (const Term& term : why.terms)
                QVERIFY(!term.label.empty() && term.values.size() == why.base.size());
            for (const Caption& reason : why.reasons)
                QVERIFY2(isReadable(reason), sentence(reason).c_str());
        }
        trainer->step(step % 2 == 0 ? Stride::Whole : Stride::Part);
    }
}

void EveryAlgorithmModelTest::captionsEveryPart()
{
    const auto trainer = every::begin(every::current());
    do {
        const Caption caption = trainer->snapshot().caption;
        QVERIFY2(isReadable(caption), sentence(caption).c_str());
    } while (trainer->snapshot().step < every::fewSteps && trainer->step(Stride::Part));
}

void EveryAlgorithmModelTest::drawsInFeatureSpace()
{
    const auto entry = every::current();
    const Dataset data = every::ordinary(entry.task);
    const auto trainer = every::begin(entry);
    View flat = every::ordinaryView(data);
    View oblique = flat;
    oblique.x = oblique.y = -1;
    flat.probe.reset();

    for (int i = 0; i < 12; ++i) {
        const auto model = trainer->snapshot().model;
        for (const View& view : {flat, oblique, every::ordinaryView(data)})
            for (const auto& shape : model->overlay(view))
                std::visit(
                    [&](const auto& mark) {
                        const auto inSpace = [&](const Vector& at) {
                            return at.size() == data.dimensions() && at.allFinite();
                        };
                        if constexpr (requires { mark.at; })
                            QVERIFY(inSpace(mark.at));
                        else if constexpr (requires { mark.from; })
                            QVERIFY(inSpace(mark.from) && inSpace(mark.to));
                        else
                            QVERIFY(mark.corners.size() > 2 &&
                                    std::ranges::all_of(mark.corners, inSpace));
                    },
                    shape);
        trainer->step(Stride::Part);
    }
}

void EveryAlgorithmModelTest::handlesCanBeDragged()
{
    const auto entry = every::current();
    const Dataset data = every::ordinary(entry.task);
    const auto trainer = every::begin(entry);
    every::walk(*trainer, 3);
    const Matrix X = every::questions(data);
    Random random(5);

    for (int i = 0; i < 20; ++i) {
        const auto there = every::handles(*trainer->snapshot().model, every::ordinaryView(data));
        if (there.empty())
            return;
        const auto which = static_cast<std::size_t>(random.below(std::ssize(there)));
        Vector to(data.dimensions());
        for (double& value : to)
            value = random.uniform(-6.0, 6.0);
        trainer->edit(there[which], to);
        QCOMPARE(trainer->snapshot().flag, Flag::Edited);
        QCOMPARE(trainer->snapshot().part, 0);
        QVERIFY(isReadable(trainer->snapshot().caption));
        QVERIFY(trainer->snapshot().model->predict(X).allFinite());

        const auto clone = trainer->clone();
        QCOMPARE(clone->step(Stride::Whole), trainer->step(Stride::Whole));
        QVERIFY(every::same(clone->snapshot(), trainer->snapshot(), X));
        trainer->step(Stride::Part);
    }
}

void EveryAlgorithmModelTest::ignoresUnknownHandles()
{
    const auto entry = every::current();
    const Matrix X = every::questions(every::ordinary(entry.task));
    const auto trainer = every::begin(entry);
    every::walk(*trainer, 3);
    const Snapshot before = trainer->snapshot();

    for (const HandleId handle : {noHandle, -7, 1'000'000})
        trainer->edit(handle, Vector::Zero(X.cols()));

    QVERIFY(every::same(before, trainer->snapshot(), X));
}

void EveryAlgorithmModelTest::doesNotMindTheOrderOfRows()
{
    const auto entry = every::current();
    const Dataset data = every::ordinary(entry.task);
    const Matrix X = every::questions(data);
    const auto run = [&](const Dataset& rows, std::uint64_t seed) {
        const auto trainer = every::begin(entry, rows, defaults(entry.algorithm->parameters), seed);
        every::walk(*trainer, 200);
        return Matrix(trainer->snapshot().model->predict(X));
    };
    const Matrix straight = run(data, 1);
    for (std::uint64_t seed = 2; seed < 8; ++seed)
        if (run(data, seed) != straight)
            return; // draws rows by chance, so their order cannot but matter

    std::vector<Index> order(static_cast<std::size_t>(data.samples()));
    std::iota(order.begin(), order.end(), Index{0});
    Random(3).shuffle(order);

    QVERIFY((run(select(data, order), 1) - straight).cwiseAbs().maxCoeff() < 1e-6);
}

void EveryAlgorithmModelTest::knowsWhetherItIsScaleSensitive()
{
    const auto entry = every::current();
    const Dataset data = every::ordinary(entry.task);
    Dataset scaled = data;
    scaled.X.col(1) *= 1024.0; // a power of two, so that no digit is lost
    const auto run = [&](const Dataset& rows) {
        const auto trainer = every::begin(entry, rows, defaults(entry.algorithm->parameters));
        every::walk(*trainer);
        return Matrix(trainer->snapshot().model->predict(rows.X));
    };

    const double change = (run(data) - run(scaled)).cwiseAbs().maxCoeff();

    QVERIFY(entry.algorithm->scaleSensitive ? change > 1e-3 : change < 1e-9);
}

void EveryAlgorithmModelTest::learnsSomething()
{
    const auto entry = every::current();
    const auto trainer = every::begin(entry);
    const double before = trainer->loss();
    every::walk(*trainer, 300);

    QVERIFY(trainer->loss() < before);
    const Dataset data = every::ordinary(entry.task);
    if (entry.task != Task::Classification)
        return;
    const Matrix scores = trainer->snapshot().model->predict(data.X);
    Index right = 0;
    for (Index i = 0; i < data.samples(); ++i) {
        Index winner = 0;
        scores.row(i).maxCoeff(&winner);
        right += static_cast<double>(winner) == data.y(i) ? 1 : 0;
    }
    QVERIFY(static_cast<double>(right) > 0.83 * static_cast<double>(data.samples()));
}

QTEST_APPLESS_MAIN(EveryAlgorithmModelTest)
#include "every_algorithm_model_test.moc"
