#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cctype>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <set>
#include <string>

#include "planner/manual/roles_markdown.h"
#include "planner/manual/rules_markdown.h"
#include "planner/rules/rule.h"

namespace orgplan {
using namespace manual;
using namespace rules;
using namespace text;
namespace {

struct Page {
    const char* name;
    std::string (*make)();
};

class Manual : public testing::TestWithParam<Page> {};

TEST_P(Manual, IsThePageOfTheProject) {
    const std::string path = std::string(ORGPLAN_SOURCE_DIR "/docs/") + GetParam().name + ".md";
    const std::string made = GetParam().make();
    if (std::getenv("ORGPLAN_BLESS") != nullptr) {
        std::ofstream(path, std::ios::binary) << made;
        return;
    }
    std::ifstream file(path, std::ios::binary);
    const std::string kept(std::istreambuf_iterator<char>(file), {});
    EXPECT_TRUE(kept == made) << "docs/" << GetParam().name
                              << ".md is not what the data makes; ORGPLAN_BLESS=1 rewrites it";
}

INSTANTIATE_TEST_SUITE_P(Pages, Manual,
                         testing::Values(Page{"roles", roles_markdown}, Page{"rules", rules_markdown},
                                         Page{"glossary-coverage", coverage_markdown}),
                         [](const auto& page) { return std::string(page.param.name).substr(0, 5); });

// Every link within the three pages leads to a heading or an anchor of the page it names.
TEST(ManualPages, LinksLeadSomewhere) {
    const std::map<std::string, std::string> pages{
        {"roles.md", roles_markdown()}, {"rules.md", rules_markdown()}, {"glossary-coverage.md", coverage_markdown()}};
    std::set<std::string> targets;
    for (const auto& [name, text] : pages) {
        const std::regex heading(R"(\n#+ ([^\n]+))");
        for (auto at = std::sregex_iterator(text.begin(), text.end(), heading); at != std::sregex_iterator(); ++at) {
            std::string anchor;
            for (const char c : (*at)[1].str()) {
                if (c == ' ') anchor += '-';
                if (std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-') {
                    anchor += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
                }
            }
            targets.insert(name + "#" + anchor);
        }
        const std::regex named(R"rx(<a id="([^"]+)">)rx");
        for (auto at = std::sregex_iterator(text.begin(), text.end(), named); at != std::sregex_iterator(); ++at) {
            targets.insert(name + "#" + (*at)[1].str());
        }
    }
    std::size_t links = 0;
    for (const auto& [name, text] : pages) {
        const std::regex link(R"(\]\(([a-z-]*\.?m?d?)#([^)]+)\))");
        for (auto at = std::sregex_iterator(text.begin(), text.end(), link); at != std::sregex_iterator(); ++at) {
            const std::string page = (*at)[1].length() == 0 ? name : (*at)[1].str();
            EXPECT_TRUE(targets.contains(page + "#" + (*at)[2].str())) << name << ": " << (*at)[0].str();
            ++links;
        }
    }
    EXPECT_GT(links, 300u);
}

TEST(ManualPages, TellsAllOfARule) {
    EXPECT_THAT(
        rules_markdown(),
        testing::HasSubstr("#### lead-designer-without-team\n\n**warning**: A lead designer leads no design team.\n"
                           "\nA lead without a team is usually an experienced designer, and another role describes the "
                           "work better.\n\n"
                           "Details: Reports by a solid or a dotted line count, or else the people in design in a unit "
                           "that the seat manages.\n\n"
                           "- Evidence: source text 1, description 41: \"usually leads and grows a design team\"; "
                           "lead_designer.min_reports is our own figure\n"
                           "- Parameters: [`lead_designer.min_reports`](#parameters) (2)\n"));
}

TEST(ManualPages, SaysWhatARuleNeedsAndCannotSee) {
    const std::string coverage = coverage_markdown();
    const auto row = [](const std::string& id, const std::string& rest) {
        return testing::HasSubstr("\n| [" + id + "](rules.md#" + id + ") | " + rest + " |\n");
    };
    EXPECT_THAT(coverage, row("software-architect-not-designing", "`time` | how the week is really spent"));
    EXPECT_THAT(coverage, row("backlog-outside-product-owner", "`duties.backlog`, `role` | "));
    EXPECT_THAT(coverage, row("too-many-layers", "`reports_to` | "));
}

TEST(ManualPages, NamesEveryRuleAndEveryStatement) {
    const std::string rules = rules_markdown();
    for (const Rule& rule : builtin_rules().rules) {
        EXPECT_NE(rules.find("\n#### " + rule.id + "\n"), std::string::npos) << rule.id;
    }
    const std::string coverage = coverage_markdown();
    for (const Statement& statement : builtin_rules().statements) {
        EXPECT_NE(coverage.find("\n| " + statement.code + " | "), std::string::npos) << statement.code;
    }
}

}  // namespace
}  // namespace orgplan
