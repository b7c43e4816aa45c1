#include "planner/propose/program.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "graph/index/movements.h"
#include "planner/hiring/rates.h"

namespace orgplan::propose {
namespace {

std::size_t place(int month) {
    return static_cast<std::size_t>(month);
}

}  // namespace

Program::Program(const Problem& given) : problem(given), months_(given.months) {
    add_variables();
    add_flows();
    add_stays();
    add_homes();
    add_goals();
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

void Program::add_variables() {
    const std::vector<Slot>& slots = problem.slots;
    // Nobody hires more than this, which bounds every count.
    int stock = 0, starts = 0;
    for (const Slot& slot : slots) stock += slot.stock + slot.opens_with;
    double asked = 0;
    for (const CountRow& row : problem.counts) {
        for (const double low : row.low) {
            if (std::isfinite(low)) asked = std::max(asked, row.weights.size() > 0 && row.met != kNowhere ? low : 0);
        }
    }
    const double a_month = problem.hire_limit ? std::ceil(problem.hire_limit->per_month) : 1000;
    starts = static_cast<int>(std::min(a_month * months_, 2000.0));
    most_people_ = stock + starts;
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
            const bool starts_then = t >= profile.earliest && slot.frozen[place(t)] == 0;
            if (slot.hire && starts_then) {
                hires_[s][place(t)] = model.add({0, std::min(most, a_month), true, fmt::format("h_{}_{}", s, t)});
            }
            if (profile.moves) {
                in_[s][place(t)] = model.add({0, most, true, fmt::format("in_{}_{}", s, t)});
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

// Who is there is who was there, those who come and those who go.
void Program::add_flows() {
    for (std::uint32_t s = 0; s < problem.slots.size(); ++s) {
        const Slot& slot = problem.slots[s];
        for (int t = 1; t <= months_; ++t) {
            Terms terms{{people_[s][place(t)], 1}};
            double fixed = put_people(terms, s, t - 1, -1);
            const auto put = [&](Var var, double times) {
                if (var != kNoVar) terms.push_back({var, times});
            };
            put(hire(s, t), -1);
            put(in_[s][place(t)], -1);
            put(out_[s][place(t)], 1);
            for (std::size_t p = 0; p < problem.promotions.size(); ++p) {
                const Promotion& each = problem.promotions[p];
                if (each.from == slot.profile) put(promotions_[p][slot.home][place(t)], 1);
                if (each.to == slot.profile) put(promotions_[p][slot.home][place(t)], -1);
            }
            if (slot.opens_with > 0) {
                // They start with their unit.
                put(stands(slot.home, t), -slot.opens_with);
                put(stands(slot.home, t - 1), slot.opens_with);
            }
            if (slot.comes > 0) {
                put(stands(slot.home, t), -slot.comes);
                put(stands(slot.home, t - 1), slot.comes);
            }
            if (slot.goes_to != kNowhere) {
                put(stands(slot.goes_to, t), slot.stock);
                put(stands(slot.goes_to, t - 1), -slot.stock);
            }
            add_row(std::move(terms), -fixed, -fixed, 0);
        }
    }
    // Nobody is lost on the way from one home to another.
    for (std::uint32_t p = 0; p < problem.profiles.size(); ++p) {
        if (!problem.profiles[p].moves) continue;
        for (int t = 1; t <= months_; ++t) {
            Terms terms;
            for (std::uint32_t s = 0; s < problem.slots.size(); ++s) {
                if (problem.slots[s].profile != p) continue;
                terms.push_back({out_[s][place(t)], 1});
                terms.push_back({in_[s][place(t)], -1});
            }
            add_row(std::move(terms), 0, 0, 0);
        }
    }
}

// Whoever has come lately stays, and is not promoted while still new.
void Program::add_stays() {
    for (std::uint32_t s = 0; s < problem.slots.size(); ++s) {
        const Slot& slot = problem.slots[s];
        const Profile& profile = problem.profiles[slot.profile];
        const int ramp = static_cast<int>(profile.ramp.size());
        for (int t = 1; t <= months_; ++t) {
            Terms leaving, promoted;
            if (out_[s][place(t)] != kNoVar) leaving.push_back({out_[s][place(t)], 1});
            for (std::size_t p = 0; p < problem.promotions.size(); ++p) {
                const Promotion& each = problem.promotions[p];
                const Var var = promotions_[p][slot.home][place(t)];
                if (var == kNoVar) continue;
                if (each.from == slot.profile) {
                    leaving.push_back({var, 1});
                    promoted.push_back({var, 1});
                }
                if (each.to == slot.profile) leaving.push_back({var, -1});
            }
            const auto put_new = [&](Terms& terms, int hired_for, int moved_for) {
                for (int back = 1; back < hired_for && t - back >= 1; ++back) {
                    if (const Var var = hire(s, t - back); var != kNoVar) terms.push_back({var, 1});
                }
                for (int back = 1; back < moved_for && t - back >= 1; ++back) {
                    if (const Var var = in_[s][place(t - back)]; var != kNoVar) terms.push_back({var, 1});
                }
            };
            if (!promoted.empty()) {
                const double fixed = put_people(promoted, s, t - 1, -1);
                put_new(promoted, ramp, 0);
                add_row(std::move(promoted), -kNoBound, -fixed, 0);
            }
            if (leaving.empty()) continue;
            const double fixed = put_people(leaving, s, t - 1, -1);
            put_new(leaving, std::max(ramp, problem.stay), problem.stay);
            add_row(std::move(leaving), -kNoBound, -fixed, 0);
        }
    }
}

// A planned home stays complete; before that only its lead may be there.
void Program::add_homes() {
    for (std::uint32_t h = 0; h < problem.homes.size(); ++h) {
        const Home& home = problem.homes[h];
        if (!home.planned) continue;
        for (int t = 1; t <= months_; ++t) {
            if (t > 1) add_row({{stands(h, t), 1}, {stands(h, t - 1), -1}}, 0, kNoBound, 0);
            if (!home.shut.empty() && home.shut[place(t)] != 0) {
                Terms same{{stands(h, t), 1}};
                if (t > 1) same.push_back({stands(h, t - 1), -1});
                add_row(std::move(same), 0, 0, 0);
            }
            for (std::uint32_t s = 0; s < problem.slots.size(); ++s) {
                const Slot& slot = problem.slots[s];
                // Where the spec has seats in it, they start as it opens, so that nobody is there before.
                if (slot.home != h || (home.leads[slot.profile] != 0 && home.shut.empty())) continue;
                const double most = given(problem.profiles[slot.profile].person) ? 1 : most_people();
                add_row({{people_[s][place(t)], 1}, {stands(h, t), -most}}, -kNoBound, 0, 0);
            }
            const int before = t - static_cast<int>(home.lead_first);
            if (!home.needs_lead || home.lead_first == 0) continue;
            Terms terms{{stands(h, t), -1}};
            for (std::uint32_t s = 0; s < problem.slots.size() && before >= 1; ++s) {
                const Slot& slot = problem.slots[s];
                if (slot.home == h && home.leads[slot.profile] != 0) put_people(terms, s, before, 1);
            }
            add_row(std::move(terms), 0, kNoBound, home.lead_origin);
        }
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

void Program::add_counts() {
    for (const CountRow& row : problem.counts) {
        double least = 0, most = 0;
        for (const CountRow::Weight& each : row.weights) {
            const double people = given(problem.profiles[problem.slots[each.slot].profile].person) ? 1 : most_people();
            (each.times > 0 ? most : least) += each.times * people;
        }
        for (int t = 1; t <= months_; ++t) {
            double low = row.low[place(t)], high = row.high[place(t)];
            if (low == -kNoBound && high == kNoBound) continue;
            Terms terms;
            for (const CountRow::Weight& each : row.weights) {
                put_people(terms, each.slot, t, each.times);
                if (!row.productive) continue;
                const std::vector<double>& ramp = problem.profiles[problem.slots[each.slot].profile].ramp;
                for (int back = 0; back < static_cast<int>(ramp.size()) && t - back >= 1; ++back) {
                    const double missing = -each.times * (1 - ramp[place(back)]);
                    if (const Var var = hire(each.slot, t - back); var != kNoVar) terms.push_back({var, missing});
                    const Slot& slot = problem.slots[each.slot];
                    if (slot.opens_with == 0) continue;
                    terms.push_back({stands(slot.home, t - back), missing * slot.opens_with});
                    if (t - back > 1) terms.push_back({stands(slot.home, t - back - 1), -missing * slot.opens_with});
                }
            }
            const Var only = row.stands != kNowhere ? stands(row.stands, t)
                             : row.met != kNowhere  ? met_[row.met][place(t)]
                                                    : kNoVar;
            if (only == kNoVar) {
                add_row(std::move(terms), low, high, row.origin);
                continue;
            }
            if (low != -kNoBound && low > least) {
                Terms lower = terms;
                lower.push_back({only, -(low - least)});
                add_row(std::move(lower), least, kNoBound, row.origin);
            }
            if (high != kNoBound && high < most) {
                terms.push_back({only, most - high});
                add_row(std::move(terms), -kNoBound, most, row.origin);
            }
        }
    }
}

void Program::add_hire_limit() {
    if (!problem.hire_limit) return;
    const HireLimit& limit = *problem.hire_limit;
    // A part of a start a month is counted from the month of the first start on.
    std::vector<Var> first(place(months_) + 1, kNoVar);
    int from = 1;
    const bool even = hiring::is_even(limit.per_month);
    while (!even && from <= months_ && limit.written[place(from)] == 0) ++from;
    const bool known = !even && from <= months_ && from == 1;
    if (!even && !known) {
        Terms one;
        for (int t = 1; t <= std::min(from, months_); ++t) {
            first[place(t)] = model.add({0, 1, true, fmt::format("z_{}", t)});
            one.push_back({first[place(t)], 1});
        }
        add_row(std::move(one), 1, 1, 0);
    }
    for (int t = 1; t <= months_; ++t) {
        Terms terms;
        for (std::uint32_t s = 0; s < problem.slots.size(); ++s) {
            PositionState state;
            state.employment = problem.profiles[problem.slots[s].profile].employment;
            if (!graph::is_employed(state)) continue;
            if (const Var var = hire(s, t); var != kNoVar) terms.push_back({var, 1});
            if (const int with = problem.slots[s].opens_with; with > 0) {
                terms.push_back({stands(problem.slots[s].home, t), double(with)});
                if (t > 1) terms.push_back({stands(problem.slots[s].home, t - 1), -double(with)});
            }
        }
        double quota = even || known ? hiring::quota(limit.per_month, t, from) : 0;
        for (int m = 1; m <= t && !even && !known; ++m) {
            if (first[place(m)] == kNoVar) continue;
            terms.push_back({first[place(m)], -double(hiring::quota(limit.per_month, t, m))});
        }
        const double left = quota - limit.written[place(t)];
        // What the spec itself starts too much is no fault of the plan, but nothing is added to it.
        add_row(std::move(terms), -kNoBound, even || known ? std::max(0.0, left) : left, limit.origin);
    }
}

void Program::add_interviews() {
    if (!problem.interviews) return;
    const InterviewLimit& limit = *problem.interviews;
    for (int t = 1; t <= months_; ++t) {
        Terms terms;
        for (std::uint32_t s = 0; s < problem.slots.size(); ++s) {
            if (const Var var = hire(s, t); var != kNoVar) terms.push_back({var, limit.loops});
        }
        double fixed = limit.written[place(t)] * limit.loops - limit.people[place(t)] * limit.per_month;
        for (const CountRow::Weight& each : limit.by) {
            fixed += put_people(terms, each.slot, t - 1, -limit.per_month);
        }
        add_row(std::move(terms), -kNoBound, -fixed, limit.origin);
    }
}

// What starts in a quarter is shared out among those who recruit for it.
void Program::add_recruiters() {
    if (problem.recruiters.empty()) return;
    const Month begin = problem.month(0);
    const auto quarter = [&](int t) { return quarter_of(begin + t) - quarter_of(begin); };
    const int quarters = quarter(months_) + 1;
    // Slots that the same recruiters fill.
    std::vector<std::vector<char>> kinds;
    std::vector<std::vector<std::uint32_t>> slots;
    std::vector<std::vector<int>> written;
    const auto kind_of = [&](const std::vector<char>& by) {
        const auto known = std::ranges::find(kinds, by);
        if (known != kinds.end()) return static_cast<std::size_t>(known - kinds.begin());
        kinds.push_back(by);
        slots.emplace_back();
        written.emplace_back(static_cast<std::size_t>(quarters));
        return kinds.size() - 1;
    };
    for (std::uint32_t s = 0; s < problem.slots.size(); ++s) {
        std::vector<char> by;
        for (const RecruiterLimit& each : problem.recruiters) by.push_back(each.fills[s]);
        if (problem.slots[s].hire) slots[kind_of(by)].push_back(s);
    }
    for (const auto& [family, counts] : problem.recruited) {
        std::vector<char> by;
        for (const RecruiterLimit& each : problem.recruiters) {
            by.push_back(each.families.empty() || std::ranges::binary_search(each.families, family));
        }
        std::vector<int>& all = written[kind_of(by)];
        for (std::size_t q = 0; q < counts.size() && q < all.size(); ++q) all[q] += counts[q];
    }
    std::vector<Terms> filled(problem.recruiters.size() * static_cast<std::size_t>(quarters));
    for (std::size_t k = 0; k < kinds.size(); ++k) {
        if (std::ranges::count(kinds[k], 1) == 0) continue;  // nobody recruits for them, so nothing is known of them
        for (int q = 0; q < quarters; ++q) {
            Terms terms;
            for (const std::uint32_t s : slots[k]) {
                for (int t = 1; t <= months_; ++t) {
                    const Var var = quarter(t) == q ? hire(s, t) : kNoVar;
                    if (var != kNoVar) terms.push_back({var, 1});
                }
            }
            const double fixed = written[k][static_cast<std::size_t>(q)];
            if (terms.empty() && fixed == 0) continue;
            std::uint32_t origin = 0;
            for (std::size_t e = 0; e < problem.recruiters.size(); ++e) {
                if (kinds[k][e] == 0) continue;
                const Var share = model.add({0, most_people(), true, fmt::format("x_{}_{}_{}", k, e, q)});
                terms.push_back({share, -1});
                filled[e * static_cast<std::size_t>(quarters) + static_cast<std::size_t>(q)].push_back({share, 1});
                origin = problem.recruiters[e].origin;
            }
            add_row(std::move(terms), -kNoBound, -fixed, origin);
        }
    }
    for (std::size_t e = 0; e < problem.recruiters.size(); ++e) {
        const RecruiterLimit& limit = problem.recruiters[e];
        for (int q = 0; q < quarters; ++q) {
            Terms terms = std::move(filled[e * static_cast<std::size_t>(quarters) + static_cast<std::size_t>(q)]);
            if (terms.empty()) continue;
            double fixed = limit.months[static_cast<std::size_t>(q)] * limit.per_month;
            bool decided = false;
            for (int t = 0; quarter(t) <= q; ++t) {
                if (quarter(t) != q) continue;
                for (const CountRow::Weight& each : limit.by) {
                    fixed -= put_people(terms, each.slot, t, -limit.per_month);
                    decided = decided || t >= 1;
                }
            }
            if (!decided) fixed = std::floor(fixed + 1e-9);
            add_row(std::move(terms), -kNoBound, fixed, limit.origin);
        }
    }
}

void Program::add_onboarding() {
    for (const OnboardingLimit& limit : problem.onboarding) {
        for (int t = 1; t <= months_; ++t) {
            Terms starts, terms;
            // newcomers <= ratio x (people - newcomers)
            double fixed = limit.ratio * limit.people[place(t)] - (1 + limit.ratio) * limit.newcomers[place(t)];
            for (const std::uint32_t s : limit.slots) {
                fixed -= put_people(terms, s, t, -limit.ratio);
                const std::vector<int>& new_for = problem.new_for[problem.slots[s].profile];
                const double with = problem.slots[s].opens_with;
                for (int m = 1; m <= t; ++m) {
                    if (new_for[place(m)] <= t - m) continue;
                    if (const Var var = hire(s, m); var != kNoVar) terms.push_back({var, 1 + limit.ratio});
                    if (with == 0) continue;
                    terms.push_back({stands(problem.slots[s].home, m), (1 + limit.ratio) * with});
                    if (m > 1) terms.push_back({stands(problem.slots[s].home, m - 1), -(1 + limit.ratio) * with});
                }
                if (const Var var = hire(s, t); var != kNoVar) starts.push_back({var, 1});
                if (with > 0) {
                    starts.push_back({stands(problem.slots[s].home, t), with});
                    if (t > 1) starts.push_back({stands(problem.slots[s].home, t - 1), -with});
                }
            }
            if (limit.starts[place(t)] != 0) {
                // What the spec itself overloads is no fault of the plan, but nothing is added to it.
                double stock = 0;
                for (const std::uint32_t s : limit.slots) stock += problem.slots[s].stock;
                add_row(std::move(terms), -kNoBound, std::max(fixed, -limit.ratio * stock), limit.origin);
                continue;
            }
            if (starts.empty()) continue;
            const double most = most_people() * (1 + limit.ratio);
            const Var any = model.add({0, 1, true, fmt::format("u_{}", t)});
            starts.push_back({any, -most_people()});
            add_row(std::move(starts), -kNoBound, 0, 0);
            terms.push_back({any, most});
            add_row(std::move(terms), -kNoBound, fixed + most, limit.origin);
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

// Each managed unit that is complete has one manager, who is there, and none has more seats than the span allows.
void Program::add_managers() {
    if (!problem.managers) return;
    const Managers& managers = *problem.managers;
    const std::size_t hired = managers.slots.empty() ? 0 : managers.homes.size();
    const std::size_t all = managers.people.size() + hired;
    managed_.assign(managers.homes.size(),
                    std::vector<std::vector<Var>>(all, std::vector<Var>(place(months_) + 1, kNoVar)));
    for (int t = 1; t <= months_; ++t) {
        for (std::size_t e = 0; e < managers.homes.size(); ++e) {
            Terms one;
            for (std::size_t m = 0; m < all; ++m) {
                const Var var = model.add({0, 1, true, fmt::format("m_{}_{}_{}", e, m, t)});
                managed_[e][m][place(t)] = var;
                one.push_back({var, 1});
            }
            const std::uint32_t home = managers.homes[e];
            const bool planned = home != kNowhere && problem.homes[home].planned;
            if (planned) one.push_back({stands(home, t), -1});
            add_row(std::move(one), planned ? 0 : 1, planned ? 0 : 1, managers.origin);
        }
        for (std::size_t m = 0; m < all; ++m) {
            Terms span;
            for (std::size_t e = 0; e < managers.homes.size(); ++e) {
                const CountRow& size = managers.sizes[e];
                // The seats of the unit, where this one manages it.
                const Var seats = model.add({0, kNoBound, false, fmt::format("w_{}_{}_{}", e, m, t)});
                Terms terms{{seats, 1}, {managed_[e][m][place(t)], -most_people()}};
                double fixed = -size.low[place(t)];
                for (const CountRow::Weight& each : size.weights) fixed += put_people(terms, each.slot, t, -each.times);
                add_row(std::move(terms), fixed - most_people(), kNoBound, managers.origin);
                span.push_back({seats, 1});
            }
            if (managers.span < kNoBound) add_row(std::move(span), -kNoBound, managers.span, managers.origin);
        }
        // Two whose seats are in each other's units do not manage them.
        for (std::size_t a = 0; a < managers.people.size(); ++a) {
            for (std::size_t b = 0; b < a; ++b) {
                const auto unit_of = [&](std::size_t person) {
                    return std::ranges::find(managers.units, managers.seated[person]) - managers.units.begin();
                };
                const auto in_a = static_cast<std::size_t>(unit_of(a)), in_b = static_cast<std::size_t>(unit_of(b));
                if (in_a == in_b || in_a == managers.units.size() || in_b == managers.units.size()) continue;
                add_row({{managed_[in_a][b][place(t)], 1}, {managed_[in_b][a][place(t)], 1}}, -kNoBound, 1, 0);
            }
        }
        // The first hired one comes first.
        for (std::size_t m = managers.people.size(); m < all; ++m) {
            for (std::size_t e = 0; e < managers.homes.size(); ++e) {
                Terms terms{{managed_[e][m][place(t)], -double(m - managers.people.size() + 1)}};
                for (const std::uint32_t s : managers.slots) put_people(terms, s, t, 1);
                add_row(std::move(terms), 0, kNoBound, managers.origin);
            }
        }
    }
    for (std::size_t e = 0; e < managers.homes.size(); ++e) {
        const std::uint32_t home = managers.homes[e];
        const bool planned = home != kNowhere && problem.homes[home].planned;
        for (int t = planned ? 2 : 1; t <= months_; ++t) {
            const Var change = model.add({0, 1, true, fmt::format("c_{}_{}", e, t)});
            changes_.push_back(change);
            for (std::size_t m = 0; m < all; ++m) {
                Terms terms{{change, 1}, {managed_[e][m][place(t)], -1}};
                double low = 0;
                if (t > 1) {
                    terms.push_back({managed_[e][m][place(t - 1)], 1});
                } else {
                    low = managers.now[e] == m ? -1 : 0;
                }
                // A unit that opens in this month has no manager before.
                if (planned) {
                    terms.push_back({stands(home, t), 1});
                    terms.push_back({stands(home, t - 1), -1});
                }
                add_row(std::move(terms), low, kNoBound, 0);
            }
        }
    }
}

void Program::add_cuts() {
    for (const Cut& cut : problem.cuts) {
        for (int t = 1; t <= months_; ++t) {
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
            add_row(std::move(one), 1, kNoBound, 0);
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

void Program::add_objectives() {
    for (std::size_t g = 0; g < problem.goals.size(); ++g) {
        const double weight = std::round(problem.goals[g].weight * kWeightParts);
        for (int t = problem.goals[g].due; t <= months_; ++t) lateness.push_back({met_[g][place(t)], -weight});
    }
    for (std::uint32_t s = 0; s < problem.slots.size(); ++s) {
        const Slot& slot = problem.slots[s];
        for (int t = 1; t <= months_; ++t) {
            if (slot.cost != 0) cost.push_back({people_[s][place(t)], double(slot.cost)});
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

// Of plans that are equally good the one whose hires are most like those who are there, role by role.
void Program::add_mix() {
    std::map<RoleId, Terms> hires;
    double all = 0;
    for (std::uint32_t s = 0; s < problem.slots.size(); ++s) {
        if (!problem.slots[s].hire) continue;
        Terms& terms = hires[problem.profiles[problem.slots[s].profile].role];
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
                if (number(by_manager[m][place(t)]) == 1) who[place(t)] = static_cast<int>(m);
            }
        }
        made.managed_by.push_back(std::move(who));
    }
    return made;
}

}  // namespace orgplan::propose
