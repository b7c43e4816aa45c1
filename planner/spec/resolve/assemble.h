#pragma once

#include <optional>
#include <vector>

#include "graph/organisation.h"
#include "planner/report/finding.h"
#include "planner/spec/document.h"

namespace orgplan {

/// The days a reading asks about.
struct Times {
    Tick today = 0;              ///< plans are judged against it
    bool over_now = false;       ///< even where `hiring` says another day
    std::vector<Tick> pictures;  ///< dates of which there are to be pictures too
};

/// Builds the organisation that the files of one spec describe; their values must have passed the form check. Whatever
/// leads nowhere, contradicts itself or changes nothing is a finding, and is left out of the organisation.
void assemble(const std::vector<Node>& roots, const Times& times, Organisation& organisation, Findings& findings);

}  // namespace orgplan
