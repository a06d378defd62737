#include "plots/inside/bars.h"
#include "plots/inside/network_view.h"
#include "support/figures.h"
#include "support/text.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

/// The half of NetworkView that draws.

namespace holdout {
namespace {

constexpr double monitorHeight = 40.0;
constexpr double thickest = 4.5, thinnest = 0.3; ///< Of links, in pixels.

} // namespace

std::vector<std::vector<QImage>> unitThumbnails(const std::vector<Matrix>& activations, int width,
                                                int height, const Theme& theme)
{
    std::vector<std::vector<QImage>> result;
    for (const Matrix& layer : activations) {
        Q_ASSERT(layer.rows() == static_cast<Index>(width) * height);
        std::vector<QImage> images;
        for (Index unit = 0; unit < layer.cols(); ++unit) {
            QImage image(width, height, QImage::Format_RGB32);
            const double most = layer.col(unit).cwiseAbs().maxCoeff();
            const double scale = most > 0.0 && std::isfinite(most) ? 1.0 / most : 0.0;
            for (Index i = 0; i < layer.rows(); ++i) {
                const double value = layer(i, unit) * scale;
                const QColor hue = classColour(value < 0.0 ? 0 : 1);
                const double share = std::isfinite(value) ? 0.85 * std::abs(value) : 0.0;
                image.setPixelColor(static_cast<int>(i) % width, static_cast<int>(i) / width,
                                    mix(hue, theme.card, share));
            }
            images.push_back(std::move(image));
        }
        result.push_back(std::move(images));
    }
    return result;
}

const Matrix& NetworkView::shown(int layer) const
{
    const auto index = static_cast<std::size_t>(layer);
    return m_backward ? m_network.gradients[index] : m_network.weights[index];
}

NetworkLayout NetworkView::layoutFor(const QSize& size) const
{
    const double names = std::clamp(size.width() * 0.1, 30.0, 84.0);
    const double below = m_network.monitors.empty() ? 6.0 : monitorHeight;
    return layOutNetwork(m_network,
                         QRectF(names, 6, size.width() - 2.2 * names, size.height() - 6 - below),
                         !m_thumbnails.empty());
}

void NetworkView::draw(QPainter& painter, const QSize& size) const
{
    if (m_network.weights.empty())
        return drawEmpty(painter, size,
                         tr("Units and weights show up here as soon as the network exists."));
    const NetworkLayout placed = layoutFor(size);
    drawLinks(painter, placed);
    drawUnits(painter, placed);
    drawNames(painter, placed);
    drawMonitors(painter, placed, size);
}

void NetworkView::drawLinks(QPainter& painter, const NetworkLayout& placed) const
{
    double most = 0.0;
    for (int layer = 0; layer < std::ssize(m_network.weights); ++layer)
        if (shown(layer).size() > 0)
            most = std::max(most, shown(layer).cwiseAbs().maxCoeff());
    const double scale = most > 0.0 && std::isfinite(most) ? 1.0 / most : 0.0;
    painter.setBrush(Qt::NoBrush);
    const bool straight = placed.bend == 0.0;
    const double visible = straight ? 0.08 : 0.0;
    const auto drawLink = [&](const NetworkLink& link, bool lit) {
        const double value = shown(link.layer)(link.from, link.to);
        const double share = std::isfinite(value) ? std::min(1.0, std::abs(value) * scale) : 0.0;
        if (share < visible && !lit)
            return;
        QColor colour = lit ? theme().accent : signInk(value);
        colour.setAlphaF(lit ? 1.0F : static_cast<float>(0.25 + 0.65 * share));
        painter.setPen(QPen(colour, thinnest + (thickest - thinnest) * share + (lit ? 1.0 : 0.0)));
        if (straight)
            painter.drawLine(placed.at({link.layer - 1, link.from}),
                             placed.at({link.layer, link.to}));
        else
            painter.drawPath(placed.path(link));
    };
    for (int layer = 0; layer < std::ssize(m_network.weights); ++layer)
        for (int from = 0; from < shown(layer).rows(); ++from)
            for (int to = 0; to < shown(layer).cols(); ++to)
                drawLink({layer, from, to}, false);
    if (m_link)
        drawLink(*m_link, true);
}

void NetworkView::drawUnits(QPainter& painter, const NetworkLayout& placed) const
{
    const double radius = placed.radius;
    for (std::size_t column = 0; column < placed.columns.size(); ++column) {
        for (std::size_t i = 0; i < placed.columns[column].size(); ++i) {
            const QPointF centre = placed.columns[column][i];
            const NetworkUnit unit{static_cast<int>(column) - 1, static_cast<int>(i)};
            const bool pictured = column > 0 && column - 1 < m_thumbnails.size() &&
                                  i < m_thumbnails[column - 1].size();
            const bool lit = m_unit == unit;
            painter.setPen(QPen(lit ? theme().accent : theme().muted, lit ? 2.2 : 1.2));
            painter.setBrush(theme().card);
            const QRectF box(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius);
            if (pictured) {
                painter.drawImage(box, m_thumbnails[column - 1][i]);
                painter.setBrush(Qt::NoBrush);
                painter.drawRoundedRect(box, 2, 2);
            } else {
                painter.drawEllipse(centre, radius, radius);
            }
            if (m_backward && column > 0 && column - 1 < m_network.probeDeltas.size() &&
                radius > 5.0) {
                painter.setFont(smallFont());
                painter.setPen(theme().muted);
                drawFigures(painter, QRectF(centre.x() + radius + 2, centre.y() + 2, 60, 12),
                            Qt::AlignLeft | Qt::AlignVCenter,
                            QString::number(
                                m_network.probeDeltas[column - 1](static_cast<Index>(i)), 'g', 2));
            }
        }
    }
}

void NetworkView::drawNames(QPainter& painter, const NetworkLayout& placed) const
{
    painter.setFont(smallFont());
    painter.setPen(theme().muted);
    const QFontMetricsF metrics(painter.font());
    const auto every = [&](const std::vector<QPointF>& column) {
        const double pitch = column.size() > 1 ? column[1].y() - column[0].y() : 100.0;
        return static_cast<std::size_t>(std::max(1.0, std::ceil(11.0 / pitch)));
    };
    const auto& inputs = placed.columns.front();
    const double left = inputs.front().x() - placed.radius - 5;
    for (std::size_t i = 0; i < inputs.size(); i += every(inputs))
        painter.drawText(
            QRectF(0, inputs[i].y() - 8, left, 16), Qt::AlignRight | Qt::AlignVCenter,
            metrics.elidedText(unitName({-1, static_cast<int>(i)}), Qt::ElideRight, left));
    const auto& outputs = placed.columns.back();
    const int last = static_cast<int>(placed.columns.size()) - 2;
    for (std::size_t i = 0; i < outputs.size(); i += every(outputs)) {
        const double beyond = m_backward ? 46.0 : 0.0; // room for δ
        const QRectF room(outputs[i].x() + placed.radius + 5 + beyond, outputs[i].y() - 8,
                          std::max(0.0, 1.2 * (left + placed.radius) - placed.radius - beyond), 16);
        painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter,
                         metrics.elidedText(unitName({last, static_cast<int>(i)}), Qt::ElideRight,
                                            room.width()));
    }
}

