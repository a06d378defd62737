#include "base/settings.h"

#include <QTest>

using namespace holdout;
using Kind = Parameter::Kind;

class SettingsTest : public QObject {
    Q_OBJECT

private slots:
    void readsWhatItWrites_data();
    void readsWhatItWrites();
    void refusesAndNames_data();
    void refusesAndNames();
    void namesAnUnknownSetting();
    void knowsWhenAParameterMatters();
};

namespace {

const std::vector<Parameter> parameters{
    {.id = "depth",
     .label = "Depth",
     .help = "",
     .kind = Kind::Integer,
     .initial = 3.0,
     .minimum = 0,
     .maximum = 12,
     .minimumLabel = "none"},
    {.id = "rate", .label = "Rate", .help = "", .initial = 0.1, .minimum = 1e-4, .maximum = 10},
    {.id = "bootstrap", .label = "Bootstrap", .help = "", .kind = Kind::Flag, .initial = true},
    {.id = "metric",
     .label = "Metric",
     .help = "",
     .kind = Kind::Choice,
     .initial = std::string("l2"),
     .choices = {{"l1", "Manhattan"}, {"l2", "Euclid"}},
     .onlyWhen = "bootstrap=yes"},
    {.id = "layers",
     .label = "Layers",
     .help = "",
     .kind = Kind::List,
     .initial = IntegerList{8, 8},
     .minimum = 1,
     .maximum = 16,
     .maximumLength = 4},
};

const Parameter& parameter(const QString& id)
{
    return *std::ranges::find(parameters, id.toStdString(), &Parameter::id);
}

} // namespace

void SettingsTest::readsWhatItWrites_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("typed");
    QTest::newRow("whole number") << "depth"
                                  << "7";
    QTest::newRow("name of the minimum") << "depth"
                                         << "none";
    QTest::newRow("fraction") << "rate"
                              << "0.003";
    QTest::newRow("flag") << "bootstrap"
                          << "no";
    QTest::newRow("choice") << "metric"
                            << "l1";
    QTest::newRow("list") << "layers"
                          << "4,3,2";
    QTest::newRow("empty list") << "layers"
                                << "";
}

void SettingsTest::readsWhatItWrites()
{
    QFETCH(const QString, id);
    QFETCH(const QString, typed);

    const auto setting = parseSetting(parameter(id), typed.toStdString());

    QVERIFY(setting);
    QCOMPARE(QString::fromStdString(toText(parameter(id), *setting)), typed);
}

void SettingsTest::refusesAndNames_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("typed");
    QTest::newRow("fraction for a whole number") << "depth"
                                                 << "2.5";
    QTest::newRow("too large") << "depth"
                               << "13";
    QTest::newRow("not a number") << "rate"
                                  << "nan";
    QTest::newRow("infinite") << "rate"
                              << "inf";
    QTest::newRow("overflow") << "rate"
                              << "1e999";
    QTest::newRow("words") << "rate"
                           << "fast";
    QTest::newRow("decimal comma") << "rate"
                                   << "0,1";
    QTest::newRow("neither yes nor no") << "bootstrap"
                                        << "maybe";
    QTest::newRow("unknown choice") << "metric"
                                    << "l3";
    QTest::newRow("list too long") << "layers"
                                   << "1,1,1,1,1";
    QTest::newRow("entry out of range") << "layers"
                                        << "8,17";
    QTest::newRow("hole in a list") << "layers"
                                    << "8,,8";
}

void SettingsTest::refusesAndNames()
{
    QFETCH(const QString, id);
    QFETCH(const QString, typed);

    const auto setting = parseSetting(parameter(id), typed.toStdString());

    QVERIFY(!setting);
    const QString message = QString::fromStdString(setting.error().message);
    QVERIFY(message.contains(id) && message.contains(typed) && message.contains("give"));
}

void SettingsTest::namesAnUnknownSetting()
{
    Settings settings = defaults(parameters);
    QVERIFY(check(parameters, settings));
    settings["depht"] = 3.0;

    const auto ok = check(parameters, settings);

    QVERIFY(!ok);
    QVERIFY(QString::fromStdString(ok.error().message).contains("depht"));
}

void SettingsTest::knowsWhenAParameterMatters()
{
    Settings settings = defaults(parameters);
    QVERIFY(applies(parameter("metric"), settings));

    settings["bootstrap"] = false;

    QVERIFY(!applies(parameter("metric"), settings));
}

QTEST_APPLESS_MAIN(SettingsTest)
#include "settings_test.moc"
