#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "planner/rules/rule.h"

namespace orgplan::rules {

/// A word that a spec may give, and the ids of the rules that ask for it, sorted, each once.
struct AskedWord {
    std::string word;
    std::vector<std::string> rules;
};

/// The words of one kind of fact that rules ask for, sorted.
struct AskedFact {
    std::string_view fact;  ///< as a spec names it, such as `scope`
    std::vector<AskedWord> words;
};

/// Every kind of fact whose words a spec chooses, in a fixed order, also where no rule asks for one.
std::vector<AskedFact> rule_words(const RuleSet& rules);

}  // namespace orgplan::rules
