#pragma once

#include <vector>

#include "graph/index/index.h"
#include "planner/rules/evaluate/report_faults.h"

namespace orgplan::rules {

/// Finds which faults of a stage other rules report, to which their rules give way: of the same seat, unit or other
/// subject, of the head of a unit, or of a unit that a seat heads.
void find_ways_given(const graph::Index& at, std::vector<RuleAnswers>& answered);

/// Takes away what was found so.
void give_way(std::vector<RuleAnswers>& answered);

}  // namespace orgplan::rules
