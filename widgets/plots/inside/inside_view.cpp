#include "plots/inside/inside_view.h"

#include "plots/inside/clusters_view.h"
#include "plots/inside/linear_view.h"
#include "plots/inside/neighbours_view.h"
#include "plots/inside/network_view.h"
#include "plots/inside/tree_view.h"

#include <QPainter>

namespace holdout {
namespace {

/// What is shown while there is no model, or one without an inside worth drawing.
class NothingInside : public InnerPlot {
public:
    explicit NothingInside(QWidget* parent)
        : InnerPlot(InsideView::tr("Inside the model"), QStringLiteral("inside"), parent)
    {
        refresh();
    }
    void draw(QPainter& painter, const QSize& size) const override
    {
        drawEmpty(painter, size, summary());
    }
    QString csv() const override { return {}; }
    QString summary() const override
    {
        return InsideView::tr("Train a model: what goes on inside it is drawn here.");
    }
};

template <class... Visitors> struct Overloaded : Visitors... {
    using Visitors::operator()...;
};

} // namespace

InsideView::InsideView(QWidget* parent)
    : QStackedWidget(parent), m_network(new NetworkView(this)), m_tree(new TreeView(this)),
      m_neighbours(new NeighboursView(this)), m_linear(new LinearView(this)),
      m_clusters(new ClustersView(this))
{
    addWidget(new NothingInside(this));
    for (InnerPlot* view :
         std::initializer_list<InnerPlot*>{m_network, m_tree, m_neighbours, m_linear, m_clusters}) {
        addWidget(view);
        connect(view, &PaintedPlot::noteChanged, this, [this, view](const QString& note) {
            if (view == current())
                emit noteChanged(note);
        });
    }
}

void InsideView::setInside(const Inside& inside, const InsideContext& context)
{
    const QString before = note();
    InnerPlot* view =
        std::visit(Overloaded{
                       [this](std::monostate) { return static_cast<InnerPlot*>(widget(0)); },
                       [&](const NetworkInside& network) -> InnerPlot* {
                           m_network->setContext(context);
                           m_network->setNetwork(network);
                           return m_network;
                       },
                       [&](const TreeInside& tree) -> InnerPlot* {
                           m_tree->setContext(context);
                           m_tree->setTree(tree);
                           return m_tree;
                       },
                       [&](const NeighboursInside& neighbours) -> InnerPlot* {
                           m_neighbours->setContext(context);
                           m_neighbours->setNeighbours(neighbours);
                           return m_neighbours;
                       },
                       [&](const LinearInside& linear) -> InnerPlot* {
                           m_linear->setContext(context);
                           m_linear->setLinear(linear);
                           return m_linear;
                       },
                       [&](const ClustersInside& clusters) -> InnerPlot* {
                           m_clusters->setContext(context);
                           m_clusters->setClusters(clusters);
                           return m_clusters;
                       },
                   },
                   inside);
    setCurrentWidget(view);
    if (note() != before)
        emit noteChanged(note());
}

InnerPlot* InsideView::current() const
{
    return static_cast<InnerPlot*>(currentWidget());
}

QString InsideView::note() const
{
    return current()->note();
}

Exportable InsideView::exportable() const
{
    return current()->exportable();
}

} // namespace holdout
