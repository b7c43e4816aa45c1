// What limits starts: so many a month, interviews, recruiters and onboarding.

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "planner/hiring/rates.h"
#include "planner/propose/program.h"

namespace orgplan::propose {

void Program::add_hire_limit() {
    if (!problem.hire_limit) return;
    const HireLimit& limit = *problem.hire_limit;
    // A part of a start a month is counted from the month of the first start on.
    std::vector<Var> first(place(months_) + 1, kNoVar);
    int from = 0;
    const bool even = hiring::is_even(limit.per_month);
    while (!even && from <= months_ && limit.written[place(from)] == 0) ++from;
    const bool known = !even && from <= 1;
    if (!even && !known) {
        Terms one;
        for (int t = 1; t <= std::min(from, months_); ++t) {
            first[place(t)] = model.add({0, 1, true, fmt::format("z_{}", t)});
            one.push_back({first[place(t)], 1});
        }
        // Without any start there is no first one.
        add_row(std::move(one), from <= months_ ? 1 : 0, 1, 0);
    }
    for (int t = 1; t <= months_; ++t) {
        Terms terms;
        for (std::uint32_t s = 0; s < problem.slots.size(); ++s) {
            if (recruited(s)) put_starts(terms, s, t, 1);
        }
        if (first[place(t)] != kNoVar && t < from) {
            Terms starts = terms;
            starts.push_back({first[place(t)], -1});
            add_row(std::move(starts), 0, kNoBound, 0);
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
            if (recruited(s)) put_starts(terms, s, t, limit.loops, true);
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
        if (recruited(s) && (problem.slots[s].hire || problem.slots[s].opens_with > 0)) slots[kind_of(by)].push_back(s);
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
                    if (quarter(t) == q) put_starts(terms, s, t, 1, true);
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
                for (int m = 1; m <= t; ++m) {
                    if (new_for[place(m)] > t - m) put_starts(terms, s, m, 1 + limit.ratio);
                }
                put_starts(starts, s, t, 1);
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

}  // namespace orgplan::propose
