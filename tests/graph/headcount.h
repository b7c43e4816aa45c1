#pragma once

#include "graph/index/headcount.h"

namespace orgplan::graph {

/// Of the whole, or of the seats that sit in `unit` or below it: counted seat by seat, without an index.
inline Headcount headcount(const Organisation& org, StageId stage, UnitId unit = kNone<UnitId>) {
    // By unit: whether it is `unit` or lies below it; each is climbed from once.
    std::vector<bool> inside(org.units.size(), !given(unit));
    if (given(unit)) {
        inside[index(unit)] = true;
        std::vector<bool> known = inside;
        for (std::size_t i = 0; i < org.units.size(); ++i) {
            std::vector<std::size_t> climbed;
            UnitId at = id_at<UnitId>(i);
            for (; given(at) && !known[index(at)]; at = org.at(at, stage).within) {
                known[index(at)] = true;
                climbed.push_back(index(at));
            }
            const bool below = given(at) && inside[index(at)];
            for (const std::size_t each : climbed) inside[each] = below;
        }
    }
    std::vector<PositionId> seats;
    for (std::size_t i = 0; i < org.positions.size(); ++i) {
        const PositionId id = id_at<PositionId>(i);
        if (!org[id].stages.has(stage)) continue;
        const UnitId home = org.at(id, stage).home;
        if (!given(unit) || (given(home) && inside[index(home)])) seats.push_back(id);
    }
    return HeadCounter(org).count(seats, org[stage].at);
}

}  // namespace orgplan::graph
