#pragma once

#include <span>
#include <string>
#include <string_view>

#include "graph/model/organisation.h"
#include "planner/hiring/hires.h"
#include "planner/text/finding.h"

// Findings about starts: where they stand, when they are seen, and what is noted beside them.

namespace orgplan::hiring {

/// The first picture in which something is seen; none behind the last.
StageSet seen_from(const Organisation& organisation, Tick at);

/// Adds a finding that is seen from the start of a hire on, at its place.
text::Finding& add_at(const HiringPlan& plan, text::Findings& findings, std::string_view rule, const Hire& hire,
                      std::string message);
/// Says of the first hire that is to be in by a stage in which days it may start.
void note_window(const HiringPlan& plan, std::span<const Hire* const> hires, text::Finding& finding);

}  // namespace orgplan::hiring
