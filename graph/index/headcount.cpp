#include "graph/index/headcount.h"

namespace orgplan::graph {

Counted counted_as(const PositionState& state) {
    switch (state.employment) {
        case Employment::contractor:
        case Employment::agency:
            return Counted::external;
        case Employment::volunteer:
            return Counted::volunteer;
        case Employment::employee:
        case Employment::intern:
            break;
    }
    return Counted::head;
}

HeadCounter::HeadCounter(const Organisation& organisation) : org_(organisation), counted_(organisation.people.size()) {}

Headcount HeadCounter::count(std::span<const PositionId> seats, Tick tick) {
    ++set_;
    Headcount counted;
    for (const PositionId seat : seats) count(org_[seat].at(tick), counted);
    return counted;
}

void HeadCounter::count(const PositionState& state, Headcount& count) {
    ++count.seats;
    if (!state.acting.empty()) ++count.acting;
    if (state.occupancy == Occupancy::vacant) {
        ++count.vacant;
        return;
    }
    const Counted as = counted_as(state);
    const bool paid = as != Counted::volunteer;
    if (state.occupancy == Occupancy::unnamed) {
        ++count.people(as);
        if (paid) count.add_share(state.fte);
        return;
    }
    for (const Holder& holder : state.holders) {
        // Eight numbers for each set: its own, and the ways of having been counted in it.
        std::uint64_t& seen = counted_[index(holder.person)];
        if (seen < set_ * 8) seen = set_ * 8;
        const std::uint64_t way = std::uint64_t{1} << static_cast<unsigned>(as);
        if ((seen & way) == 0) ++count.people(as);
        seen |= way;
        if (paid) count.add_share(holder.share);
    }
}

}  // namespace orgplan::graph
