#include "data/toy_data.h"
#include "ml/algorithm.h"
#include "run/scene.h"
#include "support/random_scene.h"

#include <QCryptographicHash>
#include <QTest>

#include <functional>
#include <nlohmann/json.hpp>

using namespace holdout;
using Json = nlohmann::json;

namespace {

/// A small scene as a file, which tests then spoil.
Json sample()
{
    return Json::parse(R"({
        "format": 1, "app": "0.1.0", "title": "Moons", "caption": "Look.", "seed": 3,
        "data": {"seed": 5, "generator": {"id": "two_moons", "params": {"n": 80, "noise": 0.3}},
                 "transforms": [{"id": "standardise"}],
                 "split": {"train": 0.5, "validation": 0.25, "test": 0.25}},
        "model": {"id": "knn", "task": "classification", "params": {"n_neighbors": 15}},
        "view": {"map": "class", "layers": ["train", "test"], "x": "x1", "y": "x2",
                 "held": {"x3": 1.5}, "threshold": 0.25},
        "run": {"stopAt": 4, "bookmarks": [1, 3]}})");
}

std::string problem(std::string_view text)
{
    const auto scene = parseScene(text);
    return scene ? std::string() : scene.error().message;
}

/// The sample with one field replaced by a value in JSON, as a file.
std::string spoiled(const char* pointer, const char* value)
{
    Json json = sample();
    json[Json::json_pointer(pointer)] = Json::parse(value);
    return json.dump();
}

Scene sampleScene()
{
    return parseScene(sample().dump()).value();
}

} // namespace

class SceneTest : public QObject {
    Q_OBJECT

private slots:
    void readsEveryField();
    void needsNoMoreThanDataAndModel();
    void comesBackAsItWasWritten();
    void isReadableAsAFile();
    void keepsWhatItDoesNotKnowAtEveryLevel();
    void forgetsTheUnknownPartsOfASourceThatWasReplaced();
    void refusesWithTheFieldAndTheRemedy_data();
    void refusesWithTheFieldAndTheRemedy();
    void refusesWholeFiles_data();
    void refusesWholeFiles();
    void survivesDeepFilesOfEveryLength();
    void survivesTenThousandMutations();
    void hashIgnoresWhatIsOnlySaid();
    void hashKnowsDefaults();
    void hashChangesWithWhatMatters_data();
    void hashChangesWithWhatMatters();
    void hashIsTheStartOfSha256();
};

void SceneTest::readsEveryField()
{
    const Scene scene = sampleScene();

    QCOMPARE(scene.title, std::string("Moons"));
    QCOMPARE(scene.caption, std::string("Look."));
    QCOMPARE(scene.seed, std::uint64_t(3));
    QCOMPARE(scene.dataSeed, std::uint64_t(5));
    const auto& source = std::get<GeneratedSource>(scene.source);
    QCOMPARE(source.id, std::string("two_moons"));
    QCOMPARE(number(source.settings, "n"), 80.0);
    QCOMPARE(number(source.settings, "noise"), 0.3);
    QCOMPARE(scene.transforms, std::vector<TransformStep>{{.id = "standardise"}});
    QVERIFY(scene.split == (Split{0.5, 0.25, 0.25}));
    QCOMPARE(scene.task, Task::Classification);
    QCOMPARE(scene.algorithm, std::string("knn"));
    QCOMPARE(integer(scene.settings, "n_neighbors"), 15);
    QCOMPARE(scene.settings.size(), std::size_t(1));
    QCOMPARE(scene.view.map, std::string("class"));
    QCOMPARE(scene.view.layers, (std::vector<std::string>{"train", "test"}));
    QCOMPARE(scene.view.xFeature, std::string("x1"));
    QCOMPARE(scene.view.yFeature, std::string("x2"));
    QCOMPARE(scene.view.held.at("x3"), 1.5);
    QCOMPARE(scene.view.threshold, 0.25);
    QCOMPARE(scene.stopAt, 4);
    QCOMPARE(scene.bookmarks, (std::vector<int>{1, 3}));
    QCOMPARE(scene.unknown, std::string("{}"));
}

