#include "cli/shell.h"

#include <QJsonArray>
#include <QJsonObject>

using holdout::test::Ended;
using holdout::test::Shell;

namespace {

/// Two groups far apart in "size", with a column of dates and a missing target in row 7.
const QByteArray animals = "size,colour,kind,born\n"
                           "1.0,red,mouse,2024-01-01\n"
                           "1.1,red,mouse,2024-01-02\n"
                           "0.9,blue,mouse,2024-01-03\n"
                           "1.2,blue,mouse,2024-01-04\n"
                           "9.0,red,horse,2024-01-05\n"
                           "9.5,blue,horse,2024-01-06\n"
                           "9.1,red,,2024-01-07\n"
                           "8.8,blue,horse,2024-01-08\n"
                           "9.2,red,horse,2024-01-09\n"
                           "9.3,red,horse,2024-01-10\n";

} // namespace

class CliFitTest : public QObject {
    Q_OBJECT

private slots:
    void init() { m_shell.write("animals.csv", animals); }

    void describesTheRunAsJson();
    void trainsEveryAlgorithmOnPenguins_data();
    void trainsEveryAlgorithmOnPenguins();
    void printsATableForPeople();
    void sameSeedSameResult();
    void takesSettingsInEveryWay();
    void preparesAsTold();
    void generatesData();
    void stopsWhereTold();
    void refusesBadData_data();
    void refusesBadData();

private:
    QJsonObject fit(const QString& options)
    {
        const Ended ended = m_shell.run(qUtf8Printable("fit --json " + options));
        if (ended.status != 0)
            qWarning("%s", ended.err.constData());
        return ended.json().object();
    }

    Shell m_shell;
};

void CliFitTest::describesTheRunAsJson()
{
    const QJsonObject result =
        fit("--data animals.csv --target kind --algorithm knn --set n_neighbors=3 --seed 11");

    QCOMPARE(result["algorithm"].toString(), QString("knn"));
    QCOMPARE(result["task"].toString(), QString("classification"));
    QCOMPARE(result["settings"]["n_neighbors"].toInt(), 3);
    QCOMPARE(result["settings"]["weights"].toString(), QString("uniform"));
    QCOMPARE(result["seed"].toInt(), 11);
    QCOMPARE(result["pipeline"].toArray(), QJsonArray{"one_hot"});
    const QJsonObject data = result["data"].toObject();
    QCOMPARE(data["name"].toString(), QString("animals.csv"));
    QCOMPARE(data["rows"].toInt(), 9);
    QCOMPARE(data["dropped_rows"].toInt(), 1);
    QCOMPARE(data["features"].toArray(), (QJsonArray{"size", "colour"}));
    QCOMPARE(data["left_out"].toArray(), QJsonArray{"born"});
    QCOMPARE(data["target"].toString(), QString("kind"));
    QCOMPARE(data["classes"].toArray(), (QJsonArray{"horse", "mouse"}));
    QVERIFY(result["steps"].toInt() > 0);
    QCOMPARE(result["converged"].toBool(), true);
    QVERIFY(result["loss"].isDouble());
    QCOMPARE(result["metrics"]["train"]["accuracy"].toDouble(), 1.0);
    QVERIFY(result["metrics"]["validation"].isNull() && result["metrics"]["test"].isNull());
    QVERIFY(result["seconds"]["fit"].toDouble(-1) >= 0.0);
    QVERIFY(result["seconds"]["predict"].toDouble(-1) >= 0.0);
}

void CliFitTest::trainsEveryAlgorithmOnPenguins_data()
{
    QTest::addColumn<QString>("options");
    QTest::addColumn<double>("leastAccuracy"); // scikit-learn has 0.95 or more with each
    const QJsonArray known = m_shell.run("algorithms --json").json().array();
    QVERIFY(known.size() >= 5);
    for (const QJsonValue& algorithm : known) {
        const QString id = algorithm["id"].toString();
        const bool supervised = algorithm["tasks"].toArray().contains("classification");
        QTest::newRow(qUtf8Printable(id)) << "--algorithm " + id << (supervised ? 0.9 : -1.0);
    }
}

void CliFitTest::trainsEveryAlgorithmOnPenguins()
{
    QFETCH(const QString, options);
    QFETCH(const double, leastAccuracy);

    const QJsonObject result =
        fit("--data penguins --pipeline impute_most_frequent,one_hot,standardise "
            "--split 0.6,0.2,0.2 " +
            options);

    QCOMPARE(result["data"]["rows"].toInt(), 344);
    QCOMPARE(result["data"]["classes"].toArray(), (QJsonArray{"Adelie", "Chinstrap", "Gentoo"}));
    if (leastAccuracy > 0)
        for (const char* part : {"train", "validation", "test"})
            QVERIFY(result["metrics"][QString(part)]["accuracy"].toDouble() >= leastAccuracy);
    else
        QVERIFY(result["metrics"]["train"]["inertia"].toDouble() > 0.0);
}

