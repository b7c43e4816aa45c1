#include "planner/hiring/check_hiring.h"

#include <fmt/format.h>

#include "planner/hiring/checks.h"

namespace orgplan::hiring {
namespace {

void report_beyond(const HiringPlan& plan, text::Findings& findings) {
    const Hiring& hiring = plan.org.hiring;
    const bool held = hiring.hires_per_month || !hiring.recruiters.empty() || hiring.interviews || hiring.onboarding;
    if (!plan.beyond || !held) return;
    findings.add("too-many-months", plan.beyond->place,
                 fmt::format("starts from {} to {} span more than {} months; this one and later ones are not checked",
                             month_text(plan.first), month_text(plan.beyond->last), HiringPlan::kMostMonths));
}

}  // namespace

std::size_t check_hiring(const Organisation& org, const HiringNorms& norms, text::Findings& findings) {
    const HiringPlan plan(org, norms);
    const Placing placing = place_starts(plan);
    report_beyond(plan, findings);
    check_starts(plan, placing, findings);
    check_recruiters(plan, findings);
    check_onboarding(plan, placing, findings);
    check_requisitions(plan, placing, findings);
    check_managers(plan, findings);
    check_leavers(plan, findings);
    if (plan.dated) check_norms(plan, findings);
    return placing.undecided;
}

}  // namespace orgplan::hiring
