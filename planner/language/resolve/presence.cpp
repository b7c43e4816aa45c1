#include <fmt/format.h>

#include <algorithm>

#include "graph/index/index.h"
#include "graph/index/movements.h"
#include "graph/model/when.h"
#include "planner/language/resolve/assembly.h"

namespace orgplan::language {
namespace {

// Who leads a unit, or the company, at some time: those who head it, and those in it whose role manages people.
struct Led {
    UnitId unit = kNone<UnitId>;  // none: the company
    std::vector<PositionId> leads;
};

class Absences {
  public:
    explicit Absences(Assembly& assembly) : assembly_(assembly), org_(assembly.org) {}

    void check() {
        if (std::ranges::none_of(org_.people, [](const Person& each) { return !each.away.empty(); })) return;
        check_effect();
        for (const Led& each : all_led()) {
            if (std::ranges::any_of(each.leads, [&](PositionId seat) { return ever_away(seat); })) follow(each);
        }
    }

  private:
    // Somebody who is away only while they hold no seat.
    void check_effect() {
        std::vector<std::vector<std::pair<Tick, Tick>>> held(org_.people.size());
        for (const Position& seat : org_.positions) {
            const bool planned = waits_for_plan(seat);
            for (const PositionState& state : seat.states) {
                for (const std::vector<Holder>* const all : {&state.holders, &state.acting}) {
                    for (const Holder& holder : *all) {
                        if (org_[holder.person].away.empty()) continue;
                        held[index(holder.person)].emplace_back(planned ? kBeforeAll : std::max(state.from, seat.opens),
                                                                std::min(seat.until(state), seat.closes));
                    }
                }
            }
        }
        for (std::size_t p = 0; p < org_.people.size(); ++p) {
            for (const Away& away : org_.people[p].away) {
                const auto while_held = [&](const std::pair<Tick, Tick>& time) {
                    return std::max(time.first, away.opens) < std::min(time.second, away.closes);
                };
                if (std::ranges::any_of(held[p], while_held)) continue;
                Tick left = kBeforeAll;
                for (const auto& [from, until] : held[p]) left = std::max(left, until);
                const std::string message =
                    left != kBeforeAll && left <= away.opens
                        ? fmt::format("`{}` leaves {}, before this leave begins", org_.people[p].name,
                                      assembly_.timeline.when(left))
                        : fmt::format("`{}` is away only while they hold no seat", org_.people[p].name);
                report_idle(assembly_, "says-nothing", away.place, message);
            }
        }
    }

    std::vector<Led> all_led() const {
        std::vector<Led> all(org_.units.size() + 1);
        all.back().leads = org_.company.heads();
        for (std::size_t u = 0; u < org_.units.size(); ++u) {
            all[u].unit = id_at<UnitId>(u);
            for (const UnitState& state : org_.units[u].states) {
                const std::vector<PositionId> heads = state.heads();
                all[u].leads.insert(all[u].leads.end(), heads.begin(), heads.end());
            }
        }
        for (std::size_t p = 0; p < org_.positions.size(); ++p) {
            for (const PositionState& state : org_.positions[p].states) {
                if (leads_at_home(state)) all[index(state.home)].leads.push_back(id_at<PositionId>(p));
            }
        }
        for (Led& each : all) {
            std::ranges::sort(each.leads);
            each.leads.erase(std::ranges::unique(each.leads).begin(), each.leads.end());
        }
        return all;
    }

    bool leads_at_home(const PositionState& state) const {
        return given(state.home) && given(state.role) && graph::manages_people(org_[state.role]);
    }

    bool ever_away(PositionId seat) const {
        return std::ranges::any_of(org_[seat].states, [&](const PositionState& state) {
            return std::ranges::any_of(state.holders,
                                       [&](const Holder& each) { return !org_[each.person].away.empty(); });
        });
    }

    // The ticks at which it may change who leads, or whether they are there.
    std::vector<Tick> cuts(const Led& led) const {
        std::vector<Tick> ticks{kBeforeAll, kForever};
        if (given(led.unit)) {
            for (const UnitState& state : org_[led.unit].states) ticks.push_back(state.from);
            ticks.insert(ticks.end(), {org_[led.unit].opens, org_[led.unit].closes});
        }
        for (const PositionId seat : led.leads) {
            ticks.insert(ticks.end(), {org_[seat].opens, org_[seat].closes});
            for (const PositionState& state : org_[seat].states) {
                ticks.push_back(state.from);
                for (const Holder& holder : state.holders) {
                    for (const Away& away : org_[holder.person].away) {
                        ticks.insert(ticks.end(), {away.opens, away.closes});
                    }
                }
            }
        }
        std::ranges::sort(ticks);
        ticks.erase(std::ranges::unique(ticks).begin(), ticks.end());
        return ticks;
    }

