#pragma once

#include "base/result.h"
#include "support/theme.h"

#include <QSize>
#include <QString>

#include <optional>

class QCoreApplication;

namespace holdout {

/// What the command line asks for.
struct Options {
    QString dataFolder;
    std::optional<ThemeChoice> theme; ///< Instead of the one remembered, this once.
    QString screenshot;               ///< Path of a picture to save before quitting; usually empty.
    QSize size;                       ///< Of the window; usually invalid.
    QStringList files;
};

/// Reads the command line; prints and ends the program for --help and --version.
///
/// Errors: InvalidInput naming the option and what it accepts.
Result<Options> readOptions(const QCoreApplication& application);

} // namespace holdout
