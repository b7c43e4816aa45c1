#pragma once

#include <optional>
#include <vector>

#include "graph/model/organisation.h"
#include "planner/text/document.h"
#include "planner/text/finding.h"

namespace orgplan::language {

/// The days a reading asks about.
struct Times {
    Tick today;                  ///< plans are judged against it
    bool over_now = false;       ///< even where `hiring` says another day
    std::vector<Tick> pictures;  ///< dates of which there are to be pictures too
};

/// Builds the organisation that the files of one spec describe; their values must have passed the form check. Whatever
/// leads nowhere, contradicts itself or changes nothing is a finding, and is left out of the organisation.
void assemble(const std::vector<text::Node>& roots, const Times& times, Organisation& organisation,
              text::Findings& findings);

}  // namespace orgplan::language
