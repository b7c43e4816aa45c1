#pragma once

#include <string>

#include "graph/organisation.h"
#include "planner/spec/source.h"

namespace orgplan {

/// The resolved organisation as text: stages with their counts; units; every seat with its id, what it is at each
/// stage, whom it reports to and why. The canonical dump that tests compare.
std::string show_text(const Organisation& organisation, const Sources& sources, StageSet stages);

}  // namespace orgplan
