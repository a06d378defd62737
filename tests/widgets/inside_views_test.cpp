#include "plots/inside/clusters_view.h"
#include "plots/inside/inside_view.h"
#include "plots/inside/linear_view.h"
#include "plots/inside/neighbours_view.h"
#include "plots/inside/network_view.h"
#include "plots/inside/tree_view.h"
#include "support/pixels.h"
#include "support/theme.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

using namespace holdout;
using holdout::test::countNear;

namespace {

NetworkInside network(const std::vector<Index>& sizes)
{
    NetworkInside result;
    result.activation = "tanh";
    for (std::size_t l = 0; l + 1 < sizes.size(); ++l) {
        result.weights.push_back(Matrix::Constant(sizes[l], sizes[l + 1], 0.5));
        result.biases.push_back(Vector::Constant(sizes[l + 1], 0.25));
        result.gradients.push_back(Matrix::Constant(sizes[l], sizes[l + 1], -0.01));
        result.monitors.push_back({.gradientNorm = 0.1, .dead = 0.5});
    }
    for (Index i = 0; i < sizes.front(); ++i)
        result.inputNames.push_back("x" + std::to_string(i + 1));
    result.outputNames = {"p(orange)"};
    return result;
}

/// A full binary tree of 2^(depth+1) − 1 nodes, in breadth-first order.
TreeInside fullTree(int depth)
{
    TreeInside tree;
    tree.featureNames = {"x₁", "x₂"};
    tree.criterion = "gini";
    const int inner = (1 << depth) - 1, all = 2 * inner + 1;
    for (int i = 0; i < all; ++i) {
        int level = 0;
        for (int j = i + 1; j > 1; j /= 2)
            ++level;
        TreeInside::Node node;
        node.depth = level;
        node.samples = 10.0;
        node.impurity = 0.5;
        node.value = Vector{{0.5, 0.5}};
        if (i < inner) {
            node.left = 2 * i + 1;
            node.right = 2 * i + 2;
            node.feature = i % 2;
            node.threshold = 0.43;
        }
        tree.nodes.push_back(node);
    }
    return tree;
}

template <class View> void show(View& view, QSize size = {600, 220})
{
    view.resize(size);
    view.show();
    if (!QTest::qWaitForWindowExposed(&view))
        qFatal("The window never appeared");
}

void hover(QWidget& widget, const QPointF& at)
{
    QMouseEvent move(QEvent::MouseMove, at, widget.mapToGlobal(at), Qt::NoButton, Qt::NoButton, {});
    QApplication::sendEvent(&widget, &move);
}

void turnWheel(QWidget& widget, const QPointF& at, int notches)
{
    QWheelEvent wheel(at, widget.mapToGlobal(at), {}, {0, 120 * notches}, Qt::NoButton, {},
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(&widget, &wheel);
}

const InsideContext context{.classNames = {QStringLiteral("blue"), QStringLiteral("orange")}};

} // namespace

class InsideViewsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(*qApp, ThemeChoice::Light); }
    void picksTheViewOfTheModel();
    void networkTellsTheNeuronHovered();
    void networkEditsAWeightByWheelAndBox();
    void networkEditsABiasByKey();
    void networkShowsGradientsBackward();
    void thumbnailsShowTheSignOfActivations();
    void layoutPutsParentsOverTheirChildren();
    void treeTellsTheNodeClicked();
    void treeZoomsAndShowsAllAgain();
    void treeFadesWhatWasPrunedAway();
    void treeHighlightsTheProbesPath();
    void neighboursTellTheRowHovered();
    void linearViewChoosesAnOutput();
    void clustersTellTheOneClicked();
    void survivesHugeModels_data();
    void survivesHugeModels();
    void everyViewTeachesWhileEmpty();
    void everyViewExports();
};

