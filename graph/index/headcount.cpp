#include "graph/index/headcount.h"

namespace orgplan::graph {

HeadCounter::HeadCounter(const Organisation& organisation) : org_(organisation), counted_(organisation.people.size()) {}

Headcount HeadCounter::count(std::span<const PositionId> seats, Tick tick) {
    ++set_;
    Headcount counted;
    for (const PositionId seat : seats) count(org_[seat].at(tick), counted);
    return counted;
}

void HeadCounter::count(const PositionState& state, Headcount& count) {
    ++count.seats;
    if (state.occupancy == Occupancy::vacant) {
        ++count.vacant;
        return;
    }
    const bool outside = state.employment == Employment::contractor || state.employment == Employment::agency;
    std::size_t& heads = outside ? count.externals : count.heads;
    if (state.occupancy == Occupancy::unnamed) {
        ++heads;
        count.add_share(state.fte);
        return;
    }
    for (const Holder& holder : state.holders) {
        // Four numbers for each set: its own, and the two ways of having been counted in it.
        std::uint64_t& seen = counted_[index(holder.person)];
        if (seen < set_ * 4) seen = set_ * 4;
        const std::uint64_t way = outside ? 1 : 2;
        if ((seen & way) == 0) ++heads;
        seen |= way;
        count.add_share(holder.share);
    }
}

Headcount headcount(const Organisation& org, StageId stage, UnitId unit) {
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
