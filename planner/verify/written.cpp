#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <span>

#include "planner/report/phrases.h"
#include "planner/verify/review.h"

namespace orgplan::verify {
namespace {

// What is said of a thing in two organisations: ids, since their numbers differ.
class Same {
  public:
    Same(const Organisation& now, const Organisation& before) : now_(now), before_(before) {}

    bool seats(PositionId now, PositionId before) const {
        return id(now_.positions, now) == id(before_.positions, before);
    }
    bool units(UnitId now, UnitId before) const { return id(now_.units, now) == id(before_.units, before); }
    bool roles(RoleId now, RoleId before) const { return id(now_.roles, now) == id(before_.roles, before); }

    bool seat_lists(const std::vector<PositionId>& now, const std::vector<PositionId>& before) const {
        return std::ranges::equal(now, before, [&](PositionId a, PositionId b) { return seats(a, b); });
    }
    bool heads(const Headship& now, const Headship& before) const {
        return seats(now.manager, before.manager) && seat_lists(now.joint, before.joint) &&
               now.headless == before.headless;
    }
    bool duties(const std::vector<Duty>& now, const std::vector<Duty>& before) const {
        return std::ranges::equal(now, before, [&](const Duty& a, const Duty& b) {
            return a.name == b.name && a.from == b.from && seats(a.position, b.position);
        });
    }
    bool hats(const std::vector<Hat>& now, const std::vector<Hat>& before) const {
        return std::ranges::equal(now, before, [&](const Hat& a, const Hat& b) {
            return roles(a.role, b.role) && units(a.in, b.in) && seats(a.to, b.to) && a.opens == b.opens &&
                   a.closes == b.closes;
        });
    }
    bool holders(const std::vector<Holder>& now, const std::vector<Holder>& before) const {
        return std::ranges::equal(now, before, [&](const Holder& a, const Holder& b) {
            const Person &one = now_[a.person], &other = before_[b.person];
            return one.id == other.id && one.name == other.name && one.fte == other.fte && a.share == b.share;
        });
    }
    static bool costs(const SeatCost& now, const SeatCost& before) {
        return now.price == before.price && now.times == before.times && now.currency == before.currency &&
               now.faulty == before.faulty;
    }
    const SeatCost& cost(const PositionState& now) const { return now_.costs.seats[now.cost]; }
    const SeatCost& cost_before(const PositionState& before) const { return before_.costs.seats[before.cost]; }
    bool facts(const PositionState& now, const PositionState& before) const {
        return now_.seat_facts[now.facts] == before_.seat_facts[before.facts];
    }

  private:
    template <class Things, class Id>
    static Text id(const Things& things, Id which) {
        return given(which) ? things[index(which)].id : Text();
    }

    const Organisation& now_;
    const Organisation& before_;
};

template <class State>
std::set<Tick> ticks(const std::vector<State>& states) {
    std::set<Tick> found;
    for (const State& state : states) found.insert(state.from);
    return found;
}

class Written {
  public:
    explicit Written(Review& review) : review_(review), org_(review.org), base_(*review.base), same_(org_, base_) {}

    void compare() {
        compare_edits();
        compare_lost(org_.positions, base_.positions, "seats", "seat");
        compare_lost(org_.units, base_.units, "units", "unit");
        for (std::size_t i = 0; i < org_.units.size(); ++i) compare_unit(id_at<UnitId>(i));
        for (std::size_t i = 0; i < org_.positions.size(); ++i) compare_seat(id_at<PositionId>(i));
    }

  private:
    // What an edit of a unit or a seat may say; all else is of the spec.
    void compare_edits() {
        constexpr std::array<std::string_view, 5> kOfUnits{"opens", "stands", "manager", "positions", "changes"};
        constexpr std::array<std::string_view, 2> kOfSeats{"backfill", "changes"};
        constexpr std::array<std::string_view, 1> kChangesOfUnits{"manager"};
        constexpr std::array<std::string_view, 3> kChangesOfSeats{"role", "unit", "cost"};
        const text::Node edit = review_.scenario.find("edit");
        for (const text::Node unit : edit.find("units")) {
            compare_keys(unit, unit, kOfUnits, "unit");
            for (const text::Node change : unit.find("changes")) compare_keys(unit, change, kChangesOfUnits, "unit");
        }
        for (const text::Node seat : edit.find("seats")) {
            compare_keys(seat, seat, kOfSeats, "seat");
            for (const text::Node change : seat.find("changes")) compare_keys(seat, change, kChangesOfSeats, "seat");
        }
    }