void InsideViewsTest::picksTheViewOfTheModel()
{
    InsideView view;
    const QSignalSpy noted(&view, &InsideView::noteChanged);
    QVERIFY(view.exportable().summary.contains(QStringLiteral("Train a model")));

    view.setInside(network({2, 3, 1}), context);
    QCOMPARE(view.currentWidget(), view.network());
    QVERIFY(view.note().contains(QStringLiteral("|weight|")));
    view.setInside(fullTree(2), context);
    QCOMPARE(view.currentWidget(), view.tree());
    view.setInside(NeighboursInside{}, context);
    QCOMPARE(view.currentWidget(), view.neighbours());
    view.setInside(LinearInside{}, context);
    QCOMPARE(view.currentWidget(), view.linear());
    view.setInside(ClustersInside{}, context);
    QCOMPARE(view.currentWidget(), view.clusters());
    view.setInside({}, context);
    QVERIFY(view.note().isEmpty());
    QVERIFY(noted.count() >= 5);
}

void InsideViewsTest::networkTellsTheNeuronHovered()
{
    NetworkView view;
    view.setNetwork(network({2, 3, 1}));
    show(view);
    const QSignalSpy hovered(&view, &NetworkView::neuronHovered);

    hover(view, view.placement().at({0, 2}));
    hover(view, view.placement().at({1, 0}));
    QEvent leave(QEvent::Leave);
    QApplication::sendEvent(&view, &leave);

    QCOMPARE(hovered.count(), 3);
    QCOMPARE(hovered[0], (QVariantList{0, 2}));
    QCOMPARE(hovered[1], (QVariantList{1, 0}));
    QCOMPARE(hovered[2], (QVariantList{-1, -1}));
}

void InsideViewsTest::networkEditsAWeightByWheelAndBox()
{
    NetworkView view;
    view.setNetwork(network({2, 3, 1}));
    show(view);
    const QSignalSpy edited(&view, &NetworkView::weightEdited);
    const NetworkLink link{1, 0, 0};
    const QPointF on = view.placement().path(link).pointAtPercent(0.3);

    hover(view, on);
    turnWheel(view, on, 1);
    QCOMPARE(edited.last(), (QVariantList{1, 0, 0, 0.6}));
    turnWheel(view, on, -1);
    QCOMPARE(edited.last(), (QVariantList{1, 0, 0, 0.4}));

    QTest::mouseClick(&view, Qt::LeftButton, {}, on.toPoint());
    auto* box = view.findChild<QDoubleSpinBox*>(QStringLiteral("editor"));
    QVERIFY(box->isVisible());
    QCOMPARE(box->value(), 0.5);
    QTest::keyClick(box, Qt::Key_Up);
    QCOMPARE(edited.last(), (QVariantList{1, 0, 0, 0.6}));
}

void InsideViewsTest::networkEditsABiasByKey()
{
    NetworkView view;
    view.setNetwork(network({2, 3, 1}));
    show(view);
    const QSignalSpy edited(&view, &NetworkView::biasEdited);
    const QSignalSpy hovered(&view, &NetworkView::neuronHovered);

    QTest::keyClick(&view, Qt::Key_Down);
    QCOMPARE(hovered.last(), (QVariantList{0, 1}));
    QVERIFY(view.accessibleDescription().contains(QStringLiteral("h1·2: bias 0.25")));
    QTest::keyClick(&view, Qt::Key_Return);
    QTest::keyClick(view.findChild<QDoubleSpinBox*>(QStringLiteral("editor")), Qt::Key_Down);

    QCOMPARE(edited.count(), 1);
    QCOMPARE(edited[0], (QVariantList{0, 1, 0.15}));
}

void InsideViewsTest::networkShowsGradientsBackward()
{
    NetworkView view;
    view.setNetwork(network({2, 3, 1}));
    show(view);
    const QImage forward = view.grab().toImage();
    QVERIFY(countNear(forward, view.rect(), classInk(1), 30) >
            countNear(forward, view.rect(), classInk(0), 30)); // weights are positive

    QTest::mouseClick(view.findChild<QAbstractButton*>(QStringLiteral("backward")), Qt::LeftButton);

    const QImage backward = view.grab().toImage();
    QVERIFY(countNear(backward, view.rect(), classInk(0), 30) >
            countNear(backward, view.rect(), classInk(1), 30)); // gradients are negative
    QVERIFY(view.note().contains(QStringLiteral("|gradient|")));
}

