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

}  // namespace orgplan::graph
