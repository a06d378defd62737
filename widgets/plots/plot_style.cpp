#include "plots/plot_style.h"

#include "support/theme.h"

#include <QCoreApplication>
#include <QPicture>
#include <qcustomplot.h>

#include <array>

namespace holdout {

void stylePlot(QCustomPlot& plot)
{
    plot.setBackground(QBrush(theme().card));
    for (QCPAxis* axis : {plot.xAxis, plot.yAxis}) {
        axis->setBasePen(Qt::NoPen);
        axis->setTickPen(Qt::NoPen);
        axis->setSubTickPen(Qt::NoPen);
        axis->setTickLabelFont(smallFont());
        axis->setTickLabelColor(theme().muted);
        axis->setLabelFont(smallFont());
        axis->setLabelColor(theme().muted);
        axis->setTickLabelPadding(3);
        axis->setPadding(0);
        axis->grid()->setPen(QPen(theme().grid, 1.0));
        axis->grid()->setZeroLinePen(QPen(theme().grid, 1.0));
        axis->grid()->setSubGridVisible(false);
    }
    plot.xAxis->grid()->setVisible(false);
}

void drawPlot(QCustomPlot& plot, QPainter& painter, const QSize& size)
{
    QPicture picture; // QCustomPlot insists on a painter class of its own
    QCPPainter recorder(&picture);
    plot.toPainter(&recorder, size.width(), size.height());
    recorder.end();
    painter.drawPicture(0, 0, picture);
}

QPen partPen(int part, double width)
{
    const QColor colour = part == 0 ? classInk(0) : part == 1 ? classInk(1) : theme().text;
    QPen pen(colour, width);
    pen.setCapStyle(Qt::FlatCap);
    if (part == 1)
        pen.setDashPattern({4.0, 2.0});
    if (part == 2)
        pen.setDashPattern({1.2, 1.6});
    return pen;
}

QString partName(int part)
{
    static const std::array names{QT_TRANSLATE_NOOP("Part", "train"),
                                  QT_TRANSLATE_NOOP("Part", "validation"),
                                  QT_TRANSLATE_NOOP("Part", "test")};
    return QCoreApplication::translate("Part", names.at(static_cast<std::size_t>(part)));
}

} // namespace holdout
