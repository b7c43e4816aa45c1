#include "planner/manual/rule_list.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

namespace orgplan {
using namespace manual;
using namespace rules;
using namespace text;
namespace {

using testing::AllOf;
using testing::Contains;
using testing::IsEmpty;
using testing::Not;

std::vector<std::string> ids(const RuleFilter& filter) {
    std::vector<std::string> all;
    for (const ListedRule& rule : list_rules(filter)) all.push_back(rule.entry->entry->id);
    return all;
}

RuleFilter of_pack(const char* pack) {
    return {pack, {}, {}};
}
RuleFilter of_role(const char* role) {
    return {{}, role, {}};
}

TEST(RuleList, HoldsEveryRuleOnce) {
    std::set<std::string> rules;
    for (const Rule& rule : builtin_rules().rules) rules.insert(rule.id);
    const std::vector<std::string> all = ids({});
    EXPECT_TRUE(std::is_sorted(all.begin(), all.end()));
    EXPECT_EQ(std::adjacent_find(all.begin(), all.end()), all.end());
    for (const std::string& id : rules) EXPECT_THAT(all, Contains(id));
    EXPECT_EQ(all, ids(of_pack("all")));
    EXPECT_EQ(all.size() + ids(of_pack("text")).size() + ids(of_pack("plan")).size(), rule_entries().size());
}

TEST(RuleList, IsFilteredByPack) {
    EXPECT_THAT(ids(of_pack("structure")), AllOf(Contains("empty-unit"), Not(Contains("duplicate-id"))));
    EXPECT_THAT(ids(of_pack("text")), AllOf(Contains("duplicate-id"), Not(Contains("empty-unit"))));
    EXPECT_THAT(ids(of_pack("plan")), AllOf(Contains("plan-adds-unit"), Not(Contains("duplicate-id"))));
    EXPECT_THAT(ids(of_pack("relation")), Contains("role-without-partner"));
    EXPECT_THAT(ids(of_pack("default")),
                AllOf(Contains("tech-lead-outside-dev-team"), Contains("empty-unit"), Contains("span-too-wide"),
                      Not(Contains("managers-span-too-narrow")), Not(Contains("role-without-partner"))));
    EXPECT_THAT(ids(of_pack("own")), IsEmpty());
}

TEST(RuleList, IsFilteredByRole) {
    EXPECT_THAT(ids(of_role("tech-lead")),
                AllOf(Contains("tech-lead-outside-dev-team"), Contains("role-without-partner"),
                      Not(Contains("vp-design-without-designers"))));
    for (const ListedRule& rule : list_rules(of_role("tech-lead"))) {
        for (const Rule* each : rule.rules) EXPECT_TRUE(is_about(*each, "tech-lead")) << each->id;
    }
    EXPECT_THAT(ids({"structure", "tech-lead", {}}), IsEmpty());
}

TEST(RuleList, IsFilteredBySeverityRowByRow) {
    for (const ListedRule& rule : list_rules({{}, {}, Severity::warning})) {
        EXPECT_EQ(rule.severity, Severity::warning) << rule.entry->entry->id;
        for (const Rule* each : rule.rules) EXPECT_EQ(each->severity, Severity::warning) << each->id;
    }
    // The row of tech leads weighs more than its table.
    EXPECT_THAT(ids({"relation", "tech-lead", Severity::warning}), Contains("role-without-partner"));
}

TEST(RuleList, FitsAHundredColumnsAndCounts) {
    std::istringstream lines(rules_text(list_rules({})));
    std::string last;
    for (std::string line; std::getline(lines, line); last = line) {
        EXPECT_LE(line.size(), 100u) << line;
        EXPECT_FALSE(line.ends_with(' ')) << line;
    }
    EXPECT_THAT(last, testing::MatchesRegex("[0-9]+ rules: [0-9]+ errors, [0-9]+ warnings, [0-9]+ advice"));
    EXPECT_EQ(rules_text(list_rules({"glossary", "vp-design", Severity::error})),
              "vp-design-inside-design  error, glossary\n"
              "    A VP of Design reports to somebody in design\n"
              "vp-design-without-designers  error, glossary\n"
              "    A VP of Design has nobody in design below\n"
              "\n"
              "2 rules: 2 errors, 0 warnings, 0 advice\n");
}

TEST(RuleList, IsCompleteAsJson) {
    const auto json = nlohmann::json::parse(rules_json(list_rules(of_role("tech-lead"))));
    const auto& rules = json.at("rules");
    const auto find = [&](const char* id) {
        for (const auto& rule : rules) {
            if (rule.at("id") == id) return rule;
        }
        return nlohmann::json();
    };
    const auto rule = find("tech-lead-outside-dev-team");
    EXPECT_EQ(rule.at("evidence").at("description"), 5);
    EXPECT_EQ(rule.at("role"), "tech-lead");
    EXPECT_EQ(rule.at("subject"), "seat");
    EXPECT_EQ(rule.at("words").at("tags"), nlohmann::json({"developer", "technical"}));
    EXPECT_TRUE(rule.at("default"));
    const auto table = find("role-without-partner");
    EXPECT_FALSE(table.at("default"));
    EXPECT_THAT(table.at("rows").size(), testing::Ge(1u));
    EXPECT_EQ(table.at("rows")[0].at("evidence").at("source_text"), 1);

    const auto designs = nlohmann::json::parse(rules_json(list_rules(of_role("lead-designer"))));
    bool seen = false;
    for (const auto& parameter : designs.at("parameters")) {
        if (parameter.at("name") != "lead_designer.min_reports") continue;
        seen = true;
        EXPECT_EQ(parameter.at("value"), 2);
        EXPECT_FALSE(parameter.at("source").get<std::string>().empty());
    }
    EXPECT_TRUE(seen);
    EXPECT_EQ(nlohmann::json::parse(rules_json({})).at("rules").size(), 0u);
}

}  // namespace
}  // namespace orgplan
