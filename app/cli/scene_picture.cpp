#include "cli/output.h"
#include "cli/scene.h"
#include "eval/metric.h"
#include "pages/lab/layers.h"
#include "plots/axes.h"
#include "plots/exportable.h"
#include "plots/plot_painter.h"
#include "run/bayes.h"
#include "run/picture.h"
#include "support/text.h"
#include "support/theme.h"

#include <QApplication>
#include <QPainter>

#include <cmath>

namespace holdout::cli {
namespace {

constexpr int mapCells = 512;
constexpr double headHeight = 56.0; ///< Above the map: title and caption.

PictureQuestion questionOf(const SceneFrame& frame, std::shared_ptr<const Model> model)
{
    PictureQuestion question;
    question.prepared = frame.prepared;
    question.model = std::move(model);
    question.view = frame.scene.view;
    question.coarsest = mapCells;
    question.finest = mapCells;
    return question;
}

Picture pictureOf(const PictureQuestion& question)
{
    Picture picture;
    PictureMaker()(question, [&](Picture made) { picture = std::move(made); }, {});
    return picture;
}

/// What the model says of each sample: class or cluster; empty for numbers.
std::vector<Index> decisions(const SceneFrame& frame)
{
    if (frame.scene.task == Task::Regression)
        return {};
    return decide(frame.snapshot.model->predict(frame.prepared->data.X),
                  frame.scene.view.threshold);
}

std::vector<PlotPoint> points(const SceneFrame& frame, const Layout& layout)
{
    const Dataset& raw = frame.prepared->raw;
    const std::vector<Index> decided = decisions(frame);
    std::vector<PlotPoint> all;
    for (Index i = 0; i < std::ssize(layout.rows); ++i) {
        const Index row = layout.rows[static_cast<std::size_t>(i)];
        const auto r = static_cast<std::size_t>(row);
        PlotPoint point = {.position = {layout.positions(i, 0), layout.positions(i, 1)},
                           .part = frame.prepared->parts[r]};
        if (raw.labelled())
            point.value = raw.y(row);
        if (frame.scene.task == Task::Clustering)
            point.output = static_cast<int>(decided[r]);
        else if (raw.classes() > 0)
            point.output = static_cast<int>(point.value);
        point.wrong = frame.scene.task == Task::Classification && decided[r] != point.output;
        all.push_back(point);
    }
    return all;
}

std::vector<PlaneMark> overlay(const SceneFrame& frame, const Layout& layout)
{
    const Plane& plane = layout.plane;
    const Pipeline& pipeline = frame.prepared->pipeline;
    const View view = modelView(plane, layout.home, pipeline, frame.prepared->raw.features);
    const auto place = [&](const Vector& point) {
        const Matrix at = plane.project(pipeline.invert(point.transpose()));
        return QPointF(at(0, 0), plane.showsTarget ? std::nan("") : at(0, 1));
    };
    return placed(frame.snapshot.model->overlay(view), place);
}

/// The best possible map, if the scene asks for it and it is known.
std::shared_ptr<const Surface> bayesSurface(const SceneFrame& frame, PlotLayers layers)
{
    if (!layers.testFlag(PlotLayer::Bayes) && frame.scene.view.map != "bayes")
        return nullptr;
    const auto best = bestPossible(frame.scene);
    if (!best)
        return nullptr;
    PictureQuestion asked = questionOf(frame, best);
    asked.prepared = withoutPipeline(*frame.prepared);
    return pictureOf(asked).surface;
}

PlotContents contentsOf(const SceneFrame& frame, const Picture& picture)
{
    const Layout& layout = *picture.layout;
    const bool line = layout.plane.showsTarget;
    PlotContents contents = {.extent = layout.home};
    contents.axes = {
        .xName = text(layout.plane.xName), .yName = text(layout.plane.yName), .showsTarget = line};
    if (frame.scene.task == Task::Classification) // clusters have numbers, not the names of classes
        for (const std::string& name : frame.prepared->raw.classNames)
            contents.classNames << text(name);
    contents.layers = layersOf(frame.scene.view) | PlotLayer::Legend;
    contents.map = mapModeOf(frame.scene.view);
    contents.threshold = frame.scene.view.threshold;
    contents.task = frame.scene.task;
    contents.points = points(frame, layout);
    contents.overlay = overlay(frame, layout);
    const auto bayes = bayesSurface(frame, contents.layers);
    if (line) {
        contents.curve = curveOf(*picture.surface);
        contents.bayesCurve = bayes ? curveOf(*bayes) : PlotCurve{};
    } else {
        contents.surface = picture.surface;
        contents.bayes = bayes;
    }
    return contents;
}

/// Title, what happened at this step, and the hash by which the figure can be found again.
void paintHead(QPainter& painter, const SceneFrame& frame, double width, const Theme& colours)
{
    const QRectF box(20.0, 12.0, width - 40.0, headHeight - 16.0);
    painter.setPen(colours.text);
    painter.setFont(titleFont());
    painter.drawText(box, Qt::AlignLeft | Qt::AlignTop, text(frame.scene.title));
    painter.setPen(colours.muted);
    painter.setFont(codeFont());
    painter.drawText(box, Qt::AlignRight | Qt::AlignTop, text(sceneHash(frame.scene)));
    painter.setFont(smallFont());
    const QString step = QStringLiteral("Step %1. ").arg(frame.snapshot.step);
    const QString caption =
        QFontMetricsF(painter.font())
            .elidedText(step + text(sentence(frame.snapshot.caption)), Qt::ElideRight, box.width());
    painter.drawText(box, Qt::AlignLeft | Qt::AlignBottom, caption);
}

void paintAll(QPainter& painter, const SceneFrame& frame, const PlotContents& contents,
              const QSizeF& size, const Theme& colours)
{
    painter.fillRect(QRectF(QPointF(), size), colours.card);
    painter.setRenderHint(QPainter::Antialiasing);
    paintHead(painter, frame, size.width(), colours);
    const QRectF below(8.0, headHeight, size.width() - 24.0, size.height() - headHeight - 8.0);
    const PlotFrame plot = plotFrame(contents, below);
    paintStill(painter, contents, plot, colours, nullptr);
    paintMoving(painter, contents, plot, colours);
    paintWords(painter, contents, plot, colours);
}

} // namespace

Outcome exportPicture(const SceneFrame& frame, const PictureOptions& options,
                      const std::string& path)
{
    qputenv("QT_QPA_PLATFORM", "offscreen"); // no screen is needed, and none is disturbed
    qInstallMessageHandler([](QtMsgType, const QMessageLogContext&, const QString&) {
        // What Qt remarks on a machine without a desktop is no concern of who reads one-line
        // errors.
    });
    int count = 1;
    std::string name = "holdout-cli";
    char* arguments[] = {name.data(), nullptr};
    QApplication application(count, arguments);
    applyTheme(application, options.dark ? ThemeChoice::Dark : ThemeChoice::Light);

    const Picture picture = pictureOf(questionOf(frame, frame.snapshot.model));
    if (picture.problem)
        return badRun(picture.problem->message);
    const PlotContents contents = contentsOf(frame, picture);
    const Exportable plot = {
        .name = text(frame.scene.title),
        .summary = text(frame.scene.caption.empty() ? sentence(frame.snapshot.caption)
                                                    : frame.scene.caption),
        .paint =
            [&](QPainter& painter, QSize size) {
                paintAll(painter, frame, contents, size, themeOf(options.dark));
            },
        .csv = {}};
    const QSize size(options.width, options.height);
    const QByteArray bytes = path.ends_with(".svg") ? toSvg(plot, size) : toPng(plot, size, 1.0);
    return save(path, {bytes.constData(), static_cast<std::size_t>(bytes.size())});
}

} // namespace holdout::cli
