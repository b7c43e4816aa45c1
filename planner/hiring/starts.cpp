#include <fmt/format.h>

#include <algorithm>

#include "planner/hiring/checks.h"
#include "planner/hiring/hire_findings.h"
#include "planner/hiring/too_many.h"
#include "planner/report/phrases.h"

namespace orgplan::hiring {
namespace {

// "3 people start in 2027-03"
std::string who_and_when(const TooMany& each) {
    return fmt::format("{} {}",
                       each.seats.size() == 1 ? "1 person starts" : fmt::format("{} people start", each.seats.size()),
                       report::months_text(each.first, each.last));
}

void check_hires_per_month(const HiringPlan& plan, const Placing& placing, text::Findings& findings) {
    const auto allowed = [&](const TooMany& each) {
        const double a_month = *plan.org.hiring.hires_per_month;
        if (each.first == each.last && a_month == static_cast<double>(each.capacity)) {
            return fmt::format("is {:g}", a_month);
        }
        // 1.5 a month is two and one by turns.
        const std::string_view when = each.first == each.last ? " in that month" : "";
        return each.capacity == 0 ? fmt::format("of {:g} allows nobody{}", a_month, when)
                                  : fmt::format("of {:g} allows {}{}", a_month, each.capacity, when);
    };
    for (const TooMany& each : placing.hires) {
        text::Finding& finding = add_at(plan, findings, "hires-over-capacity", *each.beyond,
                                        fmt::format("{}, but `hires_per_month` {}: {}", who_and_when(each),
                                                    allowed(each), report::names_text(plan.org, each.seats)),
                                        each.seats);
        finding.measure(text::Quantity::count, {.value = double(each.seats.size()), .high = double(each.capacity)});
        note_limit(plan, Limit::hires, finding);
        note_window(plan, each.hires, finding);
    }
}

void check_interviews(const HiringPlan& plan, const Placing& placing, text::Findings& findings) {
    if (placing.interviews.empty()) return;
    const Interviews& interviews = *plan.org.hiring.interviews;
    const std::vector<std::size_t> people = most_interviewers(plan);
    for (const TooMany& each : placing.interviews) {
        const auto months = [&](Month month) { return static_cast<std::size_t>(month - plan.first); };
        double held = 0;
        for (std::size_t m = months(each.first); m <= months(each.last); ++m) {
            held += static_cast<double>(people[m]) * interviews.per_month;
        }
        const double needed = static_cast<double>(each.seats.size()) * interviews.loops_per_hire;
        text::Finding& finding = add_at(
            plan, findings, "interviewers-overbooked", *each.beyond,
            fmt::format("{} and need{} {:g} interviews, but only {:g} can be held: {}", who_and_when(each),
                        each.seats.size() == 1 ? "s" : "", needed, held, report::names_text(plan.org, each.seats)),
            each.seats);
        finding.measure(text::Quantity::count, {.value = needed, .high = held});
        note_limit(plan, Limit::interviews, finding);
        if (each.first == each.last) {
            const std::size_t count = people[months(each.first)];
            finding.notes.back().message +=
                fmt::format("; {} {} there when {} begins", count, count == 1 ? "is" : "are", month_text(each.first));
        }
        note_window(plan, each.hires, finding);
    }
}

std::string key_of(Limit limit) {
    switch (limit) {
        case Limit::hires:
            return "`hires_per_month`";
        case Limit::interviews:
            return "`interviews`";
        case Limit::recruiters:
            return "`recruiters`";
        default:
            return "`onboarding`";
    }
}

std::string_view rule_of(const std::vector<Limit>& limits) {
    if (limits.size() > 1) return "starts-in-conflict";
    switch (limits.front()) {
        case Limit::hires:
            return "hires-over-capacity";
        case Limit::interviews:
            return "interviewers-overbooked";
        case Limit::recruiters:
            return "recruiters-overbooked";
        default:
            return "onboarding-overloaded";
    }
}

void report(const HiringPlan& plan, const Conflict& conflict, text::Findings& findings) {
    std::vector<Limit> limits;
    std::vector<std::string> keys;
    for (const Limit limit : kAllLimits) {
        if (!conflict.limits.has(limit)) continue;
        limits.push_back(limit);
        keys.push_back(key_of(limit));
    }
    const bool frozen = conflict.freeze != kNoFreeze;
    if (frozen) keys.emplace_back("`freeze`");
    std::vector<PositionId> seats;
    for (const Hire* hire : conflict.hires) seats.push_back(hire->seat);
    const bool alone = static_cast<std::size_t>(conflict.moving) == seats.size();
    const bool own = conflict.in_group && limits.size() == 1;
    if (conflict.in_group && !own && given(conflict.group)) {
        keys[limits.size() - 1] += fmt::format(" of `{}`", plan.org[conflict.group].id);
    }
    const std::string where = !own                    ? ""
                              : given(conflict.group) ? fmt::format(" in `{}`", plan.org[conflict.group].id)
                                                      : " outside units";
    const std::string fits =
        conflict.most >= 0 && alone
            ? fmt::format("{} can start within {}",
                          conflict.most == 0 ? "none" : fmt::format("at most {}", conflict.most), report::listed(keys))
            : fmt::format("no months for them keep to {}", report::listed(keys));
    text::Finding& finding =
        add_at(plan, findings, frozen ? "starts-in-conflict" : rule_of(limits), *conflict.hires.back(),
               fmt::format("{}{} {} due {}, and {}: {}", report::counted(seats.size(), "start"), where,
                           seats.size() == 1 ? "is" : "are",
                           report::months_text(plan.first + conflict.first, plan.first + conflict.last), fits,
                           report::names_text(plan.org, seats)),
               seats);
    if (conflict.most >= 0 && alone) {
        finding.measure(text::Quantity::count, {.value = double(seats.size()), .high = double(conflict.most)});
    }
    for (const Limit limit : limits) note_limit(plan, limit, finding);
    if (frozen) finding.notes.push_back({plan.org.hiring.freezes[conflict.freeze].place, "the freeze"});
    note_window(plan, conflict.hires, finding);
}

}  // namespace

void check_starts(const HiringPlan& plan, const Placing& placing, text::Findings& findings) {
    check_hires_per_month(plan, placing, findings);
    check_interviews(plan, placing, findings);
    for (const Conflict& conflict : placing.conflicts) report(plan, conflict, findings);
}

}  // namespace orgplan::hiring
