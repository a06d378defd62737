#pragma once

#include <QString>

namespace holdout {

/// A LaTeX formula as a line of plain text, for tool tips and screen readers: \frac{a}{b} becomes
/// a / b, Greek letters and signs become themselves, one-letter indices sink. What it does not know
/// keeps its name.
QString plainFormula(const QString& latex);

} // namespace holdout
