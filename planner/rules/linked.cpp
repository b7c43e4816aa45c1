#include "planner/rules/linked.h"

#include <algorithm>

namespace orgplan {

class Linked::Walk {
  public:
    Walk(SeatMatch& match, Marks& marks, std::size_t seats, std::size_t most)
        : match_(match), marks_(marks), most_(most) {
        marks_.begin(seats);
    }

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
    Marks& marks_;
    std::size_t most_;
};

Linked::Linked(const StageIndex& at, const LinkIndex& links, const WorkIndex& works, SeatMatch& match, AllMarks& marks,
               std::optional<LinkKinds> kinds, std::size_t enough)
    : at_(at),
      links_(links),
      works_(works),
      match_(match),
      marks_(marks),
      kinds_(kinds),
      most_(enough + 1),
      by_unit_(at.org.units.size()),
      by_home_(at.org.units.size()),
      by_work_(at.work_count()) {}

void Linked::take_links(std::span<const LinkIndex::End> ends, Walk& walk) {
    for (const LinkIndex::End& each : ends) {
        if (walk.full()) return;
        if ((only(each.kind) & kinds_.value_or(kEveryLink)) == 0) continue;
        if (given(each.end.seat)) {
            walk.take(each.end.seat);
        } else {
            walk.take(match_.find(each.end.unit, SeatMatch::Where::unit));
        }
    }
}

const Linked::Few& Linked::through(WorkId work) {
    std::unique_ptr<Few>& known = by_work_[index(work)];
    if (known) return *known;
    Walk walk(match_, marks_[2], at_.org.positions.size(), most_);
    for (const UnitId unit : works_.units(work)) walk.take(match_.find(unit, SeatMatch::Where::inside));
    for (const UnitId unit : works_.homes(work)) {
        if (walk.full()) break;
        walk.take(match_.find(unit, SeatMatch::Where::home));
    }
    for (const PositionId seat : works_.seats(work)) {
        if (walk.full()) break;
        walk.take(seat);
    }
    known = std::make_unique<Few>(std::move(walk.few));
    return *known;
}

const Linked::Few& Linked::through(UnitId unit, bool home) {
    std::unique_ptr<Few>& known = (home ? by_home_ : by_unit_)[index(unit)];
    if (known) return *known;
    Walk walk(match_, marks_[1], at_.org.positions.size(), most_);
    const auto of_work = [&](WorkId work) {
        if (!walk.full()) walk.take(through(work));
    };
    if (!kinds_) {
        walk.take(match_.find(unit, SeatMatch::Where::unit));
        works_.each_of(unit, of_work);
        if (home) std::for_each(works_.of_home(unit).begin(), works_.of_home(unit).end(), of_work);
    }
    take_links(links_.from(unit), walk);
    take_links(links_.to(unit), walk);
    known = std::make_unique<Few>(std::move(walk.few));
    return *known;
}

Count Linked::of(PositionId seat) {
    Walk walk(match_, marks_[0], at_.org.positions.size(), most_);
    UnitId last = kNone<UnitId>;
    for (const StageIndex::Belonging& each : at_.by_seat[index(seat)]) {
        if (each.unit != last) walk.take(through(each.unit, at_.state[index(seat)]->home == each.unit));
        last = each.unit;
    }
    if (!kinds_) {
        if (given(at_.manager[index(seat)])) walk.take(at_.manager[index(seat)]);
        for (const StageIndex::Report& each : at_.reports[index(seat)]) {
            if (walk.full()) break;
            walk.take(each.seat);
        }
        for (const PositionId each : at_.dotted_to[index(seat)]) walk.take(each);
        for (const PositionId each : at_.dotted_from[index(seat)]) walk.take(each);
        for (const WorkId work : works_.of_seat(seat)) {
            if (walk.full()) break;
            walk.take(through(work));
        }
    }
    take_links(links_.from(seat), walk);
    take_links(links_.to(seat), walk);
    return count(walk.few, seat);
}

Count Linked::of(UnitId unit, PositionId but) {
    return count(through(unit, false), but);
}

Count Linked::on(WorkId work, PositionId but) {
    return count(through(work), but);
}

Count Linked::count(const Few& few, PositionId but) {
    const auto number = [but](const std::vector<PositionId>& seats) {
        return static_cast<std::uint32_t>(seats.size() -
                                          static_cast<std::size_t>(std::count(seats.begin(), seats.end(), but)));
    };
    const std::uint32_t sure = number(few.sure);
    return {sure, sure + number(few.open)};
}

}  // namespace orgplan
