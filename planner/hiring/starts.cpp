#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "planner/hiring/capacity.h"
#include "planner/hiring/checks.h"
#include "planner/hiring/hire_findings.h"
#include "planner/hiring/people.h"
#include "planner/report/phrases.h"

namespace orgplan::hiring {
namespace {

// More than any spec has seats.
constexpr double kMost = 1e9;

std::size_t whole(double number) {
    return static_cast<std::size_t>(std::clamp(number + 1e-9, 0.0, kMost));
}

// The hires that are too many for some months, and what to say of them.
struct TooMany {
    std::vector<const Hire*> hires;
    std::vector<PositionId> seats;
    const Hire* beyond = nullptr;
    std::size_t capacity = 0;
    Month first;
    Month last;

    std::string when() const {
        return fmt::format("{} due {}", seats.size() == 1 ? "is" : "are", report::months_text(first, last));
    }
};

std::vector<TooMany> too_many(const HiringPlan& plan, std::span<const Hire* const> hires,
                              std::span<const std::size_t> capacity) {
    std::vector<Job> jobs;
    for (const Hire* hire : hires) {
        jobs.push_back(
            {static_cast<std::size_t>(hire->first - plan.first), static_cast<std::size_t>(hire->last - plan.first)});
    }
    std::vector<TooMany> found;
    for (const Overflow& overflow : overflows(jobs, capacity)) {
        TooMany& each = found.emplace_back();
        for (const std::uint32_t job : overflow.jobs) {
            each.hires.push_back(hires[job]);
            each.seats.push_back(hires[job]->seat);
        }
        each.beyond = hires[overflow.beyond];
        each.capacity = overflow.capacity;
        each.first = plan.first + static_cast<int>(overflow.first);
        each.last = plan.first + static_cast<int>(overflow.last);
    }
    return found;
}

void check_hires_per_month(const HiringPlan& plan, text::Findings& findings) {
    const Hiring& hiring = plan.org.hiring;
    if (!hiring.hires_per_month) return;
    std::vector<const Hire*> hires;
    for (const Hire& hire : plan.hires) hires.push_back(&hire);
    // A half is one every second month, the first month included.
    const auto until = [&](std::size_t months) {
        return whole(std::ceil(*hiring.hires_per_month * static_cast<double>(months) - 2e-9));
    };
    std::vector<std::size_t> capacity(static_cast<std::size_t>(plan.end - plan.first));
    for (std::size_t m = 0; m < capacity.size(); ++m) capacity[m] = until(m + 1) - until(m);
    for (const TooMany& each : too_many(plan, hires, capacity)) {
        text::Finding& finding =
            add_at(plan, findings, "hires-over-capacity", *each.beyond,
                   fmt::format("{} {}, and {} can be hired: {}", report::counted(each.seats.size(), "start"),
                               each.when(), each.capacity == 0 ? "nobody" : fmt::format("at most {}", each.capacity),
                               report::names_text(plan.org, each.seats)));
        finding.measure(text::Quantity::count, {.value = double(each.seats.size()), .high = double(each.capacity)});
        finding.notes.push_back(
            {hiring.hires_per_month_place, fmt::format("at most {:g} a month", *hiring.hires_per_month)});
        note_window(plan, each.hires, finding);
    }
}

std::string roles_text(const Organisation& org, const std::vector<RoleId>& roles) {
    std::vector<std::string> ids;
    for (const RoleId role : roles) ids.push_back(fmt::format("`{}`", org[role].id));
    return report::listed(ids, "or");
}

void check_interviews(const HiringPlan& plan, text::Findings& findings) {
    if (!plan.org.hiring.interviews) return;
    const Interviews& interviews = *plan.org.hiring.interviews;
    std::vector<bool> roles(plan.org.roles.size());
    for (const RoleId role : interviews.by) roles[index(role)] = true;
    // The interviewers of a month are those who were there when it began.
    const std::vector<std::size_t> people = people_of_roles(plan.org, roles, true, plan.first - 1, plan.end - 1);
    std::vector<std::size_t> capacity;
    for (const std::size_t each : people) {
        capacity.push_back(whole(static_cast<double>(each) * interviews.per_month / interviews.loops_per_hire));
    }
    std::vector<const Hire*> hires;
    for (const Hire& hire : plan.hires) {
        if (!hire.secured) hires.push_back(&hire);
    }
    for (const TooMany& each : too_many(plan, hires, capacity)) {
        const auto months = [&](Month month) { return static_cast<std::size_t>(month - plan.first); };
        double held = 0;
        for (std::size_t m = months(each.first); m <= months(each.last); ++m) {
            held += static_cast<double>(people[m]) * interviews.per_month;
        }
        const double needed = static_cast<double>(each.seats.size()) * interviews.loops_per_hire;
        text::Finding& finding = add_at(
            plan, findings, "interviewers-overbooked", *each.beyond,
            fmt::format("{} {} and need{} {:g} interviews, and {:g} can be held: {}",
                        report::counted(each.seats.size(), "start"), each.when(), each.seats.size() == 1 ? "s" : "",
                        needed, held, report::names_text(plan.org, each.seats)));
        finding.measure(text::Quantity::count, {.value = needed, .high = held});
        std::string there;
        if (each.first == each.last) {
            const std::size_t count = people[months(each.first)];
            there =
                fmt::format("; {} {} there when {} begins", count, count == 1 ? "is" : "are", month_text(each.first));
        }
        finding.notes.push_back(
            {interviews.place, fmt::format("each {} holds {:g} a month{}", roles_text(plan.org, interviews.by),
                                           interviews.per_month, there)});
        note_window(plan, each.hires, finding);
    }
}

}  // namespace

void check_starts(const HiringPlan& plan, text::Findings& findings) {
    if (plan.hires.empty()) return;
    check_hires_per_month(plan, findings);
    check_interviews(plan, findings);
}

}  // namespace orgplan::hiring
