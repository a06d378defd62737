#include "pages/lab/why_panel.h"

#include "eval/metric.h"
#include "forms/why_card.h"
#include "support/text.h"

#include <QLocale>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace holdout {
namespace {

/// How near a pin must be to a sample to mean it, in shares of the extent.
constexpr double reach = 0.004;

QPointF cellCentre(const Surface& surface, Index cell)
{
    const Extent& extent = surface.extent;
    const auto column = static_cast<double>(cell % surface.width);
    const auto row = static_cast<double>(cell / surface.width);
    return {extent.left + extent.width() * (column + 0.5) / surface.width,
            extent.top - extent.height() * (row + 0.5) / surface.height};
}

double distance(const QPointF& one, const QPointF& other, const Extent& extent)
{
    return std::hypot((one.x() - other.x()) / extent.width(),
                      (one.y() - other.y()) / extent.height());
}

} // namespace

std::optional<QPointF> nearestFlip(const Surface& surface, const QPointF& position,
                                   double threshold)
{
    if (surface.empty() || surface.scores.cols() < 2)
        return {};
    const std::vector<Index> decided = decide(surface.scores, threshold);
    const auto nearest = [&](auto wanted) -> std::optional<Index> {
        std::optional<Index> best;
        double least = std::numeric_limits<double>::infinity();
        for (Index cell = 0; cell < std::ssize(decided); ++cell) {
            const double away = distance(cellCentre(surface, cell), position, surface.extent);
            if (away < least && wanted(decided[static_cast<std::size_t>(cell)])) {
                least = away;
                best = cell;
            }
        }
        return best;
    };
    const auto here = nearest([](Index) { return true; });
    if (!here)
        return {};
    const Index own = decided[static_cast<std::size_t>(*here)];
    const auto other = nearest([own](Index output) { return output != own; });
    return other ? std::optional(cellCentre(surface, *other)) : std::nullopt;
}

WhyPanel::WhyPanel(Bench& bench, Lens& lens, Focus& focus, QWidget* parent)
    : Card(tr("Why this point?"), parent), m_bench(bench), m_lens(lens), m_focus(focus),
      m_card(new WhyCard(this))
{
    auto* scroll = new QScrollArea(this);
    scroll->setWidget(m_card);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->viewport()->setAutoFillBackground(false);
    m_card->setAutoFillBackground(false);
    body()->addWidget(scroll, 1);
    connect(&lens, &Lens::pictureChanged, this, &WhyPanel::show);
    connect(&focus, &Focus::probeChanged, this, &WhyPanel::show);
    connect(m_card, &WhyCard::noteChanged, this, &Card::setNote);
    connect(m_card, &WhyCard::flipRequested, this, &WhyPanel::flip);
    connect(m_card, &WhyCard::removeRequested, this, &WhyPanel::remove);
}

std::optional<Index> WhyPanel::sampleAt(const QPointF& position) const
{
    const Layout& layout = *m_lens.picture().layout;
    const Extent extent = m_lens.extent();
    std::optional<Index> best;
    double least = reach;
    for (Index i = 0; i < layout.positions.rows(); ++i) {
        const double away =
            distance({layout.positions(i, 0), layout.positions(i, 1)}, position, extent);
        if (away < least) {
            least = away;
            best = layout.rows[static_cast<std::size_t>(i)];
        }
    }
    return best;
}

void WhyPanel::show()
{
    const auto probe = m_focus.probe();
    if (!probe || !m_lens.ready()) {
        m_card->clear();
        return;
    }
    const Picture& picture = m_lens.picture();
    const Prepared& prepared = *picture.prepared;
    const Dataset& raw = prepared.raw;
    WhyContext context{.task = prepared.task, .targetName = text(raw.targetName)};
    for (const std::string& name : raw.classNames)
        context.classNames << text(name);
    for (const Feature& feature : raw.features)
        context.featureNames << text(feature.name);
    Matrix position(1, 2);
    position << probe->x(), picture.layout->plane.showsTarget ? 0.0 : probe->y();
    Vector at = m_lens.toModel(*probe);
    context.raw = picture.layout->plane.lift(position).row(0).transpose();
    if (const auto row = sampleAt(*probe)) {
        context.raw = raw.X.row(*row).transpose();
        at = prepared.data.X.row(*row).transpose();
        context.part = prepared.parts[static_cast<std::size_t>(*row)];
        if (raw.labelled())
            context.truth = raw.y(*row);
    }
    if (!prepared.pipeline.steps().empty())
        context.transformed = at;
    m_card->setExplanation(picture.model->explain(at), context);
}

void WhyPanel::flip()
{
    const auto pinned = m_focus.pinned();
    const auto& surface = m_lens.picture().surface;
    if (!pinned || !surface)
        return;
    const auto target = nearestFlip(*surface, *pinned, m_bench.scene().view.threshold);
    m_focus.setSecondPin(target);
    const QLocale locale = QLocale::c();
    emit said(target ? tr("The decision changes nearest at (%1, %2)")
                           .arg(locale.toString(target->x(), 'g', 3),
                                locale.toString(target->y(), 'g', 3))
                     : tr("Nothing in view is decided otherwise"));
}

void WhyPanel::remove()
{
    const auto pinned = m_focus.pinned();
    const auto row = pinned && m_lens.ready() ? sampleAt(*pinned) : std::nullopt;
    if (!row || m_lens.picture().prepared->parts[static_cast<std::size_t>(*row)] != Part::Train) {
        emit said(tr("Pin a training sample first: only those shape the model"));
        return;
    }
    m_lens.showWithout(*row);
    emit said(tr("Dashed: the boundary without this sample"));
}

QString WhyPanel::plainText() const
{
    return m_card->plainText();
}

} // namespace holdout
