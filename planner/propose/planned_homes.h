#pragma once

#include "planner/propose/hire_places.h"
#include "planner/text/finding.h"

namespace orgplan::propose {

/// Of planned homes: who may lead each, and which are alike. A home that nobody may lead is a fault where a stage needs
/// it, else it stays closed. Profiles and homes are all there.
void finish_planned_homes(Setup& setup, const HirePlaces& places, text::Findings& faults);

}  // namespace orgplan::propose