void InsideViewsTest::thumbnailsShowTheSignOfActivations()
{
    Matrix activations(4, 2); // 2 by 2 pixels of two units
    activations << -1.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.5, 0.0;

    const auto images = unitThumbnails({activations}, 2, 2, theme());

    QCOMPARE(images.size(), std::size_t{1});
    QCOMPARE(images[0].size(), std::size_t{2});
    const QImage& unit = images[0][0];
    QVERIFY(unit.pixelColor(0, 0).blue() > unit.pixelColor(0, 0).red() + 80);
    QVERIFY(unit.pixelColor(1, 0).red() > unit.pixelColor(1, 0).blue() + 80);
    QCOMPARE(unit.pixelColor(0, 1), theme().card);
    QCOMPARE(images[0][1].pixelColor(1, 1), theme().card);
}

void InsideViewsTest::layoutPutsParentsOverTheirChildren()
{
    const TreeInside tree = fullTree(5);
    const TreeLayout layout = layOutTree(tree.nodes);

    for (std::size_t i = 0; i < tree.nodes.size(); ++i) {
        const auto& node = tree.nodes[i];
        if (node.left < 0)
            continue;
        const QPointF left = layout.centres[static_cast<std::size_t>(node.left)];
        const QPointF right = layout.centres[static_cast<std::size_t>(node.right)];
        QVERIFY(left.x() < right.x());
        QCOMPARE(layout.centres[i].x(), (left.x() + right.x()) / 2.0);
        QVERIFY(layout.centres[i].y() < left.y());
    }
    for (int i = 0; i < std::ssize(tree.nodes); ++i)
        for (int j = 0; j < i; ++j)
            QVERIFY(!layout.box(i).intersects(layout.box(j)));
}

void InsideViewsTest::treeTellsTheNodeClicked()
{
    TreeView view;
    view.setContext(context);
    view.setTree(fullTree(2));
    show(view);
    const QSignalSpy picked(&view, &TreeView::nodePicked);

    QTest::mouseClick(&view, Qt::LeftButton, {}, view.nodeRect(4).center().toPoint());
    QCOMPARE(picked.last().at(0).toInt(), 4);
    QTest::keyClick(&view, Qt::Key_Up);
    QTest::keyClick(&view, Qt::Key_Left);
    QTest::keyClick(&view, Qt::Key_Return);
    QCOMPARE(picked.last().at(0).toInt(), 3);
    QVERIFY(view.accessibleDescription().contains(QStringLiteral("Leaf: blue. 10 samples")));
}

void InsideViewsTest::treeZoomsAndShowsAllAgain()
{
    TreeView view;
    view.setTree(fullTree(6));
    show(view);
    const QRectF before = view.nodeRect(0);
    const QPointF at = before.center();

    for (int i = 0; i < 8; ++i)
        turnWheel(view, at, 1);
    QVERIFY(view.nodeRect(0).width() > 3.0 * before.width());
    QVERIFY(view.nodeRect(0).contains(at));

    QTest::keyClick(&view, Qt::Key_0);
    QCOMPARE(view.nodeRect(0), before);
}

void InsideViewsTest::treeFadesWhatWasPrunedAway()
{
    TreeView view;
    view.setContext(context);
    TreeInside tree = fullTree(1);
    view.setTree(tree);
    show(view);
    const QRect leaf = view.nodeRect(1).toRect();
    const int strong = countNear(view.grab().toImage(), leaf, classColour(0), 20);

    tree.nodes[1].pruned = true;
    view.setTree(tree);

    QVERIFY(strong > 50);
    QCOMPARE(countNear(view.grab().toImage(), leaf, classColour(0), 20), 0);
    QVERIFY(view.summary().contains(QStringLiteral("1 leaves")));
}

