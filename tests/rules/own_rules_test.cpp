#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "tests/rules/check_text.h"

namespace orgplan {
using namespace graph;
using namespace language;
using namespace rules;
using namespace text;
namespace {

// The examples of docs/own-rules.md, the first or the second.
std::string documented(int number = 1) {
    std::ifstream file(ORGPLAN_SOURCE_DIR "/docs/own-rules.md");
    std::ostringstream text;
    text << file.rdbuf();
    const std::string all = text.str();
    std::size_t begin = all.find("## Rules of your own\n");
    for (; number > 0; --number) begin = all.find("```yaml\n", begin) + 8;
    return all.substr(begin, all.find("```", begin) - begin);
}

TEST(OwnRules, OfTheManualEachFailOnce) {
    const Checked checked = check_text(documented() + R"(
company: {sector: finance, manager: cto}
positions:
  - {id: cto, role: cto}
  - {id: one, title: One, reports_to: cto}
  - {id: two, title: Two, reports_to: one}
  - {id: three, title: Three, reports_to: two, employment: contractor}
  - {id: four, title: Four, reports_to: three}
units:
  - {id: platform, purpose: operations, positions: [{role: site-reliability-engineer}]}
  - {id: web, kind: team, positions: [{id: lead, role: tech-lead}, {role: backend-developer}]}
  - {id: far, kind: team, tags: [remote], positions: [{role: backend-developer, count: 60}]}
)");
    for (const char* rule : {"no-pair-on-call", "contractor-manages", "tech-lead-of-one", "tall-engineering",
                             "bank-without-security", "remote-team-without-lead"}) {
        int found = 0;
        for (const Finding& finding : checked.findings.all()) found += finding.rule == rule;
        EXPECT_EQ(found, 1) << rule << "\n" << checked.text();
    }
    EXPECT_EQ(checked.finding("contractor-manages")->message, "`three` is a contractor and manages 1");
    EXPECT_EQ(checked.finding("contractor-manages")->severity, Severity::error);
    EXPECT_EQ(checked.finding("no-pair-on-call")->why, "Nobody carries the pager alone.");
    EXPECT_EQ(checked.finding("no-pair-on-call")->help, "");
}

TEST(OwnRules, OfGivenFactsManagersAndRatiosEachFailOnce) {
    const Checked checked = check_text(documented(2) + R"(
company: {manager: cto}
positions:
  - {id: cto, role: cto, level: mid, cost: {yearly: 90000}}
  - {id: ann, role: backend-developer, level: senior, works_with: [bo], cost: {yearly: 95000}}
  - {id: bo, role: backend-developer, level: intern}
units:
  - id: young
    kind: team
    positions: [{role: backend-developer, level: junior, count: 4}]
  - {id: old, kind: team, positions: [{role: backend-developer, level: mid, count: 4}]}
costs: {currency: EUR}
)");
    const auto message = [&](const char* rule) {
        const Finding* found = checked.finding(rule);
        return found == nullptr ? checked.text() : found->message;
    };
    EXPECT_EQ(message("intern-without-mentor"), "`bo` breaks your rule `intern-without-mentor`");
    EXPECT_EQ(message("outranks-manager"), "`ann` is of a higher level than the seat it reports to");
    EXPECT_EQ(message("costs-more-than-manager"), "`ann` costs more than the seat it reports to");
    EXPECT_EQ(message("too-few-seniors"), "`young` has 0 seniors for each junior, less than 0.5");
    EXPECT_EQ(checked.finding("too-few-seniors")->severity, Severity::warning);
    EXPECT_EQ(checked.finding("intern-without-mentor")->help, "write `works_with: [SEAT]` at the intern");
}

TEST(OwnRules, AreReportedTogetherWhereTheySay) {
    const Checked checked = check_text(R"(orgplan: 1
positions: [{id: ceo, role: ceo}]
units: [{id: a}, {id: b, tags: [alone]}, {id: c}, {id: d}, {id: e}, {id: f}]
rules:
  packs: [own]
  ignore: [{rule: nobody, at: c, why: Planned.}]
  define: [{id: nobody, for: {unit: {}}, require: {size: {at_least: 1}}, together_when: {not: {is: {tag: alone}}}}]
)");
    EXPECT_EQ(checked.text(),
              "3:14 warning nobody: `a` breaks your rule `nobody` (the same is true of 3 more units: `d`, `e`, `f`)\n"
              "3:23 warning nobody: `b` breaks your rule `nobody`\n");
}

TEST(OwnRules, AreAdviceWhereTheySay) {
    const Checked checked = check_text(documented(2) + R"(
company: {manager: cto}
positions: [{id: cto, role: cto}]
units: [{id: young, kind: team, positions: [{role: backend-developer, level: junior, count: 3}]}]
)");
    ASSERT_NE(checked.finding("too-few-seniors"), nullptr) << checked.text();
    EXPECT_EQ(checked.finding("too-few-seniors")->severity, Severity::advice);
}

}  // namespace
}  // namespace orgplan
