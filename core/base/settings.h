#pragma once

#include "base/result.h"

#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace holdout {

using IntegerList = std::vector<int>;

/// One value a user may choose: a number, a flag, one of several named choices, or a short list of
/// whole numbers such as layer sizes.
using Setting = std::variant<double, bool, std::string, IntegerList>;

/// A knob the user may turn. Forms, command-line options, scenes and sweeps are all made from it.
struct Parameter {
    enum class Kind { Integer, Real, Flag, Choice, List };
    struct Choice {
        std::string id; ///< Stable: what is stored and typed.
        std::string label;
    };

    std::string id; ///< Stable: stored with scenes; scikit-learn's name where it has the parameter.
    std::string label;
    std::string help;      ///< One sentence: what turning it up, or choosing otherwise, does.
    std::string unit = {}; ///< Shown after the value, such as "%"; usually empty.
    Kind kind = Kind::Real;
    Setting initial = 0.0;
    double minimum = 0.0; ///< Of a number, or of each entry of a list.
    double maximum = 1.0;
    bool logarithmic = false;         ///< Sliders and sweeps move by factors.
    std::string minimumLabel = {};    ///< If set, the minimum means this, such as "none".
    std::vector<Choice> choices = {}; ///< Of a choice; never empty there.
    int maximumLength = 0;            ///< Of a list.
    bool restarts = true;             ///< Changing it begins the run anew; else it applies live.
    bool main = false;                ///< The one that the bracket keys turn.
    std::string onlyWhen = {};        ///< "id=choice|choice": matters only then; greyed otherwise.
};

/// Parameter id to value. Complete once it has been through check().
using Settings = std::map<std::string, Setting, std::less<>>;

/// The initial setting of every parameter.
Settings defaults(const std::vector<Parameter>& parameters);

/// Errors: InvalidInput naming the first setting that is missing, unknown, of the wrong kind or out
///         of range, and the range.
Result<> check(const std::vector<Parameter>& parameters, const Settings& settings);

/// Reads one setting as typed: "0.5", "yes", "tanh", "8,8", or the minimum's label.
///
/// Errors: InvalidInput naming the parameter, what was typed and what is accepted.
Result<Setting> parseSetting(const Parameter& parameter, std::string_view text);

/// What parseSetting reads back as the same value; numbers in shortest form.
std::string toText(const Parameter& parameter, const Setting& setting);

/// Whether the parameter has any effect under these settings (see Parameter::onlyWhen).
bool applies(const Parameter& parameter, const Settings& settings);

/// The value of a setting known to be of that kind. Requires: checked settings.
double number(const Settings& settings, std::string_view id);
int integer(const Settings& settings, std::string_view id);
bool flag(const Settings& settings, std::string_view id);
const std::string& choice(const Settings& settings, std::string_view id);
const IntegerList& list(const Settings& settings, std::string_view id);

} // namespace holdout
