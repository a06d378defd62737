#pragma once

#include "ml/algorithm.h"

#include <memory>
#include <vector>

namespace holdout {

/// Copies of a trainer at some of its whole steps, so that any step can be reached again without
/// starting over. Keeps at most 48 at a time, ever further apart.
class Checkpoints {
public:
    /// Keeps a copy if one is due. Requires: on a whole step, later than all kept ones.
    void offer(int step, const Trainer& trainer);

    /// A trainer standing at the whole step: bit for bit what the run was. Null if there is no
    /// checkpoint at or before it or the run ended earlier.
    std::unique_ptr<Trainer> at(int step) const;

    void dropAfter(int step);

private:
    struct Checkpoint {
        int step = 0;
        std::unique_ptr<Trainer> trainer;
    };
    std::vector<Checkpoint> m_kept; // by rising step
    int m_distance = 1;
};

} // namespace holdout
