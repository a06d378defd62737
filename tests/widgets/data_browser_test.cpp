#include "data/datasets.h"
#include "data/toy_data.h"
#include "pages/lab/class_bar.h"
#include "pages/lab/data_browser.h"
#include "pages/lab/data_scatter.h"
#include "support/pixels.h"
#include "support/text.h"
#include "support/theme.h"

#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace holdout;

namespace {

Result<std::string> readShipped(const std::string& file)
{
    QFile resource(QStringLiteral(RESOURCES "/datasets/") + text(file));
    if (!resource.open(QIODevice::ReadOnly))
        return failure(ErrorCode::NotFound, "There is no " + file);
    return resource.readAll().toStdString();
}

struct Opened {
    DataBrowser browser;
    QSignalSpy generators{&browser, &DataBrowser::generatorChosen};
    QSignalSpy tables{&browser, &DataBrowser::tableChosen};
    QListView* list = browser.findChild<QListView*>(QStringLiteral("dataList"));
    QLineEdit* search = browser.findChild<QLineEdit*>(QStringLiteral("dataSearch"));
    QScrollArea* card = browser.findChild<QScrollArea*>(QStringLiteral("dataCard"));
    QPushButton* open = browser.findChild<QPushButton*>(QStringLiteral("open"));

    explicit Opened(ReadResource read = readShipped) : browser(std::move(read), nullptr)
    {
        browser.show();
        if (!QTest::qWaitForWindowExposed(&browser))
            qFatal("The window never appeared");
    }

    QModelIndex entry(const QString& title) const
    {
        for (int row = 0; row < list->model()->rowCount(); ++row)
            if (list->model()->index(row, 0).data().toString() == title)
                return list->model()->index(row, 0);
        qFatal("There is no %s", qPrintable(title));
    }
    QPoint place(const QString& title) const
    {
        list->scrollTo(entry(title));
        return list->visualRect(entry(title)).center();
    }
    void click(const QString& title) const
    {
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, place(title));
    }
    QStringList shown() const
    {
        QStringList titles;
        for (int row = 0; row < list->model()->rowCount(); ++row)
            if (!list->isRowHidden(row))
                titles << list->model()->index(row, 0).data().toString();
        return titles;
    }
    QString current() const { return list->currentIndex().data().toString(); }
    QStringList read() const
    {
        QStringList lines;
        for (const QLabel* label : card->widget()->findChildren<QLabel*>())
            lines << label->text();
        return lines;
    }
    template <class Part> Part* part() const { return card->widget()->findChild<Part*>(); }
};

} // namespace

class DataBrowserTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(*qApp, ThemeChoice::Light); }
    void listsEverything();
    void showsAGenerator();
    void showsTheCardOfATable();
    void countsTheClasses();
    void saysWhenAFileCannotBeRead();
    void opensWithTheButton();
    void opensWithADoubleClick();
    void headingsCannotBeOpened();
    void worksByKeyboard();
    void findsByWords();
    void saysThatNothingIsCalledThat();
    void everyCardCanBeRead();
    void followsTheTheme();
    void fitsASmallWindow();
};

void DataBrowserTest::listsEverything()
{
    const Opened opened;

    for (const ToyData& toy : toyData())
        QVERIFY2(opened.shown().contains(text(toy.title)), toy.id.c_str());
    for (const DataCard& card : dataCards())
        QVERIFY2(opened.shown().contains(text(card.title)), card.id.c_str());
}

void DataBrowserTest::showsAGenerator()
{
    const Opened opened;
    const ToyData& toy = toyData()[1];

    opened.click(text(toy.title));

    QVERIFY(opened.read().contains(text(toy.summary)));
    QVERIFY(opened.part<DataScatter>());
    const QImage picture = opened.part<DataScatter>()->grab().toImage();
    QVERIFY(test::countNear(picture, picture.rect(), classColour(0), 12) > 100);
    QVERIFY(test::countNear(picture, picture.rect(), classColour(1), 12) > 100);
}

void DataBrowserTest::showsTheCardOfATable()
{
    const Opened opened;
    const DataCard& card = **findCard("penguins");

    opened.click(text(card.title));

    for (const std::string& words : {card.story, card.teaches, card.knownDefects, card.knownLeaks,
                                     card.doNotUseFor, card.origin, card.licence})
        QVERIFY2(opened.read().contains(text(words)), words.c_str());
    QTRY_VERIFY(opened.read().contains(QStringLiteral("bill_depth_mm")));
    // from the file by hand: 344 birds, 8 columns, 2 × 4 measurements and 11 sexes missing
    QVERIFY(opened.read().contains(QStringLiteral("344 rows · 8 columns · 19 missing cells")));
    QVERIFY(opened.read().contains(QStringLiteral("left out at first"))); // the island
}

void DataBrowserTest::countsTheClasses()
{
    const Opened opened;

    opened.click(QStringLiteral("Palmer penguins"));

    QTRY_VERIFY(opened.part<ClassBar>());
    QCOMPARE(opened.part<ClassBar>()->accessibleName(),
             QStringLiteral("Samples per class: Adelie 152, Chinstrap 68, Gentoo 124"));
    const QImage bar = opened.part<ClassBar>()->grab().toImage();
    const int middle = 7;
    QCOMPARE(bar.pixelColor(bar.width() * 20 / 100, middle), classColour(0)); // up to 44 %
    QCOMPARE(bar.pixelColor(bar.width() * 55 / 100, middle), classColour(1)); // up to 64 %
    QCOMPARE(bar.pixelColor(bar.width() * 90 / 100, middle), classColour(2));
}

