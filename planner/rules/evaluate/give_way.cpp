#include "planner/rules/evaluate/give_way.h"

#include <algorithm>
#include <map>
#include <string_view>

namespace orgplan::rules {
namespace {

bool fails_for(const RuleAnswers& rule, const Subject& subject, StageId stage) {
    const auto at = rule.at.find(subject);
    return at != rule.at.end() && rule.faults[at->second].fails.has(stage);
}

// Whether a rule reports the same part of the organisation.
bool reports(const RuleAnswers& rule, const Subject& subject, const graph::Index& at) {
    const StageId stage = at.stage();
    if (fails_for(rule, subject, stage)) return true;
    bool found = false;
    if (rule.rule->subject == SubjectKind::seat && given(subject.unit) && !given(subject.seat)) {
        at.state(subject.unit).each_head([&](PositionId head) {
            found = found || fails_for(rule, {.seat = head}, stage);
        });
    }
    if (rule.rule->subject == SubjectKind::unit && given(subject.seat) && at.exists(subject.seat)) {
        found = std::ranges::any_of(at.managed(subject.seat),
                                    [&](UnitId unit) { return fails_for(rule, {.unit = unit}, stage); });
    }
    return found;
}

}  // namespace

void find_ways_given(const graph::Index& at, std::vector<RuleAnswers>& answered) {
    std::multimap<std::string_view, const RuleAnswers*> by_id;
    for (const RuleAnswers& each : answered) by_id.emplace(each.rule->id, &each);
    for (RuleAnswers& each : answered) {
        for (const std::string_view other : each.rule->gives_way_to) {
            const auto [first, last] = by_id.equal_range(other);
            for (Answers& answers : each.faults) {
                if (!answers.fails.has(at.stage())) continue;
                const bool way = std::any_of(
                    first, last, [&](const auto& entry) { return reports(*entry.second, answers.subject, at); });
                if (way) answers.gives_way.add(at.stage());
            }
        }
    }
}

void give_way(std::vector<RuleAnswers>& answered) {
    for (RuleAnswers& each : answered) {
        for (Answers& answers : each.faults) {
            if (answers.gives_way.empty()) continue;
            answers.fails = answers.fails - answers.gives_way;
            std::erase_if(answers.seen, [&](const auto& seen) { return answers.gives_way.has(seen.first); });
        }
    }
}

}  // namespace orgplan::rules
