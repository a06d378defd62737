#pragma once

#include <QIcon>
#include <QString>
#include <QStringList>

class QPainter;

namespace holdout {

/// The icon of that name, resources/icons/<name>.svg, in the colours of the theme in force when it
/// is painted: text colour, muted when disabled, accent when on, and right for an accent background
/// in the mode Selected. Requires: there is one of that name.
QIcon icon(const QString& name);

/// Draws one in a colour of the theme that icon() would not choose, such as warning.
void paintIcon(QPainter& painter, const QString& name, const QRect& rect, const QColor& colour);

/// The names of all icons, in alphabetical order.
QStringList iconNames();

} // namespace holdout
