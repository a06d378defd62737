#pragma once

#include "ml/overlay.h"

namespace holdout::mlp {

/// What Trainer::edit() takes to set one weight or bias of a network: the handle says which, and
/// the first entry of the vector is the new value. Layers and units are counted from 0; layer l
/// leads from layer l − 1, or from the inputs, to layer l, the last being the output.
///
///     trainer.edit(mlp::weightHandle(0, 1, 4), Vector::Constant(1, 0.7));
struct Connection {
    Index layer = 0;
    Index from = -1; ///< Unit of the layer before, or −1 for the bias.
    Index to = 0;

    bool operator==(const Connection&) const = default;
};

inline constexpr Index layersPerHandle = 8;
inline constexpr Index unitsPerHandle = 1024;

constexpr HandleId weightHandle(Index layer, Index from, Index to)
{
    return static_cast<HandleId>(((from + 1) * unitsPerHandle + to) * layersPerHandle + layer);
}

constexpr HandleId biasHandle(Index layer, Index to)
{
    return weightHandle(layer, -1, to);
}

/// The weight or bias that a handle stands for. Requires: handle >= 0.
constexpr Connection connectionOf(HandleId handle)
{
    const Index rest = handle / layersPerHandle;
    return {.layer = handle % layersPerHandle,
            .from = rest / unitsPerHandle - 1,
            .to = rest % unitsPerHandle};
}

} // namespace holdout::mlp
