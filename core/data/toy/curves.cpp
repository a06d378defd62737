#include "data/toy/population.h"

#include <cmath>
#include <numbers>

/// One feature and one value that depends on it, so that a model can be seen as a curve.

namespace holdout::toy {

ToyData line()
{
    return regression({.id = "line",
                       .title = "Line",
                       .summary = "A straight line with even scatter: least squares is the right "
                                  "answer, anything wilder overfits."},
                      {.initial = 1.0, .maximum = 10.0},
                      {.left = 0.0, .right = 10.0, .mean = [](double x) { return 2.0 + x; }});
}

ToyData sine()
{
    return regression(
        {.id = "sine",
         .title = "Sine",
         .summary = "One full wave: too smooth a model misses it, too flexible a model wiggles."},
        {.initial = 0.30, .maximum = 2.0}, {.left = 0.0, .right = 1.0, .mean = [](double x) {
                                                return std::sin(2.0 * std::numbers::pi * x);
                                            }});
}

ToyData cubic()
{
    return regression(
        {.id = "cubic",
         .title = "Cubic",
         .summary = "A third-degree curve: degree three fits, less is too stiff, more "
                    "goes wild at the ends."},
        {.initial = 0.80, .maximum = 5.0},
        {.left = -2.0, .right = 2.0, .mean = [](double x) { return x * x * x - 2.0 * x; }});
}

ToyData step()
{
    return regression(
        {.id = "step",
         .title = "Step",
         .summary = "A jump: trees cut it exactly, smooth models ring around it."},
        {.initial = 0.15, .maximum = 2.0},
        {.left = 0.0, .right = 1.0, .mean = [](double x) { return x < 0.5 ? 0.0 : 1.0; }});
}

ToyData heteroscedastic()
{
    return regression({.id = "heteroscedastic",
                       .title = "Growing scatter",
                       .summary = "A line whose scatter grows with x: one error bar for all points "
                                  "is wrong everywhere."},
                      {.initial = 0.30, .maximum = 2.0},
                      {.left = 0.0,
                       .right = 10.0,
                       .mean = [](double x) { return 1.0 + 0.5 * x; },
                       .spread = [](double x) { return x; }});
}

} // namespace holdout::toy
