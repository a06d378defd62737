#include "ml/mlp/handles.h"
#include "pages/lab/lab_page.h"
#include "pages/lab/map_panel.h"
#include "plots/decision_plot.h"
#include "support/ask.h"
#include "support/resources.h"
#include "support/theme.h"
#include "support/workspace.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace holdout;

/// The lab as a person uses it: one page on a fresh folder for every test.
class LabPageTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void showsALiveMapOfTheFirstScene();
    void trainsEveryModelOnMoonsAndOnPenguins_data();
    void trainsEveryModelOnMoonsAndOnPenguins();
    void stepsBackAndForthThroughTheSameFrames();
    void stepsThroughThePartsOfAStep();
    void makesOneUndoStepOfADrag();
    void followsADraggedPointWithItsBoundary();
    void restoresTheSceneItWasClosedWith();
    void savesAndOpensAScene();
    void refusesADamagedSceneAndKeepsTheOldOne();
    void keepsTheTestLockedUntilAsked();
    void selectsThePointsOfAConfusionCell();
    void showsTheBoundaryWithoutASample();
    void keepsEarlierRunsForComparison();
    void goesOnFromAnEditedWeight();

private:
    void settle() { QTRY_VERIFY_WITH_TIMEOUT(m_page->idle(), 20000); }
    void open(const QString& scene)
    {
        const auto builtIn = builtInScene(scene.toStdString());
        QVERIFY(builtIn);
        m_page->editor().open(*builtIn);
        settle();
    }
    void change(const std::function<void(Scene&)>& how)
    {
        Scene scene = m_page->editor().scene();
        how(scene);
        m_page->editor().change(QStringLiteral("test"), scene);
        settle();
    }
    void press(int key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(&m_page->map().plot(), static_cast<Qt::Key>(key), modifiers);
        settle();
    }
    Moment moment() const { return m_page->bench().moment(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<LabPage> m_page;
};

void LabPageTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_workspace = std::make_unique<Workspace>(m_folder->path());
    m_page = std::make_unique<LabPage>(*m_workspace);
    m_page->resize(1244, 820);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    settle();
}

void LabPageTest::cleanup()
{
    m_page.reset();
    m_workspace.reset();
    ask() = dialogs();
}

void LabPageTest::showsALiveMapOfTheFirstScene()
{
    const PlotContents& shown = m_page->map().plot().contents();

    QCOMPARE(m_page->bench().algorithm().id, std::string("knn"));
    QVERIFY(shown.surface && shown.surface->width >= 128);
    QVERIFY(!shown.points.empty());
    QVERIFY(shown.problem.isEmpty());
    QVERIFY(m_page->lens().verdict());
}

void LabPageTest::trainsEveryModelOnMoonsAndOnPenguins_data()
{
    QTest::addColumn<QString>("algorithm");
    QTest::addColumn<bool>("penguins");
    for (const Algorithm& algorithm : algorithms()) {
        const QString id = QString::fromStdString(algorithm.id);
        QTest::addRow("%s on moons", algorithm.id.c_str()) << id << false;
        QTest::addRow("%s on penguins", algorithm.id.c_str()) << id << true;
    }
}

void LabPageTest::trainsEveryModelOnMoonsAndOnPenguins()
{
    QFETCH(const QString, algorithm);
    QFETCH(const bool, penguins);
    const Algorithm& wanted = **findAlgorithm(algorithm.toStdString());
    change([&](Scene& scene) {
        scene.algorithm = wanted.id;
        scene.settings.clear();
        scene.task = wanted.tasks.front();
        if (penguins) {
            scene.source = TableSource{.name = "penguins", .target = "species"};
            scene.transforms = {{.id = "impute_median"},
                                {.id = "impute_most_frequent"},
                                {.id = "one_hot"},
                                {.id = "standardise"}};
        }
    });
    QVERIFY2(!m_page->bench().problem(),
             m_page->bench().problem() ? m_page->bench().problem()->message.c_str() : "");
    for (int i = 0; i < 5; ++i)
        m_page->bench().stepForward(Stride::Whole);
    settle();

    QVERIFY(m_page->map().plot().contents().surface);
    const Verdict* verdict = m_page->lens().verdict();
    QVERIFY(verdict && verdict->model == m_page->bench().model());
    if (wanted.instant && wanted.can(Task::Classification)) {
        const auto accuracy = verdict->of(Part::Validation).metrics.find("accuracy")->second;
        QVERIFY2(accuracy && *accuracy > 0.8,
                 QByteArray::number(accuracy.value_or(-1)).constData());
    }
}

