#pragma once

#include "ml/inside.h"

#include <QRectF>

class QPainter;

namespace holdout {

/// Gain over threshold, one small plot per feature, its best threshold marked.
void drawSweeps(QPainter& painter, const QRectF& box, const TreeInside& tree);

/// Leaves left over α, as minimal cost-complexity pruning takes them away.
void drawPruningPath(QPainter& painter, const QRectF& box, const TreeInside& tree);

} // namespace holdout
