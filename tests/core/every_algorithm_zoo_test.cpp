#include "ml/algorithm.h"
#include "support/data_zoo.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace holdout;

/// What every entry of the catalogue does with difficult data and with bad or extreme settings.
class EveryAlgorithmZooTest : public QObject {
    Q_OBJECT

private slots:
    void learnsFromOrRefusesTheZoo_data() { every::rows(); }
    void learnsFromOrRefusesTheZoo();
    void endsAtEveryExtremeSetting_data() { every::rows(); }
    void endsAtEveryExtremeSetting();
    void runsEveryPreset_data() { every::rows(); }
    void runsEveryPreset();
    void refusesAndNamesBadSettings_data() { every::rows(); }
    void refusesAndNamesBadSettings();
    void takesOverLiveSettings_data() { every::rows(); }
    void takesOverLiveSettings();
    void refusesATaskItCannotDo();
};

namespace {

/// A refusal must say what is wrong and what to do, in words.
bool isHelpful(const std::string& message)
{
    return message.size() >= 12 && message.size() <= 240 &&
           message.find("nan") == std::string::npos && message.find("std::") == std::string::npos &&
           message.find("assert") == std::string::npos && !message.ends_with('.');
}

/// Walks a run and its parts; false if something that is not finite comes out before it diverges.
bool behaves(Trainer& trainer, const Dataset& data, Task task, int steps)
{
    for (int i = 0; i < steps; ++i) {
        if (!std::isfinite(trainer.loss()))
            return i > 0; // ran away, which whoever asks for steps notices
        if (!trainer.step(i % 5 == 4 ? Stride::Part : Stride::Whole))
            break;
    }
    if (!std::isfinite(trainer.loss()))
        return true;
    const Snapshot end = trainer.snapshot();
    const Matrix scores = end.model->predict(data.X);
    if (!scores.allFinite() || scores.rows() != data.samples())
        return false;
    if (task != Task::Regression && (scores.rowwise().sum().array() - 1.0).abs().maxCoeff() > 1e-9)
        return false;
    const Vector probe = data.X.row(data.samples() / 2);
    if (!every::addsUp(*end.model, probe))
        return false;
    View view{.at = probe, .probe = probe};
    if (data.dimensions() == 1)
        view.y = -1;
    end.model->overlay(view);
    end.model->inside(probe);
    return true;
}

std::vector<Setting> extremes(const Parameter& parameter)
{
    using Kind = Parameter::Kind;
    switch (parameter.kind) {
    case Kind::Integer:
    case Kind::Real:
        return {parameter.minimum, parameter.maximum};
    case Kind::Flag:
        return {false, true};
    case Kind::Choice: {
        std::vector<Setting> all;
        for (const auto& choice : parameter.choices)
            all.emplace_back(choice.id);
        return all;
    }
    case Kind::List: {
        const auto length = static_cast<std::size_t>(parameter.maximumLength);
        return {IntegerList{}, IntegerList(length, static_cast<int>(parameter.minimum)),
                IntegerList(1, static_cast<int>(parameter.maximum))};
    }
    }
    return {};
}

std::vector<Setting> badValues(const Parameter& parameter)
{
    using Kind = Parameter::Kind;
    constexpr double infinity = std::numeric_limits<double>::infinity();
    std::vector<Setting> bad;
    if (parameter.kind != Kind::Choice)
        bad.emplace_back(std::string("no such choice"));
    if (parameter.kind == Kind::Choice)
        bad.insert(bad.end(), {Setting(std::string("no such choice")), Setting(1.0)});
    if (parameter.kind != Kind::Flag)
        bad.emplace_back(true);
    if (parameter.kind == Kind::Integer)
        bad.emplace_back(parameter.minimum + 0.5);
    if (parameter.kind == Kind::Integer || parameter.kind == Kind::Real)
        for (const double value :
             {parameter.minimum - 1.0, parameter.maximum * 1.001 + 1.0, infinity, -infinity, 1e308,
              std::numeric_limits<double>::quiet_NaN()})
            bad.emplace_back(value);
    if (parameter.kind == Kind::List)
        bad.insert(bad.end(),
                   {Setting(IntegerList(static_cast<std::size_t>(parameter.maximumLength) + 1,
                                        static_cast<int>(parameter.minimum))),
                    Setting(IntegerList{static_cast<int>(parameter.minimum) - 1}),
                    Setting(IntegerList{static_cast<int>(parameter.maximum) + 1})});
    return bad;
}

} // namespace

