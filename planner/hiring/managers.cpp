#include <fmt/format.h>

#include <algorithm>

#include "graph/index/unit_times.h"
#include "planner/hiring/checks.h"
#include "planner/hiring/hire_findings.h"
#include "planner/report/phrases.h"
#include "planner/text/grouped.h"

namespace orgplan::hiring {
namespace {

// Days without a manager from which it is worth saying: three months.
constexpr std::int32_t kMissing = 90;

// A seat in a unit whose reporting line follows the unit, from one tick to another.
struct Member {
    PositionId seat;
    Tick from;
    Tick to;
};

// Of one unit.
struct Members {
    std::vector<Member> sit;    // by `from`
    std::vector<Tick> gone;     // sorted
    std::vector<Member> start;  // somebody new joins, by `from`

    // How many sit there at a tick.
    std::size_t at(Tick tick) const { return came(tick) - left(tick); }
    std::size_t came(Tick tick) const {
        return static_cast<std::size_t>(
            std::upper_bound(sit.begin(), sit.end(), tick, [](Tick t, const Member& each) { return t < each.from; }) -
            sit.begin());
    }
    std::size_t left(Tick tick) const {
        return static_cast<std::size_t>(std::upper_bound(gone.begin(), gone.end(), tick) - gone.begin());
    }
};

bool follows(const Position& seat, const PositionState& state) {
    return given(state.home) && state.stated == StatedLine::derived && seat.assists.empty();
}

std::vector<Members> members_of(const HiringPlan& plan) {
    const Organisation& org = plan.org;
    std::vector<Members> units(org.units.size());
    for (std::size_t i = 0; i < org.positions.size(); ++i) {
        const Position& seat = org.positions[i];
        for (std::size_t s = 0; s < seat.states.size(); ++s) {
            const PositionState& state = seat.states[s];
            Member member{id_at<PositionId>(i), std::max(state.from, seat.opens),
                          std::min(seat.until(state), seat.closes)};
            if (!follows(seat, state) || member.from >= member.to) continue;
            units[index(state.home)].sit.push_back(member);
            units[index(state.home)].gone.push_back(member.to);
        }
    }
    for (Members& unit : units) {
        std::stable_sort(unit.sit.begin(), unit.sit.end(),
                         [](const Member& a, const Member& b) { return a.from < b.from; });
        std::sort(unit.gone.begin(), unit.gone.end());
    }
    for (const graph::Movement& movement : plan.movements) {
        if (movement.kind > graph::MovementKind::transfer) continue;
        const PositionState& state = org[movement.seat].states[movement.state];
        if (follows(org[movement.seat], state)) {
            units[index(state.home)].start.push_back({movement.seat, movement.at, kForever});
        }
    }
    return units;
}

// The managers that a unit names, for as long as it does.
struct Stated {
    Headship heads;
    Tick from;
    Tick to;
    Place place;
};

std::vector<Stated> stated_managers(const Unit& unit) {
    std::vector<Stated> stated;
    for (std::size_t s = 0; s < unit.states.size(); ++s) {
        const UnitState& state = unit.states[s];
        const Tick from = std::max(state.from, unit.opens);
        const Tick to = std::min(unit.until(state), unit.closes);
        if (from >= to || !given(state.manager)) continue;
        if (!stated.empty() && stated.back().heads.same_heads(state) && stated.back().to == from) {
            stated.back().to = to;
            continue;
        }
        stated.push_back({state, from, to, state.manager_place.known() ? state.manager_place : unit.place});
    }
    return stated;
}

// A seat that is filled before the manager of its unit comes.
struct Early {
    PositionId seat;
    Tick from;
    std::string passes;  // where its reporting line leads then
};

// A manager who comes late.
struct LateManager {
    UnitId unit;
    PositionId manager;  // of joint heads the first to come
    Stated stated;
    bool with_unit;  // it opens without its manager; else somebody starts in it
    Tick comes;
    Tick until;
};

// From when on somebody holds a seat, or acts in it; `kForever`: nobody does.
Tick held_from(const Position& seat) {
    for (const PositionState& state : seat.states) {
        const bool held = state.occupancy != Occupancy::vacant || !state.acting.empty();
        if (held && seat.until(state) > seat.opens) return std::max(state.from, seat.opens);
    }
    return kForever;
}

// From when on a manager is there; where nobody ever is, from when on the seat is; `kForever`: once there is a plan.
Tick comes_at(const Position& seat) {
    const Tick held = held_from(seat);
    return held == kForever ? seat.opens : held;
}

// The stages of [from, to), or the first one after it has begun.
StageSet stages_of(const Organisation& org, Tick from, Tick to) {
    StageSet stages;
    for (std::size_t s = 0; s < org.stages.size(); ++s) {
        if (org.stages[s].at >= from && org.stages[s].at < to) stages.add(id_at<StageId>(s));
    }
    return stages.empty() && from != kBeforeAll ? seen_from(org, from) : stages;
}

void add_late(const Organisation& org, const LateManager& late, const std::vector<Early>& early,
              text::Findings& findings) {
    const Unit& unit = org[late.unit];
    const Position& manager = org[late.manager];
    std::vector<PositionId> seats;
    for (const Early& each : early) seats.push_back(each.seat);
    const Early& first = *std::ranges::min_element(early, {}, &Early::from);
    const std::string what =
        late.with_unit
            ? fmt::format("`{}` opens {} with {}", unit.id, report::tick_text(org, unit.opens),
                          report::counted(seats.size(), "seat"))
            : fmt::format("{} in `{}` {}", report::counted(seats.size(), "start"), unit.id,
                          seats.size() == 1 ? report::tick_text(org, first.from) : report::from_text(org, first.from));
    text::Finding& finding =
        findings.add(late.with_unit ? "team-before-lead" : "filled-before-manager", late.stated.place,
                     fmt::format("{}, before its manager `{}`, who starts {}; until then {}: {}", what, manager.id,
                                 report::tick_text(org, late.comes), first.passes, report::names_text(org, seats)));
    finding.stages = stages_of(org, late.with_unit ? late.stated.from : first.from, late.until);
    finding.seats = {late.manager};
    const bool opens = manager.opens == late.comes;
    finding.notes.push_back(
        {opens ? manager.place : manager.at(late.comes).place,
         fmt::format("`{}` {} {}", manager.id, opens ? "opens" : "is filled", report::tick_text(org, late.comes))});
}

class Managers {
  public:
    Managers(const HiringPlan& plan, text::Findings& findings)
        : org_(plan.org),
          findings_(findings),
          members_(members_of(plan)),
          leads_(graph::leads_of(org_, graph::unit_moves(org_))) {}

