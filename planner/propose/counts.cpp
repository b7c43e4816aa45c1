#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "planner/propose/setup.h"
#include "planner/report/phrases.h"

namespace orgplan::propose {
namespace {

class Counts {
  public:
    Counts(Setup& setup, const rules::RuleSet& rules)
        : setup_(setup), org_(setup.org), written_(setup.written), problem_(setup.problem), rules_(rules) {}

    void add() {
        add_goals();
        for (std::size_t h = 0; h < problem_.homes.size(); ++h) add_size(static_cast<std::uint32_t>(h));
        add_leads();
        add_managers();
        for (const Stage& stage : org_.stages) add_targets(stage);
        for (const rules::Rule& rule : rules_.rules) {
            if (rule.place.known()) add_rule(rule);
        }
    }

  private:
    using Times = std::function<double(const Slot&)>;

    Tick day(int t) const { return problem_.days[static_cast<std::size_t>(t)]; }

    // The last month that begins by a day.
    int month_by(Tick at) const {
        int month = 0;
        while (month < problem_.months && day(month + 1) <= at) ++month;
        return month;
    }

    // Gives a row its weights, and for each month what of the sum is in no slot.
    std::vector<double> weigh(CountRow& row, const Times& times, const std::function<double(Tick)>& all) {
        double modelled = 0;
        for (std::size_t i = 0; i < problem_.slots.size(); ++i) {
            const double each = times(problem_.slots[i]);
            if (each == 0) continue;
            row.weights.push_back({static_cast<std::uint32_t>(i), each});
            modelled += each * problem_.slots[i].stock;
        }
        std::vector<double> fixed(static_cast<std::size_t>(problem_.months) + 1);
        for (int t = 0; t <= problem_.months; ++t) {
            fixed[static_cast<std::size_t>(t)] = all(std::max(day(t), org_.today)) - modelled;
        }
        return fixed;
    }

    bool counts_in_size(const Slot& slot) const {
        const RoleId role = problem_.profiles[slot.profile].role;
        return !given(role) || !graph::manages_people(org_[role]);
    }

    void add_goals() {
        for (std::size_t s = 0; s < org_.stages.size(); ++s) {
            const Stage& stage = org_.stages[s];
            if (!stage.needs.any()) continue;
            Goal goal;
            goal.stage = id_at<StageId>(s);
            goal.due = std::max(1, month_by(stage.at));
            goal.hard = stage.due.hard;
            goal.weight = stage.due.weight;
            goal.origin = setup_.origin(fmt::format("`due: hard` of stage `{}`", stage.id), stage.due.place);
            const auto number = static_cast<std::uint32_t>(problem_.goals.size());
            problem_.goals.push_back(goal);
            for (const UnitNeed& need : stage.needs.units) add_unit_need(need, number);
            for (const SeatNeed& need : stage.needs.seats) add_seat_need(need, number);
            for (const CapacityNeed& need : stage.needs.capacity) add_capacity(need, number);
            if (stage.needs.heads) add_heads(*stage.needs.heads, stage.needs.heads_place, number);
        }
    }

    std::uint32_t home_of(UnitId unit) const {
        const auto found = std::ranges::find_if(problem_.homes, [&](const Home& each) { return each.unit == unit; });
        return found == problem_.homes.end() ? kNowhere : static_cast<std::uint32_t>(found - problem_.homes.begin());
    }

    void add_unit_need(const UnitNeed& need, std::uint32_t goal) {
        const std::uint32_t home = home_of(need.unit);
        if (org_[need.unit].planned) {
            problem_.goals[goal].homes.push_back(home);
            return;
        }
        // A unit that exists already has to be within its size by then.
        const std::optional<Range>& size = org_[need.unit].at(org_.today).size;
        if (!size || !size->low || home == kNowhere) return;
        CountRow row = setup_.row(
            setup_.origin(fmt::format("`size` of `{}`", org_[need.unit].id), size->place, Origin::Kind::size));
        row.met = goal;
        bound_below(row, *size->low, size_of(row, home));
        problem_.counts.push_back(std::move(row));
    }

