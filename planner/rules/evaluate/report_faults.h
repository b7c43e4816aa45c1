#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "graph/model/organisation.h"
#include "planner/rules/evaluate/evaluate.h"
#include "planner/rules/policy/policy.h"
#include "planner/text/finding.h"

namespace orgplan::rules {

/// What a unit seems to be by its people, and the keys that would say it.
struct SeemingUnit {
    UnitId unit = kNone<UnitId>;
    std::string what;
    std::string keys;
};

/// The answers about one subject, over the stages.
struct Answers {
    Subject subject;
    StageSet holds;
    StageSet fails;
    StageSet advice;                                      ///< stages at which it is advice
    StageSet together;                                    ///< stages at which it is reported with those of others
    StageSet inferred;                                    ///< stages at which it rests on what units seem to be
    std::map<StageId, std::vector<SeemingUnit>> seeming;  ///< at these: what units seem to be
    bool kept = false;                           ///< the rule was kept at the stage before the first at which it fails
    std::optional<double> from_headcount;        ///< it broke the rule before too, which did not apply below this size
    std::optional<double> advice_below;          ///< it is advice below this size, which the company has passed
    StageSet gives_way;                          ///< stages at which another rule reports it
    std::vector<std::pair<StageId, Seen>> seen;  ///< at each stage at which it fails, in their order
    std::vector<text::Measure> measures;
};

/// The answers of one rule.
struct RuleAnswers {
    const Rule* rule = nullptr;
    std::vector<Answers> faults;        ///< by the first stage, then in the order of the organisation
    std::map<Subject, std::size_t> at;  ///< of each subject in `faults`
    Seen unknown_seen;
    bool decided = false;                 ///< for one of its subjects at least
    std::vector<Subject> unknown;         ///< each once, sorted
    StageSet unknown_at;                  ///< the stages at which there are any
    std::vector<Subject> about;           ///< of a spec's own rule: all of its subjects, each once, sorted
    std::set<std::uint32_t> open_titles;  ///< that leave it unknown, in `Organisation::titles`
};

/// Reports what the policy wants of the faults of a rule: each once, with the stages at which it exists.
void report_faults(const Organisation& org, const RuleSet& rules, RuleAnswers& answered, Policy& policy,
                   text::Findings& findings);

}  // namespace orgplan::rules