void NetworkView::drawMonitors(QPainter& painter, const NetworkLayout& placed,
                               const QSize& size) const
{
    constexpr double width = 74.0;
    constexpr double tiny = -7.0, large = 1.0; // decades of the gradient norm's scale
    painter.setFont(smallFont());
    for (std::size_t layer = 0;
         layer < std::min(m_network.monitors.size(), placed.columns.size() - 1); ++layer) {
        const auto& monitor = m_network.monitors[layer];
        const double x =
            std::min(placed.columns[layer + 1].front().x() - width / 2.0, size.width() - width);
        const double y = size.height() - monitorHeight + 5;
        painter.setPen(theme().muted);
        drawFigures(painter, QRectF(x, y, width, 13), Qt::AlignLeft | Qt::AlignVCenter,
                    QStringLiteral("|∇| ") + QString::number(monitor.gradientNorm, 'g', 2));
        const double decades = std::log10(std::max(monitor.gradientNorm, 1e-300));
        drawBar(painter, QRectF(x, y + 14, width, 3), (decades - tiny) / (large - tiny),
                theme().accent);
        painter.setPen(monitor.dead > 0.0 ? theme().warning : theme().muted);
        drawFigures(painter, QRectF(x, y + 17, width, 13), Qt::AlignLeft | Qt::AlignVCenter,
                    tr("dead %1 %").arg(100.0 * monitor.dead, 0, 'f', 0));
        drawBar(painter, QRectF(x, y + 31, width, 3), monitor.dead, theme().warning);
    }
}

QString NetworkView::summary() const
{
    if (m_network.weights.empty())
        return tr("There is no network yet.");
    QStringList sizes{QString::number(m_network.weights.front().rows())};
    Index parameters = 0;
    for (const Matrix& weights : m_network.weights) {
        sizes << QString::number(weights.cols());
        parameters += weights.size() + weights.cols();
    }
    return tr("A network of %1 units per layer with %2 weights and biases, activation %3.")
        .arg(sizes.join(QStringLiteral("-")))
        .arg(parameters)
        .arg(text(m_network.activation));
}

QString NetworkView::csv() const
{
    std::vector<QStringList> rows{{QStringLiteral("layer"), QStringLiteral("from"),
                                   QStringLiteral("to"), QStringLiteral("weight"),
                                   QStringLiteral("gradient")}};
    for (int layer = 0; layer < std::ssize(m_network.weights); ++layer) {
        const auto index = static_cast<std::size_t>(layer);
        const Matrix& weights = m_network.weights[index];
        for (int to = 0; to < weights.cols(); ++to) {
            const QString end = unitName({layer, to});
            rows.push_back({QString::number(layer + 1), QStringLiteral("bias"), end,
                            csvNumber(m_network.biases[index](to)), QString()});
            for (int from = 0; from < weights.rows(); ++from)
                rows.push_back({QString::number(layer + 1), unitName({layer - 1, from}), end,
                                csvNumber(weights(from, to)),
                                index < m_network.gradients.size()
                                    ? csvNumber(m_network.gradients[index](from, to))
                                    : QString()});
        }
    }
    return toCsv(rows);
}

} // namespace holdout