void InsideViewsTest::treeHighlightsTheProbesPath()
{
    TreeView view;
    TreeInside tree = fullTree(2);
    for (auto& node : tree.nodes)
        node.value = Vector{{0.0, 1.0}}; // no blue bars, which are near the accent
    view.setTree(tree);
    show(view);
    QCOMPARE(countNear(view.grab().toImage(), view.rect(), theme().accent, 8), 0);

    tree.probePath = {0, 2, 5};
    view.setTree(tree);

    const QImage picture = view.grab().toImage();
    const auto accent = [&](int node) {
        return countNear(picture, view.nodeRect(node).toRect().adjusted(-2, -2, 2, 2),
                         theme().accent, 60);
    };
    QVERIFY(accent(5) > 50);
    QCOMPARE(accent(3), 0);
    QVERIFY(view.summary().contains(QStringLiteral("The probe ends in")));
}

void InsideViewsTest::neighboursTellTheRowHovered()
{
    NeighboursView view;
    view.setContext(context);
    view.setNeighbours({.neighbours = {{70, 0.1, 0.5, 0.0}, {80, 0.2, 0.5, 1.0}},
                        .distances = {0.1, 0.2, 0.9},
                        .votes = Vector{{0.5, 0.5}},
                        .metric = "euclidean"});
    show(view);
    const QSignalSpy hovered(&view, &NeighboursView::rowHovered);

    hover(view, {60, 2 + 20 + 19 + 9});
    QCOMPARE(hovered.last().at(0).value<Index>(), Index{80});
    hover(view, {60, 150});
    QCOMPARE(hovered.last().at(0).value<Index>(), Index{-1});
    QVERIFY(view.csv().contains(QStringLiteral("2,80,0.2,0.5,orange\n")));
}

