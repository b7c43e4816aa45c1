#pragma once

#include <string>
#include <vector>

#include "planner/hiring/norms.h"
#include "planner/language/read.h"
#include "planner/report/rules_asked.h"

namespace orgplan::api {

struct JudgeOptions {
    std::vector<std::string> packs;            ///< in place of those the spec chooses; empty: as it chooses
    std::vector<std::string> policies;         ///< files whose rules hold before those of the spec
    const language::FileTree* tree = nullptr;  ///< where policies are read from; none: the folders of this computer
};

struct Judgement {
    report::RulesAsked rules;
    hiring::HiringNorms hiring;  ///< what is common, as the policies set it; nothing where nothing was judged
    std::string unreadable;      ///< why one of `policies` cannot be read, or empty
};

/// Adds to a spec's findings what its graph and the rules say of it, under the policies it names and its own, and sorts
/// them. A spec that could not be built into an organisation is left as it was read.
Judgement judge(language::Spec& spec, const JudgeOptions& options = {});

}  // namespace orgplan::api
