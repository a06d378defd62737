#pragma once

#include <QString>

#include <functional>
#include <vector>

class QWidget;

namespace holdout {

class Workspace;

/// An entry of the main window's rail.
struct Page {
    QString id; ///< Stable: remembered as the last page shown.
    QString title;
    QString group; ///< Heading in the rail: "Explore", "Study", "Write"; empty above all of them.
    QString icon;  ///< Name of an icon of support/icons.h.
    std::function<QWidget*(Workspace& workspace, QWidget* parent)> create;
};

/// All pages, in rail order. Fixed for the life of the program.
const std::vector<Page>& pages();

} // namespace holdout
