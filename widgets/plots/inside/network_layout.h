#pragma once

#include "ml/inside.h"

#include <QPainterPath>
#include <QPointF>
#include <QRectF>

#include <optional>
#include <vector>

namespace holdout {

/// A weight: layer l goes from its inputs to its units.
struct NetworkLink {
    int layer = 0, from = 0, to = 0;
    bool operator==(const NetworkLink&) const = default;
};

/// A unit of layer l; layer −1 holds the inputs.
struct NetworkUnit {
    int layer = -1, unit = 0;
    bool operator==(const NetworkUnit&) const = default;
};

/// Where a network's units and links lie in a picture: a column per layer, evenly spaced.
struct NetworkLayout {
    std::vector<std::vector<QPointF>> columns; ///< Inputs first, then each layer.
    double radius = 7.0;
    double bend = 0.45; ///< Of links: 0 is straight, as a share of the distance across.

    QPointF at(const NetworkUnit& unit) const;
    QPainterPath path(const NetworkLink& link) const;
    std::optional<NetworkUnit> unitAt(const QPointF& position) const;
    /// The nearest link within a few pixels.
    std::optional<NetworkLink> linkAt(const QPointF& position) const;
};

/// Links beyond which they are drawn straight and the faintest are left out, to stay fluent.
inline constexpr Index manyLinks = 400;

/// Places the network inside the box; thumbnails want larger units.
NetworkLayout layOutNetwork(const NetworkInside& network, const QRectF& box, bool thumbnails);

} // namespace holdout
