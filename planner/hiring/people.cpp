#include "planner/hiring/people.h"

#include <algorithm>
#include <tuple>

#include "graph/index/movements.h"

namespace orgplan::hiring {

std::vector<Sitting> sittings_of(const Organisation& org) {
    std::vector<Sitting> sittings;
    for (std::size_t i = 0; i < org.positions.size(); ++i) {
        const Position& seat = org.positions[i];
        for (std::size_t s = 0; s < seat.states.size(); ++s) {
            const PositionState& state = seat.states[s];
            Sitting sitting{static_cast<std::uint32_t>(org.people.size() + i), id_at<PositionId>(i),
                            static_cast<std::uint32_t>(s), std::max(state.from, seat.opens),
                            std::min(seat.until(state), seat.closes)};
            if (state.occupancy == Occupancy::vacant || sitting.from >= sitting.to) continue;
            if (state.holders.empty()) sittings.push_back(sitting);
            for (const Holder& holder : state.holders) {
                sitting.who = static_cast<std::uint32_t>(index(holder.person));
                sittings.push_back(sitting);
            }
        }
    }
    return sittings;
}

std::vector<Sitting> able_sittings_of(const Organisation& org) {
    std::vector<Sitting> able;
    for (Sitting sitting : sittings_of(org)) {
        if (graph::is_volunteer(org[sitting.seat].states[sitting.state])) continue;
        const Tick end = sitting.to;
        if (sitting.who < org.people.size()) {
            for (const Away& away : org.people[sitting.who].away) {
                if (away.closes <= sitting.from || away.opens >= end) continue;
                sitting.to = away.opens;
                if (sitting.from < sitting.to) able.push_back(sitting);
                sitting.from = std::min(away.closes, end);
            }
        }
        sitting.to = end;
        if (sitting.from < sitting.to) able.push_back(sitting);
    }
    return able;
}

MonthRange month_ends(Tick from, Tick to, Month first, Month end) {
    if (first >= end) return {first, first};
    from = std::max(from, first_day(first));
    to = std::min(to, first_day(end));
    if (from >= to) return {first, first};
    return {month_of(from), month_of(to)};
}

std::vector<std::size_t> people_of_roles(const Organisation& org, const std::vector<bool>& roles, bool hats,
                                         Month first, Month end) {
    struct Span {
        std::uint32_t who;
        MonthRange months;
    };
    std::vector<Span> spans;
    const auto add = [&](std::uint32_t who, Tick from, Tick to) {
        const MonthRange months = month_ends(from, to, first, end);
        if (months.first < months.end) spans.push_back({who, months});
    };
    const auto counts = [&](RoleId role) { return given(role) && roles[index(role)]; };
    for (const Sitting& sitting : able_sittings_of(org)) {
        const Position& seat = org[sitting.seat];
        if (counts(seat.states[sitting.state].role)) add(sitting.who, sitting.from, sitting.to);
        if (!hats) continue;
        for (const Hat& hat : seat.hats) {
            if (counts(hat.role)) add(sitting.who, std::max(hat.opens, sitting.from), std::min(hat.closes, sitting.to));
        }
    }
    std::sort(spans.begin(), spans.end(), [](const Span& a, const Span& b) {
        return std::tuple(a.who, a.months.first) < std::tuple(b.who, b.months.first);
    });
    std::vector<std::size_t> changes(static_cast<std::size_t>(end - first) + 1);
    Month counted = first;
    for (std::size_t i = 0; i < spans.size(); ++i) {
        if (i == 0 || spans[i - 1].who != spans[i].who) counted = first;
        const Month from = std::max(spans[i].months.first, counted);
        if (from >= spans[i].months.end) continue;
        counted = spans[i].months.end;
        ++changes[static_cast<std::size_t>(from - first)];
        // Unsigned sums wrap around and back.
        --changes[static_cast<std::size_t>(counted - first)];
    }
    for (std::size_t i = 1; i < changes.size(); ++i) changes[i] += changes[i - 1];
    changes.pop_back();
    return changes;
}

bool has_role(const Organisation& org, const Hire& hire, const std::vector<bool>& roles, bool hats) {
    const auto counts = [&](RoleId role) { return given(role) && roles[index(role)]; };
    if (counts(hire.role)) return true;
    return hats && std::ranges::any_of(org[hire.seat].hats, [&](const Hat& hat) {
               return counts(hat.role) && hat.opens <= hire.at && hire.at < hat.closes;
           });
}

std::vector<std::size_t> people_of_roles(const HiringPlan& plan, const std::vector<bool>& roles, bool hats, Month first,
                                         Month end, Counted counted) {
    std::vector<std::size_t> people = people_of_roles(plan.org, roles, hats, first, end);
    if (counted == Counted::latest) return people;
    for (const Hire& hire : plan.hires) {
        if (!given(hire.by) || !has_role(plan.org, hire, roles, hats)) continue;
        for (Month month = std::max(hire.first, first); month < std::min(hire.last, end); ++month)
            ++people[static_cast<std::size_t>(month - first)];
    }
    return people;
}

namespace {

// The months of a plan in which its people can work: from today to the end of its last quarter.
MonthRange working_months(const HiringPlan& plan) {
    return {std::max(first_month(quarter_of(plan.first)), month_of(plan.org.today)),
            first_month(quarter_of(plan.end - 1) + 1)};
}

std::vector<double> by_quarter(const HiringPlan& plan, const std::vector<std::size_t>& people) {
    const Month begin = working_months(plan).first;
    std::vector<double> months(static_cast<std::size_t>(quarter_of(plan.end - 1) - quarter_of(plan.first)) + 1);
    for (std::size_t m = 0; m < people.size(); ++m) {
        const int quarter = quarter_of(begin + static_cast<int>(m)) - quarter_of(plan.first);
        months[static_cast<std::size_t>(quarter)] += static_cast<double>(people[m]);
    }
    return months;
}

}  // namespace

std::vector<std::size_t> people_who_recruit(const Organisation& org, const Recruiters& recruiters, Month first,
                                            Month end) {
    if (given(recruiters.by)) {
        std::vector<bool> roles(org.roles.size());
        roles[index(recruiters.by)] = true;
        return people_of_roles(org, roles, false, first, end);
    }
    std::vector<std::size_t> people(static_cast<std::size_t>(std::max(end - first, 0)));
    const MonthRange there = month_ends(recruiters.opens, recruiters.closes, first, end);
    std::fill(people.begin() + (there.first - first), people.begin() + (there.end - first), 1);
    return people;
}

std::vector<double> person_months(const HiringPlan& plan, const std::vector<bool>& roles, Counted counted) {
    const auto [begin, end] = working_months(plan);
    return by_quarter(plan, people_of_roles(plan, roles, false, begin, end, counted));
}

std::vector<double> person_months(const HiringPlan& plan, const Recruiters& recruiters, Counted counted) {
    if (!given(recruiters.by)) {
        const auto [begin, end] = working_months(plan);
        return by_quarter(plan, people_who_recruit(plan.org, recruiters, begin, end));
    }
    std::vector<bool> roles(plan.org.roles.size());
    roles[index(recruiters.by)] = true;
    return person_months(plan, roles, counted);
}

}  // namespace orgplan::hiring
