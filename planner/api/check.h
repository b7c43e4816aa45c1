#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "planner/api/read.h"
#include "planner/hiring/norms.h"
#include "planner/report/rules_checked.h"
#include "planner/rules/policy/policy_files.h"

namespace orgplan::api {

struct CheckRequest {
    std::vector<std::string> packs = {};       ///< instead of those the spec chooses; empty: as it chooses
    std::vector<std::string> policies = {};    ///< files whose rules apply before those of the spec
    std::string stage = {};                    ///< only what holds at this one; empty: at any
    const language::FileTree* tree = nullptr;  ///< where policies are read from; none: the folders of this computer
    /// Reads the spec again with these days as stages too, to check its rules on each day between stages on which
    /// something changes; none: they are checked at stages.
    std::function<Result<SpecPtr>(std::vector<Tick>)> on_days = {};
    /// What another spec says about rules, to be followed instead; then nothing is found in what is said about rules.
    const rules::SaidOfRules* said = nullptr;
    bool parts = false;  ///< every finding names what it is about, for comparing; else those that know it themselves
};

struct Checked {
    text::Findings findings;     ///< of the text, the graph, the costs, the hiring and the rules, sorted
    report::RulesChecked rules;  ///< none where the spec could not be built
    rules::SaidOfRules said;     ///< what the spec and its policies say about rules
    std::size_t days = 0;        ///< between stages, on which rules were checked too
    hiring::HiringNorms hiring;  ///< what is typical, as the policies set it; nothing where the spec could not be built
};

/// What is wrong with a spec: what was found when it was read, and what its graph and the rules find under the policies
/// it names and its own. What is wrong with its graph is found on every day from the first stage on; rules are checked
/// at stages. Refused where a pack, a policy of the request or the stage does not exist, or there are too many days.
/// The findings of the spec itself are unchanged; its policies join its sources, since findings may point there.
Result<Checked> check(language::Spec& spec, const CheckRequest& request = {});

/// The same for all stages, for comparing specs: refused, with the findings, where the spec could not be built.
Result<Checked> check_built(language::Spec& spec, const language::FileTree* tree = nullptr);

/// Why packs cannot be checked: one of them does not exist.
std::optional<Refusal> refuse_packs(std::span<const std::string> packs);

}  // namespace orgplan::api