void EveryAlgorithmZooTest::learnsFromOrRefusesTheZoo()
{
    const auto entry = every::current();
    for (const zoo::Animal& animal : zoo::animals(entry.task)) {
        const Matrix before = animal.data.X;
        auto trainer = start(*entry.algorithm, animal.data, entry.task,
                             defaults(entry.algorithm->parameters), 3);
        if (!trainer) {
            QVERIFY2(isHelpful(trainer.error().message), trainer.error().message.c_str());
            continue;
        }
        QVERIFY2(!animal.mustRefuse, animal.name);
        QVERIFY2(behaves(**trainer, animal.data, entry.task, 120), animal.name);
        QVERIFY2(before == animal.data.X, animal.name);
    }
}

void EveryAlgorithmZooTest::endsAtEveryExtremeSetting()
{
    const auto entry = every::current();
    const Dataset data = every::ordinary(entry.task);
    for (const Parameter& parameter : entry.algorithm->parameters)
        for (const Setting& extreme : extremes(parameter)) {
            const auto trainer = every::begin(
                entry, data, every::changed(*entry.algorithm, {{parameter.id, extreme}}));
            QVERIFY2(trainer, parameter.id.c_str());
            const bool instant = entry.algorithm->instant;
            QVERIFY2(behaves(*trainer, data, entry.task, instant ? 2000 : every::fewSteps),
                     parameter.id.c_str());
            if (instant)
                QVERIFY2(!trainer->step(Stride::Whole) || !std::isfinite(trainer->loss()),
                         parameter.id.c_str());
        }
}

void EveryAlgorithmZooTest::runsEveryPreset()
{
    const auto entry = every::current();
    const Dataset data = every::ordinary(entry.task);
    for (const Preset& preset : entry.algorithm->presets) {
        const auto trainer =
            every::begin(entry, data, every::changed(*entry.algorithm, preset.settings));
        QVERIFY2(trainer, preset.title.c_str());
        QVERIFY2(behaves(*trainer, data, entry.task, 60), preset.title.c_str());
    }
}

void EveryAlgorithmZooTest::refusesAndNamesBadSettings()
{
    const auto entry = every::current();
    const Dataset data = every::ordinary(entry.task);
    const auto refusal = [&](const Settings& settings) {
        const auto trainer = start(*entry.algorithm, data, entry.task, settings, 0);
        return trainer ? std::string() : trainer.error().message;
    };

    for (const Parameter& parameter : entry.algorithm->parameters) {
        for (const Setting& bad : badValues(parameter)) {
            const std::string message =
                refusal(every::changed(*entry.algorithm, {{parameter.id, bad}}));
            QVERIFY2(message.find(parameter.id) != std::string::npos, parameter.id.c_str());
        }
        Settings missing = defaults(entry.algorithm->parameters);
        missing.erase(parameter.id);
        QVERIFY2(refusal(missing).find(parameter.id) != std::string::npos, parameter.id.c_str());
    }
    QVERIFY(refusal(every::changed(*entry.algorithm, {{"no_such_setting", 1.0}}))
                .find("no_such_setting") != std::string::npos);
}

void EveryAlgorithmZooTest::takesOverLiveSettings()
{
    const auto entry = every::current();
    const Dataset data = every::ordinary(entry.task);
    for (const Parameter& parameter : entry.algorithm->parameters) {
        if (parameter.restarts)
            continue;
        const auto trainer = every::begin(entry, data, defaults(entry.algorithm->parameters));
        for (const Setting& extreme : extremes(parameter)) {
            every::walk(*trainer, 4);
            trainer->step(Stride::Part);
            const Snapshot before = trainer->snapshot();
            const Matrix scores = before.model->predict(data.X);
            trainer->apply(every::changed(*entry.algorithm, {{parameter.id, extreme}}));
            QVERIFY2(behaves(*trainer, data, entry.task, every::fewSteps), parameter.id.c_str());
            QVERIFY2(before.model->predict(data.X) == scores, parameter.id.c_str());
        }
    }
}

void EveryAlgorithmZooTest::refusesATaskItCannotDo()
{
    for (const Algorithm& algorithm : algorithms())
        for (const Task task : {Task::Classification, Task::Regression, Task::Clustering}) {
            const auto trainer =
                start(algorithm, every::ordinary(task), task, defaults(algorithm.parameters), 0);
            QCOMPARE(trainer.has_value(), algorithm.can(task));
            if (!trainer)
                QVERIFY2(isHelpful(trainer.error().message), trainer.error().message.c_str());
        }
}

QTEST_APPLESS_MAIN(EveryAlgorithmZooTest)
#include "every_algorithm_zoo_test.moc"
