#pragma once

#include <span>
#include <string>
#include <string_view>

#include "graph/model/organisation.h"
#include "planner/hiring/hires.h"
#include "planner/hiring/lots.h"
#include "planner/text/finding.h"

// Findings about starts: their places, the stages at which they are seen, and their notes.

namespace orgplan::hiring {

/// The first stage at which something is seen; none after the last.
StageSet seen_from(const Organisation& organisation, Tick at);

/// `from 2027-07-01 to 2027-07-31`: the days of [from, end), the last one named.
std::string span_text(Tick from, Tick end);

/// Adds a finding that is seen from the start of a hire on, at its place.
text::Finding& add_at(const Organisation& organisation, text::Findings& findings, std::string_view rule,
                      const Hire& hire, std::string message);
/// The same of one fact about several hires.
text::Finding& add_at(const HiringPlan& plan, text::Findings& findings, std::string_view rule, const Hire& hire,
                      std::string message, std::vector<PositionId> seats);
/// Notes what the spec says of a limit.
void note_limit(const HiringPlan& plan, Limit limit, text::Finding& finding);
/// What one who recruits can fill; `called` is the role.
std::string recruits_text(const Recruiters& recruiters, std::string_view called);
/// Notes the days between which the first hire that is due by a stage may start.
void note_window(const HiringPlan& plan, std::span<const Hire* const> hires, text::Finding& finding);

}  // namespace orgplan::hiring
