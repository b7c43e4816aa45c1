#include <fmt/format.h>

#include "planner/hiring/checks.h"
#include "planner/hiring/freezes.h"
#include "planner/hiring/hire_findings.h"
#include "planner/report/phrases.h"

namespace orgplan::hiring {

void check_onboarding(const HiringPlan& plan, const Placing& placing, text::Findings& findings) {
    for (const Overload& each : placing.overloads) {
        const Onboarding& onboarding = *plan.org.hiring.onboarding;
        std::vector<PositionId> seats;
        for (const Hire* hire : each.hires) seats.push_back(hire->seat);
        const std::string who = given(each.group)    ? fmt::format("`{}` has", plan.org[each.group].id)
                                : onboarding.by_team ? "people outside units have"
                                                     : "the company has";
        text::Finding& finding = add_at(
            plan, findings, "onboarding-overloaded", *each.hires.front(),
            fmt::format("with {} in {}, {} {}{} to {}{}: {}", report::counted(seats.size(), "start"),
                        month_text(plan.first + each.month), who, each.exact ? "" : "at least ",
                        report::counted(static_cast<std::size_t>(each.newcomers), "newcomer"),
                        each.exact ? "" : "at most ", report::counted(static_cast<std::size_t>(each.settled), "other"),
                        report::names_text(plan.org, seats)),
            seats);
        finding.measure(text::Quantity::count,
                        {.value = double(each.newcomers), .high = onboarding.ratio * double(each.settled)});
        note_limit(plan, Limit::onboarding, finding);
        for (const Hire* hire : each.hires) {
            if (!given(hire->by) || hire->first == hire->last) continue;
            // It has one month only, since freezes take the others.
            const std::size_t freeze = Frozen(plan).of(*hire, hire->at);
            if (freeze != kNoFreeze) finding.notes.push_back({plan.org.hiring.freezes[freeze].place, "the freeze"});
            break;
        }
    }
}

}  // namespace orgplan::hiring
