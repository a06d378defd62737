#pragma once

#include "base/settings.h"

namespace holdout {

/// A parameter of every kind.
inline const std::vector<Parameter> network{
    {.id = "hidden_layer_sizes",
     .label = "Hidden layers",
     .help = "Units of each layer.",
     .kind = Parameter::Kind::List,
     .initial = IntegerList{8, 8},
     .minimum = 1,
     .maximum = 32,
     .maximumLength = 3},
    {.id = "solver",
     .label = "Solver",
     .help = "How the weights move.",
     .kind = Parameter::Kind::Choice,
     .initial = std::string("sgd"),
     .choices = {{"sgd", "SGD"}, {"adam", "Adam"}}},
    {.id = "nesterov",
     .label = "Nesterov momentum",
     .help = "Looks ahead.",
     .kind = Parameter::Kind::Flag,
     .initial = false,
     .onlyWhen = "solver=sgd"},
    {.id = "learning_rate_init",
     .label = "Learning rate",
     .help = "Size of a step.",
     .kind = Parameter::Kind::Real,
     .initial = 0.05,
     .minimum = 1e-4,
     .maximum = 10,
     .logarithmic = true,
     .restarts = false,
     .main = true},
    {.id = "max_depth",
     .label = "Depth",
     .help = "Of the tree.",
     .kind = Parameter::Kind::Integer,
     .initial = 3.0,
     .minimum = 0,
     .maximum = 12,
     .minimumLabel = "none"},
    {.id = "share", .label = "Share", .help = "", .unit = "%", .initial = 30.0, .maximum = 100},
};

} // namespace holdout
