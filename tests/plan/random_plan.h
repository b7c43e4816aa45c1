#pragma once

#include "tests/graph/random_organisation.h"

namespace orgplan::testing {

/// A random organisation whose seats also open, close and are filled by successors; stages tell which of them stand.
inline Organisation random_plan(std::uint64_t seed) {
    Organisation org = random_organisation(seed);
    Random random(seed + 77);
    const auto some_tick = [&](std::size_t stages) { return tick_of(id_at<StageId>(random.below(stages))); };
    for (Position& seat : org.positions) {
        if (random.below(2) == 0) seat.opens = some_tick(org.stages.size());
        if (random.below(3) == 0) seat.closes = some_tick(org.stages.size() + 1);
        for (PositionState& state : seat.states) state.successor = random.below(4) == 0;
        seat.stages = StageSet();
        for (std::size_t s = 0; s < org.stages.size(); ++s) {
            const StageId stage = id_at<StageId>(s);
            if (seat.opens <= tick_of(stage) && tick_of(stage) < seat.closes) seat.stages.add(stage);
        }
    }
    return org;
}

}  // namespace orgplan::testing
