#include "plots/exportable.h"

#include "base/numbers.h"
#include "support/text.h"
#include "support/theme.h"

#include <QBuffer>
#include <QPainter>
#include <QSvgGenerator>

#include <algorithm>
#include <cmath>

namespace holdout {

QImage toImage(const Exportable& plot, QSize size, double scale)
{
    QImage image(size * scale, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(scale);
    image.fill(theme().card);
    image.setText(QStringLiteral("Description"), plot.summary);
    QPainter painter(&image);
    plot.paint(painter, size);
    return image;
}

QByteArray toPng(const Exportable& plot, QSize size, double scale)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    toImage(plot, size, scale).save(&buffer, "PNG");
    return bytes;
}

QByteArray toSvg(const Exportable& plot, QSize size)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setResolution(96);
    generator.setSize(size);
    generator.setViewBox(QRect(QPoint(), size));
    generator.setTitle(plot.name);
    generator.setDescription(plot.summary);
    QPainter painter(&generator);
    plot.paint(painter, size);
    painter.end();
    return bytes;
}

QString toCsv(const std::vector<QStringList>& rows)
{
    const auto quoted = [](QString cell) {
        const bool plain = std::ranges::none_of(
            cell, [](QChar c) { return QStringLiteral(",\"\r\n").contains(c); });
        return plain ? cell
                     : u'"' + cell.replace(QStringLiteral("\""), QStringLiteral("\"\"")) + u'"';
    };
    QString result;
    for (const QStringList& row : rows) {
        for (qsizetype i = 0; i < row.size(); ++i)
            result += (i > 0 ? QStringLiteral(",") : QString()) + quoted(row[i]);
        result += u'\n';
    }
    return result;
}

QString csvNumber(double value)
{
    return std::isfinite(value) ? text(shortest(value)) : QString();
}

} // namespace holdout
