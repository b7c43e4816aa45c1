#include "planner/rules/structure_units.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "graph/model/when.h"
#include "planner/report/phrases.h"
#include "planner/rules/overlap.h"

namespace orgplan::rules {
namespace {

template <class Thing, class State>
Span time_of(const Thing& thing, const State& state) {
    return {std::max(state.from, thing.opens), std::min(thing.until(state), thing.closes)};
}

// Which units ever have anybody in them, or in one that is within them: at a stage or between two.
std::vector<bool> used_units(const Organisation& org) {
    std::vector<bool> used(org.units.size());
    std::vector<UnitId> upwards;
    const auto use = [&](UnitId unit, Span time) {
        if (!given(unit) || used[index(unit)] || time.from >= time.to) return;
        used[index(unit)] = true;
        upwards.push_back(unit);
    };
    for (const Position& seat : org.positions) {
        for (const PositionState& state : seat.states) use(state.home, time_of(seat, state));
        for (const Hat& hat : seat.hats) use(hat.in, overlap({hat.opens, hat.closes}, {seat.opens, seat.closes}));
    }
    for (const Membership& member : org.memberships) use(member.unit, {});
    // Who will be in a planned unit is for a plan to say.
    for (std::size_t i = 0; i < org.units.size(); ++i) {
        if (!org.units[i].planned) continue;
        use(id_at<UnitId>(i), {});
        for (const UnitState& state : org.units[i].states) use(state.within, {});
    }
    while (!upwards.empty()) {
        const Unit& unit = org[upwards.back()];
        upwards.pop_back();
        for (const UnitState& state : unit.states) use(state.within, time_of(unit, state));
    }
    return used;
}

// Seats whose role manages people, in a unit without a manager, who manage no unit and have no direct reports.
class Leaderless {
  public:
    explicit Leaderless(const Organisation& org) : org_(org) {
        find_candidates();
        find_managers();
    }

    void report(text::Findings& findings) {
        // By unit: when, and who comes first.
        std::map<UnitId, std::vector<Candidate>> units;
        for (const Candidate& each : candidates_) {
            for (const Span& time : without(each.time, busy_[each.seat]))
                units[each.unit].push_back({each.seat, each.unit, time});
        }
        for (auto& [id, times] : units) {
            std::ranges::sort(times, {}, [](const Candidate& each) { return std::pair(each.time.from, each.seat); });
            std::vector<Span> spans;
            const Candidate* first = nullptr;
            for (const Candidate& each : times) {
                add_span(spans, each.time);
                if (first == nullptr && !when_of_lines(std::span(&each.time, 1), org_).empty()) first = &each;
            }
            if (first == nullptr) continue;
            const Unit& unit = org_[id];
            const Position& leader = org_[first->seat];
            text::Finding& finding = findings.add(
                "unit-without-manager", unit.place,
                fmt::format("`{}` has no `manager`, though the role of `{}` in it manages people", unit.id, leader.id),
                fmt::format("add `manager: {}` to the unit, or say who reports to `{}`", leader.id, leader.id));
            finding.hold(when_of_lines(spans, org_));
            finding.seats = {first->seat};
            finding.notes.push_back({leader.place, fmt::format("`{}` is here and has no direct reports", leader.id)});
        }
    }

  private:
    struct Candidate {
        PositionId seat;
        UnitId unit;
        Span time;
    };

    void find_candidates() {
        for (std::size_t i = 0; i < org_.positions.size(); ++i) {
            const Position& seat = org_.positions[i];
            for (const PositionState& state : seat.states) {
                if (!given(state.home) || !given(state.role) || org_[state.role].manages != Manages::yes) continue;
                const Unit& unit = org_[state.home];
                for (const UnitState& around : unit.states) {
                    const Span time = overlap(time_of(seat, state), time_of(unit, around));
                    if (given(around.manager) || around.headless || time.from >= time.to) continue;
                    candidates_.push_back({id_at<PositionId>(i), state.home, time});
                    busy_.try_emplace(id_at<PositionId>(i));
                }
            }
        }
    }

    void find_managers() {
        if (candidates_.empty()) return;
        const auto note = [&](PositionId seat, Span time) {
            if (const auto known = busy_.find(seat); known != busy_.end()) known->second.push_back(time);
        };
        for (const Unit& unit : org_.units) {
            for (const UnitState& state : unit.states) {
                state.each_head([&](PositionId head) { note(head, time_of(unit, state)); });
            }
        }
        for (const TimeOf& time : org_.line_times) {
            const Line& line = org_.line(time.of);
            if (line.kind == LineKind::solid && line.reason != LineReason::assistant)
                note(line.to, {time.opens, time.closes});
        }
    }

