#pragma once

#include <QString>

namespace holdout {

class MainWindow;

/// Waits until the page shown is idle, saves a picture of the window and ends the program: with
/// status 0, or with 1 and a line on stderr if the picture cannot be written.
void takeScreenshotAndQuit(MainWindow& window, const QString& path);

} // namespace holdout
