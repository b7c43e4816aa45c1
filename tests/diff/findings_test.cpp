#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/diff/compared.h"

// Findings of two specs.

namespace orgplan {
using namespace diff;
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

// The same rule about the same seat is the same finding, whatever its number, wording, severity and place.
TEST(DiffFindings, ThatOnlySaySomethingElseHaveChanged) {
    const auto designers = [](const char* count, const char* rules = "") {
        return std::string("orgplan: 1\ncompany: {manager: ceo}\nstages: [{id: a}, {id: b}, {id: c}]\n") +
               "positions: [{id: ceo, role: ceo}]\nunits:\n  - {id: d, manager: m, positions: [{id: m, role: "
               "lead-designer}, {id: x, role: product-designer, count: {" +
               count + "}}]}\n" + rules;
    };
    const Compared later(designers("a: 1, b: 3"), designers("a: 1, c: 3"), true);
    EXPECT_THAT(later.text(), HasSubstr("1 new finding; 1 finding changed"));
    EXPECT_THAT(later.text(), HasSubstr("\nFindings changed\n  ~ advice: `m` leads 1 person in design, fewer than 2, "
                                        "at a (resolved at `c`)"));
    EXPECT_THAT(later.text(), HasSubstr("\n    was advice: `m` leads 1 person in design, fewer than 2 "
                                        "(resolved at `b`)\n"));
    EXPECT_THAT(later.text(), Not(HasSubstr("resolved\n")));
    const Compared fewer(designers("a: 1"), designers("a: 0"), true);
    EXPECT_THAT(fewer.text(), HasSubstr("~ warning: `m` leads nobody in design, fewer than 2"));
    const Compared lighter(designers("a: 1"),
                           designers("a: 1", "rules: {severity: {lead-designer-without-team: advice}}"), true);
    EXPECT_THAT(lighter.text(), HasSubstr("~ advice: `m` leads 1 person in design, fewer than 2 "));
    EXPECT_THAT(lighter.text(), HasSubstr("was warning: `m` leads 1 person in design, fewer than 2\n"));
    EXPECT_THAT(lighter.markdown(), HasSubstr("**Findings changed**\n\n- advice: "));
    const Compared same(designers("a: 1"), "# a line more\n" + designers("a: 1"), true);
    EXPECT_TRUE(same.found.findings.empty());
}

TEST(DiffFindings, BetweenStagesAreSaidWithTheirDays) {
    const std::string before = R"(orgplan: 1
company: {manager: ceo}
stages: [{id: now, date: 2027-01-31}, {id: end, date: 2027-12-31}]
positions:
  - {id: ceo, role: ceo}
  - {id: a, title: A, holder: Ann Lee, leaves: 2027-05}
  - {id: b, title: B, holder: Bo Li, opens: 2027-04}
)";
    std::string after = before;
    after.replace(after.find("Bo Li"), 5, "Ann Lee");
    const Compared both(before, after, true);
    EXPECT_THAT(both.text(), HasSubstr("`a`, `b`, from 2027-04-01 to 2027-04-30, between `now` and `end`"));
    EXPECT_THAT(both.markdown(), HasSubstr("from 2027-04-01 to 2027-04-30"));
    EXPECT_THAT(diff_json(both.found, {both.a(), both.b(), "a", "b"}), HasSubstr("\"to\": \"2027-04-30\""));
    // A day later it is the same finding, and says other days.
    std::string later = after;
    later.replace(later.find("leaves: 2027-05"), 15, "leaves: 2027-06");
    const std::string grown = Compared(after, later, true).text();
    EXPECT_THAT(grown, Not(HasSubstr("New findings")));
    EXPECT_THAT(grown, HasSubstr("Findings changed"));
    EXPECT_THAT(grown, HasSubstr("`a`, `b`, from 2027-04-01 to 2027-05-31, between `now` and `end`"));
    EXPECT_THAT(grown, HasSubstr("was advice: `Ann Lee` holds 2 seats without a share for each: `a`, `b`, from "
                                 "2027-04-01 to 2027-04-30"));
}

// A fault of the text speaks of the thing, and of the word there.
TEST(DiffFindings, OfTheTextSpeakOfTheThingAndItsWord) {
    const auto reporting = [](const char* to, const char* before = "") {
        return with(std::string(before) + "units: [{id: a, positions: [{id: x, role: tech-lead, reports_to: " + to +
                    "}]}]\n");
    };
    EXPECT_TRUE(Compared(reporting("nobody-1"), reporting("nobody-1", "# moved\n"), true).found.findings.empty());
    const Compared other(reporting("nobody-1"), reporting("nobody-2"), true);
    ASSERT_EQ(other.found.findings.size(), 2u);
    EXPECT_EQ(other.found.findings[0].kind, FindingChange::Kind::fresh);
    EXPECT_EQ(other.found.findings[1].kind, FindingChange::Kind::gone);
}

}  // namespace
}  // namespace orgplan
