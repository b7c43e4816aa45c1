#pragma once

#include "graph/index/org_graph.h"
#include "planner/text/finding.h"

namespace orgplan::rules {

/// Whether the graph itself is sound, beyond what was found when it was resolved: lines that form a loop, seats that
/// report to themselves, units without anybody, units with somebody whose role manages people but without a `manager`,
/// and stages whose headcount, externals or full-time equivalents miss their targets.
/// Of these the lines that form a loop, and seats that report to themselves.
void check_cycles(const graph::OrgGraph& graph, text::Findings& findings);
void check_structure(const graph::OrgGraph& graph, text::Findings& findings);

}  // namespace orgplan::rules
