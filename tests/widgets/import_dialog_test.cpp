#include "support/opened_import.h"
#include "support/theme.h"

#include <QApplication>
#include <QLineEdit>
#include <QTest>

using namespace holdout;
using holdout::test::birds;
using holdout::test::Opened;
using holdout::test::Place;

class ImportDialogTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(*qApp, ThemeChoice::Light); }
    void showsTheFileAsItIsUnderstood();
    void proposesTargetAndFeatures();
    void hasOneTargetAtATime();
    void looksForGroupsWithoutATarget();
    void givesWhatWasChosen();
    void worksByKeyboard();
    void saysWhyItCannotOpen();
    void findsColumnsByName();
};

void ImportDialogTest::showsTheFileAsItIsUnderstood()
{
    const Opened opened("a;b\n1,5;x\n2,5;\n3,5;y\n");
    QTRY_VERIFY(opened.ready());

    QVERIFY(opened.says("facts").startsWith(QStringLiteral("3 rows · 2 columns")));
    QCOMPARE(opened.child<QComboBox>("separator")->currentText(),
             QStringLiteral("Semicolon (guessed)"));
    QCOMPARE(opened.child<QComboBox>("decimal")->currentText(), QStringLiteral("Comma (guessed)"));
    QCOMPARE(opened.child<QComboBox>("encoding")->currentText(), QStringLiteral("UTF-8 (guessed)"));
    QCOMPARE(opened.cell(QStringLiteral("a"), Place::Kind).data().toString(),
             QStringLiteral("number"));
    QCOMPARE(opened.cell(QStringLiteral("a"), Place::Holds).data().toString(),
             QStringLiteral("1.5 … 3.5"));
    QCOMPARE(opened.cell(QStringLiteral("b"), Place::Missing).data().toString(),
             QStringLiteral("1"));
    const QAbstractItemModel* cells = opened.preview()->model();
    QCOMPARE(cells->rowCount(), 3);
    QCOMPARE(cells->index(0, 0).data().toString(), QStringLiteral("1,5"));
    QCOMPARE(cells->index(1, 1).data().toString(), QStringLiteral("missing"));
    QCOMPARE(cells->headerData(1, Qt::Horizontal).toString(), QStringLiteral("b"));
    QVERIFY(opened.says("reason").contains(QStringLiteral("1 row without a value of b")));
}

void ImportDialogTest::proposesTargetAndFeatures()
{
    const Opened opened(birds);
    QTRY_VERIFY(opened.ready());

    QVERIFY(opened.on(QStringLiteral("species"), Place::Target));
    QVERIFY(!opened.on(QStringLiteral("species"), Place::Feature));
    QVERIFY(opened.on(QStringLiteral("bill"), Place::Feature));
    QVERIFY(!opened.on(QStringLiteral("note"), Place::Feature)); // it has no values
    QCOMPARE(opened.says("task"),
             QStringLiteral("Classification: 3 classes of species from 3 features"));
}

void ImportDialogTest::hasOneTargetAtATime()
{
    const Opened opened(birds);
    QTRY_VERIFY(opened.ready());

    opened.click(QStringLiteral("bill"), Place::Target);

    QVERIFY(opened.on(QStringLiteral("bill"), Place::Target));
    QVERIFY(!opened.on(QStringLiteral("species"), Place::Target));
    QVERIFY(
        opened.on(QStringLiteral("species"), Place::Feature)); // it was only not one as the target
    QVERIFY(!opened.on(QStringLiteral("bill"), Place::Feature));
    QVERIFY(opened.says("task").startsWith(QStringLiteral("Regression: the number bill")));
    opened.click(QStringLiteral("note"), Place::Target); // cannot be
    QVERIFY(opened.on(QStringLiteral("bill"), Place::Target));
}

void ImportDialogTest::looksForGroupsWithoutATarget()
{
    Opened opened(birds);
    QTRY_VERIFY(opened.ready());

    opened.click(QStringLiteral("No target"), Place::Target);
    QVERIFY(opened.says("task").startsWith(QStringLiteral("Clustering: groups among 4")));
    QTest::mouseClick(opened.open(), Qt::LeftButton);

    QCOMPARE(opened.sources.size(), std::size_t{1});
    QCOMPARE(opened.sources[0].target, std::string());
}

void ImportDialogTest::givesWhatWasChosen()
{
    Opened opened(birds);
    QTRY_VERIFY(opened.ready());

    opened.click(QStringLiteral("ring"), Place::Feature);
    QTest::mouseClick(opened.open(), Qt::LeftButton);

    const TableSource expected{.name = text(opened.path),
                               .isFile = true,
                               .target = "species",
                               .features = {"bill", "mass"}};
    QCOMPARE(opened.sources.size(), std::size_t{1});
    QVERIFY(opened.sources[0] == expected);
    QVERIFY(!opened.dialog->isVisible());
}

void ImportDialogTest::worksByKeyboard()
{
    Opened opened(birds);
    QTRY_VERIFY(opened.ready());
    QTRY_VERIFY(opened.list()->hasFocus());
    QCOMPARE(opened.list()->currentIndex(), opened.cell(QStringLiteral("species"), Place::Target));

    opened.list()->setCurrentIndex(opened.cell(QStringLiteral("bill"), Place::Feature));
    QTest::keyClick(opened.list(), Qt::Key_Space);
    QVERIFY(!opened.on(QStringLiteral("bill"), Place::Feature));
    QTest::keyClick(opened.list(), Qt::Key_Down);
    QTest::keyClick(opened.list(), Qt::Key_Left);
    QTest::keyClick(opened.list(), Qt::Key_Space);
    QVERIFY(opened.on(QStringLiteral("mass"), Place::Target));
    QTest::keyClick(opened.list(), Qt::Key_Return);

    QCOMPARE(opened.sources.size(), std::size_t{1});
    QCOMPARE(opened.sources[0].target, std::string("mass"));
}

void ImportDialogTest::saysWhyItCannotOpen()
{
    const Opened opened(birds);
    QTRY_VERIFY(opened.ready());

    QTest::mouseClick(opened.child<QPushButton>("noFeatures"), Qt::LeftButton);

    QVERIFY(!opened.ready());
    QVERIFY(opened.says("reason").contains(QStringLiteral("feature")));
    QTest::mouseClick(opened.child<QPushButton>("allFeatures"), Qt::LeftButton);
    QVERIFY(opened.ready());
}

void ImportDialogTest::findsColumnsByName()
{
    const Opened opened(birds);
    QTRY_VERIFY(opened.ready());

    QTest::keyClicks(opened.child<QLineEdit>("columnSearch"), QStringLiteral("IL"));

    QCOMPARE(opened.list()->model()->rowCount(), 2); // no target, bill
    QTest::mouseClick(opened.child<QPushButton>("noFeatures"), Qt::LeftButton);
    QTest::keyClick(opened.child<QLineEdit>("columnSearch"), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(opened.child<QLineEdit>("columnSearch"), Qt::Key_Delete);
    QVERIFY(!opened.on(QStringLiteral("bill"), Place::Feature));
    QVERIFY(opened.on(QStringLiteral("mass"), Place::Feature)); // was not shown
}

QTEST_MAIN(ImportDialogTest)
#include "import_dialog_test.moc"