    void run() {
        for (std::size_t i = 0; i < org_.units.size(); ++i) {
            bool early = false;
            bool late = false;
            bool missing = false;
            // One of each kind is enough for a unit.
            for (const Stated& stated : stated_managers(org_.units[i])) {
                late = late || comes_late(id_at<UnitId>(i), stated);
                early = early || goes_early(id_at<UnitId>(i), stated);
                missing = missing || (!late && !early && is_missing(id_at<UnitId>(i), stated));
            }
        }
    }

  private:
    // Where the reporting lines of a unit lead at a tick at which its own manager is not there.
    std::string pass_up(UnitId unit, Tick at) const {
        const graph::Lead lead = leads_.at(unit, at);
        const PositionId head = given(lead.unit) ? lead.manager : org_.head_at(org_.company, at);
        if (given(head) && lead.unit == unit && org_[head].at(at).occupancy == Occupancy::vacant) {
            return "reporting lines lead to a vacant seat";
        }
        return given(head) ? led_by(head) : "reporting lines lead to nobody";
    }
    std::string led_by(PositionId seat) const { return fmt::format("reporting lines lead to `{}`", org_[seat].id); }

    bool comes_late(UnitId id, const Stated& stated) {
        // Of joint heads one is enough.
        const std::vector<PositionId> heads = stated.heads.heads();
        const PositionId first =
            *std::ranges::min_element(heads, {}, [&](PositionId each) { return comes_at(org_[each]); });
        const Tick comes = comes_at(org_[first]);
        const Tick until = std::min(comes, stated.to);
        if (comes <= stated.from || comes == kForever) return false;
        const Unit& unit = org_[id];
        const Members& members = members_[index(id)];
        const bool with_unit = unit.opens != kBeforeAll && stated.from == unit.opens;
        std::vector<Early> early;
        if (with_unit) {
            const auto add = [&](const Members& sitting) {
                for (const Member& each : sitting.sit) {
                    if (each.from < until && each.to > stated.from) early.push_back({each.seat, stated.from, {}});
                }
            };
            add(members);
            if (early.empty()) {
                for (const UnitId each : below(id, stated.from)) add(members_[index(each)]);
            }
        } else {
            const auto begin = std::lower_bound(members.start.begin(), members.start.end(), stated.from,
                                                [](const Member& each, Tick tick) { return each.from < tick; });
            for (auto each = begin; each != members.start.end() && each->from < until; ++each) {
                early.push_back({each->seat, each->from, {}});
            }
        }
        std::erase_if(early, [&](const Early& each) { return std::ranges::find(heads, each.seat) != heads.end(); });
        if (early.empty()) return false;
        // Each seat once, from its first time on.
        std::ranges::stable_sort(early, {}, &Early::seat);
        early.erase(std::ranges::unique(early, {}, &Early::seat).begin(), early.end());
        for (Early& each : early) each.passes = pass_up(id, each.from);
        const auto make = [&org = org_, late = LateManager{id, first, stated, with_unit, comes, until}](
                              text::Findings& into, const std::vector<Early>& some) {
            add_late(org, late, some, into);
        };
        text::add_grouped(findings_, std::move(early), make);
        return true;
    }

