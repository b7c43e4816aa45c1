#pragma once

#include "graph/model/organisation.h"
#include "planner/rules/evaluate/report_faults.h"
#include "planner/rules/evaluate/unread_facts.h"
#include "planner/text/finding.h"

namespace orgplan::rules {

/// Reports, at a spec's own rule, for how many of its subjects it was skipped, which, and which facts are missing.
void report_skipped(const Organisation& org, const RuleAnswers& answered, const UnreadFacts& unread,
                    text::Findings& findings);

}  // namespace orgplan::rules