void LabPageTest::stepsBackAndForthThroughTheSameFrames()
{
    open(QStringLiteral("deep_tree"));
    const Moment end = moment();
    QVERIFY(end.step > 3);
    const auto model = m_page->bench().model();

    press(Qt::Key_Left);
    press(Qt::Key_Left);
    QCOMPARE(moment().step, end.step - 2);
    QVERIFY(m_page->bench().model() != model);
    press(Qt::Key_Right);
    press(Qt::Key_Right);

    QCOMPARE(moment().step, end.step);
    QVERIFY(m_page->bench().model() == model);
}

void LabPageTest::stepsThroughThePartsOfAStep()
{
    open(QStringLiteral("deep_tree"));
    press(Qt::Key_Home);
    QVERIFY(moment() == (Moment{0, 0}));

    press(Qt::Key_Right, Qt::ShiftModifier);
    QVERIFY(moment() == (Moment{0, 1}));
    QVERIFY(!m_page->bench().frame()->snapshot.partName.empty());
    for (int i = 0; i < 30 && moment().step == 0; ++i)
        press(Qt::Key_Right, Qt::ShiftModifier);
    QVERIFY(moment() == (Moment{1, 0}));

    press(Qt::Key_Left, Qt::ShiftModifier);
    QCOMPARE(moment().step, 0);
    QVERIFY(moment().part > 0);
}

void LabPageTest::makesOneUndoStepOfADrag()
{
    DecisionPlot& plot = m_page->map().plot();
    const Scene before = m_page->editor().scene();
    plot.setTool(CanvasTool::Move);
    const QPoint from = plot.frame().toPixel(plot.contents().points.front().position).toPoint();

    QTest::mousePress(&plot, Qt::LeftButton, {}, from);
    for (int i = 1; i <= 8; ++i)
        QTest::mouseMove(&plot, from + QPoint(5 * i, 4 * i));
    QTest::mouseRelease(&plot, Qt::LeftButton, {}, from + QPoint(40, 32));
    settle();

    QVERIFY(std::holds_alternative<PaintedSource>(m_page->editor().scene().source));
    QCOMPARE(m_page->editor().undoStack().count(), 1);
    m_page->editor().undoStack().undo();
    settle();
    QVERIFY(m_page->editor().scene() == before);
}

void LabPageTest::followsADraggedPointWithItsBoundary()
{
    DecisionPlot& plot = m_page->map().plot();
    const auto& points = plot.contents().points;
    const auto train = std::ranges::find(points, Part::Train, &PlotPoint::part);
    QVERIFY(train != points.end());
    const Extent extent = plot.contents().extent;
    const QPointF corner(extent.left + 0.03 * extent.width(), extent.top - 0.03 * extent.height());
    const int output = train->output;
    plot.setTool(CanvasTool::Move);
    const QPoint from = plot.frame().toPixel(train->position).toPoint();
    const QPoint to = plot.frame().toPixel(corner).toPoint();

    QTest::mousePress(&plot, Qt::LeftButton, {}, from);
    QTest::mouseMove(&plot, (from + to) / 2);
    QTest::mouseMove(&plot, to);
    QTest::mouseRelease(&plot, Qt::LeftButton, {}, to);
    settle();

    // The model is one neighbour: where the sample lies now, its class is what is said.
    const auto said = valueAt(*plot.contents().surface, output, corner);
    QVERIFY(said && *said > 0.9);
}

void LabPageTest::restoresTheSceneItWasClosedWith()
{
    change([](Scene& scene) { scene.settings["n_neighbors"] = 9.0; });
    const Scene before = m_page->editor().scene();
    QVERIFY(m_page->prepareToClose());
    m_workspace->remembered().save();

    m_page = std::make_unique<LabPage>(*m_workspace);
    m_page->show();
    settle();

    QVERIFY(m_page->editor().scene() == before);
}