    // The first lead who is away at a tick at which no other is there; none where somebody is, or nobody ever was.
    PositionId missed(const Led& led, Tick at) const {
        const Headship* headship = &org_.company;
        if (given(led.unit)) {
            if (!org_[led.unit].exists(at)) return kNone<PositionId>;
            headship = &org_[led.unit].at(at);
        }
        PositionId away = kNone<PositionId>;
        if (headship->headless) return away;
        for (const PositionId seat : led.leads) {
            if (!org_[seat].exists(at)) continue;
            const PositionState& state = org_[seat].at(at);
            if (!headship->headed_by(seat) && !(leads_at_home(state) && state.home == led.unit)) continue;
            if (org_.deserted(state, at)) {
                if (!given(away) || headship->headed_by(seat)) away = seat;
            } else if (state.occupancy != Occupancy::vacant || !state.acting.empty()) {
                return kNone<PositionId>;
            }
        }
        return away;
    }

    void follow(const Led& led) {
        const std::vector<Tick> ticks = cuts(led);
        for (std::size_t i = 0; i + 1 < ticks.size();) {
            const Tick from = ticks[i];
            const PositionId seat = missed(led, from);
            for (++i; i + 1 < ticks.size() && given(seat) && missed(led, ticks[i]) == seat;) ++i;
            if (given(seat)) report(led, seat, from, ticks[i]);
        }
    }

    void report(const Led& led, PositionId seat, Tick from, Tick to) {
        const PositionState& state = org_[seat].at(from);
        const Away& away = *org_[state.holders.front().person].away_at(from);
        const std::string what = given(led.unit) ? fmt::format("`{}`", org_[led.unit].id) : "the company";
        const std::string end = assembly_.timeline.text(to);
        const std::string last = to == kForever         ? " on"
                                 : end.starts_with('`') ? " until " + end
                                                        : " to " + date_text(to - 1);
        text::Finding& finding =
            assembly_.findings.add("lead-away", away.place,
                                   fmt::format("`{}` leads {} alone and is away from {}{}; nobody acts", org_[seat].id,
                                               what, assembly_.timeline.text(from), last));
        const Span time{from, to};
        finding.hold(when_of(std::span(&time, 1), org_));
        finding.seats = {seat};
        finding.notes.push_back({org_[seat].place, fmt::format("`{}`", org_[seat].id)});
    }

    Assembly& assembly_;
    const Organisation& org_;
};

}  // namespace

namespace {

// Where the holders of a seat come to be all away, or one of them is back.
std::vector<Tick> turns_of(const Organisation& org, const PositionState& state, Tick from, Tick to) {
    std::vector<Tick> ticks;
    for (const Holder& holder : state.holders) {
        for (const Away& away : org[holder.person].away) {
            for (const Tick tick : {away.opens, away.closes}) {
                if (from < tick && tick < to) ticks.push_back(tick);
            }
        }
    }
    std::ranges::sort(ticks);
    ticks.erase(std::ranges::unique(ticks).begin(), ticks.end());
    return ticks;
}

}  // namespace

void settle_acting(Assembly& assembly) {
    Organisation& org = assembly.org;
    for (Position& seat : org.positions) {
        const auto stands_in = [](const PositionState& each) { return !each.acting.empty() && !each.holders.empty(); };
        if (std::ranges::none_of(seat.states, stands_in)) continue;
        std::vector<PositionState> states;
        for (const PositionState& state : seat.states) {
            const Tick from = std::max(state.from, seat.opens), to = std::min(seat.until(state), seat.closes);
            states.push_back(state);
            if (!stands_in(state) || from >= to) continue;
            const std::vector<Tick> turns = turns_of(org, state, from, to);
            bool acts = false;
            for (std::size_t i = 0; i <= turns.size(); ++i) {
                const Tick at = i == 0 ? from : turns[i - 1];
                const bool all_away = std::ranges::all_of(
                    state.holders, [&](const Holder& each) { return org[each.person].away_at(at) != nullptr; });
                acts = acts || all_away;
                if (i > 0) {
                    PositionState next = state;
                    next.from = at;
                    next.successor = false;
                    states.push_back(std::move(next));
                }
                if (!all_away) states.back().acting.clear();
            }
            if (!acts) {
                report_idle(assembly, "says-nothing", state.acting.front().place,
                            fmt::format("`{}` acts in `{}` while `{}` holds it and is not away",
                                        org[state.acting.front().person].name, seat.id,
                                        org[state.holders.front().person].name));
            }
        }
        seat.states = std::move(states);
    }
}

void check_away(Assembly& assembly) {
    Absences(assembly).check();
}

void check_volunteers(Assembly& assembly) {
    for (const Position& seat : assembly.org.positions) {
        for (const PositionState& state : seat.states) {
            if (!graph::is_volunteer(state) || state.cost == 0) continue;
            const SeatCost& cost = assembly.org.costs.seats[state.cost];
            if (!cost.place.known()) continue;  // its value is faulty, and was reported
            report_idle(assembly, "volunteer-with-cost", cost.place,
                        fmt::format("`{}` is a volunteer's seat and has a cost", seat.id));
        }
    }
}

}  // namespace orgplan::language