    void compare_keys(text::Node thing, text::Node keys, std::span<const std::string_view> allowed,
                      std::string_view kind) {
        for (const text::Node key : keys) {
            if (std::ranges::find(allowed, key.key()) != allowed.end()) continue;
            if (!reported_.insert(fmt::format("{} {}", kind, thing.key())).second) return;
            review_.result.findings
                .add(kind == "unit" ? "plan-changes-unit" : "plan-changes-seat", key.key_place(),
                     fmt::format("the plan changes `{}` of {} `{}`", key.key(), kind, thing.key()))
                .about = {{kind, std::string(thing.key())}};
        }
    }

    // Removed things are known by the plan's own text alone.
    template <class Thing>
    void compare_lost(const std::vector<Thing>& now, const std::vector<Thing>& before, std::string_view section,
                      std::string_view kind) {
        std::set<std::string_view> known;
        for (const Thing& each : now) known.insert(each.id);
        for (const Thing& each : before) {
            if (known.contains(each.id)) continue;
            const text::Node edits = review_.scenario.find("edit").find(section);
            const text::Node edit = edits.find(each.id);
            const text::Node list = review_.whole.find(section == "seats" ? "positions" : section);
            const Place where = edit            ? edit.key_place()
                                : edits         ? edits.key_place()
                                : list          ? list.key_place()
                                : review_.whole ? review_.whole.first().key_place()
                                                : review_.scenario.find("scenario").key_place();
            review_.result.findings
                .add("plan-loses-what-is-written", where,
                     fmt::format("the plan has no {} `{}`, which the spec has", kind, each.id))
                .about = {{kind, std::string(each.id)}};
        }
    }

    // Once of each thing: what was found at its own key is not reported of what comes of it too.
    void changed(PositionId seat, Place place, std::string_view what) {
        if (!reported_.insert(fmt::format("seat {}", org_[seat].id)).second) return;
        review_.add("plan-changes-seat", seat, review_.of_plan(place) ? place : review_.place_of(seat),
                    fmt::format("the plan changes {} of seat `{}`", what, org_[seat].id));
    }
    void changed(UnitId unit, Place place, std::string_view what) {
        if (!reported_.insert(fmt::format("unit {}", org_[unit].id)).second) return;
        review_.add("plan-changes-unit", unit, review_.of_plan(place) ? place : review_.place_of(unit),
                    fmt::format("the plan changes {} of unit `{}`", what, org_[unit].id));
    }

    bool asks_itself() const {
        return std::ranges::any_of(org_.stages, [&](const Stage& stage) {
            return stage.needs.any() && stage.place.known() && review_.of_plan(stage.place);
        });
    }

    void compare_unit(UnitId id) {
        const Unit& now = org_[id];
        const Unit* const before = review_.before(id);
        if (before == nullptr) {
            // A plan for a question that its spec does not have opens units that go with the question.
            if (asks_itself()) return;
            review_.add("plan-adds-unit", id, now.place,
                        fmt::format("the plan adds unit `{}`, which the spec does not plan", now.id));
            return;
        }
        if (!before->planned && now.opens != before->opens) changed(id, now.place, "`opens`");
        if (!before->planned && now.stands != before->stands) changed(id, now.place, "`stands`");
        if (!before->planned && now.closes != before->closes) changed(id, now.place, "`closes`");
        if (!same_.duties(now.duties, before->duties)) changed(id, now.place, "duties");
        std::set<Tick> all = ticks(now.states);
        // What changes in a unit that is planned is known only once it opens.
        if (!before->planned) all.merge(ticks(before->states));
        std::string_view last;
        for (const Tick tick : all) {
            const UnitState& a = now.at(tick);
            if (before->planned && &a != &now.states.front() && !review_.of_plan(a.place)) continue;
            const std::string_view what = difference(a, before->at(tick), before->planned);
            if (!what.empty() && what != last) changed(id, a.place, what);
            last = what;
        }
    }

    std::string_view difference(const UnitState& now, const UnitState& before, bool planned) const {
        if (now.name != before.name) return "the name";
        if (now.kind != before.kind || now.purpose != before.purpose || now.agile != before.agile) return "the kind";
        if (now.location != before.location) return "the location";
        if (!same_.units(now.within, before.within)) return "the unit above";
        if (now.tags != before.tags) return "the tags";
        if (now.size.has_value() != before.size.has_value() || (now.size && !now.size->same_bounds(*before.size))) {
            return "`size`";
        }
        // Who heads it otherwise is for `review_managers` to say.
        if (!same_.seat_lists(now.joint, before.joint)) return "the joint heads";
        const bool said = given(before.manager) || before.headless;
        if (planned && said && !same_.heads(now, before)) return "`manager`";
        if (!planned && now.headless != before.headless) return "`manager`";
        return {};
    }

