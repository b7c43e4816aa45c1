#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "planner/rules/rule.h"

namespace orgplan::rules {

/// A word that a spec may give, and the ids of the rules that look for it, sorted, each once.
struct NeededWord {
    std::string word;
    std::vector<std::string> rules;
};

/// The words of one kind of fact that rules know, sorted.
struct NeededFact {
    std::string_view fact;  ///< as a spec names it, such as `scope`
    std::vector<NeededWord> words;
};

/// Every kind of fact whose words a spec chooses, in a fixed order, even where no rule knows one.
std::vector<NeededFact> rule_words(const RuleSet& rules);

}  // namespace orgplan::rules
