#pragma once

#include <span>
#include <vector>

namespace holdout {

/// A place on a grid: column and row of values count from 0, fractions lie between them.
struct GridPoint {
    double column = 0.0, row = 0.0;
    bool operator==(const GridPoint&) const = default;
};

/// A piece of a contour line. A closed one does not repeat its first point at the end.
struct GridLine {
    std::vector<GridPoint> points; ///< At least two, no two neighbours equal.
    bool closed = false;
};

/// Where a grid of values, interpolated linearly along its edges, passes the level.
///
/// A value equal to the level counts as above it, so plateaus at the level get their rim and no
/// more. A cell with opposite corners above (a saddle) joins them if the mean of its four corners
/// is above, else separates them. Cells with a corner that is not finite have no line.
///
/// Shapes:   values is row by row, width·height.
/// Requires: values.size() == width·height.
/// Source:   W. E. Lorensen and H. E. Cline, Computer Graphics 21 (1987), in two dimensions.
/// Cost:     O(width·height), and O(m log m) for the m cells the line crosses.
std::vector<GridLine> contourLines(std::span<const double> values, int width, int height,
                                   double level);

} // namespace holdout
