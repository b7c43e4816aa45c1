#include "tests/rules/agreement.h"

#include <gtest/gtest.h>

#include "tests/rules/random_rules.h"

namespace orgplan {
namespace {

// Built-in rules are for companies of dozens; here their numbers are made to fit the small ones that are drawn.
void shrink(Condition& condition) {
    for (std::optional<Limit>* limit : {&condition.at_least, &condition.at_most}) {
        if (*limit && (*limit)->value > 6) (*limit)->value = 3;
    }
    for (Condition& part : condition.parts) shrink(part);
}

RuleSet builtin_rules_of_small_companies() {
    RuleSet rules = builtin_rules();
    for (Parameter& each : rules.parameters) {
        if (each.words.empty() && each.value > 3) each.value = each.value > 6 ? 3 : 2;
    }
    for (Rule& rule : rules.rules) {
        if (rule.when) shrink(*rule.when);
        shrink(rule.require);
    }
    return rules;
}

bool agree(const Organisation& org, const RuleSet& rules, std::size_t begin, std::size_t end, unsigned seed,
           const Material& material, std::vector<Decided>& decided) {
    const Disagreement found = disagreement(org, rules, begin, end, decided);
    if (found.told.empty()) return true;
    const std::string least = smallest_disagreement(rules, rules.rules[found.rule], seed, material);
    ADD_FAILURE() << "seed " << seed << "\n" << (least.empty() ? found.told : least);
    return false;
}

TEST(Agreement, OnEveryBuiltinRule) {
    const RuleSet rules = builtin_rules_of_small_companies();
    const std::size_t organisations = organisations_wanted(12);
    std::vector<Decided> decided(rules.rules.size());
    for (std::size_t r = 0; r < rules.rules.size(); ++r) {
        const Rule& rule = rules.rules[r];
        for (unsigned seed = 0; seed < organisations; ++seed) {
            const Material material = material_of(rules, rule, seed);
            const Organisation org = random_organisation(seed, material);
            if (!agree(org, rules, r, r + 1, seed, material, decided)) break;
        }
    }
    for (std::size_t r = 0; r < rules.rules.size(); ++r) {
        const Rule& rule = rules.rules[r];
        EXPECT_GT(decided[r].holds, 0U) << told(rules, rule);
        EXPECT_GT(decided[r].fails, 0U) << told(rules, rule);
    }
}

TEST(Agreement, OnRandomRules) {
    const Material material = common_material();
    for (unsigned seed = 0; seed < organisations_wanted(150); ++seed) {
        const RuleSet rules = random_rules(seed, 32, material);
        std::vector<Decided> decided(rules.rules.size());
        const Organisation org = random_organisation(seed, material);
        if (!agree(org, rules, 0, rules.rules.size(), seed, material, decided)) break;
    }
}

}  // namespace
}  // namespace orgplan
