#pragma once

#include <vector>

#include "planner/plan/plan.h"
#include "planner/report/table.h"

namespace orgplan::plan {

/// The figures of a plan, for people: joiners and leavers, months or stages, units, quarters and budgets. Empty tables
/// and units are left out.
std::vector<report::Table> figure_tables(const Plan& plan, const Organisation& organisation, bool bars);

/// What stages need of seats and capacity, and what is there of it by month; no rows where they need neither.
report::Table need_table(const Plan& plan, const Organisation& organisation);

}  // namespace orgplan::plan