    std::vector<double> size_of(CountRow& row, std::uint32_t home) {
        const UnitId unit = problem_.homes[home].unit;
        return weigh(
            row, [&](const Slot& slot) { return slot.home == home && counts_in_size(slot) ? 1 : 0; },
            [&](Tick at) { return org_[unit].planned ? 0 : double(written_.at(at).team_size(unit)); });
    }

    static void bound_below(CountRow& row, double low, const std::vector<double>& fixed) {
        for (std::size_t t = 0; t < row.low.size(); ++t) row.low[t] = low - fixed[t];
    }
    static void bound_above(CountRow& row, double high, const std::vector<double>& fixed) {
        for (std::size_t t = 0; t < row.high.size(); ++t) row.high[t] = high - fixed[t];
    }

    void add_seat_need(const SeatNeed& need, std::uint32_t goal) {
        CountRow row = setup_.row(setup_.origin(fmt::format("a need of {}", report::counted(need.at_least, "seat")),
                                                need.place, Origin::Kind::asked));
        row.met = goal;
        const std::vector<double> fixed = weigh(
            row,
            [&](const Slot& slot) {
                return written_.matches(need.seats, setup_.state_of(slot), {}, problem_.days.back()) ? 1 : 0;
            },
            [&](Tick at) { return double(written_.filled(need.seats, at)); });
        bound_below(row, need.at_least, fixed);
        problem_.counts.push_back(std::move(row));
    }

    void add_capacity(const CapacityNeed& need, std::uint32_t goal) {
        CountRow row = setup_.row(setup_.origin(fmt::format("the need of {:g} for `{}`", need.at_least, need.work),
                                                need.place, Origin::Kind::asked));
        row.met = goal;
        row.productive = true;
        const auto inside = [&](UnitId home, Tick at) {
            return !given(need.within) || (given(home) && written_.within(home, need.within, at));
        };
        const std::vector<double> fixed = weigh(
            row,
            [&](const Slot& slot) {
                const Profile& profile = problem_.profiles[slot.profile];
                if (!inside(problem_.homes[slot.home].unit, problem_.days.back())) return 0.0;
                return needs::does(org_, need.work, profile.role, profile.level) * profile.fte;
            },
            [&](Tick at) { return needs::capacity(written_.at(at), need, written_.norms, written_.starts()); });
        bound_below(row, need.at_least, fixed);
        problem_.counts.push_back(std::move(row));
    }

    std::vector<double> heads_of(CountRow& row) {
        return weigh(
            row, [&](const Slot& slot) { return is_employed(problem_.profiles[slot.profile]) ? 1 : 0; },
            [&](Tick at) { return double(written_.at(at).count().heads); });
    }

    void add_heads(std::uint32_t heads, Place place, std::uint32_t goal) {
        CountRow row = setup_.row(setup_.origin(fmt::format("`heads: {}`", heads), place, Origin::Kind::asked));
        row.met = goal;
        bound_below(row, heads, heads_of(row));
        problem_.counts.push_back(std::move(row));
    }

