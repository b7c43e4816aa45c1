#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "planner/rules/evaluate/report_faults.h"

// Faults of one rule that are one finding.

namespace orgplan::rules {

/// How many of the same a message names.
constexpr std::size_t kMostNamed = 3;

/// A fault on a part of its stages, with what is reported of it.
struct Reported {
    const Answers* answers;
    Policy::SeverityAt at;
    StageId covering = kNone<StageId>;  ///< a later stage that resolves it; none: none does, or may
    std::size_t more = 0;               ///< further seats of its line with the same fault
    bool only_warning = false;          ///< an error, if its units were said to be what they seem
    std::vector<Subject> others = {};   ///< that have the same fault, and are reported with it
};

/// Makes the faults of the seats of one counted line one, at the first of them.
void join_lines(const Organisation& org, std::vector<Reported>& parts);
/// Makes those that the rule reports together one, at the first of them, where their severity and stages are the same.
void join_together(std::vector<Reported>& parts);

/// What a message says of the others, and where the first few of them are.
std::string same_of_others(const Organisation& org, const Rule& rule, const Reported& part);
std::vector<text::Note> notes_on_others(const Organisation& org, const Reported& part);

/// "`core`", or "`on-call` of `core`".
std::string name_of(const Organisation& org, const Subject& subject);
/// Where a subject is.
Place place_of(const Organisation& org, const Subject& subject);

/// Makes one part of two of a fault that is more than advice only because the company has grown.
void join_advice(const Answers& answers, std::vector<Policy::SeverityAt>& parts);
/// Where a fault is reported only because the company has grown, or is more than advice: from which size on; else
/// empty.
std::string growth_text(const Answers& answers, StageSet stages);

}  // namespace orgplan::rules
