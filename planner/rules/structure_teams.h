#pragma once

#include "graph/index/org_graph.h"
#include "planner/text/finding.h"

namespace orgplan::rules {

/// Units of another size than they say, and units none of whose people report to their manager. Time linear in seats
/// and the depth of their units, at each stage.
void check_teams(const graph::OrgGraph& graph, text::Findings& findings);

}  // namespace orgplan::rules
