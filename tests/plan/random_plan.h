#pragma once

#include "tests/graph/random_organisation.h"

namespace orgplan::testing {

/// A random organisation whose seats also open, close and are filled by successors; stages tell which of them stand.
inline Organisation random_plan(std::uint64_t seed) {
    Organisation org = random_organisation(seed);
    Random random(seed + 77);
    const auto stages = static_cast<Tick>(org.stages.size());
    for (Position& seat : org.positions) {
        if (random.below(2) == 0) seat.opens = static_cast<Tick>(random.below(org.stages.size()));
        if (random.below(3) == 0) seat.closes = static_cast<Tick>(random.below(org.stages.size() + 1));
        for (PositionState& state : seat.states) state.successor = random.below(4) == 0;
        seat.stages = StageSet();
        for (Tick tick = 0; tick < stages; ++tick) {
            if (seat.opens <= tick && tick < seat.closes) {
                seat.stages.add(id_at<StageId>(static_cast<std::size_t>(tick)));
            }
        }
    }
    return org;
}

}  // namespace orgplan::testing