    // Seats of a unit within its size; what the spec itself is off it stays so.
    void add_size(std::uint32_t home) {
        const UnitId unit = problem_.homes[home].unit;
        if (!given(unit)) return;
        const Unit& there = org_[unit];
        const std::optional<Range>& said = there.at(org_.today).size;
        const Text kind = there.states.front().kind;
        double low = -kNoBound, high = kNoBound;
        std::uint32_t origin = 0;
        if (said) {
            low = said->low.value_or(-kNoBound);
            high = said->high.value_or(kNoBound);
            origin = setup_.origin(fmt::format("`size` of `{}`", there.id), said->place, Origin::Kind::size);
        } else if (there.planned && (kind == "team" || kind == "squad")) {
            low = setup_.parameter("team.min", 3);
            high = setup_.parameter("team.max", 9);
            origin = setup_.origin(fmt::format("`team.min` and `team.max` for `{}`", there.id), there.place,
                                   Origin::Kind::rule);
            problem_.defaults.push_back(
                fmt::format("`size` of `{}`: {:g}..{:g}, `team.min` and `team.max` of the rules", there.id, low, high));
        } else {
            return;
        }
        CountRow most = setup_.row(origin);
        const std::vector<double> fixed = size_of(most, home);
        double now = 0;
        for (const CountRow::Weight& each : most.weights) now += each.times * problem_.slots[each.slot].stock;
        CountRow least = most;
        for (std::size_t t = 0; t < fixed.size(); ++t) {
            most.high[t] = std::max(high - fixed[t], now);
            if (there.planned) {
                least.low[t] = low - fixed[t];
            } else if (there.exists(day(static_cast<int>(t)))) {
                least.low[t] = std::min(low - fixed[t], now);
            }
        }
        if (there.planned) least.stands = home;
        if (high != kNoBound) problem_.counts.push_back(std::move(most));
        if (low != -kNoBound) problem_.counts.push_back(std::move(least));
    }

    // At most one lead in a unit of people who are led; one, where nobody else manages it.
    void add_leads() {
        for (std::size_t h = 0; h < problem_.homes.size(); ++h) {
            const Home& home = problem_.homes[h];
            if (!given(home.unit)) continue;
            CountRow row = setup_.row(setup_.origin(fmt::format("one lead of `{}`", org_[home.unit].id),
                                                    org_[home.unit].place, Origin::Kind::rule));
            const auto leads = [&](RoleId role) {
                if (!given(role)) return false;
                if (org_[role].id == "tech-lead") return true;
                for (std::size_t p = 0; p < problem_.profiles.size() && home.planned; ++p) {
                    if (home.leads[p] != 0 && problem_.profiles[p].role == role) return true;
                }
                return false;
            };
            const std::vector<double> fixed = weigh(
                row,
                [&](const Slot& slot) { return slot.home == h && leads(problem_.profiles[slot.profile].role) ? 1 : 0; },
                [&](Tick at) {
                    double count = 0;
                    for (const graph::Index::Belonging& each : written_.at(at).members(home.unit)) {
                        count += leads(each.role) ? 1 : 0;
                    }
                    return count;
                });
            if (row.weights.empty()) continue;
            double now = 0;
            for (const CountRow::Weight& each : row.weights) now += each.times * problem_.slots[each.slot].stock;
            for (std::size_t t = 0; t < fixed.size(); ++t) row.high[t] = std::max(1 - fixed[t], now);
            problem_.counts.push_back(std::move(row));
        }
        for (std::size_t h = 0; h < problem_.homes.size(); ++h) {
            const Home& home = problem_.homes[h];
            if (!home.needs_lead) continue;
            CountRow row = setup_.row(0);
            row.stands = static_cast<std::uint32_t>(h);
            const std::vector<double> fixed = weigh(
                row, [&](const Slot& slot) { return slot.home == h && home.leads[slot.profile] != 0 ? 1 : 0; },
                [](Tick) { return 0.0; });
            bound_below(row, 1, fixed);
            problem_.counts.push_back(std::move(row));
        }
    }

