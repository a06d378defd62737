#include "forms/why_card.h"
#include "forms/why_rows.h"
#include "support/pixels.h"
#include "support/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <cmath>

using namespace holdout;

namespace {

const QStringList colours{QStringLiteral("blue"), QStringLiteral("orange")};

/// Log-odds for orange: −0.5 + 2 − 0.5 = 1, so p = 1 / (1 + e⁻¹) = 0.731.
Explanation oddsForOrange()
{
    return {.base = Vector{{0.0, -0.5}},
            .terms = {{"x₂ = 1", Vector{{0.0, -0.5}}, ""},
                      {"x₁ = 2", Vector{{0.0, 2.0}}, "odds × 7.39"}},
            .link = Explanation::Link::Softmax,
            .unit = "log-odds"};
}

/// Three votes of a third each: blue, orange, blue.
Explanation votes()
{
    const double third = 1.0 / 3.0;
    return {.base = Vector::Zero(2),
            .terms = {{"neighbour 1", Vector{{third, 0.0}}, ""},
                      {"neighbour 2", Vector{{0.0, third}}, ""},
                      {"neighbour 3", Vector{{third, 0.0}}, ""}},
            .unit = "votes",
            .reasons = {{"{class} wins", {{"class", "blue"}}}}};
}

WhyContext sample()
{
    return {.featureNames = {QStringLiteral("x₁"), QStringLiteral("x₂")},
            .raw = Vector{{1.04, 0.31}},
            .classNames = colours,
            .truth = 0.0,
            .part = Part::Train};
}

QString words(const WhyCard& card, const char* name)
{
    return card.findChild<QLabel*>(QString::fromLatin1(name))->text();
}

QWidget* part(WhyCard& card, const char* name)
{
    return card.findChild<QWidget*>(QString::fromLatin1(name));
}

} // namespace

class WhyCardTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(*qApp, ThemeChoice::Light); }
    void accountsForLogOdds();
    void accountsForVotesAsCast();
    void accountsForThreeClassesAgainstTheNext();
    void accountsForANumber();
    void saysWhatIsPredicted();
    void saysHowTheSumComesAbout();
    void invitesWhileEmpty();
    void offersWhatMakesSense();
    void asksForWhatIsPressed();
    void drawsAtMostSixRows();
    void drawsBarsInTheColourPushedTowards();
};

void WhyCardTest::accountsForLogOdds()
{
    const WhyAccount sums = account(oddsForOrange(), Task::Classification);

    QCOMPARE(sums.rows.size(), std::size_t{2});
    QCOMPARE(sums.rows[0].label, QStringLiteral("x₁ = 2"));
    QCOMPARE(sums.rows[0].value, 2.0);
    QCOMPARE(sums.rows[0].output, 1);
    QCOMPARE(sums.rows[1].value, -0.5);
    QCOMPARE(sums.rows[1].output, 0);
    QCOMPARE(sums.base, -0.5);
    QCOMPARE(sums.sum, 1.0);
    QCOMPARE(sums.prediction, 1.0 / (1.0 + std::exp(-1.0)));
}

void WhyCardTest::accountsForVotesAsCast()
{
    const WhyAccount sums = account(votes(), Task::Classification);

    QCOMPARE(sums.rows[1].output, 1); // the dissenter, with its full vote
    QCOMPARE(sums.rows[1].value, 1.0 / 3.0);
    QCOMPARE(sums.sum, 2.0 / 3.0);
    QCOMPARE(sums.output, 0);
}

void WhyCardTest::accountsForThreeClassesAgainstTheNext()
{
    const Explanation explanation{.base = Vector{{0.0, 0.0, 1.0}},
                                  .terms = {{"a", Vector{{3.0, 1.0, 0.0}}, ""}},
                                  .link = Explanation::Link::Softmax};

    const WhyAccount sums = account(explanation, Task::Classification);

    // Scores 3, 1, 1: class 0 against class 1, the first of the two that come next.
    QCOMPARE(sums.output, 0);
    QCOMPARE(sums.against, 1);
    QCOMPARE(sums.rows[0].value, 2.0);
    QCOMPARE(sums.sum, 2.0);
}

void WhyCardTest::accountsForANumber()
{
    const Explanation explanation{
        .base = Vector{{10.0}},
        .terms = {{"up", Vector{{3.0}}, ""}, {"down", Vector{{-4.0}}, ""}},
        .unit = "y"};

    const WhyAccount sums = account(explanation, Task::Regression);

    QCOMPARE(sums.rows[0].label, QStringLiteral("down"));
    QCOMPARE(sums.rows[0].output, -1);
    QCOMPARE(sums.sum, 9.0);
    QCOMPARE(sums.against, -1);
}

