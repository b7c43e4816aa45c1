#pragma once

#include "graph/index/org_graph.h"
#include "planner/text/finding.h"

namespace orgplan::rules {

/// Reports joint heads of which one is below another at some stage.
void check_joint_heads(const graph::OrgGraph& graph, text::Findings& findings);

}  // namespace orgplan::rules
