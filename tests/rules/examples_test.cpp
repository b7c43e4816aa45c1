#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "planner/glossary/glossary.h"
#include "planner/rules/rule.h"
#include "planner/text/catalogue.h"
#include "tests/rules/check_text.h"

namespace orgplan {
using namespace glossary;
using namespace graph;
using namespace language;
using namespace rules;
using namespace text;
namespace {

// By index: the rows of a table have one id.
class EachRule : public testing::TestWithParam<std::size_t> {
  protected:
    const Rule& rule = builtin_rules().rules[GetParam()];

    // With its pack, which may be one that is not asked by default.
    Checked check(const std::string& example) const {
        return check_text(example + "rules: {packs: [structure, " + rule.pack + "]}\n", rule.id, rule.row);
    }
};

TEST_P(EachRule, IsQuietAboutItsGoodExample) {
    ASSERT_TRUE(rule.passes.starts_with("orgplan: 1\n"));
    const Checked checked = check(rule.passes);
    EXPECT_TRUE(checked.findings.empty() && checked.spec->findings.empty()) << checked.text();
    EXPECT_TRUE(checked.summary.skipped.empty());
}

TEST_P(EachRule, FindsItsBadExampleAndNothingElse) {
    ASSERT_TRUE(rule.fails.starts_with("orgplan: 1\n"));
    const Checked checked = check(rule.fails);
    EXPECT_TRUE(checked.spec->findings.empty()) << checked.text();
    ASSERT_EQ(checked.findings.all().size(), 1u) << checked.text();
    const Finding& finding = checked.findings.all().front();
    EXPECT_EQ(finding.rule, rule.id);
    // An example is small, and in a small company some rules only advise.
    EXPECT_TRUE(finding.severity == rule.severity || (rule.advice_when && finding.severity == Severity::advice));
    EXPECT_TRUE(finding.where.known());
    EXPECT_EQ(finding.message.find('{'), std::string::npos) << finding.message;
}

// Whoever reads that something is missing must see the number that decides it, as it is set.
TEST_P(EachRule, PrintsTheNumbersThatDecide) {
    const auto parameters = [](const Condition& condition, const auto& self) -> std::set<std::string> {
        std::set<std::string> found;
        for (const auto& limit : {condition.at_least, condition.at_most}) {
            if (limit && !limit->parameter.empty()) found.insert(limit->parameter);
        }
        for (const Condition& part : condition.parts) found.merge(self(part, self));
        return found;
    };
    const auto prints = [&](const std::string& words) { return rule.message.find(words) != std::string::npos; };
    if (!prints("{limit") && !prints("{range}")) {
        for (const std::string& name : parameters(rule.require, parameters))
            EXPECT_TRUE(prints("{" + name + "}")) << name;
    }
    if (!rule.when) return;
    // Where these decide which of two rules reports a fault, the other rule prints them.
    const std::set<std::pair<std::string, std::string>> of_another{
        {"data-engineers-to-scientists", "data_engineer.min_users"},
        {"developers-to-product-managers", "product_manager.min_engineers"},
        {"development-team-without-lead", "team.min"},
        {"managers-span-too-narrow", "span.of_one"},
        {"span-too-narrow", "team.min"},
        {"span-too-wide", "team.max"},
        {"staff-to-it-specialists", "it.max_staff"},
        {"team-ready-to-split", "team.max"},
        {"team-too-small", "team.min"}};
    // Which companies are checked at all is for `explain`.
    const auto explains = [&](const std::string& name) {
        return rule.details.find("`" + name + "`") != std::string::npos;
    };
    for (const std::string& name : parameters(*rule.when, parameters)) {
        EXPECT_TRUE(explains(name) || of_another.contains({rule.id, name}) || prints("{" + name + "}")) << name;
    }
}

TEST_P(EachRule, SaysWhatItRestsOn) {
    EXPECT_FALSE(rule.summary.empty());
    EXPECT_FALSE(rule.why.empty());
    EXPECT_FALSE(rule.help.empty());
    const bool benchmark = rule.pack == "benchmark";
    EXPECT_TRUE(benchmark || rule.pack == "glossary" || rule.pack == "relation" || rule.pack == "profile");
    EXPECT_EQ(benchmark, rule.evidence.seed == 0);
    const bool of_every_role = rule.evidence.seed == 1 && rule.evidence.description == 0;
    EXPECT_EQ(benchmark || of_every_role, rule.role.empty());
    if (benchmark) {
        EXPECT_FALSE(rule.evidence.source.empty());
        EXPECT_NE(rule.severity, Severity::error);
    }
    EXPECT_LE(std::count(rule.evidence.quote.begin(), rule.evidence.quote.end(), ' '), 11);
    const CatalogueEntry* entry = find_in_catalogue(rule.id);
    ASSERT_NE(entry, nullptr);
    EXPECT_FALSE(entry->evidence.empty());
}

INSTANTIATE_TEST_SUITE_P(BuiltIn, EachRule, testing::Range(std::size_t{0}, builtin_rules().rules.size()),
                         [](const auto& rule) {
                             const Rule& named = builtin_rules().rules[rule.param];
                             std::string name = named.id;
                             std::replace(name.begin(), name.end(), '-', '_');
                             return named.row == 0 ? name : name + "_row_" + std::to_string(named.row);
                         });

TEST(BuiltinRules, StandInTheCatalogueOnce) {
    std::set<std::string> ids;
    for (const CatalogueEntry& entry : catalogue()) EXPECT_TRUE(ids.insert(entry.id).second) << entry.id;
}

TEST(BuiltinRules, NameWhatTheGlossaryKnows) {
    const auto role = [](const std::string& id) {
        return std::any_of(glossary::glossary().roles.begin(), glossary::glossary().roles.end(),
                           [&](const GlossaryRole& each) { return each.id == id; });
    };
    const auto tag = [](const std::string& id) {
        return std::any_of(glossary::glossary().roles.begin(), glossary::glossary().roles.end(),
                           [&](const GlossaryRole& each) {
                               return std::find(each.tags.begin(), each.tags.end(), id) != each.tags.end();
                           });
    };
    const auto family = [](const std::string& id) {
        return std::any_of(glossary::glossary().families.begin(), glossary::glossary().families.end(),
                           [&](const GlossaryFamily& each) { return each.id == id; });
    };
    // Tags that no role has; the manual lists them for those who write them on seats.
    const std::set<std::string> of_seats{"coach",      "coordinator",  "facilitator",
                                         "full-cycle", "player-coach", "supervisor"};
    for (const Rule& rule : builtin_rules().rules) EXPECT_TRUE(rule.role.empty() || role(rule.role)) << rule.id;
    std::vector<rules::SeatSelector> selectors = builtin_rules().seats;
    for (std::size_t i = 0; i < selectors.size(); ++i) {
        const rules::SeatSelector selector = selectors[i];
        for (const std::string& id : selector.roles) EXPECT_TRUE(role(id)) << id;
        for (const std::string& id : selector.tags) EXPECT_NE(tag(id), of_seats.contains(id)) << id;
        for (const std::string& id : selector.families) EXPECT_TRUE(family(id)) << id;
        selectors.insert(selectors.end(), selector.except.begin(), selector.except.end());
    }
}

TEST(BuiltinRules, UseEveryParameter) {
    std::string used;
    const auto collect = [&](const Condition& condition, const auto& self) -> void {
        for (const auto& limit : {condition.at_least, condition.at_most}) {
            if (limit) used += limit->parameter + " ";
        }
        used += condition.name + " ";
        for (const Condition& part : condition.parts) self(part, self);
    };
    for (const Rule& rule : builtin_rules().rules) {
        collect(rule.require, collect);
        if (rule.when) collect(*rule.when, collect);
    }
    for (const Parameter& parameter : builtin_rules().parameters) {
        // What hiring plans are held against is asked beside the rules; a test of hiring sets each of these.
        if (!parameter.name.starts_with("hiring.")) {
            EXPECT_NE(used.find(parameter.name + " "), std::string::npos) << parameter.name;
        }
        EXPECT_FALSE(parameter.meaning.empty() || parameter.source.empty()) << parameter.name;
    }
}

// A start-up, a matrix, a re-organisation and a plan in two currencies.
TEST(Stories, HaveNoErrors) {
    const std::string folder = ORGPLAN_SOURCE_DIR "/../shared/design/stories/";
    if (!std::filesystem::exists(folder)) GTEST_SKIP() << "../shared/design is not here";
    for (const char* story : {"a-startup.yaml", "b-matrix.yaml", "c-reorg.yaml", "d-plan.yaml"}) {
        const Checked checked = check_spec(folder + story, {});
        EXPECT_FALSE(checked.spec->findings.any(Severity::error) || checked.findings.any(Severity::error))
            << story << "\n"
            << checked.text();
    }
}

TEST(Stories, AStartUpOfSixIsClean) {
    const Checked checked = check_text(R"(orgplan: 1
company: {name: Six, sector: finance, builds: [software], customers: [businesses]}
positions:
  - id: ceo
    role: founder
    holder: Ana
    also: [product-manager]
units:
  - id: engineering
    manager: cto
    positions:
      - {id: cto, role: cto, holder: Ben, also: [tech-lead]}
      - {role: backend-developer, count: 2}
      - role: frontend-developer
  - id: sales
    kind: team
    positions:
      - role: account-executive
)");
    EXPECT_EQ(checked.text(), "");
}

}  // namespace
}  // namespace orgplan
