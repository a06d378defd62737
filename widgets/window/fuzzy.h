#pragma once

#include <QStringView>

namespace holdout {

/// How well a title answers what was typed: the letters must all be there in order. Higher is
/// better; letters at the beginnings of words and next to each other count for more; −1 is no
/// answer.
int fuzzyScore(QStringView typed, QStringView title);

} // namespace holdout
