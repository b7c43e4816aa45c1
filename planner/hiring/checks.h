#pragma once

#include "planner/hiring/hires.h"
#include "planner/text/finding.h"

// What `check_hiring` consists of. Each adds its findings, and is silent where the spec does not give what it holds
// starts against.

namespace orgplan::hiring {

/// Starts against `hires_per_month`, and against what those who interview can hold.
void check_starts(const HiringPlan& plan, text::Findings& findings);
/// Starts that are not secured against recruiters, by family and quarter; without `recruiters`, against what is common.
void check_recruiters(const HiringPlan& plan, text::Findings& findings);
/// Newcomers against those who can take them in.
void check_onboarding(const HiringPlan& plan, text::Findings& findings);
/// Starts within a freeze, requisitions that are late, and starts that are over.
void check_requisitions(const HiringPlan& plan, text::Findings& findings);
/// Units that are filled before their managers come, and managers who go before their units.
void check_managers(const HiringPlan& plan, text::Findings& findings);
/// Those who leave within a month, and plans in which nobody does.
void check_leavers(const HiringPlan& plan, text::Findings& findings);
/// What the spec says of hiring against what is common.
void check_norms(const HiringPlan& plan, text::Findings& findings);

}  // namespace orgplan::hiring
