#pragma once

#include <optional>
#include <vector>

#include "graph/model/organisation.h"
#include "planner/text/document.h"
#include "planner/text/finding.h"

namespace orgplan::language {

/// The days that a reading is about.
struct Times {
    Tick today;              ///< plans are checked against it
    bool over_now = false;   ///< even where `hiring` says another day
    std::vector<Tick> days;  ///< dates at which there are to be stages too
};

/// Builds the organisation that the files of one spec describe; their values must have passed the form check. What
/// leads nowhere, contradicts itself or changes nothing is a finding, and is not in the organisation.
void assemble(const std::vector<text::Node>& roots, const Times& times, Organisation& organisation,
              text::Findings& findings);

}  // namespace orgplan::language
