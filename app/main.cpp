#include "options.h"
#include "support/theme.h"
#include "support/workspace.h"
#include "window/main_window.h"
#include "window/screenshot.h"

#include <QApplication>

#include <cstdio>

using namespace holdout;

int main(int argc, char* argv[])
{
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("holdout"));
    QApplication::setApplicationVersion(QStringLiteral(HOLDOUT_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("holdout"));
    const Result<Options> options = readOptions(application);
    if (!options) {
        std::fprintf(stderr, "%s\n", options.error().message.c_str());
        return 2;
    }

    Workspace workspace(options->dataFolder);
    applyTheme(application, options->theme.value_or(themeChoice(workspace.remembered())));
    setReduceMotion(workspace.remembered().flag(reduceMotionKey, false));
    MainWindow window(workspace);
    if (options->size.isValid())
        window.resize(options->size);
    window.show();
    for (const QString& file : options->files)
        window.openFile(file);
    if (!options->screenshot.isEmpty())
        takeScreenshotAndQuit(window, options->screenshot);
    return QApplication::exec();
}
