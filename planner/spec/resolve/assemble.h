#pragma once

#include <vector>

#include "graph/organisation.h"
#include "planner/report/finding.h"
#include "planner/spec/document.h"

namespace orgplan {

/// Builds the organisation that the files of one spec describe; their values must have passed the form check. Whatever
/// leads nowhere, contradicts itself or changes nothing is a finding, and is left out of the organisation.
void assemble(const std::vector<Node>& roots, Tick today, Organisation& organisation, Findings& findings);

}  // namespace orgplan
