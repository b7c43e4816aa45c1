#include "planner/rules/match/linked.h"

#include <algorithm>

namespace orgplan::rules {

class Linked::Walk {
  public:
    Walk(SeatMatch& match, VisitedSeats& marks, std::size_t most) : match_(match), marks_(marks), most_(most) {}

    void take(PositionId seat) {
        const Truth found = match_.any(seat);
        if (found != Truth::fails) take(seat, found == Truth::holds ? few.sure : few.open);
    }
    void take(const SeatMatch::Found& found) {
        take(found.sure, few.sure);
        take(found.open, few.open);
    }
    void take(const Few& found) { take(SeatMatch::Found{found.sure, found.open}); }
    bool full() const { return few.sure.size() >= most_; }

    Few few;

  private:
    void take(PositionId seat, std::vector<PositionId>& into) {
        if (into.size() < most_ && marks_.meet(seat)) into.push_back(seat);
    }
    void take(std::span<const PositionId> seats, std::vector<PositionId>& into) {
        for (const PositionId seat : seats) {
            if (into.size() >= most_) return;
            take(seat, into);
        }
    }

    SeatMatch& match_;
    VisitedSeats& marks_;
    std::size_t most_;
};

Linked::Linked(const graph::Index& at, const LinkIndex& links, const WorkIndex& works, SeatMatch& match,
               AllVisitedSeats& marks, std::optional<LinkKinds> kinds, std::size_t enough)
    : at_(at), links_(links), works_(works), match_(match), marks_(marks), kinds_(kinds), most_(enough + 1) {}

Linked::Walk Linked::walk(Level level) {
    marks_[level].begin(at_.org.positions.size());
    return Walk(match_, marks_[level], most_);
}

void Linked::take_links(std::span<const LinkIndex::End> ends, Walk& walk) {
    for (const LinkIndex::End& each : ends) {
        if (walk.full()) return;
        if ((only(each.kind) & kinds_.value_or(kEveryLink)) == 0) continue;
        if (given(each.end.seat)) {
            walk.take(each.end.seat);
        } else {
            walk.take(inside(each.end.unit));
        }
    }
}

void Linked::take_served(std::span<const LinkIndex::End> ends, Walk& walk) {
    for (const LinkIndex::End& each : ends) {
        if (walk.full()) return;
        if ((only(each.kind) & kServingLinks) != 0 && given(each.end.unit)) walk.take(by_works(each.end.unit));
    }
}

const Linked::Few& Linked::inside(UnitId unit) {
    const auto [known, first] = inside_.try_emplace(static_cast<std::uint32_t>(unit));
    if (!first) return known->second;
    Walk found = walk(kInside);
    found.take(match_.find(unit, SeatMatch::Where::inside));
    return known->second = std::move(found.few);
}

const Linked::Few& Linked::staff(UnitId unit) {
    const auto [known, first] = staff_.try_emplace(static_cast<std::uint32_t>(unit));
    if (!first) return known->second;
    Few& answer = known->second;
    Walk found = walk(kStaff);
    found.take(inside(unit));
    for (const LinkEnd& each : links_.serving(unit)) {
        if (found.full()) break;
        if (given(each.seat)) {
            found.take(each.seat);
        } else {
            found.take(match_.find(each.unit, SeatMatch::Where::home));
        }
    }
    return answer = std::move(found.few);
}

const Linked::Few& Linked::with_scope(std::uint32_t facts) {
    const auto [known, first] = with_scope_.try_emplace(facts);
    if (!first) return known->second;
    Walk found = walk(kInside);
    for (const PositionId seat : works_.with_facts(facts)) {
        if (found.full()) break;
        found.take(seat);
    }
    return known->second = std::move(found.few);
}

const Linked::Few& Linked::on(WorkId work) {
    const auto [known, first] = on_.try_emplace(static_cast<std::uint32_t>(work));
    if (!first) return known->second;
    Few& answer = known->second;
    Walk found = walk(kWork);
    for (const UnitId unit : works_.units(work)) {
        if (!found.full()) found.take(staff(unit));
    }
    for (const std::uint32_t facts : works_.scopes(work)) {
        if (!found.full()) found.take(with_scope(facts));
    }
    for (const PositionId seat : works_.holders(work)) {
        if (!found.full()) found.take(seat);
    }
    return answer = std::move(found.few);
}

const Linked::Few& Linked::by_works(UnitId unit) {
    // First those of the units above, each once.
    std::vector<UnitId> ask;
    UnitId at = works_.nearest(unit);
    const auto known = [&](UnitId each) { return by_works_.find(static_cast<std::uint32_t>(each)); };
    for (; given(at) && known(at) == by_works_.end(); at = works_.next(at)) ask.push_back(at);
    const Few* above = given(at) ? &known(at)->second : &nobody_;
    for (; !ask.empty(); ask.pop_back()) {
        Walk found = walk(kWorks);
        found.take(*above);
        for (const WorkId work : works_.named_by(ask.back())) {
            if (!found.full()) found.take(on(work));
        }
        above = &(by_works_[static_cast<std::uint32_t>(ask.back())] = std::move(found.few));
    }
    return *above;
}

const Linked::Few& Linked::by_scope(std::uint32_t facts) {
    if (works_.of_facts(facts).empty()) return nobody_;
    const auto [known, first] = by_scope_.try_emplace(facts);
    if (!first) return known->second;
    Few& answer = known->second;
    Walk found = walk(kScope);
    for (const WorkId work : works_.of_facts(facts)) {
        if (!found.full()) found.take(on(work));
    }
    return answer = std::move(found.few);
}

const Linked::Few& Linked::by_links(UnitId unit) {
    const auto above_of = [&](UnitId each) {
        const std::uint32_t parent = at_.units().parent[index(each)];
        return parent == graph::Forest::kNowhere ? kNone<UnitId> : links_.nearest(id_at<UnitId>(parent));
    };
    std::vector<UnitId> ask;
    UnitId at = links_.nearest(unit);
    const auto known = [&](UnitId each) { return by_links_.find(static_cast<std::uint32_t>(each)); };
    for (; given(at) && known(at) == by_links_.end(); at = above_of(at)) ask.push_back(at);
    const Few* above = given(at) ? &known(at)->second : &nobody_;
    for (; !ask.empty(); ask.pop_back()) {
        Walk found = walk(kLinks);
        found.take(*above);
        take_links(links_.from(ask.back()), found);
        take_links(links_.to(ask.back()), found);
        above = &(by_links_[static_cast<std::uint32_t>(ask.back())] = std::move(found.few));
    }
    return *above;
}

const Linked::Few& Linked::through(UnitId unit, bool home) {
    const auto [known, first] = (home ? by_home_ : by_unit_).try_emplace(static_cast<std::uint32_t>(unit));
    if (!first) return known->second;
    Few& answer = known->second;
    Walk found = walk(kUnit);
    if (!kinds_) {
        found.take(match_.find(unit, SeatMatch::Where::unit));
        found.take(by_works(unit));
        if (home) take_served(links_.from(unit), found);
    }
    found.take(by_links(unit));
    return answer = std::move(found.few);
}

Count Linked::of(PositionId seat) {
    if (match_.company().possible == 0) return {};
    Walk found = walk(kSeat);
    UnitId last = kNone<UnitId>;
    for (const graph::Index::Belonging& each : at_.belongings(seat)) {
        if (each.unit != last) found.take(through(each.unit, at_.state(seat)->home == each.unit));
        last = each.unit;
    }
    if (!kinds_) {
        at_.each_manager(seat, [&](PositionId manager) { found.take(manager); });
        for (const graph::Index::Report& each : at_.led(seat)) {
            if (found.full()) break;
            found.take(each.seat);
        }
        for (const PositionId each : at_.dotted_to(seat)) found.take(each);
        for (const PositionId each : at_.dotted_from(seat)) found.take(each);
        found.take(by_scope(at_.state(seat)->facts));
        for (const WorkId work : works_.of_duties(seat)) {
            if (!found.full()) found.take(on(work));
        }
        take_served(links_.from(seat), found);
    }
    take_links(links_.from(seat), found);
    take_links(links_.to(seat), found);
    return count(found.few, seat);
}

Count Linked::of(UnitId unit, PositionId but) {
    return match_.company().possible == 0 ? Count() : count(through(unit, false), but);
}

Count Linked::on(WorkId work, PositionId but) {
    return match_.company().possible == 0 ? Count() : count(on(work), but);
}

Count Linked::count(const Few& few, PositionId but) {
    const auto number = [but](const std::vector<PositionId>& seats) {
        return static_cast<std::uint32_t>(seats.size() -
                                          static_cast<std::size_t>(std::count(seats.begin(), seats.end(), but)));
    };
    const std::uint32_t sure = number(few.sure);
    return {sure, sure + number(few.open)};
}

}  // namespace orgplan::rules
