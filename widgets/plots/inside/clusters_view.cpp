#include "plots/inside/clusters_view.h"

#include "plots/inside/bars.h"
#include "plots/marks.h"
#include "support/figures.h"
#include "support/text.h"
#include "support/theme.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <array>

namespace holdout {
namespace {

constexpr double heading = 20.0;

/// Left edges of the columns, as shares of the width: samples, inertia, silhouette, centre.
constexpr std::array columns{0.07, 0.29, 0.51, 0.73};
constexpr double gap = 14.0;

} // namespace

ClustersView::ClustersView(QWidget* parent)
    : InnerPlot(tr("Clusters"), QStringLiteral("clusters"), parent)
{
    setNote(tr("how many · how spread out · how well apart"));
    refresh();
}

void ClustersView::setClusters(ClustersInside clusters)
{
    m_inside = std::move(clusters);
    refresh();
}

double ClustersView::rowHeight(const QSize& size) const
{
    const double rows = std::max<double>(1.0, static_cast<double>(m_inside.sizes.size()));
    return std::clamp((size.height() - heading - 4.0) / rows, 9.0, 28.0);
}

void ClustersView::draw(QPainter& painter, const QSize& size) const
{
    if (m_inside.sizes.empty())
        return drawEmpty(painter, size,
                         tr("Each cluster gets a line here: step once to place the centres."));
    const std::array titles{tr("Samples"), tr("Inertia"), tr("Silhouette"),
                            tr("Centre (%1)").arg([this] {
                                QStringList names;
                                for (const std::string& name : m_inside.featureNames)
                                    names << text(name);
                                return names.join(QStringLiteral(", "));
                            }())};
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const double left = columns.at(i) * size.width();
        const double right =
            i + 1 < columns.size() ? columns.at(i + 1) * size.width() - gap : size.width() - 4.0;
        drawHeading(painter, QRectF(left, 2, right - left, heading), titles.at(i));
    }
    const double height = rowHeight(size);
    for (std::size_t i = 0; i < m_inside.sizes.size(); ++i)
        drawRow(painter,
                QRectF(4, heading + static_cast<double>(i) * height, size.width() - 8.0, height),
                i);
}

void ClustersView::drawRow(QPainter& painter, const QRectF& row, std::size_t cluster) const
{
    const QColor ink = classInk(static_cast<int>(cluster));
    const int shape = static_cast<int>(cluster);
    paintMark(painter, QPointF(row.left() + 8, row.center().y()),
              {.shape = shape, .colour = classColour(shape)}, theme(), 8.0);
    painter.setFont(smallFont());
    painter.setPen(theme().muted);
    drawFigures(painter, QRectF(row.left() + 16, row.top(), 18, row.height()),
                Qt::AlignLeft | Qt::AlignVCenter, QString::number(cluster + 1));
    const double whole = row.width() + 8.0;
    const auto column = [&](std::size_t i) {
        const double left = columns.at(i) * whole;
        const double right = i + 1 < columns.size() ? columns.at(i + 1) * whole - gap : whole - 4;
        return QRectF(left, row.top(), right - left, row.height());
    };
    const auto number = [&](std::size_t i, double share, const QString& words) {
        const QRectF box = column(i);
        constexpr double figures = 44.0;
        const double thick = std::min(8.0, row.height() - 3.0);
        drawBar(painter,
                QRectF(box.left(), box.center().y() - thick / 2, box.width() - figures, thick),
                share, ink);
        painter.setPen(theme().text);
        drawFigures(painter, box, Qt::AlignRight | Qt::AlignVCenter, words);
    };
    const auto most = static_cast<double>(std::ranges::max(m_inside.sizes));
    const auto size = static_cast<double>(m_inside.sizes[cluster]);
    number(0, most > 0.0 ? size / most : 0.0,
           size == 0.0 ? tr("empty") : QString::number(m_inside.sizes[cluster]));
    if (cluster < m_inside.inertias.size()) {
        const double largest = std::ranges::max(m_inside.inertias);
        const double inertia = m_inside.inertias[cluster];
        number(1, largest > 0.0 ? inertia / largest : 0.0, brief(inertia));
    }
    if (cluster < m_inside.silhouettes.size()) {
        const double silhouette = m_inside.silhouettes[cluster];
        number(2, silhouette, QString::number(silhouette, 'f', 2));
    } else {
        painter.setPen(theme().muted);
        drawFigures(painter, column(2), Qt::AlignRight | Qt::AlignVCenter, QStringLiteral("–"));
    }
    painter.setPen(theme().text);
    const QRectF centre = column(3);
    drawFigures(painter, centre, Qt::AlignLeft | Qt::AlignVCenter,
                painter.fontMetrics().elidedText(centreText(cluster), Qt::ElideRight,
                                                 static_cast<int>(centre.width())));
}

QString ClustersView::centreText(std::size_t cluster) const
{
    QStringList coordinates;
    if (static_cast<Index>(cluster) < m_inside.centres.rows())
        for (Index j = 0; j < m_inside.centres.cols(); ++j)
            coordinates << brief(m_inside.centres(static_cast<Index>(cluster), j));
    return coordinates.join(QStringLiteral(", "));
}

void ClustersView::mousePressEvent(QMouseEvent* event)
{
    const auto cluster = static_cast<int>((event->position().y() - heading) / rowHeight(size()));
    if (event->position().y() >= heading && cluster < std::ssize(m_inside.sizes))
        emit clusterPicked(cluster);
}

QString ClustersView::summary() const
{
    if (m_inside.sizes.empty())
        return tr("There are no clusters yet.");
    double inertia = 0.0;
    for (const double each : m_inside.inertias)
        inertia += each;
    const auto [least, most] = std::ranges::minmax(m_inside.sizes);
    return tr("%1 clusters of %2 to %3 samples, inertia %4.")
        .arg(m_inside.sizes.size())
        .arg(least)
        .arg(most)
        .arg(brief(inertia));
}

QString ClustersView::csv() const
{
    QStringList head{QStringLiteral("cluster"), QStringLiteral("samples"),
                     QStringLiteral("inertia"), QStringLiteral("silhouette")};
    for (const std::string& name : m_inside.featureNames)
        head << text(name);
    std::vector<QStringList> rows{head};
    for (std::size_t i = 0; i < m_inside.sizes.size(); ++i) {
        QStringList row{QString::number(i + 1), QString::number(m_inside.sizes[i]),
                        i < m_inside.inertias.size() ? csvNumber(m_inside.inertias[i]) : QString(),
                        i < m_inside.silhouettes.size() ? csvNumber(m_inside.silhouettes[i])
                                                        : QString()};
        for (Index j = 0; j < m_inside.centres.cols(); ++j)
            row << csvNumber(m_inside.centres(static_cast<Index>(i), j));
        rows.push_back(row);
    }
    return toCsv(rows);
}

} // namespace holdout