    // From when on a seat that was filled is vacant to its end; `kForever` where it is not.
    static Tick left_vacant(const Position& seat) {
        std::size_t first = seat.states.size();
        while (first > 0 && seat.states[first - 1].occupancy == Occupancy::vacant) --first;
        if (first == 0 || first == seat.states.size()) return kForever;
        return seat.states[first].from;
    }

    // The tick from which a seat is no longer there, or vacant for good.
    static Tick goes_at(const Position& seat) { return std::min(left_vacant(seat), seat.closes); }

    bool goes_early(UnitId id, const Stated& stated) {
        const std::vector<PositionId> heads = stated.heads.heads();
        const Position& manager =
            org_[*std::ranges::max_element(heads, {}, [&](PositionId each) { return goes_at(org_[each]); })];
        const Tick goes = goes_at(manager);
        if (goes <= stated.from || goes >= stated.to) return false;
        const Unit& unit = org_[id];
        const bool direct = others_at(id, heads, goes) > 0;
        const std::size_t left = led_at(id, heads, goes);
        if (left == 0) return false;
        const bool closes = goes == manager.closes;
        text::Finding& finding =
            findings_.add("manager-closes-early", stated.place,
                          fmt::format("`{}`, manager of `{}`, {} {} while {} {} still in it{}, without a successor; {}",
                                      manager.id, unit.id, closes ? "closes" : "becomes vacant",
                                      report::tick_text(org_, goes), report::counted(left, "seat"),
                                      left == 1 ? "is" : "are", direct ? "" : " or below it", pass_up(id, goes)));
        finding.stages = stages_of(org_, goes, stated.to);
        finding.seats = heads;
        const PositionState& state = manager.at(goes);
        finding.notes.push_back({closes ? manager.place : state.place,
                                 fmt::format("`{}` {} {}", manager.id, closes ? "closes" : "becomes vacant",
                                             report::tick_text(org_, goes))});
        return true;
    }