    void add_managers() {
        if (!org_.plan.managers) return;
        const PlannedManagers& terms = *org_.plan.managers;
        Managers managers;
        managers.role = terms.role;
        const double rule = setup_.parameter("span.max", kNoBound);
        managers.span = std::min(double(terms.span.value_or(UINT32_MAX)), rule);
        managers.origin = setup_.origin(terms.span && *terms.span <= rule ? "`span` of `plan.managers`" : "`span.max`",
                                        terms.span ? terms.span_place : terms.place,
                                        terms.span && *terms.span <= rule ? Origin::Kind::number : Origin::Kind::rule);
        const graph::Index& now = written_.at(org_.today);
        for (const PositionId seat : now.standing()) {
            const PositionState& state = *now.state(seat);
            if (state.role == terms.role && state.occupancy != Occupancy::vacant) {
                managers.people.push_back(seat);
                managers.seated.push_back(state.home);
            }
        }
        for (std::size_t i = 0; i < problem_.slots.size(); ++i) {
            const Slot& slot = problem_.slots[i];
            if (slot.hire && problem_.profiles[slot.profile].role == terms.role) {
                managers.slots.push_back(static_cast<std::uint32_t>(i));
            }
        }
        for (std::size_t u = 0; u < org_.units.size(); ++u) {
            const UnitId unit = id_at<UnitId>(u);
            const PositionId head = org_.units[u].states.front().manager;
            const auto by = std::ranges::find(managers.people, head);
            const std::uint32_t home = home_of(unit);
            const bool planned = home != kNowhere && problem_.homes[home].managed;
            if (!planned && (by == managers.people.end() || !now.exists(unit))) continue;
            managers.now.push_back(
                by == managers.people.end() ? kNowhere : static_cast<std::uint32_t>(by - managers.people.begin()));
            managers.homes.push_back(home);
            managers.units.push_back(unit);
            CountRow size = setup_.row(0);
            const std::vector<double> fixed =
                home != kNowhere ? size_of(size, home)
                                 : weigh(
                                       size, [](const Slot&) { return 0; },
                                       [&](Tick at) { return double(written_.at(at).team_size(unit)); });
            bound_below(size, 0, fixed);
            managers.sizes.push_back(std::move(size));
        }
        if (!managers.homes.empty()) problem_.managers = std::move(managers);
    }

    // `headcount` and the like: what is too few then may only be late, what is too many must not be.
    void add_targets(const Stage& stage) {
        if (stage.at <= org_.today) return;
        const auto goal =
            std::ranges::find_if(problem_.goals, [&](const Goal& each) { return &org_[each.stage] == &stage; });
        const int month = month_by(stage.at);
        const auto add = [&](const std::optional<Range>& range, std::string_view key, const Times& times,
                             const std::function<double(Tick)>& all) {
            if (!range || month < 1) return;
            CountRow most = setup_.row(setup_.origin(fmt::format("`{}` of stage `{}`", key, stage.id), range->place));
            weigh(most, times, all);
            double modelled = 0;
            for (const CountRow::Weight& each : most.weights) modelled += each.times * problem_.slots[each.slot].stock;
            const double fixed = all(stage.at) - modelled;
            CountRow least = most;
            const auto t = static_cast<std::size_t>(month);
            if (range->high) most.high[t] = std::max(*range->high - fixed, modelled);
            if (range->low) least.low[t] = *range->low - fixed;
            if (range->high) problem_.counts.push_back(std::move(most));
            if (!range->low) return;
            if (goal == problem_.goals.end()) return;  // the stage has no needs; `check` reports it
            least.met = static_cast<std::uint32_t>(goal - problem_.goals.begin());
            problem_.counts.push_back(std::move(least));
        };
        const auto head = [&](const Slot& slot) { return is_employed(problem_.profiles[slot.profile]) ? 1.0 : 0.0; };
        add(stage.headcount, "headcount", head, [&](Tick at) { return double(written_.at(at).count().heads); });
        add(
            stage.externals, "externals", [&](const Slot& slot) { return 1 - head(slot); },
            [&](Tick at) { return double(written_.at(at).count().externals); });
        add(
            stage.fte, "fte", [&](const Slot& slot) { return head(slot) * problem_.profiles[slot.profile].fte; },
            [&](Tick at) { return written_.at(at).count().fte; });
    }

