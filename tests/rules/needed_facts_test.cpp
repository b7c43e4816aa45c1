#include "planner/rules/needed_facts.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "tests/rules/check_text.h"

namespace orgplan {
using namespace graph;
using namespace language;
using namespace rules;
using namespace text;
namespace {

std::map<std::string, std::set<std::string>, std::less<>> needed_by_rule() {
    std::map<std::string, std::set<std::string>, std::less<>> all;
    for (const Rule& rule : builtin_rules().rules) all[rule.id].merge(needed_facts(builtin_rules(), rule));
    return all;
}

std::size_t expect_named(const Checked& checked, const std::string& where) {
    static const auto kNeeded = needed_by_rule();
    for (const Skipped& skipped : checked.summary.skipped) {
        const auto needed = kNeeded.find(skipped.rule);
        if (needed == kNeeded.end()) continue;
        for (const std::string& fact : skipped.facts) {
            EXPECT_TRUE(needed->second.contains(fact)) << where << ": " << skipped.rule << " lacks `" << fact << "`";
        }
    }
    return checked.summary.skipped.size();
}

// What `--explain-skipped` names for a rule is among what the manual says that it needs.
TEST(NeededFacts, AreAllThatAreEverMissing) {
    std::size_t skipped = 0;
    std::vector<std::string> paths;
    for (const char* folder : {"/examples", "/tests/planted/specs"}) {
        for (const auto& entry : std::filesystem::directory_iterator(std::string(ORGPLAN_SOURCE_DIR) + folder)) {
            if (entry.path().extension() == ".yaml") paths.push_back(entry.path().string());
        }
    }
    for (const std::string& path : paths) skipped += expect_named(check_spec(path, {}, "*"), path);
    std::set<std::string> seen;
    for (const Rule& rule : builtin_rules().rules) {
        if (!seen.insert(rule.id).second) continue;
        skipped += expect_named(check_text(rule.passes, "*"), rule.id);
        skipped += expect_named(check_text(rule.fails, "*"), rule.id);
    }
    EXPECT_GT(skipped, 1000u);
}

TEST(NeededFacts, AreThoseOfAComparisonWithTheManager) {
    Rule rule;
    rule.require.op = Op::beside_manager;
    rule.require.cost_is = {Beside::lower};
    EXPECT_EQ(needed_facts(builtin_rules(), rule), (std::set<std::string>{"cost", "reports_to"}));
}

TEST(NeededFacts, AreThoseOfConditionsAndOfWhatARuleIsFor) {
    const auto needed = [](std::string_view id) { return needed_facts(builtin_rules(), *builtin_rules().rule(id)); };
    using Facts = std::set<std::string>;
    EXPECT_EQ(needed("software-architect-not-designing"), Facts{"time"});
    EXPECT_EQ(needed("team-with-several-tech-leads"), (Facts{"kind", "role"}));
    EXPECT_EQ(needed("frontend-developer-without-interface"), (Facts{"has_ui", "products", "scope"}));
    EXPECT_EQ(needed("performance-marketer-without-ads"), Facts{"company.channels"});
    EXPECT_EQ(needed("delivery-outside-project-manager"), (Facts{"duties.delivery", "projects: units", "role"}));
}

}  // namespace
}  // namespace orgplan