    // Nobody leads a unit for months, from its first stage on.
    bool is_missing(UnitId id, const Stated& stated) {
        if (!org_.dated()) return false;
        const Tick first = std::max(stated.from, org_.stages.front().at);
        const std::vector<PositionId> heads = stated.heads.heads();
        // Of a planned unit: when they come is for a plan to say.
        if (std::ranges::any_of(heads, [&](PositionId each) { return org_[each].opens == kForever; })) return false;
        const PositionId next =
            *std::ranges::min_element(heads, {}, [&](PositionId each) { return held_from(org_[each]); });
        const Position& manager = org_[next];
        const Tick comes = std::min({held_from(manager), stated.to, org_.stages.back().at + 1});
        if (comes <= first || comes - first < kMissing) return false;
        const std::size_t left = led_at(id, heads, first);
        if (left == 0) return false;
        const bool opens = manager.opens > first;
        const std::string until = comes == held_from(manager)
                                      ? fmt::format("until {}", date_text(comes))
                                      : fmt::format("up to the last stage, `{}`", org_.stages.back().id);
        text::Finding& finding =
            findings_.add("manager-missing-for-months", stated.place,
                          fmt::format("`{}`, manager of `{}`, {} {}, and from {} on the unit has {}", manager.id,
                                      org_[id].id, opens ? "does not exist" : "is vacant", until, date_text(first),
                                      report::counted(left, "seat")));
        finding.stages = stages_of(org_, first, comes);
        finding.seats = heads;
        finding.notes.push_back({manager.place, fmt::format("`{}` is here", manager.id)});
        return true;
    }

    // The units inside a unit at a tick, at any depth.
    std::vector<UnitId> below(UnitId unit, Tick at) {
        if (inside_.empty()) {
            inside_.resize(org_.units.size());
            for (std::size_t i = 0; i < org_.units.size(); ++i) {
                for (const UnitState& state : org_.units[i].states) {
                    if (given(state.within)) inside_[index(state.within)].push_back(id_at<UnitId>(i));
                }
            }
        }
        std::vector<UnitId> found{unit};
        std::vector<bool> met(org_.units.size());
        met[index(unit)] = true;
        for (std::size_t i = 0; i < found.size(); ++i) {
            for (const UnitId each : inside_[index(found[i])]) {
                const bool there = org_[each].exists(at) && org_[each].at(at).within == found[i];
                if (!there || met[index(each)]) continue;
                met[index(each)] = true;
                found.push_back(each);
            }
        }
        found.erase(found.begin());
        return found;
    }

    // How many sit in a unit, without its managers; where nobody does, in the units below.
    std::size_t led_at(UnitId unit, const std::vector<PositionId>& managers, Tick at) {
        std::size_t led = others_at(unit, managers, at);
        if (led > 0) return led;
        for (const UnitId each : below(unit, at)) led += members_[index(each)].at(at);
        return led;
    }

    // How many sit in a unit, without its managers.
    std::size_t others_at(UnitId unit, const std::vector<PositionId>& managers, Tick at) const {
        std::size_t others = members_[index(unit)].at(at);
        for (const PositionId manager : managers) {
            const Position& seat = org_[manager];
            others -= seat.exists(at) && seat.at(at).home == unit && follows(seat, seat.at(at)) ? 1 : 0;
        }
        return others;
    }

    const Organisation& org_;
    text::Findings& findings_;
    std::vector<Members> members_;
    graph::Inherited<graph::Lead> leads_;
    std::vector<std::vector<UnitId>> inside_;  // by unit: those ever directly in it; made when first needed
};

}  // namespace

void check_managers(const HiringPlan& plan, text::Findings& findings) {
    Managers(plan, findings).run();
}

}  // namespace orgplan::hiring
