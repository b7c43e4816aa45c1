#include <algorithm>
#include <random>

#include "planner/glossary/glossary.h"
#include "tests/rules/random_organisation.h"

namespace orgplan {
using namespace glossary;
using namespace rules;
using namespace text;
namespace {

void add(std::vector<std::string>& words, const std::vector<std::string>& more) {
    words.insert(words.end(), more.begin(), more.end());
}

class Collector {
  public:
    Collector(const RuleSet& rules, unsigned seed) : rules_(rules), random_(seed) {}

    void add_rule(const Rule& rule) {
        seats(rules_.seats[rule.for_seats]);
        units(rules_.units[rule.for_units]);
        work(rules_.work[rule.for_work]);
        add(found_.duties, rule.duties);
        if (rule.when) condition(*rule.when);
        condition(rule.require);
    }

    Material found() {
        // Somebody whom the rule does not speak of.
        roles([](const GlossaryRole&) { return true; });
        // Every other company has some of them alone.
        if (random_() % 2 == 0) {
            std::shuffle(found_.roles.begin(), found_.roles.end(), random_);
            found_.roles.resize(1 + random_() % found_.roles.size());
        }
        for (std::vector<std::string>* words :
             {&found_.tags, &found_.levels, &found_.locations, &found_.kinds, &found_.purposes, &found_.duties,
              &found_.scope, &found_.skills, &found_.background, &found_.work, &found_.platforms, &found_.complexity}) {
            // Now and then as many others as words that are asked for.
            for (std::size_t n = 1 + random_() % (words->size() + 1); n-- > 0;) words->push_back("another");
        }
        for (auto& [name, words] : found_.company) words.push_back("another");
        return found_;
    }

  private:
    // Two roles out of those that are meant.
    template <class Meant>
    void roles(Meant meant) {
        std::vector<std::string> all;
        for (const GlossaryRole& each : glossary::glossary().roles) {
            if (meant(each)) all.push_back(each.id);
        }
        for (int n = 0; n < 2 && !all.empty(); ++n) found_.roles.push_back(all[random_() % all.size()]);
    }

    void seats(const rules::SeatSelector& selector) {
        add(found_.roles, selector.roles);
        add(found_.tags, selector.tags);
        add(found_.levels, selector.levels);
        add(found_.locations, selector.locations);
        for (const std::string& family : selector.families) {
            roles([&](const GlossaryRole& role) { return role.family == family; });
        }
        for (const std::string& tag : selector.tags) {
            roles([&](const GlossaryRole& role) {
                return std::find(role.tags.begin(), role.tags.end(), tag) != role.tags.end();
            });
        }
        if (selector.manages) {
            roles([](const GlossaryRole& role) { return role.manages == Manages::yes; });
            roles([](const GlossaryRole& role) { return role.manages == Manages::no; });
        }
        for (const rules::SeatSelector& each : selector.except) seats(each);
    }

    void units(const UnitSelector& selector) {
        add(found_.kinds, selector.kinds);
        add(found_.purposes, selector.purposes);
        add(found_.tags, selector.tags);
        for (const UnitSelector& each : selector.except) units(each);
    }

    void work(const WorkSelector& selector) {
        add(found_.platforms, selector.platforms);
        add(found_.complexity, selector.complexity);
        for (const WorkSelector& each : selector.except) work(each);
    }

    // A selector that a condition does not use is the first, which asks for nothing.
    void condition(const Condition& asked) {
        seats(rules_.seats[asked.seats]);
        seats(rules_.seats[asked.others]);
        units(rules_.units[asked.units]);
        work(rules_.work[asked.work]);
        for (const CompanyFact& fact : asked.facts) add(found_.company[fact.name], fact.words);
        switch (asked.op) {
            case Op::scope:
            case Op::scope_only:
                add(found_.scope, asked.words);
                break;
            case Op::skill:
                add(found_.skills, asked.words);
                break;
            case Op::background:
                add(found_.background, asked.words);
                break;
            case Op::beside_manager:
                add(found_.levels, asked.words);
                break;
            case Op::time:
                add(found_.work, asked.words);
                break;
            case Op::holds:
            case Op::duty:
            case Op::given:
                add(found_.duties, asked.words);
                break;
            default:
                break;
        }
        for (const Condition& part : asked.parts) condition(part);
    }

    const RuleSet& rules_;
    std::mt19937 random_;
    Material found_;
};

}  // namespace

Material common_material() {
    Material common;
    common.roles = {"backend-developer", "qa-engineer", "engineering-manager", "account-executive"};
    common.tags = {"core", "developer"};
    common.levels = {"senior", "junior"};
    common.locations = {"oslo", "berlin"};
    common.kinds = {"team", "department"};
    common.purposes = {"development", "sales"};
    common.duties = {"roadmap", "budget", "delivery"};
    common.scope = {"databases", "network"};
    common.skills = {"sql", "rust"};
    common.background = {"technical", "statistics"};
    common.work = {"coding", "people", "selling"};
    common.platforms = {"web", "ios"};
    common.complexity = {"high", "low"};
    common.company = {{CompanyFact::Name::sector, {"finance", "retail"}},
                      {CompanyFact::Name::builds, {"software", "hardware"}},
                      {CompanyFact::Name::customers, {"consumers", "businesses", "agencies"}},
                      {CompanyFact::Name::data_sensitivity, {"high", "low"}},
                      {CompanyFact::Name::channels, {"website", "press"}}};
    return common;
}

Material material_of(const RuleSet& rules, const Rule& rule, unsigned seed) {
    Collector collector(rules, seed);
    collector.add_rule(rule);
    return collector.found();
}

}  // namespace orgplan