void InsideViewsTest::linearViewChoosesAnOutput()
{
    LinearView view;
    view.setContext({.classNames = {QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")},
                     .X = std::make_shared<const Matrix>(Matrix::Random(30, 2))});
    LinearInside inside;
    inside.weights = Matrix{{1.0, 0.0}, {0.0, 4.0}, {-2.0, 1.0}};
    inside.intercept = Vector::Zero(3);
    inside.featureNames = {"u", "v"};
    inside.output = 1;
    inside.targets = Vector::Zero(30);
    inside.scores = inside.probabilities = Vector::Constant(30, 0.5);
    view.setLinear(inside);
    show(view);
    auto* selector = view.findChild<QComboBox*>(QStringLiteral("output"));
    const QSignalSpy picked(&view, &LinearView::outputPicked);

    QCOMPARE(selector->count(), 3);
    QCOMPARE(view.output(), 1);
    QVERIFY(view.summary().contains(QStringLiteral("the largest is 4 of v")));
    QTest::keyClick(selector, Qt::Key_Down);

    QCOMPARE(picked.last().at(0).toInt(), 2);
    QVERIFY(view.summary().contains(QStringLiteral("the largest is -2 of u")));
    view.setLinear(inside);
    QCOMPARE(view.output(), 2); // the person's choice stays
}

void InsideViewsTest::clustersTellTheOneClicked()
{
    ClustersView view;
    view.setClusters({.centres = Matrix{{1.0, 2.0}, {3.0, 4.0}},
                      .sizes = {10, 0},
                      .inertias = {2.5, 0.0},
                      .silhouettes = {},
                      .featureNames = {"u", "v"}});
    show(view);
    const QSignalSpy picked(&view, &ClustersView::clusterPicked);

    QTest::mouseClick(&view, Qt::LeftButton, {}, {100, 20 + 28 + 14});

    QCOMPARE(picked.count(), 1);
    QCOMPARE(picked[0].at(0).toInt(), 1);
    QCOMPARE(view.summary(), QStringLiteral("2 clusters of 0 to 10 samples, inertia 2.5."));
    QVERIFY(view.csv().contains(QStringLiteral("1,10,2.5,,1,2\n")));
}

void InsideViewsTest::survivesHugeModels_data()
{
    QTest::addColumn<int>("kind");

    QTest::newRow("network of four layers of 16 units") << 0;
    QTest::newRow("tree of 511 nodes") << 1;
    QTest::newRow("chain of 2001 nodes") << 2;
    QTest::newRow("5000 neighbours") << 3;
    QTest::newRow("500 weights, 5000 samples") << 4;
    QTest::newRow("50 clusters") << 5;
}

void InsideViewsTest::survivesHugeModels()
{
    QFETCH(const int, kind);
    Inside inside;
    if (kind == 0)
        inside = network({30, 16, 16, 16, 16, 10});
    if (kind == 1)
        inside = fullTree(8);
    if (kind == 2) {
        TreeInside chain;
        chain.featureNames = {"x"};
        for (int i = 0; i <= 1000; ++i) {
            TreeInside::Node node, leaf;
            node.left = i < 1000 ? 2 * i + 1 : -1;
            node.right = i < 1000 ? 2 * i + 2 : -1;
            node.feature = 0;
            node.depth = leaf.depth = i;
            leaf.value = Vector{{1.0, 0.0}};
            if (i > 0) // of the two children before this one, the second goes on
                chain.nodes.push_back(leaf);
            node.value = Vector{{0.5, 0.5}};
            chain.nodes.push_back(node);
        }
        inside = chain;
    }
    if (kind == 3) {
        NeighboursInside many;
        many.votes = Vector{{0.5, 0.5}};
        many.metric = "l1";
        for (int i = 0; i < 5000; ++i) {
            many.neighbours.push_back({i, 0.001 * i, 1.0 / 5000, 1.0});
            many.distances.push_back(0.001 * i);
        }
        inside = many;
    }
    if (kind == 4) {
        LinearInside many;
        many.weights = Matrix::Random(1, 500);
        many.intercept = Vector::Zero(1);
        many.output = 1;
        many.scores = Vector::Random(5000) * 1e6;
        many.targets = Vector::Ones(5000);
        inside = many;
    }
    if (kind == 5) {
        ClustersInside many;
        many.centres = Matrix::Random(50, 30);
        many.sizes.assign(50, 7);
        many.inertias.assign(50, 1.0);
        inside = many;
    }
    InsideView view;
    view.setInside(inside, context);
    show(view);
    const double start = test::processorTime();

    const QImage picture = view.grab().toImage();

    const double spent = test::processorTime() - start;
    qInfo("%.1f ms", spent);
    QVERIFY(spent < 250.0);
    QVERIFY(countNear(picture, view.rect(), theme().card, 0) < 0.995 * 600 * 220);
    QVERIFY(!view.exportable().summary.isEmpty());
}

void InsideViewsTest::everyViewTeachesWhileEmpty()
{
    InsideView view;
    show(view);
    const std::vector<Inside> all{std::monostate{},   NetworkInside{}, TreeInside{},
                                  NeighboursInside{}, LinearInside{},  ClustersInside{}};
    for (const Inside& inside : all) {
        view.setInside(inside, {});
        QTest::mouseClick(view.currentWidget(), Qt::LeftButton);
        QTest::keyClick(view.currentWidget(), Qt::Key_Down);
        QVERIFY(countNear(view.grab().toImage(), view.rect(), theme().muted, 40) > 40);
    }
}

void InsideViewsTest::everyViewExports()
{
    InsideView view;
    const std::vector<Inside> all{network({2, 3, 1}), fullTree(2)};
    for (const Inside& inside : all) {
        view.setInside(inside, context);
        const Exportable plot = view.exportable();
        QVERIFY(toSvg(plot, {500, 200}).contains("<path") ||
                toSvg(plot, {500, 200}).contains("<polyline"));
        QCOMPARE(toImage(plot, {500, 200}).size(), QSize(1000, 400));
        QVERIFY(plot.csv().count(u'\n') > 7);
    }
}

QTEST_MAIN(InsideViewsTest)
#include "inside_views_test.moc"
