#pragma once

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "planner/rules/match/truth.h"
#include "planner/rules/rule.h"

namespace orgplan::rules {

/// `Paid Social`, `paid_social` and `paid-social` are one word: the last.
std::string folded_word(std::string_view word);

/// The words of facts as rules name them: `iOS` is `ios`, `google-ads` are `search-ads`. What no rule names may mean
/// anything, unless it is listed among the words known; it is not known whether it is what a rule looks for. Facts are
/// named as a spec names them.
class FactWords {
  public:
    /// The words of the built-in rules, and of these.
    explicit FactWords(const RuleSet& rules);

    /// A word of a spec as rules spell it. Each distinct word is looked up once.
    const std::string& spelled(std::string_view fact, std::string_view word) const;
    bool is_one_of(std::string_view fact, const std::vector<std::string>& wanted, std::string_view word) const;
    /// Whether it is known what it means.
    bool knows(std::string_view fact, std::string_view word) const;
    /// Whether one of the words is wanted; unknown where none is, but of one it is not known what it means.
    template <class Words>
    Truth any(std::string_view fact, const std::vector<std::string>& wanted, const Words& there) const {
        Truth found = Truth::fails;
        for (const auto& word : there) {
            if (is_one_of(fact, wanted, word)) return Truth::holds;
            if (!knows(fact, word)) found = Truth::unknown;
        }
        return found;
    }

  private:
    struct Fact {
        std::unordered_map<std::string, std::string> spellings;
        std::set<std::string, std::less<>> known;
        std::unordered_map<std::string, std::string> seen;
    };
    mutable std::map<std::string, Fact, std::less<>> facts_;
};

}  // namespace orgplan::rules
