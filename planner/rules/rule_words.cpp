#include "planner/rules/rule_words.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "planner/rules/enum_words.h"

namespace orgplan::rules {
namespace {

constexpr std::array<std::string_view, 17> kFacts{
    "scope",      "skills",   "background", "time",      "duties",   "purpose",          "kind",
    "tags",       "sector",   "builds",     "customers", "channels", "data_sensitivity", "platforms",
    "complexity", "location", "level"};

class Collector {
  public:
    explicit Collector(const RuleSet& rules) : rules_(rules) {}

    void add(const Rule& rule) {
        rule_ = &rule.id;
        seats(rules_.seats[rule.for_seats]);
        units(rules_.units[rule.for_units]);
        work(rules_.work[rule.for_work]);
        words("duties", rule.duties);
        if (rule.when) condition(*rule.when);
        condition(rule.require);
    }

    std::vector<AskedFact> found() const {
        std::vector<AskedFact> all;
        for (const std::string_view fact : kFacts) {
            AskedFact& each = all.emplace_back(AskedFact{fact, {}});
            const auto words = found_.find(fact);
            if (words == found_.end()) continue;
            for (const auto& [word, rules] : words->second) {
                each.words.push_back({word, {rules.begin(), rules.end()}});
            }
        }
        return all;
    }

  private:
    void words(std::string_view fact, const std::vector<std::string>& asked) {
        for (const std::string& word : asked) found_[fact][word].insert(*rule_);
    }

    void seats(const SeatSelector& selector) {
        words("tags", selector.tags);
        words("location", selector.locations);
        words("level", selector.levels);
        for (const SeatSelector& each : selector.except) seats(each);
    }

    void units(const UnitSelector& selector) {
        words("kind", selector.kinds);
        words("purpose", selector.purposes);
        words("tags", selector.tags);
        for (const UnitSelector& each : selector.except) units(each);
    }

    void work(const WorkSelector& selector) {
        words("platforms", selector.platforms);
        words("complexity", selector.complexity);
        for (const WorkSelector& each : selector.except) work(each);
    }

    // The index of a selector that a condition does not use is that of the first, which asks for nothing.
    void condition(const Condition& asked) {
        seats(rules_.seats[asked.seats]);
        seats(rules_.seats[asked.others]);
        units(rules_.units[asked.units]);
        work(rules_.work[asked.work]);
        if (asked.op == Op::scope || asked.op == Op::scope_only) words("scope", asked.words);
        if (asked.op == Op::skill) words("skills", asked.words);
        if (asked.op == Op::background) words("background", asked.words);
        if (asked.op == Op::time) words("time", asked.words);
        if (asked.op == Op::holds || asked.op == Op::duty) words("duties", asked.words);
        for (const CompanyFact& fact : asked.facts) words(word_of(fact.name), fact.words);
        for (const Condition& part : asked.parts) condition(part);
    }

    const RuleSet& rules_;
    const std::string* rule_ = nullptr;
    std::map<std::string_view, std::map<std::string, std::set<std::string>>> found_;
};

}  // namespace

std::vector<AskedFact> rule_words(const RuleSet& rules) {
    Collector collector(rules);
    for (const Rule& rule : rules.rules) collector.add(rule);
    return collector.found();
}

}  // namespace orgplan::rules
