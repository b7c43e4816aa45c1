#pragma once

#include <memory>
#include <vector>

#include "graph/model/time.h"
#include "planner/text/document.h"
#include "planner/text/finding.h"

namespace orgplan::language {

/// Applies a scenario to the files of a spec: what it edits replaces what they say, each value at its own place. What
/// it adds stays in it: it is one more of those files from then on. An edit of what does not exist, and
/// one that changes nothing, is a finding. All must have passed the form check; the maps that are made are kept in
/// `made`.
void lay_over(const std::vector<text::Node>& roots, text::Node overlay, Tick today,
              std::vector<std::unique_ptr<text::Document>>& made, text::Findings& findings);

/// Says of a seat that is missing which scenario removed it, where one of these did.
void point_to_removals(const std::vector<text::Node>& roots, text::Findings& findings);

}  // namespace orgplan::language
