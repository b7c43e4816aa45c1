#include "planner/rules/check_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>
#include <unordered_set>

#include "planner/glossary/glossary.h"
#include "planner/rules/check_levels.h"
#include "planner/rules/check_locations.h"
#include "planner/rules/match/fact_words.h"
#include "planner/rules/near_words.h"
#include "planner/rules/rule_words.h"
#include "planner/text/nearest.h"

namespace orgplan::rules {
namespace {

// The parts of a spec that have facts rules need.
constexpr std::array<std::string_view, 6> kSections{"company", "positions", "units", "products", "projects", "people"};
// Facts whose words a spec chooses freely, except the names of its own places, levels and kinds.
constexpr std::array<std::string_view, 13> kFacts{
    "scope",  "skills", "background", "time",     "duties",           "purpose",  "tags",
    "sector", "builds", "customers",  "channels", "data_sensitivity", "platforms"};

// Of these, facts whose words are few and mostly known: a word near one of them, however short, is meant to be it.
constexpr std::array<std::string_view, 6> kClosed{"sector",   "builds",           "customers",
                                                  "channels", "data_sensitivity", "platforms"};

class WordsOfFact {
  public:
    WordsOfFact(std::vector<std::string_view> known, bool closed) : known_(std::move(known)), closed_(closed) {
        familiar_.insert(known_.begin(), known_.end());
    }

    // Words of the spec that mean something to it: its things, its families.
    void add_own(std::string_view word) { familiar_.insert(word); }

    const std::string& slip(std::string_view word) {
        static const std::string kNone;
        if (familiar_.contains(word)) return kNone;
        const auto [at, added] = slips_.try_emplace(word);
        if (added && slips_.size() * known_.size() <= kMostCompared) {
            at->second = closed_ ? near_word(word, known_) : text::slip_of(word, known_);
        }
        return at->second;
    }

  private:
    static constexpr std::size_t kMostCompared = 500'000;  // nobody reads on after so many

    std::vector<std::string_view> known_;
    bool closed_;
    std::unordered_set<std::string_view> familiar_;
    std::unordered_map<std::string_view, std::string> slips_;
};

class WordCheck {
  public:
    WordCheck(const language::Spec& spec, const std::vector<NeededFact>& facts, const FactWords& known,
              text::Findings& findings)
        : known_(known), findings_(findings) {
        for (const NeededFact& fact : facts) {
            if (std::find(kFacts.begin(), kFacts.end(), fact.fact) == kFacts.end()) continue;
            std::vector<std::string_view> words;
            for (const NeededWord& each : fact.words) words.push_back(each.word);
            const bool closed = std::ranges::find(kClosed, fact.fact) != kClosed.end();
            for (const Spelling& each : builtin_rules().spellings) {
                if (closed && each.fact == fact.fact) words.insert(words.end(), {each.says, each.means});
            }
            facts_.emplace(fact.fact, WordsOfFact(std::move(words), closed));
        }
        const Organisation& org = spec.organisation;
        WordsOfFact& scope = facts_.at("scope");
        for (const Product& product : org.products) scope.add_own(product.id);
        for (const Project& project : org.projects) scope.add_own(project.id);
        for (const Unit& unit : org.units) scope.add_own(unit.id);
        for (const glossary::GlossaryTag& tag : glossary::glossary().tags) facts_.at("tags").add_own(tag.id);
        for (const Role& role : org.roles) {
            for (const Text tag : role.tags) facts_.at("tags").add_own(tag);
        }
    }

    // As deep as the reader allows values to be nested.
    void walk(text::Node value) {
        for (const text::Node each : value) {
            const auto fact = value.is_map() ? facts_.find(each.key()) : facts_.end();
            if (fact != facts_.end()) {
                words(*fact, each);
            } else if (!each.is_scalar()) {
                walk(each);
            }
        }
    }

  private:
    using Fact = std::pair<const std::string_view, WordsOfFact>;

    // One word, a list of words, or the keys of a map.
    void words(Fact& fact, text::Node value) {
        if (value.is_scalar()) word(fact, value.text(), value.place());
        for (const text::Node each : value) {
            if (value.is_map()) {
                word(fact, each.key(), each.key_place());
            } else if (each.is_scalar()) {
                word(fact, each.text(), each.place());
            }
        }
    }

    void word(Fact& fact, std::string_view text, Place place) {
        if (known_.knows(fact.first, text)) return;
        const std::string& meant = fact.second.slip(text);
        if (meant.empty()) return;
        findings_.add("unfamiliar-word", place, fmt::format("no rule uses `{}` under `{}`", text, fact.first),
                      fmt::format("did you mean `{}`?", meant));
    }

    const FactWords& known_;
    std::map<std::string_view, WordsOfFact> facts_;
    text::Findings& findings_;
};

}  // namespace

void check_words(const language::Spec& spec, const RuleSet& rules, text::Findings& findings) {
    const std::vector<NeededFact> facts = rule_words(rules);
    const FactWords known(rules);
    WordCheck check(spec, facts, known, findings);
    for (const auto& document : spec.documents) {
        for (const text::Node section : document->root()) {
            if (std::find(kSections.begin(), kSections.end(), section.key()) != kSections.end()) check.walk(section);
        }
    }
    check_levels(spec, rules, findings);
    check_locations(spec, rules, findings);
}

}  // namespace orgplan::rules