    void compare_seat(PositionId id) {
        const Position* const before = review_.before(id);
        if (before == nullptr) return;
        const Position& now = org_[id];
        const bool with_unit = given(before->states.front().home) && base_[before->states.front().home].planned;
        // Where a freeze postpones its start, the unit opens without it.
        const bool waits = std::ranges::any_of(org_.hiring.waits, [&](const Wait& wait) { return wait.seat == id; });
        const Tick opens = with_unit ? org_[now.states.front().home].opens : before->opens;
        if (now.opens != opens && !(with_unit && waits)) changed(id, now.place, "`opens`");
        if (!with_unit && now.closes != before->closes) changed(id, now.place, "the end");
        if (now.status != before->status) changed(id, now.place, "`status`");
        if (now.tags != before->tags || now.counted != before->counted) changed(id, now.place, "the tags");
        if (!same_.hats(now.hats, before->hats)) changed(id, now.place, "the second roles");
        if (!same_.seat_lists(now.assists, before->assists)) changed(id, now.place, "`assistant_to`");
        if (!same_ready(id)) changed(id, now.place, "`ready`");
        const bool refilled =
            review_.base != nullptr &&
            std::ranges::find(base_.planned_backfills, review_.in_base(id)) != base_.planned_backfills.end();
        std::set<Tick> all = ticks(now.states);
        if (!with_unit) all.merge(ticks(before->states));
        std::string_view last;
        for (const Tick tick : all) {
            const PositionState& a = now.at(tick);
            if (with_unit && &a != &now.states.front() && !review_.of_plan(a.place)) continue;
            const std::string_view what = difference(id, a, before->at(tick), refilled);
            if (!what.empty() && what != last) changed(id, a.place, what);
            last = what;
        }
    }

    bool same_ready(PositionId id) const {
        std::vector<const Readiness*> now, before;
        for (const Readiness& each : org_.ready) {
            if (each.seat == id) now.push_back(&each);
        }
        for (const Readiness& each : base_.ready) {
            if (each.seat == review_.in_base(id)) before.push_back(&each);
        }
        return std::ranges::equal(now, before, [&](const Readiness* a, const Readiness* b) {
            return same_.roles(a->role, b->role) && a->from == b->from &&
                   Same::costs(org_.costs.seats[a->cost], base_.costs.seats[b->cost]);
        });
    }

    // Roles and homes may change, as `review_people` says.
    std::string_view difference(PositionId id, const PositionState& now, const PositionState& before,
                                bool refilled) const {
        const bool promoted = !same_.roles(now.role, before.role);
        if (!promoted && (now.title != before.title || now.alias != before.alias)) return "the title";
        if (now.level != before.level) return "the level";
        if (now.location != before.location) return "the location";
        if (now.employment != before.employment) return "the employment";
        if (now.fte != before.fte) return "`fte`";
        if (now.stated != before.stated || now.outside != before.outside || now.unknown_home != before.unknown_home ||
            !same_.seats(now.reports_to, before.reports_to) || !same_.seat_lists(now.dotted, before.dotted)) {
            return "the reporting line";
        }
        if (!same_.facts(now, before)) return "what is said";
        const bool from_ready = promoted && std::ranges::any_of(org_.ready, [&](const Readiness& each) {
                                    return each.seat == id && each.role == now.role && each.cost != 0 &&
                                           Same::costs(same_.cost(now), org_.costs.seats[each.cost]);
                                });
        const bool ready_says = promoted && std::ranges::any_of(org_.ready, [&](const Readiness& each) {
                                    return each.seat == id && each.role == now.role && each.cost != 0;
                                });
        if (ready_says ? !from_ready : !Same::costs(same_.cost(now), same_.cost_before(before))) return "`cost`";
        if (refilled && before.occupancy == Occupancy::vacant) return {};
        if (now.occupancy != before.occupancy || !same_.holders(now.holders, before.holders) ||
            !same_.holders(now.acting, before.acting)) {
            return "who holds the seat";
        }
        return {};
    }

    Review& review_;
    const Organisation& org_;
    const Organisation& base_;
    Same same_;
    std::set<std::string> reported_;
};

}  // namespace

void review_written(Review& review) {
    if (review.base != nullptr) Written(review).compare();
}

}  // namespace orgplan::verify
