#pragma once

#include "graph/index/org_graph.h"
#include "planner/text/finding.h"

namespace orgplan::rules {

/// Reports managers of a unit who sit in one beside it and report to the manager there, with all of their unit.
void check_managers(const graph::OrgGraph& graph, text::Findings& findings);

}  // namespace orgplan::rules
