#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "planner/hiring/checks.h"
#include "planner/hiring/hire_findings.h"
#include "planner/hiring/people.h"
#include "planner/report/phrases.h"

namespace orgplan::hiring {
namespace {

// Shorter plans, or ones with fewer people, need no leavers.
constexpr double kShortPlan = 365;
constexpr double kSmallPlan = 30;

bool goes(const graph::Movement& movement) {
    const bool leaves = movement.kind == graph::MovementKind::leave || movement.kind == graph::MovementKind::removal;
    return leaves && movement.for_good;
}

// The state of the seat that is left.
const PositionState& state_before(const Organisation& org, const graph::Movement& movement) {
    const std::vector<PositionState>& states = org[movement.seat].states;
    return states[movement.kind == graph::MovementKind::leave ? movement.state - 1 : movement.state];
}

std::size_t people_in(const PositionState& state) {
    return std::max<std::size_t>(state.holders.size(), 1);
}

// Employees at the end of a day, each once; for these days, sorted.
std::vector<std::size_t> employed_on(const Organisation& org, const std::vector<Tick>& days) {
    std::vector<Sitting> sittings;
    for (const Sitting& sitting : sittings_of(org)) {
        if (graph::is_employed(org[sitting.seat].states[sitting.state])) sittings.push_back(sitting);
    }
    std::sort(sittings.begin(), sittings.end(),
              [](const Sitting& a, const Sitting& b) { return std::pair(a.who, a.from) < std::pair(b.who, b.from); });
    std::vector<std::size_t> changes(days.size() + 1);
    const auto place = [&](Tick tick) {
        return static_cast<std::size_t>(std::lower_bound(days.begin(), days.end(), tick) - days.begin());
    };
    Tick counted = kBeforeAll;
    for (std::size_t i = 0; i < sittings.size(); ++i) {
        if (i == 0 || sittings[i - 1].who != sittings[i].who) counted = kBeforeAll;
        const Tick from = std::max(sittings[i].from, counted);
        if (from >= sittings[i].to) continue;
        counted = sittings[i].to;
        ++changes[place(from)];
        // Unsigned sums wrap around and back.
        --changes[place(counted)];
    }
    for (std::size_t i = 1; i < changes.size(); ++i) changes[i] += changes[i - 1];
    changes.pop_back();
    return changes;
}

void check_most_removed(const HiringPlan& plan, text::Findings& findings) {
    const Organisation& org = plan.org;
    if (!org.hiring.most_removed) return;
    std::map<Month, std::vector<const graph::Movement*>> by_month;
    for (const graph::Movement& movement : plan.movements) {
        if (!goes(movement) || movement.at <= org.today || !graph::is_employed(state_before(org, movement))) continue;
        by_month[month_of(movement.at)].push_back(&movement);
    }
    std::vector<Tick> days;
    for (const auto& [month, leavers] : by_month) days.push_back(first_day(month) - 1);
    const std::vector<std::size_t> heads = employed_on(org, days);
    std::size_t i = 0;
    for (const auto& [month, leavers] : by_month) {
        const std::size_t there = heads[i++];
        const double most = *org.hiring.most_removed * static_cast<double>(there) + 1e-9;
        std::size_t gone = 0;
        const graph::Movement* beyond = nullptr;
        std::vector<PositionId> seats;
        for (const graph::Movement* leaver : leavers) {
            gone += people_in(state_before(org, *leaver));
            seats.push_back(leaver->seat);
            if (beyond == nullptr && static_cast<double>(gone) > most) beyond = leaver;
        }
        if (beyond == nullptr) continue;
        text::Finding& finding = findings.add("too-many-leave-at-once", org[beyond->seat].states[beyond->state].place,
                                              fmt::format("{} of {} people leave in {}: {}", gone, there,
                                                          month_text(month), report::names_text(org, seats)));
        finding.stages = seen_from(org, beyond->at);
        finding.seats = std::move(seats);
        finding.measure(text::Quantity::count, {.value = double(gone), .high = std::floor(most)});
        finding.notes.push_back(
            {org.hiring.most_removed_place,
             fmt::format("{:g} % of {} is {:g}", *org.hiring.most_removed * 100, there, std::floor(most))});
    }
}

// A plan of a year or more in which nobody of many leaves.
void check_nobody_leaves(const HiringPlan& plan, text::Findings& findings) {
    const Organisation& org = plan.org;
    const Stage* first = nullptr;
    const Stage* last = nullptr;
    for (const Stage& stage : org.stages) {
        if (stage.for_day) continue;
        if (first == nullptr) first = &stage;
        last = &stage;
    }
    if (first == nullptr || !last->place.known()) return;
    const Tick begin = std::max(first->at, org.today);
    const double days = last->at - begin;
    if (days < kShortPlan) return;
    const bool somebody =
        std::any_of(plan.movements.begin(), plan.movements.end(), [&](const graph::Movement& movement) {
            return goes(movement) && movement.at > begin && graph::is_employed(state_before(org, movement));
        });
    if (somebody) return;
    const std::vector<std::size_t> heads = employed_on(org, {begin, last->at});
    if (static_cast<double>(heads.back()) < kSmallPlan) return;
    const double mean = static_cast<double>(heads.front() + heads.back()) / 2;
    const double leavers = std::round(mean * days / 365.25 * plan.norms.leavers_a_year);
    if (leavers < 1) return;
    text::Finding& finding = findings.add(
        "plan-without-leavers", last->place,
        fmt::format("nobody leaves from {} to `{}`; with {} to {} people, {:.0f} would be typical", date_text(begin),
                    last->id, std::min(heads.front(), heads.back()), std::max(heads.front(), heads.back()), leavers));
    finding.measure(text::Quantity::count, {.low = leavers});
}

}  // namespace

void check_leavers(const HiringPlan& plan, text::Findings& findings) {
    if (!plan.dated) return;
    check_most_removed(plan, findings);
    check_nobody_leaves(plan, findings);
}

}  // namespace orgplan::hiring
