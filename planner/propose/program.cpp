#include "planner/propose/program.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "graph/index/movements.h"

namespace orgplan::propose {
Program::Program(const Problem& given, Limits limits) : problem(given), limits_(limits), months_(given.months) {
    add_variables();
    add_flows();
    add_stays();
    add_homes();
    add_goals();
    add_crowds();
    add_counts();
    add_hire_limit();
    add_interviews();
    add_recruiters();
    add_onboarding();
    add_totals();
    add_managers();
    add_cuts();
    add_objectives();
    add_mix();
}

void Program::add_row(Terms terms, double low, double high, std::uint32_t origin) {
    if (low == -kNoBound && high == kNoBound) return;
    model.add_row({std::move(terms), low, high, origin, {}});
}

double Program::put_people(Terms& terms, std::uint32_t slot, int month, double times) const {
    if (month < 1) return times * problem.slots[slot].stock;
    terms.push_back({people_[slot][place(std::min(month, months_))], times});
    return 0;
}

void Program::put_starts(Terms& terms, std::uint32_t s, int t, double times, bool unsecured) const {
    const Slot& slot = problem.slots[s];
    if (const Var var = hire(s, t); var != kNoVar) terms.push_back({var, times});
    const int with = slot.opens_with - (unsecured ? slot.secured : 0);
    if (with == 0) return;
    terms.push_back({stands(slot.home, t), times * with});
    if (t > 1) terms.push_back({stands(slot.home, t - 1), -times * with});
}

bool Program::recruited(std::uint32_t slot) const {
    return is_employed(problem.profiles[problem.slots[slot].profile]);
}

// Why nobody starts in a slot in a month: the days that it takes to fill a seat, and freezes. Nothing where that cannot
// be otherwise, as the unit is not there.
std::optional<std::vector<std::uint32_t>> Program::what_prevents(const Slot& slot, int t) const {
    const Profile& profile = problem.profiles[slot.profile];
    std::vector<std::uint32_t> by;
    if (slot.frozen[place(t)] != 0) {
        if (!slot.frozen_by.empty()) by = slot.frozen_by[place(t)];
        if (by.empty()) return std::nullopt;
    }
    if (t < profile.earliest) {
        if (profile.fill_origin == 0) return std::nullopt;
        by.push_back(profile.fill_origin);
    }
    return by;
}

void Program::add_variables() {
    const std::vector<Slot>& slots = problem.slots;
    // Nobody hires more than this, which bounds every count.
    int stock = 0, starts = 0;
    for (const Slot& slot : slots) stock += slot.stock + slot.opens_with;
    constexpr double kMostStarts = 1000;  // where nothing limits them
    const bool in_rows = limits_ == Limits::in_rows;
    const double a_month = problem.hire_limit && !in_rows ? std::ceil(problem.hire_limit->per_month) : kMostStarts;
    starts = static_cast<int>(std::min(a_month * months_, 2 * kMostStarts));
    bool others = false;  // who are not recruited, so that nothing limits them
    for (std::uint32_t s = 0; s < slots.size(); ++s) others = others || (slots[s].hire && !recruited(s));
    most_people_ = stock + starts + (others ? static_cast<int>(kMostStarts) : 0);
    const auto table = [&](std::vector<std::vector<Var>>& into) {
        into.assign(slots.size(), std::vector<Var>(place(months_) + 1, kNoVar));
    };
    table(people_);
    table(hires_);
    table(in_);
    table(out_);
    for (std::size_t s = 0; s < slots.size(); ++s) {
        const Slot& slot = slots[s];
        const Profile& profile = problem.profiles[slot.profile];
        const bool alone = given(profile.person);
        const double most = alone ? 1 : most_people_;
        for (int t = 1; t <= months_; ++t) {
            people_[s][place(t)] = model.add({0, most, true, fmt::format("n_{}_{}", s, t)});
            if (slot.hire && problem.decides(t)) {
                const std::optional<std::vector<std::uint32_t>> by = what_prevents(slot, t);
                if (by && (by->empty() || in_rows)) {
                    const double limit = recruited(static_cast<std::uint32_t>(s)) ? a_month : kMostStarts;
                    hires_[s][place(t)] = model.add({0, std::min(most, limit), true, fmt::format("h_{}_{}", s, t)});
                    for (const std::uint32_t origin : *by) add_row({{hires_[s][place(t)], 1}}, 0, 0, origin);
                }
            }
            if (profile.moves && problem.decides(t)) {
                const bool absent = !slot.absent.empty() && slot.absent[place(t)] != 0;
                if (!absent) in_[s][place(t)] = model.add({0, most, true, fmt::format("in_{}_{}", s, t)});
                // Whoever leads a unit that nobody else manages heads it, and stays, but for those who are ready.
                if (!alone && problem.homes[slot.home].is_headed_by(slot.profile)) continue;
                out_[s][place(t)] = model.add({0, most, true, fmt::format("out_{}_{}", s, t)});
            }
        }
    }
    for (const Promotion& promotion : problem.promotions) {
        std::vector<std::vector<Var>> by_home(problem.homes.size(), std::vector<Var>(place(months_) + 1, kNoVar));
        for (std::uint32_t h = 0; h < problem.homes.size(); ++h) {
            if (problem.slot_of(promotion.from, h) == kNowhere || problem.slot_of(promotion.to, h) == kNowhere)
                continue;
            for (int t = std::max(1, promotion.first); t <= months_; ++t) {
                if (!problem.decides(t)) continue;
                by_home[h][place(t)] = model.add({0, 1, true, fmt::format("p_{}_{}", h, t)});
            }
        }
        promotions_.push_back(std::move(by_home));
    }
    stands_.assign(problem.homes.size(), std::vector<Var>(place(months_) + 1, kNoVar));
    for (std::uint32_t h = 0; h < problem.homes.size(); ++h) {
        if (!problem.homes[h].planned) continue;
        for (int t = 1; t <= months_; ++t) stands_[h][place(t)] = model.add({0, 1, true, fmt::format("o_{}_{}", h, t)});
    }
    for (std::size_t g = 0; g < problem.goals.size(); ++g) {
        met_.emplace_back(place(months_) + 1, kNoVar);
        for (int t = 1; t <= months_; ++t) met_[g][place(t)] = model.add({0, 1, true, fmt::format("y_{}_{}", g, t)});
    }
}

void Program::add_goals() {
    for (std::size_t g = 0; g < problem.goals.size(); ++g) {
        const Goal& goal = problem.goals[g];
        for (int t = 1; t <= months_; ++t) {
            const Var met = met_[g][place(t)];
            if (t > 1) add_row({{met, 1}, {met_[g][place(t - 1)], -1}}, 0, kNoBound, 0);
            if (g > 0) add_row({{met_[g - 1][place(t)], 1}, {met, -1}}, 0, kNoBound, 0);
            for (const std::uint32_t home : goal.homes) add_row({{stands(home, t), 1}, {met, -1}}, 0, kNoBound, 0);
            if (goal.hard && t >= goal.due) add_row({{met, 1}}, 1, 1, goal.origin);
        }
    }
}

void Program::add_totals() {
    for (const TotalLimit& limit : problem.totals) {
        Terms terms;
        double fixed = 0;
        for (const std::uint32_t s : limit.slots) {
            const Slot& slot = problem.slots[s];
            for (int t = 1; t <= months_; ++t) {
                if (slot.cost != 0 && limit.months[place(t)] > 0) {
                    fixed += put_people(terms, s, t, double(slot.cost) * limit.months[place(t)]);
                }
                if (limit.fees[place(t)] == 0) continue;
                if (const Var var = hire(s, t); var != kNoVar && slot.fee != 0)
                    terms.push_back({var, double(slot.fee)});
                for (std::size_t p = 0; p < problem.promotions.size(); ++p) {
                    if (problem.promotions[p].to != slot.profile || problem.promotions[p].fee == 0) continue;
                    const Var var = promotions_[p][slot.home][place(t)];
                    if (var != kNoVar) terms.push_back({var, double(problem.promotions[p].fee)});
                }
            }
        }
        add_row(std::move(terms), -kNoBound, double(limit.high) - fixed, limit.origin);
    }
}

void Program::add_cuts() {
    for (std::size_t c = 0; c < problem.cuts.size(); ++c) {
        const Cut& cut = problem.cuts[c];
        const auto same = [&](const Cut& each) {
            return each.home == cut.home && each.people == cut.people && each.from == cut.from;
        };
        if (std::any_of(problem.cuts.begin(), problem.cuts.begin() + static_cast<std::ptrdiff_t>(c), same)) continue;
        for (int t = cut.from; t <= months_; ++t) {
            Terms one;
            for (const auto& [slot, people] : cut.people) {
                const double most = given(problem.profiles[problem.slots[slot].profile].person) ? 1 : most_people();
                const Var var = people_[slot][place(t)];
                if (people < most) {
                    const Var more = model.add({0, 1, true, fmt::format("more_{}_{}", slot, t)});
                    add_row({{var, 1}, {more, -(people + 1.0)}}, 0, kNoBound, 0);
                    one.push_back({more, 1});
                }
                if (people > 0) {
                    const Var fewer = model.add({0, 1, true, fmt::format("fewer_{}_{}", slot, t)});
                    add_row({{var, 1}, {fewer, most - people + 1.0}}, -kNoBound, most, 0);
                    one.push_back({fewer, 1});
                }
            }
            add_row(std::move(one), 1, kNoBound, cut.origin);
        }
    }
}

std::vector<solver::Var> Program::decided() const {
    std::vector<Var> all;
    const auto take = [&](const std::vector<std::vector<Var>>& table) {
        for (const std::vector<Var>& row : table) {
            for (const Var var : row) {
                if (var != kNoVar) all.push_back(var);
            }
        }
    };
    take(hires_);
    take(in_);
    take(out_);
    take(stands_);
    for (const std::vector<std::vector<Var>>& each : promotions_) take(each);
    return all;
}

std::vector<solver::Var> Program::hired() const {
    std::vector<Var> all;
    for (const std::vector<Var>& row : hires_) {
        for (const Var var : row) {
            if (var != kNoVar) all.push_back(var);
        }
    }
    return all;
}

void Program::add_objectives() {
    for (std::size_t g = 0; g < problem.goals.size(); ++g) {
        const double weight = std::round(problem.goals[g].weight * kWeightParts);
        for (int t = problem.goals[g].from; t <= months_; ++t) lateness.push_back({met_[g][place(t)], -weight});
    }
    for (std::uint32_t s = 0; s < problem.slots.size(); ++s) {
        const Slot& slot = problem.slots[s];
        for (int t = 1; t <= months_; ++t) {
            const double dear = problem.priced ? double(slot.cost) : 1;
            if (dear != 0) cost.push_back({people_[s][place(t)], dear});
            if (const Var var = hire(s, t); var != kNoVar && slot.fee != 0) cost.push_back({var, double(slot.fee)});
            if (out_[s][place(t)] != kNoVar) disruption.push_back({out_[s][place(t)], 1});
        }
    }
    for (std::size_t p = 0; p < problem.promotions.size(); ++p) {
        for (const std::vector<Var>& months : promotions_[p]) {
            for (const Var var : months) {
                if (var != kNoVar && problem.promotions[p].fee != 0) {
                    cost.push_back({var, double(problem.promotions[p].fee)});
                }
            }
        }
    }
    for (const Var change : changes_) disruption.push_back({change, 1});
}

// Of plans that are equally good those with whoever is ready, or a successor, in place of a new seat for somebody from
// outside, and of these the one whose hires are most like those who are there, role by role.
void Program::add_mix() {
    for (std::uint32_t s = 0; s < problem.slots.size(); ++s) {
        const Profile& profile = problem.profiles[problem.slots[s].profile];
        const RoleId role = profile.role;
        const auto waits = [&](const Profile& each) { return each.backfill && each.role == role; };
        const bool ready =
            !profile.backfill &&
            (std::ranges::any_of(problem.promotions,
                                 [&](const Promotion& each) { return problem.profiles[each.to].role == role; }) ||
             std::ranges::any_of(problem.profiles, waits));
        for (int t = 1; t <= months_ && ready; ++t) {
            if (const Var var = hire(s, t); var != kNoVar) outsiders.push_back({var, 1});
        }
    }
    std::map<RoleId, Terms> hires;
    double all = 0;
    for (std::uint32_t s = 0; s < problem.slots.size(); ++s) {
        const std::uint32_t profile = problem.slots[s].profile;
        // How many lead is a matter of units.
        const auto led = [&](const Home& home) { return home.leads[profile] != 0; };
        if (!problem.slots[s].hire || problem.profiles[profile].backfill) continue;
        if (std::ranges::any_of(problem.homes, led)) continue;
        Terms& terms = hires[problem.profiles[profile].role];
        for (int t = 1; t <= months_; ++t) {
            if (const Var var = hire(s, t); var != kNoVar) terms.push_back({var, 1});
        }
    }
    const auto count = [&](RoleId role) {
        const auto known = problem.roles_now.find(role);
        return known == problem.roles_now.end() ? 0.0 : double(known->second);
    };
    for (const auto& [role, terms] : hires) all += count(role);
    if (all == 0 || hires.size() < 2) return;
    for (const auto& [role, terms] : hires) {
        const Var off = model.add({0, kNoBound, false, fmt::format("mix_{}", index(role))});
        for (const double side : {1.0, -1.0}) {
            Terms row{{off, all}};
            for (const auto& [other, theirs] : hires) {
                for (const solver::Term& term : theirs) {
                    row.push_back({term.var, side * (count(role) - (other == role ? all : 0))});
                }
            }
            add_row(std::move(row), 0, kNoBound, 0);
        }
        mix.push_back({off, 1});
    }
}

std::vector<std::uint32_t> Program::blame(bool asked) const {
    std::vector<std::uint32_t> order;
    using Kind = Origin::Kind;
    for (const Kind kind : {Kind::rule, Kind::size, Kind::number, Kind::asked}) {
        if (kind == Kind::asked && !asked) break;
        for (std::uint32_t o = 1; o < problem.origins.size(); ++o) {
            if (problem.origins[o].kind == kind) order.push_back(o);
        }
    }
    return order;
}

Decisions Program::decisions(const std::vector<double>& values) const {
    Decisions made;
    const auto number = [&](Var var) { return var == kNoVar ? 0 : static_cast<int>(std::lround(values[var])); };
    const auto take = [&](const std::vector<std::vector<Var>>& table) {
        std::vector<std::vector<int>> numbers;
        for (const std::vector<Var>& row : table) {
            numbers.emplace_back();
            for (const Var var : row) numbers.back().push_back(number(var));
        }
        return numbers;
    };
    made.people = take(people_);
    made.hires = take(hires_);
    made.moves_in = take(in_);
    made.moves_out = take(out_);
    for (std::size_t s = 0; s < problem.slots.size(); ++s) made.people[s][0] = problem.slots[s].stock;
    for (const std::vector<std::vector<Var>>& by_home : promotions_) made.promotions.push_back(take(by_home));
    const auto first = [&](const std::vector<Var>& row) {
        int month = 1;
        while (month <= months_ && number(row[place(month)]) == 0) ++month;
        return month;
    };
    for (std::size_t h = 0; h < problem.homes.size(); ++h) {
        made.stands.push_back(problem.homes[h].planned ? first(stands_[h]) : 0);
    }
    for (const std::vector<Var>& row : met_) made.met.push_back(first(row));
    for (const std::vector<std::vector<Var>>& by_manager : managed_) {
        std::vector<int> who(place(months_) + 1, -1);
        for (int t = 1; t <= months_; ++t) {
            for (std::size_t m = 0; m < by_manager.size(); ++m) {
                if (by_manager[m][place(t)] != kNoVar && number(by_manager[m][place(t)]) == 1)
                    who[place(t)] = static_cast<int>(m);
            }
        }
        made.managed_by.push_back(std::move(who));
    }
    return made;
}

}  // namespace orgplan::propose
