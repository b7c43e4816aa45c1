#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/organisation.h"
#include "planner/hiring/hires.h"
#include "planner/text/finding.h"

// How findings about a plan speak.

namespace orgplan::hiring {

/// `1 start`, `3 starts`.
std::string counted(std::size_t count, std::string_view what);
/// The ids of the first twelve, and how many there are more.
std::string names_text(const Organisation& organisation, std::span<const PositionId> seats);
/// `in 2027-03`, or `from 2027-03 to 2027-05`.
std::string months_text(Month first, Month last);
std::string quarters_text(Quarter first, Quarter last);
/// `on 2027-03-01`, or ``at `seed` `` of a stage.
std::string tick_text(const Organisation& organisation, Tick at);
/// `from 2027-03-01 on`, or ``from `seed` on``.
std::string from_text(const Organisation& organisation, Tick at);
/// The first picture in which something is seen; none behind the last.
StageSet seen_from(const Organisation& organisation, Tick at);

/// Adds a finding that is seen from the start of a hire on, at its place.
text::Finding& add_at(const HiringPlan& plan, text::Findings& findings, std::string_view rule, const Hire& hire,
                      std::string message);
/// Says of the first hire that is to be in by a stage in which days it may start.
void note_window(const HiringPlan& plan, std::span<const Hire* const> hires, text::Finding& finding);

}  // namespace orgplan::hiring
