#include "forms/parameter_form.h"
#include "support/sample_parameters.h"
#include "support/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

using namespace holdout;

class ParameterFormTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(*qApp, ThemeChoice::Light); }
    void init();
    void cleanup() { m_form.reset(); }

    void makesAControlForEveryKind();
    void showsWhatItIsTold();
    void saysNothingOfWhatItIsTold();
    void takesATypedValueExactly();
    void refusesATypedValueInWords();
    void readsTheNameOfTheMinimum();
    void makesOneUndoStepOfADrag();
    void makesOneUndoStepOfHeldKeys();
    void addsAndRemovesLayers();
    void greysWhatHasNoEffect();
    void turnsTheMainParameter();
    void foldsWhatIsMoreThanEight();
    void goesBackToTheDefaults();
    void leavesTheWheelToThePage();

private:
    template <class Control> Control* control(const char* name)
    {
        return m_form->findChild<Control*>(QString::fromLatin1(name));
    }

    std::unique_ptr<ParameterForm> m_form;
};

void ParameterFormTest::init()
{
    m_form = std::make_unique<ParameterForm>();
    m_form->setParameters(network);
    m_form->resize(240, 400);
    m_form->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_form.get()));
}

void ParameterFormTest::makesAControlForEveryKind()
{
    for (const QString& name :
         {QStringLiteral("param_hidden_layer_sizes_0"), QStringLiteral("param_solver"),
          QStringLiteral("param_nesterov"), QStringLiteral("param_learning_rate_init"),
          QStringLiteral("param_learning_rate_init_value")}) {
        const auto* control = m_form->findChild<QWidget*>(name);
        QVERIFY2(control && control->isVisible(), qPrintable(name));
        QVERIFY(!control->accessibleName().isEmpty());
    }
    QCOMPARE(control<QSlider>("param_learning_rate_init")->accessibleName(),
             QStringLiteral("Learning rate"));
    QCOMPARE(control<QLineEdit>("param_share_value")->text(), QStringLiteral("30\u2009%"));
}

void ParameterFormTest::showsWhatItIsTold()
{
    Settings settings = defaults(network);
    settings["learning_rate_init"] = 0.3;
    settings["solver"] = std::string("adam");
    settings["hidden_layer_sizes"] = IntegerList{4, 3, 2};
    settings["max_depth"] = 0.0;

    m_form->setSettings(settings);

    QCOMPARE(control<QLineEdit>("param_learning_rate_init_value")->text(), QStringLiteral("0.3"));
    QCOMPARE(control<QComboBox>("param_solver")->currentText(), QStringLiteral("Adam"));
    QCOMPARE(control<QSpinBox>("param_hidden_layer_sizes_2")->value(), 2);
    QVERIFY(control<QSpinBox>("param_hidden_layer_sizes_2")->isVisible());
    QCOMPARE(control<QLineEdit>("param_max_depth_value")->text(), QStringLiteral("none"));
    QVERIFY(m_form->settings() == settings);
}

void ParameterFormTest::saysNothingOfWhatItIsTold()
{
    QSignalSpy changes(m_form.get(), &ParameterForm::changed);
    QSignalSpy commits(m_form.get(), &ParameterForm::committed);
    Settings settings = defaults(network);
    settings["learning_rate_init"] = 0.3;
    settings["nesterov"] = true;
    settings["hidden_layer_sizes"] = IntegerList{4};

    m_form->setSettings(settings);

    QCOMPARE(changes.count(), 0);
    QTest::qWait(400); // longer than a value must rest to be committed
    QCOMPARE(commits.count(), 0);
}

void ParameterFormTest::takesATypedValueExactly()
{
    QSignalSpy changes(m_form.get(), &ParameterForm::changed);
    QSignalSpy commits(m_form.get(), &ParameterForm::committed);
    auto* field = control<QLineEdit>("param_learning_rate_init_value");

    field->setFocus();
    field->selectAll();
    QTest::keyClicks(field, QStringLiteral("0.01234"));
    QTest::keyClick(field, Qt::Key_Return);

    QCOMPARE(number(m_form->settings(), "learning_rate_init"), 0.01234);
    QCOMPARE(changes.count(), 1);
    QCOMPARE(changes[0][1].toString(), QStringLiteral("learning_rate_init"));
    QCOMPARE(commits.count(), 1);
    QVERIFY(!field->hasFocus()); // so that letters are shortcuts again
}

void ParameterFormTest::refusesATypedValueInWords()
{
    QSignalSpy changes(m_form.get(), &ParameterForm::changed);
    auto* field = control<QLineEdit>("param_learning_rate_init_value");

    field->setFocus();
    field->selectAll();
    QTest::keyClicks(field, QStringLiteral("20"));
    QTest::keyClick(field, Qt::Key_Return);

    QCOMPARE(changes.count(), 0);
    QCOMPARE(field->text(), QStringLiteral("0.05"));
    bool explained = false;
    for (const QLabel* label : m_form->findChildren<QLabel*>())
        explained |= label->isVisible() && label->text().contains(QStringLiteral("to 10"));
    QVERIFY(explained);
}

