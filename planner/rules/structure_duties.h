#pragma once

#include "graph/model/organisation.h"
#include "planner/text/finding.h"

namespace orgplan::rules {

/// Duties of the company, of units, products and projects that lie with a seat after it has closed.
void check_duties(const Organisation& organisation, text::Findings& findings);

}  // namespace orgplan::rules
