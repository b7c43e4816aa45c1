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

    std::vector<NeededFact> found() const {
        std::vector<NeededFact> all;
        for (const std::string_view fact : kFacts) {
            NeededFact& each = all.emplace_back(NeededFact{fact, {}});
            const auto words = found_.find(fact);
            if (words == found_.end()) continue;
            for (const auto& [word, rules] : words->second) {
                each.words.push_back({word, {rules.begin(), rules.end()}});
            }
        }
        return all;
    }

  private:
    void words(std::string_view fact, const std::vector<std::string>& named) {
        for (const std::string& word : named) found_[fact][word].insert(*rule_);
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

    // The index of a selector that a condition does not use is that of the first, which selects everything.
    void condition(const Condition& read) {
        seats(rules_.seats[read.seats]);
        seats(rules_.seats[read.others]);
        units(rules_.units[read.units]);
        work(rules_.work[read.work]);
        if (read.op == Op::scope || read.op == Op::scope_only) words("scope", read.words);
        if (read.op == Op::skill) words("skills", read.words);
        if (read.op == Op::background) words("background", read.words);
        if (read.op == Op::time) words("time", read.words);
        if (read.op == Op::holds || read.op == Op::duty || read.op == Op::given) words("duties", read.words);
        if (read.op == Op::beside_manager) words("level", read.words);
        for (const CompanyFact& fact : read.facts) words(word_of(fact.name), fact.words);
        for (const Condition& part : read.parts) condition(part);
    }

    const RuleSet& rules_;
    const std::string* rule_ = nullptr;
    std::map<std::string_view, std::map<std::string, std::set<std::string>>> found_;
};

}  // namespace

std::vector<NeededFact> rule_words(const RuleSet& rules) {
    Collector collector(rules);
    for (const Rule& rule : rules.rules) collector.add(rule);
    return collector.found();
}

}  // namespace orgplan::rules
