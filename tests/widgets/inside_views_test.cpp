#include "plots/inside/clusters_view.h"
#include "plots/inside/inside_view.h"
#include "plots/inside/linear_view.h"
#include "plots/inside/neighbours_view.h"
#include "plots/inside/network_view.h"
#include "plots/inside/tree_view.h"
#include "support/inside_samples.h"
#include "support/pixels.h"
#include "support/theme.h"

#include <QComboBox>
#include <QSignalSpy>

using namespace holdout;
using namespace holdout::test;

class InsideViewsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(*qApp, ThemeChoice::Light); }
    void picksTheViewOfTheModel();
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
