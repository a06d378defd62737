#include "window/screenshot.h"

#include "support/export.h"
#include "window/main_window.h"

#include <QCoreApplication>
#include <QPixmap>
#include <QTimer>

#include <cstdio>

namespace holdout {
namespace {

constexpr int pollEvery = 100; // milliseconds
constexpr int idlePolls = 3;   // in a row, so that what is idle only between two jobs is waited for
constexpr int patience = 600;  // polls, after which the picture is taken of what there is

void take(MainWindow& window, const QString& path)
{
    const Result<> saved = savePicture(path, window.grab().toImage());
    if (!saved)
        std::fprintf(stderr, "%s\n", saved.error().message.c_str());
    QCoreApplication::exit(saved ? 0 : 1);
}

} // namespace

void takeScreenshotAndQuit(MainWindow& window, const QString& path)
{
    auto* timer = new QTimer(&window);
    QObject::connect(timer, &QTimer::timeout, &window,
                     [&window, path, timer, idle = 0, polls = 0]() mutable {
                         idle = window.currentPage()->idle() ? idle + 1 : 0;
                         ++polls;
                         if (idle < idlePolls && polls < patience)
                             return;
                         timer->stop();
                         take(window, path);
                     });
    timer->start(pollEvery);
}

} // namespace holdout
