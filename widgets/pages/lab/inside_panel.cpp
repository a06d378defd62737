#include "pages/lab/inside_panel.h"

#include "ml/mlp/handles.h"
#include "plots/inside/inside_view.h"
#include "plots/inside/network_view.h"
#include "support/text.h"
#include "support/theme.h"

#include <QVBoxLayout>

#include <chrono>

namespace holdout {
namespace {

using namespace std::chrono_literals;

constexpr int unitCells = 28; ///< Along each side of a unit's picture.

} // namespace

InsidePanel::InsidePanel(Bench& bench, Lens& lens, Focus& focus, QWidget* parent)
    : Card(tr("Inside the model"), parent), m_bench(bench), m_lens(lens), m_focus(focus),
      m_view(new InsideView(this)),
      m_units([](const UnitQuestion& question, const auto& deliver, const std::stop_token&) {
          deliver(paintUnits(question));
      })
{
    body()->addWidget(m_view, 1);
    m_timer.setInterval(33ms);
    connect(&m_timer, &QTimer::timeout, this, &InsidePanel::look);
    connect(&lens, &Lens::pictureChanged, this, &InsidePanel::show);
    connect(&focus, &Focus::probeChanged, this, &InsidePanel::show);
    connect(m_view, &InsideView::noteChanged, this, &Card::setNote);
    connectNetwork();
}

void InsidePanel::connectNetwork()
{
    const NetworkView* network = m_view->network();
    connect(network, &NetworkView::weightEdited, this,
            [this](int layer, int from, int to, double value) {
                m_bench.edit(mlp::weightHandle(layer, from, to), Vector::Constant(1, value));
            });
    connect(network, &NetworkView::biasEdited, this, [this](int layer, int unit, double value) {
        m_bench.edit(mlp::biasHandle(layer, unit), Vector::Constant(1, value));
    });
}

void InsidePanel::show()
{
    if (!m_lens.ready() || !isVisible())
        return;
    const Picture& picture = m_lens.picture();
    const auto probe = m_focus.probe();
    const std::optional<Vector> at = probe ? std::optional(m_lens.toModel(*probe)) : std::nullopt;
    InsideContext context{.task = picture.prepared->task};
    for (const std::string& name : picture.prepared->raw.classNames)
        context.classNames << text(name);
    context.X = std::shared_ptr<const Matrix>(picture.prepared, &picture.prepared->train.X);
    const Inside inside = picture.model->inside(at);
    m_view->setInside(inside, context);
    setNote(m_view->note());
    if (const auto* network = std::get_if<NetworkInside>(&inside))
        askForUnits(*network);
}

void InsidePanel::askForUnits(const NetworkInside& network)
{
    if (m_units.busy())
        return; // the next frame asks again
    m_units.ask({network, m_lens.picture().prepared, m_lens.picture().layout->plane,
                 m_lens.extent(), theme().dark});
    m_timer.start();
}

InsidePanel::UnitPictures InsidePanel::paintUnits(const UnitQuestion& question)
{
    const Extent& extent = question.extent;
    Matrix positions(Index{unitCells} * unitCells, 2);
    for (Index row = 0; row < unitCells; ++row)
        for (Index column = 0; column < unitCells; ++column) {
            const Index i = row * unitCells + column;
            positions(i, 0) =
                extent.left + extent.width() * (static_cast<double>(column) + 0.5) / unitCells;
            positions(i, 1) =
                extent.top - extent.height() * (static_cast<double>(row) + 0.5) / unitCells;
        }
    const Matrix X = question.prepared->pipeline.apply(question.plane.lift(positions));
    return unitThumbnails(question.network.activations(X), unitCells, unitCells,
                          themeOf(question.dark));
}

void InsidePanel::look()
{
    const bool busy = m_units.busy();
    if (auto pictures = m_units.take())
        m_view->network()->setThumbnails(std::move(*pictures));
    if (!busy)
        m_timer.stop();
}

Exportable InsidePanel::exportable() const
{
    return m_view->exportable();
}

} // namespace holdout
