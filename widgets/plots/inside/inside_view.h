#pragma once

#include "ml/inside.h"
#include "plots/exportable.h"
#include "plots/inside/inside_context.h"

#include <QStackedWidget>

namespace holdout {

class ClustersView;
class InnerPlot;
class LinearView;
class NeighboursView;
class NetworkView;
class TreeView;

/// Shows the inside of whatever model it is given, in the view made for that kind.
class InsideView : public QStackedWidget {
    Q_OBJECT

public:
    explicit InsideView(QWidget* parent = nullptr);

    void setInside(const Inside& inside, const InsideContext& context);

    /// The five views, for their signals; all live as long as this.
    NetworkView* network() const { return m_network; }
    TreeView* tree() const { return m_tree; }
    NeighboursView* neighbours() const { return m_neighbours; }
    LinearView* linear() const { return m_linear; }
    ClustersView* clusters() const { return m_clusters; }

    QString note() const;
    Exportable exportable() const; ///< Of the view shown.

signals:
    void noteChanged(const QString& note);

private:
    InnerPlot* current() const;

    NetworkView* m_network;
    TreeView* m_tree;
    NeighboursView* m_neighbours;
    LinearView* m_linear;
    ClustersView* m_clusters;
};

} // namespace holdout