    // What is left of a time without others.
    static std::vector<Span> without(Span time, std::vector<Span>& taken) {
        std::ranges::sort(taken, {}, &Span::from);
        std::vector<Span> left;
        Tick from = time.from;
        for (const Span& each : taken) {
            if (each.to <= from) continue;
            if (each.from >= time.to) break;
            add_span(left, {from, std::min(each.from, time.to)});
            from = std::max(from, each.to);
        }
        if (from < time.to) add_span(left, {from, time.to});
        return left;
    }

    const Organisation& org_;
    std::vector<Candidate> candidates_;
    std::unordered_map<PositionId, std::vector<Span>> busy_;  // of the candidates: when they manage somebody
};

// The departments directly within a unit, or the company, from one change of them to the next.
class Departments {
  public:
    explicit Departments(const Organisation& org)
        : org_(org), inside_(org.units.size() + 1), planned_(org.units.size() + 1) {
        for (std::size_t i = 0; i < org.units.size(); ++i) {
            for (const UnitState& state : org.units[i].states) {
                const Span time = time_of(org.units[i], state);
                if (state.kind != "department") continue;
                const std::size_t where = given(state.within) ? index(state.within) : org.units.size();
                planned_[where] += org.units[i].planned;
                if (time.from < time.to) inside_[where].push_back({id_at<UnitId>(i), time});
            }
        }
    }

    void check(text::Findings& findings) {
        for (std::size_t i = 0; i < org_.units.size(); ++i) {
            const Unit& unit = org_.units[i];
            if (unit.departments) {
                check(i, fmt::format("unit `{}`", unit.id), *unit.departments, unit.departments_place,
                      {unit.opens, unit.closes}, findings);
            }
        }
        const Company& company = org_.company;
        if (company.departments) {
            check(org_.units.size(), "the company", *company.departments, company.departments_place, {}, findings);
        }
    }

  private:
    struct Inside {
        UnitId unit;
        Span time;
    };

    void check(std::size_t where, std::string_view what, std::uint32_t stated, Place place, Span life,
               text::Findings& findings) {
        std::vector<std::pair<Tick, std::pair<bool, UnitId>>> turns;
        for (const Inside& each : inside_[where]) {
            turns.push_back({each.time.from, {true, each.unit}});
            turns.push_back({each.time.to, {false, each.unit}});
        }
        std::ranges::sort(turns);
        // By what is listed: how many, and the first few of them.
        std::map<std::pair<std::size_t, std::string>, std::vector<Span>> wrong;
        std::set<UnitId> there;
        Tick since = life.from;
        const auto look = [&](Tick until) {
            const Span time{since, std::min(until, life.to)};
            since = std::max(since, until);
            if (there.size() <= stated && stated <= there.size() + planned_[where]) return;
            if (time.from >= time.to) return;
            auto unit = there.begin();
            std::string names =
                report::first_few(there.size(), [&](std::size_t) { return fmt::format("`{}`", org_[*unit++].id); });
            add_span(wrong[{there.size(), std::move(names)}], time);
        };
        for (auto turn = turns.begin(); turn != turns.end();) {
            const Tick at = turn->first;
            look(at);
            for (; turn != turns.end() && turn->first == at; ++turn) {
                if (turn->second.first) {
                    there.insert(turn->second.second);
                } else {
                    there.erase(turn->second.second);
                }
            }
        }
        look(kForever);
        for (const auto& [listed, times] : wrong) {
            const auto& [count, names] = listed;
            When when = when_of(times, org_);
            if (when.empty()) continue;
            text::Finding& finding = findings.add(
                "departments-not-as-stated", place,
                fmt::format("{} states {}, but {} {} listed{}{}", what, report::counted(stated, "department"),
                            count == 0 ? "none" : std::to_string(count), count < 2 ? "is" : "are",
                            count == 0 ? "" : ": ", names));
            finding.hold(std::move(when));
            finding.measure(text::Quantity::count, {double(count), double(stated), double(stated)});
        }
    }

    const Organisation& org_;
    std::vector<std::vector<Inside>> inside_;  // by unit; the last: the company
    std::vector<std::size_t> planned_;         // likewise: how many more a plan may open
};

}  // namespace

void check_units(const Organisation& org, text::Findings& findings) {
    const std::vector<bool> used = used_units(org);
    for (std::size_t i = 0; i < org.units.size(); ++i) {
        const Unit& unit = org.units[i];
        if (!used[i]) findings.add("empty-unit", unit.place, fmt::format("`{}` has no seats at any time", unit.id));
    }
    Leaderless(org).report(findings);
    Departments(org).check(findings);
}

}  // namespace orgplan::rules
