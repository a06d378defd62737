#include "cli/shell.h"

#include <QImage>
#include <QJsonArray>
#include <QJsonObject>
#include <QSvgRenderer>

using holdout::test::Ended;
using holdout::test::Shell;

class CliSceneTest : public QObject {
    Q_OBJECT

private slots:
    void tellsAFrame();
    void countsFrames();
    void opensFiles();
    void drawsPictures();
    void drawsEveryBuiltInScene();
    void refusesBadScenes_data();
    void refusesBadScenes();

private:
    QJsonObject frame(const QString& options)
    {
        const Ended ended = m_shell.run(qUtf8Printable("scene --export f.json " + options));
        if (ended.status != 0)
            qWarning("%s", ended.err.constData());
        return QJsonDocument::fromJson(m_shell.read("f.json")).object();
    }

    Shell m_shell;
};

void CliSceneTest::tellsAFrame()
{
    const QJsonObject start = frame("one_neighbour");

    QVERIFY(!start["title"].toString().isEmpty());
    QCOMPARE(start["hash"].toString().size(), 8);
    QCOMPARE(start["step"].toInt(), 1);
    QCOMPARE(start["ended"].toBool(), true);
    QVERIFY(!start["caption"].toString().isEmpty());
    QVERIFY(!start["caption"].toString().contains('{'));
    QVERIFY(start["loss"].isDouble());
    QVERIFY(start["scalars"].isObject());
    QCOMPARE(start["metrics"]["train"]["accuracy"].toDouble(), 1.0);
    QVERIFY(start["metrics"]["test"]["accuracy"].toDouble() < 1.0);
}

void CliSceneTest::countsFrames()
{
    const QJsonObject end = frame("k_means_starts");
    const int last = end["step"].toInt();
    QVERIFY(last > 1);

    double loss = 1e300;
    for (int step = 0; step <= last; ++step) {
        const QJsonObject now = frame("k_means_starts --frame " + QString::number(step));
        QCOMPARE(now["step"].toInt(), step);
        QCOMPARE(now["ended"].toBool(), step == last);
        QVERIFY(now["loss"].toDouble() <= loss);
        loss = now["loss"].toDouble();
    }
    QCOMPARE(loss, end["loss"].toDouble());

    const Ended beyond = m_shell.run(qUtf8Printable(
        "scene k_means_starts --export f.json --frame " + QString::number(last + 1)));
    QVERIFY(beyond.refused(1, {"frame", QString::number(last)}));
}

void CliSceneTest::opensFiles()
{
    m_shell.write("own.mlscene",
                  R"({"format": 1, "title": "Mine", "data": {"table": {"file": "own.csv",
                      "target": "y"}, "split": {"train": 1}},
                      "model": {"id": "knn", "params": {"n_neighbors": 1}},
                      "run": {"stopAt": 99}})"); // beyond the end is the end
    m_shell.write("own.csv", "x,y\n1,a\n2,a\n7,b\n8,b\n");

    const QJsonObject result = frame("own.mlscene");

    QCOMPARE(result["title"].toString(), QString("Mine"));
    QCOMPARE(result["metrics"]["train"]["accuracy"].toDouble(), 1.0);
    QVERIFY(result["metrics"]["test"].isNull());
}

void CliSceneTest::drawsPictures()
{
    const auto draw = [&](const char* line) { return m_shell.run(line).status; };

    QCOMPARE(draw("scene one_neighbour --export light.png --size 600x500"), 0);
    QCOMPARE(draw("scene one_neighbour --export dark.png --size 600x500 --theme dark"), 0);
    QCOMPARE(draw("scene one_neighbour --export light.svg --size 600x500"), 0);

    const QImage light(m_shell.path("light.png"));
    const QImage dark(m_shell.path("dark.png"));
    QCOMPARE(light.size(), QSize(600, 500));
    QCOMPARE(dark.size(), QSize(600, 500));
    QVERIFY(light.pixelColor(2, 2).lightness() > 200);
    QVERIFY(dark.pixelColor(2, 2).lightness() < 80);
    QSet<QRgb> colours;
    for (int y = 0; y < light.height(); y += 5)
        for (int x = 0; x < light.width(); x += 5)
            colours.insert(light.pixel(x, y));
    QVERIFY2(colours.size() > 50, qPrintable(QString::number(colours.size())));
    QSvgRenderer svg(m_shell.path("light.svg"));
    QVERIFY(svg.isValid());
    QCOMPARE(svg.viewBoxF().size(), QSizeF(600, 500));
    QVERIFY(m_shell.read("light.svg").contains("One neighbour knows"));
}

void CliSceneTest::drawsEveryBuiltInScene()
{
    const Ended unknown = m_shell.run("scene none --export f.png");
    QVERIFY(unknown.refused(1, {"none", "one_neighbour"}));
    const QString line = QString::fromUtf8(unknown.err).trimmed();
    const QStringList ids = line.mid(line.lastIndexOf(" are ") + 5).split(", ");
    QCOMPARE(ids.size(), 10);

    for (const QString& id : ids) {
        const Ended ended = m_shell.run(qUtf8Printable("scene " + id + " --export f.png"));
        QVERIFY2(ended.status == 0, ended.err.constData());
        QCOMPARE(QImage(m_shell.path("f.png")).size(), QSize(1000, 800));
    }
}

void CliSceneTest::refusesBadScenes_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QStringList>("words");
    QTest::newRow("not JSON") << QByteArray("hello") << QStringList{"bad.mlscene", "line 1"};
    QTest::newRow("too large") << QByteArray(300'000, ' ') << QStringList{"bad.mlscene", "200000"};
    QTest::newRow("newer") << QByteArray("{\"format\": 2}") << QStringList{"newer"};
    QTest::newRow("no such data")
        << QByteArray(R"({"format":1,"data":{"table":{"name":"nowhere","target":"y"}},
                          "model":{"id":"knn"}})")
        << QStringList{"bad.mlscene", "nowhere"};
}

void CliSceneTest::refusesBadScenes()
{
    QFETCH(const QByteArray, file);
    QFETCH(const QStringList, words);
    m_shell.write("bad.mlscene", file);

    QVERIFY(m_shell.run("scene bad.mlscene --export bad.png").refused(1, words));
    QVERIFY(!QFile::exists(m_shell.path("bad.png")));
}

QTEST_GUILESS_MAIN(CliSceneTest)
#include "cli_scene_test.moc"