void ParameterFormTest::readsTheNameOfTheMinimum()
{
    auto* field = control<QLineEdit>("param_max_depth_value");

    field->setFocus();
    field->selectAll();
    QTest::keyClicks(field, QStringLiteral("none"));
    QTest::keyClick(field, Qt::Key_Return);

    QCOMPARE(integer(m_form->settings(), "max_depth"), 0);
}

void ParameterFormTest::makesOneUndoStepOfADrag()
{
    QSignalSpy changes(m_form.get(), &ParameterForm::changed);
    QSignalSpy commits(m_form.get(), &ParameterForm::committed);
    auto* slider = control<QSlider>("param_share");
    const QPoint start(slider->width() / 4, slider->height() / 2);

    QTest::mousePress(slider, Qt::LeftButton, {}, start);
    for (int x = 0; x < 60; x += 10)
        QTest::mouseMove(slider, start + QPoint(x, 0));
    QTest::qWait(400);
    QCOMPARE(commits.count(), 0);
    QTest::mouseRelease(slider, Qt::LeftButton, {}, start + QPoint(60, 0));

    QVERIFY(changes.count() > 3);
    QCOMPARE(commits.count(), 1);
}

void ParameterFormTest::makesOneUndoStepOfHeldKeys()
{
    QSignalSpy changes(m_form.get(), &ParameterForm::changed);
    QSignalSpy commits(m_form.get(), &ParameterForm::committed);
    auto* slider = control<QSlider>("param_max_depth");
    slider->setFocus();

    QTest::keyClick(slider, Qt::Key_Right);
    QTest::keyClick(slider, Qt::Key_Right);

    QCOMPARE(integer(m_form->settings(), "max_depth"), 5);
    QCOMPARE(changes.count(), 2);
    QTRY_COMPARE(commits.count(), 1);
}

void ParameterFormTest::addsAndRemovesLayers()
{
    auto* more = control<QToolButton>("param_hidden_layer_sizes_add");
    auto* less = control<QToolButton>("param_hidden_layer_sizes_remove");

    QTest::mouseClick(more, Qt::LeftButton);
    QVERIFY(list(m_form->settings(), "hidden_layer_sizes") == (IntegerList{8, 8, 8}));
    QVERIFY(!more->isEnabled()); // three are the most

    control<QSpinBox>("param_hidden_layer_sizes_0")->setFocus();
    QTest::keyClick(control<QSpinBox>("param_hidden_layer_sizes_0"), Qt::Key_Up);
    QVERIFY(list(m_form->settings(), "hidden_layer_sizes") == (IntegerList{9, 8, 8}));

    for (int i = 0; i < 3; ++i)
        QTest::mouseClick(less, Qt::LeftButton);
    QVERIFY(list(m_form->settings(), "hidden_layer_sizes").empty());
    QVERIFY(!less->isEnabled());
}

void ParameterFormTest::greysWhatHasNoEffect()
{
    auto* flag = control<QCheckBox>("param_nesterov");
    QVERIFY(flag->isEnabled());
    Settings settings = defaults(network);
    settings["solver"] = std::string("adam");

    m_form->setSettings(settings);

    QVERIFY(!flag->isEnabled());
}

void ParameterFormTest::turnsTheMainParameter()
{
    m_form->turnMain(1);
    QCOMPARE(number(m_form->settings(), "learning_rate_init"), 0.06);
    m_form->turnMain(-2);
    QCOMPARE(number(m_form->settings(), "learning_rate_init"), 0.045);
}

void ParameterFormTest::foldsWhatIsMoreThanEight()
{
    QVERIFY(!control<QPushButton>("more"));
    std::vector<Parameter> many;
    for (int i = 0; i < 11; ++i)
        many.push_back({.id = "p" + std::to_string(i), .label = "P", .help = "", .main = i == 10});

    m_form->setParameters(many);

    auto* more = control<QPushButton>("more");
    QVERIFY(more && more->text().contains(QStringLiteral("3")));
    QVERIFY(control<QSlider>("param_p10")->isVisible()); // the main one comes first
    QVERIFY(control<QSlider>("param_p6")->isVisible());
    QVERIFY(!control<QSlider>("param_p7")->isVisible());
    QTest::mouseClick(more, Qt::LeftButton);
    QVERIFY(control<QSlider>("param_p7")->isVisible());
}

void ParameterFormTest::goesBackToTheDefaults()
{
    QSignalSpy commits(m_form.get(), &ParameterForm::committed);
    m_form->reset();
    QCOMPARE(commits.count(), 0); // nothing to do
    m_form->turnMain(3);

    m_form->reset();

    QVERIFY(m_form->settings() == defaults(network));
    QCOMPARE(commits.count(), 1);
}

void ParameterFormTest::leavesTheWheelToThePage()
{
    auto* slider = control<QSlider>("param_share");
    const auto turn = [&] {
        QWheelEvent wheel(QPointF(5, 5), slider->mapToGlobal(QPointF(5, 5)), {}, QPoint(0, 120),
                          Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(slider, &wheel);
    };
    const int before = slider->value();
    turn();
    QCOMPARE(slider->value(), before);
    m_form->activateWindow();
    slider->setFocus();
    QTRY_VERIFY(slider->hasFocus());
    turn();
    QVERIFY(slider->value() != before);
}

QTEST_MAIN(ParameterFormTest)
#include "parameter_form_test.moc"
