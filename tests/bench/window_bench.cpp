/// How the lab's window keeps up: pictures a second while a point is dragged with each model on 500
/// points, and the longest time the window's thread was away while dragging and while training.

#include "pages/lab/lab_page.h"
#include "pages/lab/map_panel.h"
#include "support/theme.h"
#include "support/workspace.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QMouseEvent>
#include <QTemporaryDir>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstdio>
#include <thread>

using namespace holdout;

namespace {

constexpr int milliseconds = 3000; ///< For each measurement.

/// Posts an event to the window's thread every millisecond and notes the longest wait for an
/// answer.
class Heartbeat : public QObject {
public:
    Heartbeat()
        : m_thread([this](const std::stop_token& stop) {
              while (!stop.stop_requested()) {
                  if (m_answered.exchange(false)) {
                      m_asked.restart();
                      QCoreApplication::postEvent(this, new QEvent(QEvent::User));
                  }
                  std::this_thread::sleep_for(std::chrono::milliseconds(1));
              }
          })
    {
    }

    double longest() const { return m_longest; }
    void reset() { m_longest = 0.0; }

protected:
    bool event(QEvent* event) override
    {
        if (event->type() != QEvent::User)
            return QObject::event(event);
        m_longest = std::max(m_longest, static_cast<double>(m_asked.nsecsElapsed()) / 1e6);
        m_answered = true;
        return true;
    }

private:
    std::atomic<bool> m_answered = true;
    QElapsedTimer m_asked;
    double m_longest = 0.0;
    std::jthread m_thread;
};

void settle(const LabPage& page)
{
    do
        QApplication::processEvents(QEventLoop::AllEvents, 20);
    while (!page.idle());
}

void send(QWidget& widget, QEvent::Type type, const QPointF& at, Qt::MouseButton button)
{
    QMouseEvent event(type, at, widget.mapToGlobal(at), button,
                      type == QEvent::MouseButtonRelease ? Qt::NoButton : Qt::LeftButton, {});
    QApplication::sendEvent(&widget, &event);
}

/// Drags the first sample in circles; returns the pictures shown a second.
double drag(LabPage& page)
{
    DecisionPlot& plot = page.map().plot();
    plot.setTool(CanvasTool::Move);
    int pictures = 0;
    const auto connection =
        QObject::connect(&page.lens(), &Lens::pictureChanged, &page, [&pictures] { ++pictures; });
    const QPointF from = plot.frame().toPixel(plot.contents().points.front().position);
    const QPointF centre = plot.frame().area.center();
    send(plot, QEvent::MouseButtonPress, from, Qt::LeftButton);
    QElapsedTimer clock;
    clock.start();
    while (clock.elapsed() < milliseconds) {
        const double angle = static_cast<double>(clock.elapsed()) / 400.0;
        send(plot, QEvent::MouseMove, centre + 120.0 * QPointF(std::cos(angle), std::sin(angle)),
             Qt::NoButton);
        QApplication::processEvents(QEventLoop::AllEvents, 8);
    }
    const double perSecond = 1000.0 * pictures / static_cast<double>(clock.elapsed());
    send(plot, QEvent::MouseButtonRelease, centre, Qt::LeftButton);
    QObject::disconnect(connection);
    settle(page);
    return perSecond;
}

void train(LabPage& page)
{
    page.bench().setSpeed(1e9);
    page.bench().play();
    QElapsedTimer clock;
    clock.start();
    while (clock.elapsed() < milliseconds)
        QApplication::processEvents(QEventLoop::AllEvents, 8);
    page.bench().pause();
    settle(page);
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    applyTheme(application, ThemeChoice::Light);
    QTemporaryDir folder;
    Workspace workspace(folder.path());
    workspace.remembered().setFlag(QStringLiteral("lab/tour-seen"), true);
    LabPage page(workspace);
    page.resize(1244, 820);
    page.show();
    settle(page);
    Heartbeat heartbeat;
    std::printf("%-22s %18s %18s %18s\n", "500 points", "pictures/s", "stall dragging",
                "stall training");
    for (const Algorithm& algorithm : algorithms()) {
        Scene scene = page.editor().scene();
        scene.source = GeneratedSource{.id = "two_moons", .settings = {{"n", 500.0}}};
        scene.algorithm = algorithm.id;
        scene.settings.clear();
        scene.task = algorithm.tasks.front();
        scene.stopAt = algorithm.instant ? -1 : 50;
        page.editor().open(scene);
        settle(page);
        heartbeat.reset();
        const double pictures = drag(page);
        const double dragging = heartbeat.longest();
        heartbeat.reset();
        train(page);
        std::printf("%-22s %18.1f %15.1f ms %15.1f ms\n", algorithm.id.c_str(), pictures, dragging,
                    heartbeat.longest());
        std::fflush(stdout);
    }
    return 0;
}