void CliFitTest::printsATableForPeople()
{
    const Ended ended = m_shell.run("fit --data iris --algorithm knn --split 0.6,0.2,0.2");

    QCOMPARE(ended.status, 0);
    QVERIFY(ended.err.isEmpty());
    QVERIFY2(ended.out.contains("150 rows, 4 features, target species"), ended.out);
    QVERIFY2(ended.out.contains("train    validation  test"), ended.out);
    QVERIFY2(ended.out.contains("\naccuracy"), ended.out);
}

void CliFitTest::sameSeedSameResult()
{
    const QString line = "--data iris --algorithm knn --split 0.5,0.25,0.25 --seed ";
    const auto metrics = [&](const char* seed) { return fit(line + seed)["metrics"].toObject(); };

    QCOMPARE(metrics("3"), metrics("3"));
    QVERIFY(metrics("3") != metrics("4"));
}

void CliFitTest::takesSettingsInEveryWay()
{
    const QJsonObject together =
        fit("--data iris --algorithm knn --set n_neighbors=4 weights=distance");
    const QJsonObject apart =
        fit("--data iris --algorithm knn --set n_neighbors=4 --set weights=distance");

    QCOMPARE(together["settings"]["n_neighbors"].toInt(), 4);
    QCOMPARE(together["settings"]["weights"].toString(), QString("distance"));
    QCOMPARE(together["settings"], apart["settings"]);
}

void CliFitTest::preparesAsTold()
{
    const QJsonObject scaled = fit("--data wine --algorithm knn --pipeline standardise");
    const QJsonObject raw = fit("--data wine --algorithm knn --pipeline none");

    QCOMPARE(scaled["pipeline"].toArray(), QJsonArray{"standardise"});
    QCOMPARE(raw["pipeline"].toArray(), QJsonArray{});
    // Two features, their squares, cubes and products: 2 + 3 + 4.
    const QJsonObject expanded = fit("--data iris --features petal_length,petal_width "
                                     "--algorithm knn --pipeline polynomial:degree=3");
    QCOMPARE(expanded["data"]["model_features"].toArray().size(), 9);
    QVERIFY(scaled["metrics"]["train"]["accuracy"].toDouble() >
            raw["metrics"]["train"]["accuracy"].toDouble() + 0.1);
}

void CliFitTest::generatesData()
{
    const QJsonObject result =
        fit("--data two_moons --with n=60 noise=0 --algorithm knn --set n_neighbors=1");

    QCOMPARE(result["data"]["name"].toString(), QString("two_moons"));
    QCOMPARE(result["data"]["rows"].toInt(), 60);
    QCOMPARE(result["metrics"]["train"]["accuracy"].toDouble(), 1.0);
}

void CliFitTest::stopsWhereTold()
{
    const QString line = "--data iris --algorithm k_means --set init=random --steps ";
    const int all = fit("--data iris --algorithm k_means --set init=random")["steps"].toInt();
    QVERIFY(all > 2);

    const QJsonObject early = fit(line + "1");
    const QJsonObject exact = fit(line + QString::number(all));

    QCOMPARE(early["steps"].toInt(), 1);
    QCOMPARE(early["converged"].toBool(), false);
    QCOMPARE(exact["steps"].toInt(), all);
    QCOMPARE(exact["converged"].toBool(), true);
}

void CliFitTest::refusesBadData_data()
{
    QTest::addColumn<QString>("options");
    QTest::addColumn<QStringList>("words");
    QTest::newRow("no such file") << "--data none.csv --target y" << QStringList{"none.csv"};
    QTest::newRow("no such column")
        << "--data animals.csv --target species" << QStringList{"animals.csv", "species", "kind"};
    QTest::newRow("no such feature")
        << "--data animals.csv --target kind --features weight" << QStringList{"weight", "size"};
    QTest::newRow("ragged") << "--data ragged.csv --target y" << QStringList{"ragged.csv", "2"};
    QTest::newRow("unclosed quote") << "--data quote.csv --target y" << QStringList{"quote.csv"};
    QTest::newRow("header only") << "--data header.csv --target y" << QStringList{"header.csv"};
    QTest::newRow("empty") << "--data empty.csv --target y" << QStringList{"empty.csv"};
    QTest::newRow("picture") << "--data picture.csv --target y" << QStringList{"picture.csv"};
    QTest::newRow("missing cell") << "--data holes.csv --target y --pipeline none"
                                  << QStringList{"x", "missing", "imput"};
    QTest::newRow("folder") << "--data . --target y" << QStringList{"."};
}

void CliFitTest::refusesBadData()
{
    QFETCH(const QString, options);
    QFETCH(const QStringList, words);
    m_shell.write("ragged.csv", "x,y\n1,a\n2,b,c\n3,a\n");
    m_shell.write("quote.csv", "x,y\n1,\"a\n2,b\n");
    m_shell.write("header.csv", "x,y\n");
    m_shell.write("empty.csv", "");
    m_shell.write("picture.csv", QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16));
    m_shell.write("holes.csv", "x,y\n1,a\n,b\n3,a\n4,b\n");

    const Ended ended =
        m_shell.run(qUtf8Printable("fit --algorithm knn --set n_neighbors=1 " + options));

    QVERIFY(ended.refused(1, words));
}

QTEST_GUILESS_MAIN(CliFitTest)
#include "cli_fit_test.moc"