void LabPageTest::savesAndOpensAScene()
{
    const QString path = m_folder->filePath(QStringLiteral("mine.mlscene"));
    ask().fileToSave = [&](auto&&...) { return path; };
    change([](Scene& scene) { scene.settings["n_neighbors"] = 3.0; });
    const auto save = m_page->findChild<QAction*>(QStringLiteral("save_scene"));
    QVERIFY(save);
    save->trigger();
    change([](Scene& scene) { scene.settings["n_neighbors"] = 30.0; });

    m_page->openFile(path);
    settle();

    QCOMPARE(m_page->editor().scene().title, std::string("mine"));
    QCOMPARE(integer(m_page->bench().settings(), "n_neighbors"), 3);
}

void LabPageTest::refusesADamagedSceneAndKeepsTheOldOne()
{
    const QString path = m_folder->filePath(QStringLiteral("broken.mlscene"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"format\": 1, \"model\": {\"id\": \"crystal_ball\"");
    file.close();
    const Scene before = m_page->editor().scene();

    m_page->openFile(path);

    QVERIFY(m_page->editor().scene() == before);
    const auto banner = m_page->findChild<QWidget*>(QStringLiteral("health_error"));
    QVERIFY(banner && banner->isVisible());
}

void LabPageTest::keepsTheTestLockedUntilAsked()
{
    QVERIFY(!m_page->focus().testUnlocked());
    auto* chip = m_page->findChild<QAbstractButton*>(QStringLiteral("part_test"));
    QVERIFY(chip);

    chip->click();

    QVERIFY(m_page->focus().testUnlocked());
    QCOMPARE(m_page->focus().testLooks(), 1);
    change([](Scene& scene) { scene.settings["n_neighbors"] = 5.0; });
    QVERIFY(!m_page->focus().testUnlocked()); // another model: another look
}

void LabPageTest::selectsThePointsOfAConfusionCell()
{
    const Verdict* verdict = m_page->lens().verdict();
    std::vector<Index> expected;
    for (const Index row : verdict->of(Part::Validation).rows)
        if (verdict->prepared->raw.y(row) == 0.0 &&
            verdict->decided[static_cast<std::size_t>(row)] == 0)
            expected.push_back(row);
    auto* matrix = m_page->findChild<QWidget*>(QStringLiteral("confusion_matrix"));
    QVERIFY(matrix);

    QTest::keyClick(matrix, Qt::Key_Return);

    QVERIFY(m_page->focus().selection() == expected);
    const auto& points = m_page->map().plot().contents().points;
    QCOMPARE(std::ranges::count(points, true, &PlotPoint::selected), std::ssize(expected));
}

void LabPageTest::showsTheBoundaryWithoutASample()
{
    const auto& points = m_page->map().plot().contents().points;
    const auto train = std::ranges::find(points, Part::Train, &PlotPoint::part);
    m_page->focus().setPinned(train->position);
    press(Qt::Key_I);

    QVERIFY(m_page->map().plot().contents().ghost);
    const auto without =
        valueAt(*m_page->map().plot().contents().ghost, train->output, train->position);
    const auto with =
        valueAt(*m_page->map().plot().contents().surface, train->output, train->position);
    QVERIFY(with && without && *without <= *with);
}

void LabPageTest::keepsEarlierRunsForComparison()
{
    for (const double k : {5.0, 15.0})
        change([k](Scene& scene) { scene.settings["n_neighbors"] = k; });

    QCOMPARE(m_page->bench().earlierRuns().size(), 2U);
    QCOMPARE(m_page->bench().earlierRuns().front().name, std::string("n_neighbors 5"));
    QVERIFY(!m_page->bench().earlierRuns().front().train.empty());
}

void LabPageTest::goesOnFromAnEditedWeight()
{
    change([](Scene& scene) {
        scene.algorithm = "mlp";
        scene.settings.clear();
    });
    m_page->bench().stepForward(Stride::Whole);
    settle();
    const auto before = m_page->bench().model();

    m_page->bench().edit(mlp::weightHandle(0, 0, 0), Vector::Constant(1, 3.0));
    settle();

    QCOMPARE(moment().step, 1);
    QVERIFY(m_page->bench().model() != before);
    const Inside inside = m_page->bench().model()->inside({});
    QCOMPARE(std::get<NetworkInside>(inside).weights[0](0, 0), 3.0);
}

QTEST_MAIN(LabPageTest)
#include "lab_page_test.moc"