void DataBrowserTest::saysWhenAFileCannotBeRead()
{
    const Opened opened([](const std::string& file) -> Result<std::string> {
        return failure(ErrorCode::NotFound, "There is no file " + file);
    });

    opened.click(QStringLiteral("Palmer penguins"));

    QTRY_VERIFY(opened.read().join(u' ').contains(QStringLiteral("There is no file penguins.csv")));
    QVERIFY(opened.read().contains(text((*findCard("penguins"))->story)));
}

void DataBrowserTest::opensWithTheButton()
{
    Opened opened;
    opened.click(QStringLiteral("Iris"));

    QTest::mouseClick(opened.open, Qt::LeftButton);

    QCOMPARE(opened.tables.count(), 1);
    QCOMPARE(opened.tables[0][0].toString(), QStringLiteral("iris"));
    QCOMPARE(opened.generators.count(), 0);
    QVERIFY(!opened.browser.isVisible());
}

void DataBrowserTest::opensWithADoubleClick()
{
    Opened opened;
    const ToyData& toy = toyData()[2];
    const QPoint place = opened.place(text(toy.title));

    QTest::mouseClick(opened.list->viewport(), Qt::LeftButton, {}, place);
    QTest::mouseDClick(opened.list->viewport(), Qt::LeftButton, {}, place);

    QCOMPARE(opened.generators.count(), 1);
    QCOMPARE(opened.generators[0][0].toString(), text(toy.id));
}

void DataBrowserTest::headingsCannotBeOpened()
{
    Opened opened;
    const QString heading = opened.shown().first();
    const QString before = opened.current();

    opened.click(heading);
    QTest::mouseDClick(opened.list->viewport(), Qt::LeftButton, {}, opened.place(heading));

    QCOMPARE(opened.current(), before);
    QCOMPARE(opened.generators.count() + opened.tables.count(), 0);
}

void DataBrowserTest::worksByKeyboard()
{
    Opened opened;
    QTRY_VERIFY(opened.search->hasFocus());
    QTest::keyClicks(opened.search, QStringLiteral("penguin"));
    QCOMPARE(opened.current(), QStringLiteral("Palmer penguins"));
    opened.search->clear();
    QTest::keyClick(opened.search, Qt::Key_Up);
    QVERIFY(opened.current() != QStringLiteral("Palmer penguins"));
    QTest::keyClick(opened.search, Qt::Key_Down);
    QCOMPARE(opened.current(), QStringLiteral("Palmer penguins"));
    QTest::keyClick(opened.search, Qt::Key_Return);

    QCOMPARE(opened.tables.count(), 1);
    QCOMPARE(opened.tables[0][0].toString(), QStringLiteral("penguins"));
}

void DataBrowserTest::findsByWords()
{
    const Opened opened;

    QTest::keyClicks(opened.search, QStringLiteral("IRIS"));

    QVERIFY(opened.shown().contains(QStringLiteral("Iris")));
    QVERIFY(!opened.shown().contains(QStringLiteral("Palmer penguins")));
    QVERIFY(!opened.shown().contains(text(toyData()[0].title)));
    QCOMPARE(opened.current(), QStringLiteral("Iris"));
}

void DataBrowserTest::saysThatNothingIsCalledThat()
{
    Opened opened;

    QTest::keyClicks(opened.search, QStringLiteral("no such thing"));

    QVERIFY(opened.shown().isEmpty());
    QVERIFY(!opened.open->isEnabled());
    QVERIFY(opened.read().join(u' ').contains(QStringLiteral("Nothing is called that")));
    QTest::keyClick(opened.search, Qt::Key_Return);
    QVERIFY(opened.browser.isVisible());
}

void DataBrowserTest::everyCardCanBeRead()
{
    const Opened opened;
    for (const DataCard& card : dataCards()) {
        opened.list->setCurrentIndex(opened.entry(text(card.title)));
        QTRY_VERIFY2(opened.read().contains(QStringLiteral("Columns")), card.id.c_str());
        QVERIFY2(!opened.card->widget()->findChild<QLabel*>(QStringLiteral("problem")),
                 card.id.c_str());
    }
}

void DataBrowserTest::followsTheTheme()
{
    const Opened opened;
    opened.click(QStringLiteral("Palmer penguins"));
    const auto middle = [&] {
        return opened.card->viewport()->grab().toImage().pixelColor(
            opened.card->viewport()->width() - 3, 3);
    };
    QCOMPARE(middle(), themeOf(false).card);

    applyTheme(*qApp, ThemeChoice::Dark);
    QTRY_COMPARE(middle(), themeOf(true).card);

    applyTheme(*qApp, ThemeChoice::Light);
}

void DataBrowserTest::fitsASmallWindow()
{
    Opened opened;
    QVERIFY(opened.browser.minimumSizeHint().width() <= 700);
    QVERIFY(opened.browser.minimumSizeHint().height() <= 480);
    for (const DataCard& card : dataCards()) {
        opened.list->setCurrentIndex(opened.entry(text(card.title)));
        QTRY_VERIFY(opened.read().contains(QStringLiteral("Columns")));
        QVERIFY2(opened.card->widget()->width() <= opened.card->viewport()->width(),
                 card.id.c_str());
    }
}

QTEST_MAIN(DataBrowserTest)
#include "data_browser_test.moc"
