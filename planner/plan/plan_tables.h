#pragma once

#include <vector>

#include "planner/plan/plan.h"
#include "planner/report/table.h"

namespace orgplan::plan {

/// The figures of a plan, for people: who comes and goes, months or stages, units, quarters and budgets. Tables and
/// units that would say nothing are left out.
std::vector<report::Table> figure_tables(const Plan& plan, const Organisation& organisation, bool bars);

}  // namespace orgplan::plan
