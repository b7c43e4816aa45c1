#include "planner/api/faults.h"

#include <algorithm>
#include <utility>

#include "planner/language/misread.h"
#include "planner/rules/policy/policy_files.h"
#include "planner/rules/structure.h"

namespace orgplan::api {

text::Findings faults_of(language::Spec& spec, const language::FileTree* tree) {
    text::Findings faults = spec.findings;
    if (!spec.built) return faults;
    rules::SpecRules by = rules::rules_of(spec, {}, tree, faults);
    rules::check_cycles(*spec.graph, faults);
    if (by.followed) by.policy.apply_to_structure(spec.organisation, faults);
    std::erase_if(faults.all(), [](const text::Finding& each) { return !language::misread(each); });
    faults.sort();
    return faults;
}

std::optional<Refusal> unreadable(const language::Spec& spec) {
    if (spec.built) return std::nullopt;
    // A scenario without a base is readable, but means nothing.
    text::Findings findings = spec.unreadable.empty() ? spec.findings : spec.unreadable;
    findings.sort();
    return faulty(std::move(findings));
}

}  // namespace orgplan::api
