#pragma once

#include <string>

#include "graph/model/organisation.h"
#include "planner/report/rules_asked.h"
#include "planner/text/finding.h"
#include "planner/text/source.h"

namespace orgplan::report {

/// The findings as one JSON object with a line end: `findings` in the order of the text report, each with its rule,
/// severity, message, place (1-based, columns in code points, the end exclusive), stages, why, help and notes; then the
/// counts by severity, the rules that were asked and what would decide those left open, the starts that
/// wait for the end of a freeze (times are dates, or stages where these have none), and the day of judgement.
std::string json_report(const text::Findings& findings, const text::Sources& sources, const Organisation& organisation,
                        const RulesAsked& rules);

}  // namespace orgplan::report
