#pragma once

#include "graph/index/org_graph.h"
#include "planner/text/finding.h"

namespace orgplan::rules {

/// Whether the graph itself is sound, beyond what was found when it was resolved: lines that go round, seats that
/// report to themselves, units without anybody, units with a manager of people but no `manager`, and stages whose
/// heads, externals or full-time equivalents are not what the stage says.
void check_structure(const graph::OrgGraph& graph, text::Findings& findings);

}  // namespace orgplan::rules
