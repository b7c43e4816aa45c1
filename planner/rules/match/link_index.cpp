#include "planner/rules/match/link_index.h"

#include <algorithm>

namespace orgplan::rules {

LinkIndex::LinkIndex(const graph::Index& at)
    : at_(at), seat_gives_(at.org.positions.size(), 0), unit_gives_(at.org.units.size(), 0) {
    std::vector<graph::Buckets<End>::Pair> from_seat, from_unit, to_seat, to_unit;
    const auto exists = [&](const LinkEnd& end) { return given(end.seat) ? at.exists(end.seat) : at.exists(end.unit); };
    for (const Link& link : at.org.links) {
        if (!link.stages.has(at.stage()) || !exists(link.from) || !exists(link.to)) continue;
        if (given(link.from.seat)) {
            from_seat.push_back({static_cast<std::uint32_t>(link.from.seat), {link.kind, link.to}});
            seat_gives_[index(link.from.seat)] |= only(link.kind);
        } else {
            from_unit.push_back({static_cast<std::uint32_t>(link.from.unit), {link.kind, link.to}});
            unit_gives_[index(link.from.unit)] |= only(link.kind);
        }
        if (given(link.to.seat)) {
            to_seat.push_back({static_cast<std::uint32_t>(link.to.seat), {link.kind, link.from}});
        } else {
            to_unit.push_back({static_cast<std::uint32_t>(link.to.unit), {link.kind, link.from}});
        }
    }
    from_seat_ = graph::Buckets<End>(at.org.positions.size(), from_seat);
    from_unit_ = graph::Buckets<End>(at.org.units.size(), from_unit);
    to_seat_ = graph::Buckets<End>(at.org.positions.size(), to_seat);
    to_unit_ = graph::Buckets<End>(at.org.units.size(), to_unit);

    nearest_.assign(at.org.units.size(), kNone<UnitId>);
    above_gives_ = unit_gives_;
    for (const std::uint32_t unit : at.units().order) {
        const std::uint32_t above = at.units().parent[unit];
        const bool linked = !from_unit_[unit].empty() || !to_unit_[unit].empty();
        if (linked) nearest_[unit] = id_at<UnitId>(unit);
        if (above != graph::Forest::kNowhere) {
            if (!linked) nearest_[unit] = nearest_[above];
            above_gives_[unit] |= above_gives_[above];
        }
        serving_from_.push_back(static_cast<std::uint32_t>(serving_.size()));
        for (const End& each : to_unit_[unit]) {
            if ((only(each.kind) & kServingLinks) != 0) serving_.push_back(each.end);
        }
    }
    serving_from_.push_back(static_cast<std::uint32_t>(serving_.size()));
}

std::span<const LinkEnd> LinkIndex::serving(UnitId unit) const {
    const std::uint32_t begin = serving_from_[at_.units().enter[index(unit)]];
    return std::span(serving_).subspan(begin, serving_from_[at_.units().leave[index(unit)]] - begin);
}

bool LinkIndex::gives(PositionId seat, LinkKinds kinds) const {
    if ((seat_gives_[index(seat)] & kinds) != 0) return true;
    const auto belongings = at_.belongings(seat);
    return std::any_of(belongings.begin(), belongings.end(),
                       [&](const graph::Index::Belonging& each) { return gives(each.unit, kinds); });
}

bool LinkIndex::gives_above(PositionId seat, LinkKinds kinds) const {
    if ((seat_gives_[index(seat)] & kinds) != 0) return true;
    const auto belongings = at_.belongings(seat);
    return std::any_of(belongings.begin(), belongings.end(),
                       [&](const graph::Index::Belonging& each) { return gives_above(each.unit, kinds); });
}

}  // namespace orgplan::rules