void SceneTest::needsNoMoreThanDataAndModel()
{
    const auto scene = parseScene(
        R"({"format":1,"data":{"table":{"name":"iris","target":"species"}},"model":{"id":"knn"}})");

    QVERIFY2(scene, scene ? "" : scene.error().message.c_str());
    const Scene expected = {
        .title = {},
        .source = TableSource{.name = "iris", .isFile = false, .target = "species", .features = {}},
        .algorithm = "knn"};
    QVERIFY(*scene == expected);
}

void SceneTest::comesBackAsItWasWritten()
{
    Random random(20);
    for (int round = 0; round < 500; ++round) {
        const Scene scene = test::randomScene(random);

        const std::string file = toJson(scene);
        const auto again = parseScene(file);

        QVERIFY2(again, (file + (again ? "" : again.error().message)).c_str());
        QVERIFY2(*again == scene, file.c_str());
        QCOMPARE(toJson(*again), file);
        QCOMPARE(sceneHash(*again), sceneHash(scene));
    }
}

void SceneTest::isReadableAsAFile()
{
    const std::string file = toJson(sampleScene());

    QVERIFY2(file.starts_with("{\n  \"format\": 1,\n  \"app\": \""), file.c_str());
    QVERIFY2(file.find("\"bookmarks\": [1,3]") != std::string::npos, file.c_str());
    QVERIFY(file.ends_with("}\n"));
}

void SceneTest::keepsWhatItDoesNotKnowAtEveryLevel()
{
    Json json = sample();
    for (const char* pointer :
         {"/study", "/data/note", "/data/generator/note", "/data/transforms/0/note",
          "/data/split/stratify", "/model/note", "/view/range", "/run/speed"})
        json[Json::json_pointer(pointer)] = Json::parse(R"({"deep": [1, {"er": null}]})");

    const Json again = Json::parse(toJson(parseScene(json.dump()).value()));

    json["app"] = again["app"];
    QCOMPARE(QByteArray::fromStdString(again.dump()), QByteArray::fromStdString(json.dump()));
}

void SceneTest::forgetsTheUnknownPartsOfASourceThatWasReplaced()
{
    Json json = sample();
    json["data"]["generator"]["note"] = "of the generator";
    Scene scene = parseScene(json.dump()).value();

    scene.source =
        TableSource{.name = "iris", .isFile = false, .target = "species", .features = {}};
    scene.transforms.clear();

    QVERIFY2(parseScene(toJson(scene)), toJson(scene).c_str());
}

void SceneTest::refusesWithTheFieldAndTheRemedy_data()
{
    QTest::addColumn<QByteArray>("pointer");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QStringList>("words");
    const auto row = [](const char* pointer, const char* value, const QStringList& words) {
        QTest::addRow("%s = %s", pointer, value)
            << QByteArray(pointer) << QByteArray(value) << words;
    };
    row("/format", "2", {"format 2", "newer", "update"});
    row("/format", "0", {"format", "from 1"});
    row("/format", "\"1\"", {"format", "\"1\""});
    row("/title", "7", {"title holds 7", "text"});
    row("/seed", "-1", {"seed holds -1", "from 0"});
    row("/seed", "1.5", {"seed holds 1.5"});
    row("/data/seed", "[]", {"data.seed", "a list"});
    row("/data", "[]", {"data", "an object"});
    row("/data/generator/id", "\"three_moons\"", {"data.generator.id", "three_moons", "two_moons"});
    row("/data/generator/params/noise", "-1", {"data.generator.params", "noise", "from 0"});
    row("/data/generator/params/n", "1e9", {"data.generator.params", "n cannot be"});
    row("/data/generator/params/n", "\"many\"", {"n cannot be many", "whole number"});
    row("/data/generator/params/nose", "1", {"nose", "settings are"});
    row("/data/generator/params/n", "{}", {"data.generator.params.n", "an object"});
    row("/data/table", "{}", {"exactly one"});
    row("/data/transforms", "{}", {"data.transforms", "list"});
    row("/data/transforms/0", "3", {"data.transforms[0]", "object"});
    row("/data/transforms/0/id", "\"melt\"", {"data.transforms[0].id", "melt", "standardise"});
    row("/data/transforms/0/params", "{\"power\": 1}", {"data.transforms[0].params", "power"});
    row("/data/split/train", "0.9", {"data.split", "sum to 1"});
    row("/data/split/test", "\"a lot\"", {"data.split.test", "from 0 to 1"});
    row("/model/id", "\"oracle\"", {"model.id", "oracle", "knn"});
    row("/model/task", "\"clustering\"", {"model.task", "one of classification"});
    row("/model/params/n_neighbors", "0", {"model.params", "n_neighbors", "from 1"});
    row("/model/params/n_neighbors", "2.5", {"n_neighbors cannot be 2.5", "whole number"});
    row("/model/params/n_neighbors", "true", {"n_neighbors cannot be yes", "whole number"});
    row("/view/map", "\"heat\"", {"view.map", "heat", "probability"});
    row("/view/layers", "[\"train\", 4]", {"view.layers[1]", "holds 4"});
    row("/view/held/x3", "\"high\"", {"view.held.x3", "high"});
    row("/view/threshold", "1.01", {"view.threshold holds 1.01", "from 0 to 1"});
    row("/view/principal", "1", {"view.principal", "true or false"});
    row("/run/stopAt", "-2", {"run.stopAt", "from -1"});
    row("/run/bookmarks/1", "0.5", {"run.bookmarks[1]", "0.5"});
}