void WhyCardTest::saysWhatIsPredicted()
{
    WhyCard card;
    const QSignalSpy noted(&card, &WhyCard::noteChanged);
    card.setExplanation(oddsForOrange(), sample());

    const QString headline = words(card, "headline");
    QVERIFY(headline.contains(QStringLiteral("<b>orange</b>")));
    QVERIFY(headline.contains(QStringLiteral("<b>0.73</b>, truly blue.")));
    QVERIFY(headline.contains(classInk(1).name()));
    QCOMPARE(words(card, "coordinates"), QStringLiteral("x₁ 1.04 · x₂ 0.31 · train point"));
    QCOMPARE(noted.last().at(0).toString(), QStringLiteral("clicked (1.04, 0.31)"));

    WhyContext place = sample();
    place.truth = {};
    place.part = {};
    place.transformed = Vector{{0.5, -0.25}};
    card.setExplanation(oddsForOrange(), place);
    QVERIFY(!words(card, "headline").contains(QStringLiteral("truly")));
    QVERIFY(words(card, "coordinates").contains(QStringLiteral("x₂ 0.31 (scaled -0.25)")));
}

void WhyCardTest::saysHowTheSumComesAbout()
{
    WhyCard card;
    card.setExplanation(oddsForOrange(), sample());

    const auto* rows = card.findChild<WhyRows*>();
    QCOMPARE(rows->sumText(), QStringLiteral("base −0.50 + terms 1.50 = 1.00 → p(orange) 0.73"));
    QCOMPARE(words(card, "heading"),
             QStringLiteral("Largest pushes, in log-odds for orange over blue"));
    card.setExplanation(votes(), sample());
    QCOMPARE(rows->sumText(), QStringLiteral("base 0.00 + terms 0.67 = 0.67"));
    QCOMPARE(words(card, "reasons"), QStringLiteral("blue wins"));
}

void WhyCardTest::invitesWhileEmpty()
{
    WhyCard card;
    card.show();

    QVERIFY(part(card, "empty")->isVisible());
    QVERIFY(!part(card, "flip")->isVisible());
    QVERIFY(card.plainText().isEmpty());

    card.setExplanation(votes(), sample());
    QVERIFY(!part(card, "empty")->isVisible());
    card.clear();
    QVERIFY(part(card, "empty")->isVisible());
    QVERIFY(card.note().isEmpty());
}

void WhyCardTest::offersWhatMakesSense()
{
    WhyCard card;
    card.show();
    card.setExplanation(votes(), sample());
    QVERIFY(part(card, "flip")->isVisible());
    QVERIFY(part(card, "remove")->isVisible());

    WhyContext test = sample();
    test.part = Part::Test;
    card.setExplanation(votes(), test);
    QVERIFY(!part(card, "remove")->isVisible());

    WhyContext number = sample();
    number.task = Task::Regression;
    card.setExplanation({.base = Vector{{1.5}}, .terms = {}}, number);
    QVERIFY(!part(card, "flip")->isVisible());
    QVERIFY(words(card, "headline").contains(QStringLiteral("<b>1.5</b>, truly 0")));
}

void WhyCardTest::asksForWhatIsPressed()
{
    WhyCard card;
    card.show();
    card.setExplanation(oddsForOrange(), sample());
    const QSignalSpy flipped(&card, &WhyCard::flipRequested);
    const QSignalSpy removed(&card, &WhyCard::removeRequested);

    QTest::mouseClick(part(card, "flip"), Qt::LeftButton);
    QTest::mouseClick(part(card, "remove"), Qt::LeftButton);
    QTest::mouseClick(part(card, "copy"), Qt::LeftButton);

    QCOMPARE(flipped.count(), 1);
    QCOMPARE(removed.count(), 1);
    const QString copied = QGuiApplication::clipboard()->text();
    QVERIFY(copied.startsWith(QStringLiteral("Predicted orange with 0.73, truly blue.\n")));
    QVERIFY(copied.contains(QStringLiteral("x₁ = 2  2  odds × 7.39")));
}

void WhyCardTest::drawsAtMostSixRows()
{
    Explanation many{.base = Vector::Zero(1), .terms = {}};
    for (int i = 0; i < 500; ++i)
        many.terms.push_back({"term " + std::to_string(i), Vector{{1.0}}, ""});
    WhyRows rows;

    rows.setAccount(account(many, Task::Regression), {});

    const int height = rows.sizeHint().height();
    QVERIFY(height < 200);
    many.terms.resize(6);
    rows.setAccount(account(many, Task::Regression), {});
    QVERIFY(rows.sizeHint().height() < height); // no "and 494 more"
    QVERIFY(rows.exportable().csv().contains(QStringLiteral("term 5,1,,")));
}

void WhyCardTest::drawsBarsInTheColourPushedTowards()
{
    WhyRows rows;
    rows.resize(280, 80);
    rows.setAccount(account(oddsForOrange(), Task::Classification), colours);
    const QImage picture = rows.grab().toImage();
    const QRect first(0, 0, 280, 19), second(0, 19, 280, 19);

    const int orange = test::countNear(picture, first, classInk(1));
    const int blue = test::countNear(picture, second, classInk(0));

    QVERIFY(orange > 500);
    // |−0.5| is a quarter of 2.
    QVERIFY2(blue > orange / 6 && blue < orange / 3, qPrintable(QString::number(blue)));
    QCOMPARE(test::countNear(picture, first, classInk(0)), 0);
}

QTEST_MAIN(WhyCardTest)
#include "why_card_test.moc"