    // A spec's own rule that needs a number of seats in each unit of a kind.
    void add_rule(const rules::Rule& rule) {
        if (rule.subject != rules::SubjectKind::unit || rule.when || rule.require.op != rules::Op::members) return;
        const rules::Condition& asked = rule.require;
        if (!asked.at_least && !asked.at_most) return;
        const rules::SeatSelector& who = rules_.seats[asked.seats];
        if (!plain(who)) return;
        const auto matches = [&](RoleId role, Text level) {
            if (!given(role)) return false;
            const auto in = [](const std::vector<std::string>& words, Text word) {
                return words.empty() || std::ranges::find(words, word) != words.end();
            };
            const Role& known = org_[role];
            const bool tagged = who.tags.empty() || std::ranges::any_of(who.tags, [&](const std::string& tag) {
                                    return std::ranges::find(known.tags, Text(tag)) != known.tags.end();
                                });
            const Text family = given(known.family) ? org_[known.family].id : Text();
            return in(who.roles, known.id) && in(who.families, family) && in(who.levels, level) && tagged;
        };
        const auto limit = [&](const rules::Limit& each) {
            return each.parameter.empty() ? each.value : setup_.parameter(each.parameter, each.value);
        };
        for (std::size_t h = 0; h < problem_.homes.size(); ++h) {
            const Home& home = problem_.homes[h];
            if (!given(home.unit) || !concerns(rules_.units[rule.for_units], org_[home.unit])) continue;
            CountRow row = setup_.row(setup_.origin(fmt::format("`{}` for `{}`", rule.id, org_[home.unit].id),
                                                    rule.place, Origin::Kind::rule));
            if (home.planned) row.stands = static_cast<std::uint32_t>(h);
            const std::vector<double> fixed = weigh(
                row,
                [&](const Slot& slot) {
                    const Profile& profile = problem_.profiles[slot.profile];
                    return slot.home == h && matches(profile.role, profile.level) ? 1 : 0;
                },
                [&](Tick at) {
                    double count = 0;
                    for (const graph::Index::Belonging& each : written_.at(at).members(home.unit)) {
                        count += matches(each.role, written_.at(at).state(each.seat)->level) ? 1 : 0;
                    }
                    return count;
                });
            double now = 0;
            for (const CountRow::Weight& each : row.weights) now += each.times * problem_.slots[each.slot].stock;
            for (std::size_t t = 0; t < fixed.size(); ++t) {
                // What the spec itself breaks stays so.
                if (asked.at_least) row.low[t] = limit(*asked.at_least) - fixed[t];
                if (asked.at_most) row.high[t] = limit(*asked.at_most) - fixed[t];
                if (home.planned) continue;
                row.low[t] = std::min(row.low[t], now);
                row.high[t] = std::max(row.high[t], now);
            }
            problem_.carried.push_back(rule.id);
            problem_.counts.push_back(std::move(row));
        }
    }

    // Of the seats alone, not of their lines or people.
    static bool plain(const rules::SeatSelector& who) {
        rules::SeatSelector bare;
        bare.roles = who.roles;
        bare.families = who.families;
        bare.tags = who.tags;
        bare.levels = who.levels;
        return bare == who;
    }

    static bool concerns(const rules::UnitSelector& which, const Unit& unit) {
        const UnitState& state = unit.states.front();
        const auto in = [](const std::vector<std::string>& words, Text word) {
            return words.empty() || std::ranges::find(words, word) != words.end();
        };
        rules::UnitSelector bare;
        bare.ids = which.ids;
        bare.kinds = which.kinds;
        bare.purposes = which.purposes;
        return bare == which && in(which.ids, unit.id) && in(which.kinds, state.kind) &&
               in(which.purposes, state.purpose);
    }

    Setup& setup_;
    const Organisation& org_;
    Written& written_;
    Problem& problem_;
    const rules::RuleSet& rules_;
};

}  // namespace

void add_counts(Setup& setup, const rules::RuleSet& rules) {
    Counts(setup, rules).add();
}

}  // namespace orgplan::propose