void SceneTest::refusesWithTheFieldAndTheRemedy()
{
    QFETCH(const QByteArray, pointer);
    QFETCH(const QByteArray, value);
    QFETCH(const QStringList, words);

    const QString message = QString::fromStdString(problem(spoiled(pointer, value)));

    for (const QString& word : words)
        QVERIFY2(message.contains(word), qPrintable(message));
}

void SceneTest::refusesWholeFiles_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("words");
    const QByteArray good = QByteArray::fromStdString(sample().dump());
    QTest::newRow("empty") << QByteArray() << "not JSON at line 1, column 1";
    QTest::newRow("picture") << QByteArray("\x89PNG\r\n\x1a\n") << "not JSON";
    QTest::newRow("cut off") << good.left(good.size() / 2) << "not JSON at line 1, column";
    QTest::newRow("third line") << QByteArray("{\n\"a\": 1,\n  oops}") << "line 3, column 3";
    QTest::newRow("list") << QByteArray("[1]") << "not an object";
    QTest::newRow("NaN") << QByteArray(good).replace("0.25", "NaN") << "not JSON";
    QTest::newRow("infinite") << QByteArray(good).replace("0.25", "1e999") << "number";
    QTest::newRow("bad UTF-8") << QByteArray(good).replace("Moons", "Mo\xff") << "not JSON";
    QTest::newRow("twice") << QByteArray(good).replace("\"title\"", "\"seed\":1,\"title\"")
                           << "\"seed\" twice";
    QTest::newRow("no format") << QByteArray(good).replace("\"format\"", "\"shape\"")
                               << "format is missing";
    QTest::newRow("no model") << QByteArray(good).replace("\"model\"", "\"muddle\"")
                              << "model is missing";
    QTest::newRow("too large") << good + QByteArray(200'000, ' ') << "at most 200000";
    QTest::newRow("too deep") << QByteArray("{\"a\":") + QByteArray(33, '[') + QByteArray(33, ']') +
                                     "}"
                              << "more than 32 deep";
}

void SceneTest::refusesWholeFiles()
{
    QFETCH(const QByteArray, file);
    QFETCH(const QString, words);

    const QString message =
        QString::fromStdString(problem({file.data(), std::size_t(file.size())}));

    QVERIFY2(message.contains(words), qPrintable(message));
}

