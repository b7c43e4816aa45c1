#include "planner/verify/review.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace orgplan::verify {
namespace {

template <class Id, class Thing>
std::vector<Id> same_ids(const std::vector<Thing>& things, const std::vector<Thing>& before) {
    std::unordered_map<std::string_view, Id> known;
    for (std::size_t i = 0; i < before.size(); ++i) known.emplace(before[i].id, id_at<Id>(i));
    std::vector<Id> found(things.size(), kNone<Id>);
    for (std::size_t i = 0; i < things.size(); ++i) {
        if (const auto same = known.find(things[i].id); same != known.end()) found[i] = same->second;
    }
    return found;
}

}  // namespace

Review::Review(const Sides& sides, Verification& into)
    : org(sides.plan.organisation()),
      base(sides.base != nullptr ? &sides.base->organisation() : nullptr),
      scenario(sides.scenario),
      whole(sides.whole),
      whole_base(sides.whole_base),
      base_says_now(sides.base_says_now),
      parameters(sides.parameters),
      norms(hiring::hiring_norms(sides.parameters)),
      result(into),
      movements(graph::movements_of(org)),
      starts(needs::starts_of(movements)),
      graph_(sides.plan),
      base_graph_(sides.base) {
    result.now = month_of(org.today);
    result.months = month_of(last_day(org)) - result.now;
    if (base == nullptr) return;
    seats_before_ = same_ids<PositionId>(org.positions, base->positions);
    units_before_ = same_ids<UnitId>(org.units, base->units);
}

const graph::Index& Review::at(const graph::OrgGraph& graph, Days& days, int month) {
    days.resize(static_cast<std::size_t>(result.months) + 1);
    std::unique_ptr<graph::Index>& index = days[static_cast<std::size_t>(month)];
    if (!index) index = std::make_unique<graph::Index>(graph, std::max(day(month), org.today));
    return *index;
}

PositionId Review::in_base(PositionId seat) const {
    return base != nullptr && given(seat) ? seats_before_[index(seat)] : kNone<PositionId>;
}
UnitId Review::in_base(UnitId unit) const {
    return base != nullptr && given(unit) ? units_before_[index(unit)] : kNone<UnitId>;
}
const Position* Review::before(PositionId seat) const {
    const PositionId same = in_base(seat);
    return given(same) ? &(*base)[same] : nullptr;
}
const Unit* Review::before(UnitId unit) const {
    const UnitId same = in_base(unit);
    return given(same) ? &(*base)[same] : nullptr;
}

bool Review::opened(UnitId unit) const {
    const Unit& now = org[unit];
    if (now.planned) return false;
    if (base == nullptr) return now.opens > org.today;
    const Unit* const was = before(unit);
    return was == nullptr || was->planned;
}

Place Review::place_of(PositionId seat) const {
    const text::Node edit = scenario.find("edit").find("seats").find(org[seat].id);
    return edit ? edit.key_place() : org[seat].place;
}
Place Review::place_of(UnitId unit) const {
    const text::Node edit = scenario.find("edit").find("units").find(org[unit].id);
    if (edit) return edit.key_place();
    for (const Step& step : steps) {
        if (step.now->home == unit || (step.before != nullptr && step.before->home == unit)) return place_of(step);
    }
    return org[unit].place;
}
Place Review::place_of(const Step& step) const {
    const Place place = step.now != nullptr ? step.now->place : Place();
    return place.known() && of_plan(place) ? place : place_of(step.seat);
}

text::Finding& Review::add(std::string_view rule, PositionId seat, Place place, std::string message) {
    text::Finding& finding = result.findings.add(rule, place, std::move(message));
    finding.about = {{"seat", std::string(org[seat].id)}};
    finding.seats = {seat};
    return finding;
}
text::Finding& Review::add(std::string_view rule, UnitId unit, Place place, std::string message) {
    text::Finding& finding = result.findings.add(rule, place, std::move(message));
    finding.about = {{"unit", std::string(org[unit].id)}};
    return finding;
}

template <class Id>
bool Review::timely_of(Id id, Tick at, Place place, std::string_view what) {
    if (at <= org.today) {
        add("plan-in-the-past", id, place,
            fmt::format("`{}` {} {}, not after {}", org[id].id, what,
                        at == kBeforeAll ? "from the beginning" : "on " + date_text(at), date_text(org.today)));
        return false;
    }
    if (at > day(result.months)) {
        add("plan-after-its-end", id, place,
            fmt::format("`{}` {} on {}, after {}, the last month of the plan", org[id].id, what, date_text(at),
                        month_text(result.months)));
        return false;
    }
    if (at == first_day(month_of(at))) return true;
    add("plan-within-a-month", id, place,
        fmt::format("`{}` {} on {}, not on the first day of a month", org[id].id, what, date_text(at)));
    return false;
}
bool Review::timely(PositionId seat, Tick at, Place place, std::string_view what) {
    return timely_of(seat, at, place, what);
}
bool Review::timely(UnitId unit, Tick at, Place place, std::string_view what) {
    return timely_of(unit, at, place, what);
}

double Review::parameter(std::string_view name, double otherwise) const {
    const auto found = parameters.find(name);
    return found == parameters.end() ? otherwise : found->second;
}

void list_touched(Review& review) {
    const Organisation& org = review.org;
    std::set<std::string> seats, units;
    const auto touch = [&](UnitId unit) {
        if (!given(unit) || !units.emplace(org[unit].id).second) return;
        for (const UnitState& state : org[unit].states) {
            state.each_head([&](PositionId head) { seats.emplace(org[head].id); });
        }
    };
    for (const Step& step : review.steps) {
        seats.emplace(org[step.seat].id);
        touch(step.now->home);
        if (step.before != nullptr) touch(step.before->home);
    }
    for (std::size_t i = 0; i < org.units.size(); ++i) {
        const Unit& unit = org.units[i];
        const bool passes = std::ranges::any_of(
            unit.states, [&](const UnitState& state) { return state.from > org.today && review.of_plan(state.place); });
        if (passes || review.opened(id_at<UnitId>(i))) touch(id_at<UnitId>(i));
    }
    review.result.seats.assign(seats.begin(), seats.end());
    review.result.units.assign(units.begin(), units.end());
}

}  // namespace orgplan::verify
