#pragma once

#include <QByteArray>
#include <QImage>
#include <QString>
#include <QStringList>

#include <functional>
#include <vector>

class QPainter;

namespace holdout {

/// What a plot gives for "Copy" and "Export as PNG, SVG, CSV". Valid while the plot lives.
struct Exportable {
    QString name;    ///< Stem of a file name: "loss-curve".
    QString summary; ///< One sentence: what there is to see; the alternative text of the picture.
    std::function<void(QPainter&, QSize)> paint; ///< Fills the size, background included.
    std::function<QString()> csv;
};

/// The picture in so many pixels per logical one; the summary goes with it as its description.
QImage toImage(const Exportable& plot, QSize size, double scale = 2.0);

QByteArray toPng(const Exportable& plot, QSize size, double scale = 2.0);

QByteArray toSvg(const Exportable& plot, QSize size);

/// Rows as comma-separated values. Source: RFC 4180, with line feeds alone.
QString toCsv(const std::vector<QStringList>& rows);

/// A number for a cell of such a table: reads back the same; empty if it is not finite.
QString csvNumber(double value);

} // namespace holdout