void SceneTest::survivesDeepFilesOfEveryLength()
{
    for (const std::size_t depth : {31U, 32U, 33U, 1'000U, 99'000U}) {
        const std::string list = std::string(depth, '[') + std::string(depth, ']');
        QVERIFY(!parseScene(list));
        QVERIFY(!parseScene(std::string(depth * 2, '[')));
        Json json = sample();
        json["brackets in a text do not count"] =
            std::string(std::min<std::size_t>(depth, 9'000), '[');
        QVERIFY(parseScene(json.dump()));
    }
}

void SceneTest::survivesTenThousandMutations()
{
    Random random(21);
    int readable = 0;
    for (int round = 0; round < 10'000; ++round) {
        const std::string file = test::mutated(toJson(test::randomScene(random)), random);

        const auto scene = parseScene(file);

        if (scene) {
            ++readable;
            const auto again = parseScene(toJson(*scene));
            QVERIFY2(again && *again == *scene, file.c_str());
        } else {
            QVERIFY(!scene.error().message.empty() && scene.error().message.size() <= 600);
            QVERIFY(scene.error().message.find('\n') == std::string::npos);
        }
    }
    QVERIFY2(readable > 500 && readable < 9'000, qPrintable(QString::number(readable)));
}

void SceneTest::hashIgnoresWhatIsOnlySaid()
{
    const Scene scene = sampleScene();
    Json json = sample();
    json["title"] = "Another";
    json["caption"] = "Other words.";
    json["app"] = "99";
    json["future"] = 1;
    json["run"]["bookmarks"] = Json::array();

    QCOMPARE(sceneHash(parseScene(json.dump(7)).value()), sceneHash(scene));
    QCOMPARE(sceneHash(scene).size(), std::size_t(8));
}

void SceneTest::hashKnowsDefaults()
{
    Scene scene = sampleScene();
    const std::string hash = sceneHash(scene);
    for (const auto& [id, setting] : defaults(findAlgorithm("knn").value()->parameters))
        scene.settings.emplace(id, setting); // what is set already stays

    QVERIFY(scene.settings.size() > 1);
    QCOMPARE(sceneHash(scene), hash);
}

void SceneTest::hashChangesWithWhatMatters_data()
{
    QTest::addColumn<QByteArray>("pointer");
    QTest::addColumn<QByteArray>("value");
    const auto row = [](const char* pointer, const char* value) {
        QTest::newRow(pointer) << QByteArray(pointer) << QByteArray(value);
    };
    row("/seed", "4");
    row("/data/seed", "6");
    row("/data/generator/id", "\"circles\"");
    row("/data/generator/params/noise", "0.31");
    row("/data/transforms", "[]");
    row("/data/split", R"({"train": 0.5, "validation": 0.3, "test": 0.2})");
    row("/model", R"({"id": "decision_tree"})");
    row("/model/task", "\"regression\"");
    row("/model/params/n_neighbors", "14");
    row("/view/map", "\"probability\"");
    row("/view/layers", R"(["train"])");
    row("/view/x", "\"x2\"");
    row("/view/held/x3", "1.6");
    row("/view/threshold", "0.26");
    row("/view/principal", "true");
    row("/run/stopAt", "5");
}

void SceneTest::hashChangesWithWhatMatters()
{
    QFETCH(const QByteArray, pointer);
    QFETCH(const QByteArray, value);

    const auto other = parseScene(spoiled(pointer, value));

    QVERIFY2(other, other ? "" : other.error().message.c_str());
    QVERIFY(sceneHash(*other) != sceneHash(sampleScene()));
}

void SceneTest::hashIsTheStartOfSha256()
{
    // A painted scene with an unknown algorithm has no defaults: its canonical form is known.
    const Scene scene = {.title = "Two points",
                         .source = PaintedSource{.features = {"a", "b"},
                                                 .classNames = {"no", "yes"},
                                                 .x = {0.5, 1.0},
                                                 .y = {2.0, -3.0},
                                                 .target = {0.0, 1.0}},
                         .algorithm = "none"};
    const QByteArray canonical =
        R"({"data":{"points":{"classes":["no","yes"],"features":["a","b"],"target":[0,1],)"
        R"("x":[0.5,1],"y":[2,-3]},"seed":7,"split":{"test":0.2,"train":0.6,"validation":0.2},)"
        R"("transforms":[]},"format":1,"model":{"id":"none","params":{},)"
        R"("task":"classification"},"run":{"stopAt":-1},"seed":7,)"
        R"("view":{"layers":[],"map":"probability","threshold":0.5}})";

    const QByteArray digest = QCryptographicHash::hash(canonical, QCryptographicHash::Sha256);

    QCOMPARE(QByteArray::fromStdString(sceneHash(scene)), digest.toHex().left(8));
}

QTEST_APPLESS_MAIN(SceneTest)
#include "scene_test.moc"
