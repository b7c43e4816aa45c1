#pragma once

#include <string>

#include "graph/index/org_graph.h"
#include "planner/hiring/norms.h"
#include "planner/text/finding.h"

namespace orgplan::needs {

/// Checks what stages need, each need at its own stage and at all later ones; and says what waits for a plan. While
/// something waits that the needs of a stage depend on, what is not met there is advice. Costs nothing where a spec
/// has neither needs nor anything planned; else the time of each need is linear in the seats of each such stage.
void check_needs(const graph::OrgGraph& graph, const hiring::HiringNorms& norms, text::Findings& findings);

/// What seats a selector means: ` of role ... in ...`, with a blank before it; empty for any.
std::string seats_text(const Organisation& organisation, const SeatSelector& seats);

}  // namespace orgplan::needs
