#pragma once

#include <string>

#include "graph/model/organisation.h"
#include "planner/text/source.h"

namespace orgplan::report {

/// The resolved organisation as text: stages with their counts; units; every seat with its id, what it is at each
/// stage, its manager and, with `reasons`, why. The canonical dump that tests compare.
std::string show_text(const Organisation& organisation, const text::Sources& sources, StageSet stages,
                      bool reasons = true);

}  // namespace orgplan::report
