#include "planner/rules/match/fact_words.h"

#include "planner/rules/rule_words.h"

namespace orgplan::rules {

std::string folded_word(std::string_view word) {
    std::string text(word);
    for (char& c : text) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
        if (c == ' ' || c == '_') c = '-';
    }
    return text;
}

FactWords::FactWords(const RuleSet& rules) {
    for (const Spelling& each : builtin_rules().spellings) {
        facts_[each.fact].spellings.emplace(each.says, each.means);
        facts_[each.fact].known.insert(each.means);
    }
    static const std::vector<NeededFact> built_in = rule_words(builtin_rules());
    for (const std::vector<NeededFact>& facts : {built_in, rule_words(rules)}) {
        for (const NeededFact& fact : facts) {
            Fact& into = facts_[std::string(fact.fact)];
            for (const NeededWord& each : fact.words) into.known.insert(spelled(fact.fact, each.word));
        }
    }
}

const std::string& FactWords::spelled(std::string_view fact, std::string_view word) const {
    Fact& of = facts_.find(fact)->second;
    const auto [known, fresh] = of.seen.try_emplace(std::string(word));
    if (fresh) {
        known->second = folded_word(word);
        const auto means = of.spellings.find(known->second);
        if (means != of.spellings.end()) known->second = means->second;
    }
    return known->second;
}

bool FactWords::is_one_of(std::string_view fact, const std::vector<std::string>& wanted, std::string_view word) const {
    const std::string& meant = spelled(fact, word);
    return std::ranges::any_of(wanted, [&](const std::string& each) { return spelled(fact, each) == meant; });
}

bool FactWords::knows(std::string_view fact, std::string_view word) const {
    return facts_.find(fact)->second.known.contains(spelled(fact, word));
}

}  // namespace orgplan::rules
