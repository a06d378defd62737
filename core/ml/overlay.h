#pragma once

#include "base/types.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace holdout {

/// The part of feature space a plot shows: features x and y vary, the others stay as in `at`.
struct View {
    Vector at;   ///< d; entries x and y are ignored.
    Index x = 0; ///< Column of the horizontal axis; −1 if the axes are not single features.
    Index y = 1; ///< Column of the vertical axis; −1 likewise, and if d = 1.
    double left = 0.0, right = 1.0, bottom = 0.0, top = 1.0; ///< Ranges of columns x and y.
    std::optional<Vector> probe = {};                        ///< The point a person asks about; d.

    bool axisParallel() const { return x >= 0 && y >= 0; }

    /// The point of the view with these coordinates on its axes. Requires: axisParallel().
    Vector point(double horizontal, double vertical) const
    {
        Vector result = at;
        result(x) = horizontal;
        result(y) = vertical;
        return result;
    }
};

/// What a mark means; the painter decides how it looks.
enum class Role { Centre, Neighbour, Probe, Boundary, Margin, Split, Region, Direction, Ghost };

/// A draggable thing: the id is handed back to Trainer::edit() with the new position.
using HandleId = int;
inline constexpr HandleId noHandle = -1;

/// Positions are points in the model's own feature space (d entries each).
struct Dot {
    Vector at;
    Role role = Role::Centre;
    Index output = -1; ///< The class or cluster it belongs to, which gives its colour; −1 for none.
    double size = 1.0; ///< Relative to an ordinary mark.
    std::string label = {};
    HandleId handle = noHandle;
};
struct Line {
    Vector from, to;
    Role role = Role::Boundary;
    Index output = -1;
    double weight = 1.0; ///< Relative width.
    std::string label = {};
    HandleId handle = noHandle;
};
struct Arrow {
    Vector from, to;
    Role role = Role::Direction;
    Index output = -1;
    std::string label = {};
    HandleId handle = noHandle; ///< Dragging moves the tip.
};
struct Outline {
    std::vector<Vector> corners; ///< Closed.
    Role role = Role::Region;
    Index output = -1;
    std::string label = {};
};

/// What a model wants shown over the data: centroids, splits, neighbours. It says what, never how.
using Overlay = std::vector<std::variant<Dot, Line, Arrow, Outline>>;

} // namespace holdout
