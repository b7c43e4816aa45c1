#pragma once

#include <string>
#include <vector>

#include "graph/organisation.h"
#include "planner/report/finding.h"
#include "planner/report/rules_asked.h"
#include "planner/spec/source.h"

namespace orgplan {

/// What a report tells of the run beside its findings.
struct RunFacts {
    std::string today;                    ///< the day it judged against, YYYY-MM-DD
    std::vector<std::string> not_judged;  ///< keys that were read for form alone
    RulesAsked rules;
};

/// The findings as one JSON object with a line end: `findings` in the order of the text report, each with its rule,
/// severity, message, place (1-based, columns in code points, the end exclusive), stages, why, help and notes; then the
/// counts by severity, the rules that were asked and what would decide those left open, the day, and the keys that were
/// not judged.
std::string json_report(const Findings& findings, const Sources& sources, const Organisation& organisation,
                        const RunFacts& run);

}  // namespace orgplan
