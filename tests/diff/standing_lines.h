#pragma once

#include <map>

#include "graph/model/organisation.h"

namespace orgplan {

/// Leaves of the lines of a random organisation what the resolver promises: they run between seats that stand, and a
/// seat has one solid line a stage.
inline Organisation with_standing_lines(Organisation org) {
    std::map<PositionId, StageSet> solid;
    for (Line& line : org.lines) {
        line.stages = line.stages & org[line.from].stages & org[line.to].stages;
        if (line.kind != LineKind::solid) continue;
        line.stages = line.stages - solid[line.from];
        solid[line.from] |= line.stages;
    }
    std::erase_if(org.lines, [](const Line& line) { return line.stages.empty(); });
    return org;
}

}  // namespace orgplan
