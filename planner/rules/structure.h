#pragma once

#include "graph/org_graph.h"
#include "planner/report/finding.h"

namespace orgplan {

/// Whether the graph itself is sound, beyond what was found when it was resolved: lines that go round, seats that
/// report to themselves, units without anybody, units with a manager of people but no `manager`, and stages whose
/// heads, externals or full-time equivalents are not what the stage says.
void check_structure(const OrgGraph& graph, Findings& findings);

}  // namespace orgplan
