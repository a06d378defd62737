#include "plots/inside/tree_view.h"
#include "support/inside_samples.h"
#include "support/pixels.h"
#include "support/theme.h"

#include <QSignalSpy>

using namespace holdout;
using namespace holdout::test;

class TreeViewTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(*qApp, ThemeChoice::Light); }
    void layoutPutsParentsOverTheirChildren();
    void treeTellsTheNodeClicked();
    void treeZoomsAndShowsAllAgain();
    void treeFadesWhatWasPrunedAway();
    void treeHighlightsTheProbesPath();
};

void TreeViewTest::layoutPutsParentsOverTheirChildren()
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

void TreeViewTest::treeTellsTheNodeClicked()
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

void TreeViewTest::treeZoomsAndShowsAllAgain()
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

void TreeViewTest::treeFadesWhatWasPrunedAway()
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

void TreeViewTest::treeHighlightsTheProbesPath()
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

QTEST_MAIN(TreeViewTest)
#include "tree_view_test.moc"
