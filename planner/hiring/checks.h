#pragma once

#include "planner/hiring/hires.h"
#include "planner/hiring/placing.h"
#include "planner/text/finding.h"

// The parts of `check_hiring`. Each adds its findings, and none where the spec does not give the limit it needs.

namespace orgplan::hiring {

/// Starts against `hires_per_month`, against the interviews that can be held, and against several limits at once.
void check_starts(const HiringPlan& plan, const Placing& placing, text::Findings& findings);
/// Starts that need recruiting, by family and quarter; without `recruiters`, against what is typical.
void check_recruiters(const HiringPlan& plan, text::Findings& findings);
/// Whether `recruiters` are too few, whatever the months of starts.
bool recruiters_exceeded(const HiringPlan& plan);
/// Newcomers against those who can onboard them.
void check_onboarding(const HiringPlan& plan, const Placing& placing, text::Findings& findings);
/// Starts within a freeze, late requisitions, and overdue starts.
void check_requisitions(const HiringPlan& plan, const Placing& placing, text::Findings& findings);
/// Units that are filled before their managers start, and managers who leave before their units close.
void check_managers(const HiringPlan& plan, text::Findings& findings);
/// Those who leave within a month, and plans in which nobody does.
void check_leavers(const HiringPlan& plan, text::Findings& findings);
/// What the spec says of hiring against what is typical.
void check_norms(const HiringPlan& plan, text::Findings& findings);

}  // namespace orgplan::hiring
