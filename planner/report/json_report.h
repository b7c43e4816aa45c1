#pragma once

#include <span>
#include <string>

#include "graph/model/organisation.h"
#include "planner/report/rules_checked.h"
#include "planner/text/finding.h"
#include "planner/text/source.h"

namespace orgplan::report {

struct CheckReport;

/// The findings as one JSON object with a line end: the `version` of its form; `findings` in the order of the text
/// report, each with its rule, severity, message, place (1-based, columns in code points, the end exclusive), stages,
/// why, help and notes; then the counts by severity, how many rules were checked, the rules that were skipped and the
/// facts they need, the starts that wait for the end of a freeze (times are dates, or stages where these have none),
/// and the day as of which all was checked.
std::string json_report(const text::Findings& findings, const text::Sources& sources, const Organisation& organisation,
                        const RulesChecked& rules);

/// One of several specs.
struct JsonPart {
    const text::Findings& findings;
    const text::Sources& sources;
    const Organisation& organisation;
    const RulesChecked& rules;
};

/// The same of all specs of a run as one report, with what it says of a revision and a baseline. How many rules were
/// checked is the most of any.
std::string json_report(std::span<const JsonPart> parts, const CheckReport& report);

}  // namespace orgplan::report
